"""ISO 8601 dates of any precision, compared as the periods they name."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from kg.errors import KgError
from kg.text.given import given_date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?")

Period = tuple[str, str]


@lru_cache(maxsize=65536)
def period(iso: str) -> Period | None:
    """Return the first and the last day that ``iso`` names, or None where it names none.

    >>> period("2024"), period("2024-02"), period("2017-01/2017-03")
    (('2024-01-01', '2024-12-31'), ('2024-02-01', '2024-02-29'), ('2017-01-01', '2017-03-31'))
    """
    first, _, last = iso.partition("/")
    start = _ends(first)
    end = _ends(last) if last else start
    if start is None or end is None:
        return None
    return min(start[0], end[0]), max(start[1], end[1])


def _ends(text: str) -> Period | None:
    match = _DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = (int(g) if g else 0 for g in match.groups())
    if month > 12 or (match[2] and not month) or year < 1:
        return None
    if day or match[3]:
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return match[0][:10], match[0][:10]
    last = calendar.monthrange(year, month or 12)[1]
    return f"{year:04}-{month or 1:02}-01", f"{year:04}-{month or 12:02}-{last:02}"


def bound(iso: str, end: int, what: str) -> str:
    """Return the first (``end`` 0) or last (1) day of a date that a user gave.

    >>> bound("2024-06", 1, "until"), bound("2024年6月", 0, "since")
    ('2024-06-30', '2024-06-01')
    """
    found = period(iso) or period(given_date(iso, what))
    assert found is not None, "a date that was understood names a period"
    return found[end]


def bucket(iso: str, freq: str) -> str:
    """Return the period of ``freq`` (Y, Q, M, W or D) in which a date starts; empty if too vague.

    >>> bucket("2024-06-19", "M"), bucket("2024-06-19", "Q"), bucket("2024-06-19", "W"), bucket("2024", "M")
    ('2024-06', '2024-Q2', '2024-06-17', '')
    """
    found = period(iso)
    if found is None:
        return ""
    first, last = found
    start, end = _bucket(first, freq), _bucket(last, freq)
    return start if start == end or "/" in iso else ""


def _bucket(day: str, freq: str) -> str:
    if freq == "Y":
        return day[:4]
    if freq == "Q":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    if freq == "M":
        return day[:7]
    if freq == "D":
        return day
    if freq == "W":
        from datetime import date, timedelta

        d = date.fromisoformat(day)
        return (d - timedelta(days=d.weekday())).isoformat()
    raise KgError(f"unknown frequency {freq!r}", remedy="use Y, Q, M, W or D, as pandas does")
