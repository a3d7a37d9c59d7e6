"""Time stamps of files, feeds and records: in whatever form a machine or a person wrote the date."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kg.text.dates import find_times
from kg.text.moments import parse_date

_TOKYO = timezone(timedelta(hours=9))
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_LONGEST = 100


def read_stamp(value: object) -> str:
    """Return the ISO date of a time stamp as it is in Japan, empty if it cannot be understood.

    ISO 8601 and RFC 2822 with their zones, seconds or milliseconds since 1970, 2024/06/19, 20240619,
    令和6年6月19日, 19 June 2024. A stamp without a zone is taken to be Japan's.

    >>> [read_stamp(v) for v in ("2024-06-18T22:00:00Z", 1718762400, "令和6年6月19日", "2024/6/19", "soon")]
    ['2024-06-19', '2024-06-19', '2024-06-19', '2024-06-19', '']
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = str(value).strip()[:_LONGEST]
    if _EPOCH.fullmatch(text):
        return _epoch(float(text) / (1000 if len(text) == 13 else 1))
    if text.isdigit() and len(text) > 8:
        return date_in_name(text[:8], whole=True) if len(text) in (12, 14) else ""
    moment = _moment(text)
    if moment is not None:
        try:
            return (moment.astimezone(_TOKYO) if moment.tzinfo else moment).date().isoformat()
        except OverflowError:
            return ""
    return date_in_name(text, whole=True) or _written(text)


def date_in_name(name: str, whole: bool = False) -> str:
    """Return the full date in the name of a file or in an address, empty if there is none or several.

    >>> date_in_name("20240619-vietnam"), date_in_name("/2024/06/19/a1.html"), date_in_name("x1234567890")
    ('2024-06-19', '2024-06-19', '')
    """
    found = _COMPACT.findall(name)
    days = {f"{y}-{m}-{d}" for y, _, m, d in found}
    day = days.pop() if len(days) == 1 else ""
    valid = parse_date(day) is not None if day else False
    return day if valid and (not whole or _COMPACT.fullmatch(name)) else ""


def _epoch(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, _TOKYO).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def _moment(text: str) -> datetime | None:
    try:
        # Python 3.10 knows neither Z nor fractions of other than three or six digits.
        plain = re.sub(r"(?<=:\d\d)\.\d+", "", text.replace("Z", "+00:00").replace("z", "+00:00"))
        return datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", plain))
    except ValueError:
        pass
    if not _MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def _written(text: str) -> str:
    """Return a date as people write it: one full date and little else; a year or a month alone as well."""
    from kg.text.normalise import normalise

    words = normalise(text).text
    slashed = re.match(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)", words)
    if slashed:
        words = "{}-{:02}-{:02}".format(*(int(part) for part in slashed.groups()))
    partial = re.fullmatch(r"\d{4}(?:-\d\d)?(?:-\d\d(?:[T ].*)?)?", words)
    day = parse_date(words) if partial else None
    if day:
        return day.iso
    days = {t.value for t in find_times(words) if t.kind == "date" and len(t.value) == 10}
    return days.pop() if len(days) == 1 else ""
