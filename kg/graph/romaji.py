"""Readings in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_KATAKANA = {c: c + 0x60 for c in range(0x3041, 0x3097)} | dict.fromkeys(map(ord, "・･=＝ 　-"), None)
_SOUNDS = """
    アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu
    テte トto ナna ニni ヌnu ネne ノno ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya
    ユyu ヨyo ラra リri ルru レre ロro ワwa ヲo ンn ガga ギgi グgu ゲge ゴgo ザza ジji ズzu
    ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヴvu
    ァa ィi ゥu ェe ォo ャya ュyu ョyo
"""
_KANA = {sound[0]: sound[1:] for sound in _SOUNDS.split()}
_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_V = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}


@lru_cache(maxsize=65536)
def romaji(kana: str) -> tuple[str, ...]:
    """Return how a reading may be spelt in Latin letters: with and without long vowels.

    >>> romaji("とうきょう"), romaji("プーチン")
    (('toukyou', 'tokyo'), ('puuchin', 'puchin'))
    """
    text = unicodedata.normalize("NFKC", kana).translate(_KATAKANA)
    out = ""
    for i, c in enumerate(text):
        if c == "ー":
            out += out[-1:] if out[-1:] in "aiueo" else ""
        elif c == "ッ":
            following = _KANA.get(text[i + 1 : i + 2], "")
            out += following[:1].replace("c", "t")
        elif c in _SMALL_Y and out.endswith("i"):
            stem = out[:-1]
            out = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL_Y[c]
        elif c in _SMALL_V and out[-1:] in ("i", "u", "e", "o"):
            out = out[:-1] + _SMALL_V[c]
        else:
            out += _KANA.get(c, c)
    short = out
    for long, vowel in (("aa", "a"), ("ii", "i"), ("uu", "u"), ("ee", "e"), ("oo", "o"), ("ou", "o")):
        short = short.replace(long, vowel)
    return (out, short) if short != out else (out,)
