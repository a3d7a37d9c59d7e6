"""Reads Japanese numbers and era years."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI = re.compile(r"[〇零一二三四五六七八九十百千]{1,9}")

ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_ERA_LENGTHS = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31, "令和": 99}


def number(text: str) -> int | None:
    """Return the value of digits or kanji numerals below 10,000, ``None`` if it is no number.

    >>> number("２０２４"), number("二〇二四"), number("二千二十四"), number("六十四"), number("元")
    (2024, 2024, 2024, 64, 1)
    """
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text) if len(text) <= 9 else None
    if not _KANJI.fullmatch(text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _additive(text)


def _additive(text: str) -> int | None:
    total, digit, ceiling = 0, -1, 10_000
    for c in text:
        if c in _DIGITS:
            if digit >= 0:
                return None
            digit = _DIGITS[c]
        else:
            unit = _UNITS[c]
            if unit >= ceiling or digit == 0:
                return None
            total += unit * (1 if digit < 0 else digit)
            digit, ceiling = -1, unit
    return total + max(digit, 0)


def era_year(era: str, year: int) -> int | None:
    """Return the western year of a year of an era, ``None`` outside the era.

    >>> era_year("令和", 6), era_year("昭和", 64), era_year("昭和", 65)
    (2024, 1989, None)
    """
    if era not in ERAS or not 1 <= year <= _ERA_LENGTHS[era]:
        return None
    return ERAS[era] + year - 1
