"""Tells Japanese from other languages and from text that was decoded wrongly."""

from __future__ import annotations

import re

from kg.errors import SourceError

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_HALF_KANA = re.compile(r"[\uff61-\uff9f]")
_HAN = re.compile(r"[一-鿿㐀-䶿]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
# Signs of bytes read in a Western code page: accented letters and its odd punctuation.
_WESTERN = re.compile(r"[\x80-\xff\u0152-\u0192\u02c6\u02dc\u2018-\u2022\u2030\u2039\u203a\u20ac\u2122]")
_SAMPLE = 5_000  # characters by which a text is judged
_FEWEST = 30  # letters: fewer could be a headline in kanji, a list of names
_OTHERS = (("Korean", _HANGUL), ("Russian", _CYRILLIC), ("Arabic", _ARABIC), ("Thai", _THAI))


def check_language(text: str) -> None:
    """Raise where a text is not Japanese, or only looks like a text because its bytes were read wrongly.

    >>> check_language("首相は19日、訪米した。")

    :raises SourceError: names the language, or says that the encoding is wrong.
    """
    sample = text[:_SAMPLE]
    if is_garbled(sample):
        raise SourceError(
            "mojibake: the text was decoded wrongly when it was saved",
            remedy="save the page again as UTF-8, or give the original file",
        )
    language = language_of(sample)
    if language != "Japanese":
        raise SourceError(f"not Japanese but {language}", remedy="kg reads Japanese only; leave it out")


def language_of(text: str) -> str:
    """Return the language of a text by its letters; of one with few letters Japanese.

    >>> [language_of(t * 9) for t in ("首相は訪米した。", "总理访问美国。他会见了", "총리는 미국을 방문")]
    ['Japanese', 'Chinese', 'Korean']
    """
    kana, han = len(_KANA.findall(text)) + len(_HALF_KANA.findall(text)), len(_HAN.findall(text))
    latin = len(_LATIN.findall(text))
    others = {name: len(pattern.findall(text)) for name, pattern in _OTHERS}
    total = kana + han + latin + sum(others.values())
    if total < _FEWEST:
        return "Japanese"
    name, most = max(others.items(), key=lambda pair: pair[1])
    if most * 2 > total:
        return name
    if latin * 5 > total * 4 and kana * 20 < total:
        return "English or another language in Latin letters"
    if han * 2 > total and kana * 33 < han:
        return "Chinese"
    return "Japanese"


def is_garbled(text: str) -> bool:
    """Tell whether a text is mojibake: bytes that decode by chance in an encoding that is not theirs.

    >>> words = "首相は会談で合意した。" * 3
    >>> [is_garbled(words.encode().decode(e, "replace")) for e in ("utf-8", "cp932", "latin-1")]
    [False, True, True]
    """
    total = len(text) - sum(map(text.count, " \u3000\t\n\r"))
    if total < _FEWEST // 2:
        return False
    western = len(_WESTERN.findall(text))
    hiragana, kana, half = (len(p.findall(text)) for p in (_HIRAGANA, _KANA, _HALF_KANA))
    kanji = "".join(_HAN.findall(text))
    rare, unknown = _rare_and_unknown(kanji)
    if western * 3 > total and (kana + len(kanji)) * 3 < total:
        return True  # read as Latin letters
    if half * 2 > total and hiragana * 20 < total:
        return True  # EUC-JP read as Shift_JIS
    if unknown > 3 and unknown * 5 > len(kanji) and kana:
        return True  # EUC-JP read as Chinese, which has the kana at the same places
    return rare * 3 > kana + len(kanji) + half and rare * 4 > total  # UTF-8 read as Shift_JIS


def _rare_and_unknown(kanji: str) -> tuple[int, int]:
    """Return how many kanji belong to JIS level 2, and how many (simplified ones) to no level."""
    leads = kanji.encode("cp932", "ignore")[::2]
    return len(leads.translate(None, delete=bytes(range(0x99)))), len(kanji) - len(leads)
