"""One form for the spellings of one name, and the name that an entity is shown by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_VARIANTS = str.maketrans(
    "髙﨑邊邉澤濱齋齊斎眞國學會廣榮禮條淺嶋嶌冨藪廳臺灣",
    "高崎辺辺沢浜斉斉斉真国学会広栄礼条浅島島富薮庁台湾",
)
_VA = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴュ": "ビュ", "ヴ": "ブ"}
_SMALL = re.compile("ヴ[ァィェォュ]?")
_MARKS = re.compile(r"[・=＝\s'’.\-‐]")


_READING = re.compile("[(（][ぁ-ゖァ-ヺー・=＝ ]+[)）](?=.)")


def plain(name: str) -> str:
    """Return a name without the reading that stands inside it.

    >>> plain("金日成（キム・イルソン）広場")
    '金日成広場'
    """
    return _READING.sub("", name)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the form in which all spellings of a name agree.

    >>> fold("ヴォロディミル・ゼレンスキー") == fold("ボロディミルゼレンスキー"), fold("髙市")
    (True, '高市')
    """
    text = unicodedata.normalize("NFKC", plain(name)).casefold()
    text = _SMALL.sub(lambda match: _VA.get(match.group(), "ブ"), text)
    return _MARKS.sub("", text).translate(_VARIANTS)


def is_kana(name: str) -> bool:
    """Tell whether a name is written in kana only (and so may be a reading)."""
    return re.fullmatch("[ぁ-ゖァ-ヺー・=＝ ]+", name) is not None


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return re.fullmatch(r"[A-Za-z0-9À-ɏ .&'\-]+", name) is not None


def fullest(surfaces: list[str]) -> str:
    """Return the surface that names best: Japanese before Latin letters, then the longest, then the first.

    >>> fullest(["NATO", "北大西洋条約機構"]), fullest(["プーチン", "ウラジーミル・プーチン"])
    ('北大西洋条約機構', 'ウラジーミル・プーチン')
    """
    return max(surfaces, key=lambda s: (not is_latin(s), len(s), -surfaces.index(s)))
