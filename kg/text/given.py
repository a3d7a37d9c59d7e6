"""Dates that a person gives: one place decides what is understood."""

from __future__ import annotations

import re
from unicodedata import normalize

from kg.errors import KgError
from kg.text.dates import find_times
from kg.text.moments import Moment

_NUMBERS = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:(?<=\d)[T ]\d.*)?")
_EIGHT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")


def given_date(text: str, what: str = "published") -> str:
    """Return a date that somebody gave in ISO 8601, as precise as it was written; empty for nothing.

    Understood are ISO (also with a time: the day is the one written), 2024/1/5, 2024.1, 20240105,
    2024年1月5日, 令和6年1月5日 and Jan 5, 2024. Raises KgError for anything else, also for 05/01/2024, which
    two halves of the world read differently. ``what`` names the setting.

    >>> given_date("2024/1/5"), given_date("令和6年1月"), given_date("2024-01-05T23:00Z"), given_date("")
    ('2024-01-05', '2024-01', '2024-01-05', '')
    """
    plain = normalize("NFKC", text).strip()
    if not plain:
        return ""
    remedy = "write it as 2024-06-19"
    if (order := _YEAR_LAST.fullmatch(plain)) and max(int(order[1]), int(order[2])) <= 12:
        raise KgError(f"{what}: {text!r} can be two dates", remedy=remedy)
    if numbers := _NUMBERS.fullmatch(plain) or _EIGHT.fullmatch(plain):
        parts = [int(part) for part in numbers.groups() if part and part.isdigit()]
        moment = Moment(*parts)
        if moment.valid and 0 not in parts:
            return moment.iso
    else:
        times = find_times(plain)
        if len(times) == 1 and times[0].kind == "date" and times[0].span == (0, len(plain)):
            return times[0].value
    raise KgError(f"{what}: not a date: {text!r}", remedy=remedy)
