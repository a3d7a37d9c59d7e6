"""Calendar dates of which only a part may be known, and the words that name them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, NamedTuple

from kg.model.spans import Span

Kind = Literal["date", "interval", "duration"]


class TimeExpression(NamedTuple):
    """Words that say when or how long.

    ``value`` is ISO 8601 to the precision given: a date (``2024``, ``2024-06``, ``2024-06-19``), an interval
    (``2017-01/2017-03``) or, for ``kind`` ``duration``, a period (``P24Y``).
    """

    span: Span
    value: str
    kind: Kind


class Moment(NamedTuple):
    """A calendar date of which month and day may be unknown (0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date in ISO 8601 to the precision known."""
        text = f"{self.year:04d}"
        return text + "".join(f"-{part:02d}" for part in (self.month, self.day) if part)

    @property
    def valid(self) -> bool:
        """Whether the calendar has it, between the years 1 and 9999."""
        if not 1 <= self.year <= 9999 or not 0 <= self.month <= 12:
            return False
        return not self.day or (self.month > 0 and 1 <= self.day <= monthrange(self.year, self.month)[1])

    def months_on(self, months: int) -> Moment:
        """Return the month that lies ``months`` later (earlier if negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Moment(count // 12, count % 12 + 1)

    def days_on(self, days: int) -> Moment | None:
        """Return the day that lies ``days`` later, ``None`` outside the calendar."""
        try:
            then = date(*self) + timedelta(days)
        except (ValueError, OverflowError):
            return None
        return Moment(then.year, then.month, then.day)


def parse_date(text: str) -> Moment | None:
    """Return the date at the start of an ISO text such as ``2024-06-19T10:00+09:00``, else ``None``.

    The day is the one written: no change of time zone.

    >>> parse_date("2024-06-19T23:00:00Z"), parse_date("yesterday")
    (Moment(year=2024, month=6, day=19), None)
    """
    found = re.match(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d/.])", text)
    moment = Moment(*(int(part or 0) for part in found.groups())) if found else None
    return moment if moment and moment.valid else None
