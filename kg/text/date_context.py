"""What is known while the dates of a text are read: the publication, the date before, the tense."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from kg.text import date_patterns as p
from kg.text.moments import Moment

_LOOK_AHEAD = 80  # characters of the sentence in which its tense is looked for


class Context:
    """The dates already read in a text; a date without a year or month is completed from here."""

    def __init__(self, text: str, today: Moment | None) -> None:
        self.text, self.today = text, today
        self.last: Moment | None = None  # the date named before
        self.near: Moment | None = None  # the same, if it stands in this sentence
        self.end = 0  # where it ends

    def enter(self, place: int) -> None:
        """Forget the nearness of the date before if another sentence has begun."""
        if "。" in self.text[self.end : place] or "\n" in self.text[self.end : place]:
            self.near = None

    def remember(self, moment: Moment, end: int) -> None:
        """Take ``moment`` as the date before."""
        self.last = self.near = moment
        self.end = end

    def day_before(self) -> Moment | None:
        """Return the day named last, else the publication."""
        if self.last and self.last.day:
            return self.last
        return self.today if self.today and self.today.day else None

    def year_of(self, month: int, day: int, place: int) -> int | None:
        """Return the year of a month (and day) without one, ``place`` being where its words end."""
        if self.near and (not self.today or self.near.year != self.today.year):
            # 昨年9月に会談し、10月にも: later in the same year, unless the sentence returned to the present.
            return self.near.year if month >= self.near.month else self.near.year + 1
        if not self.today:
            return self.last.year if self.last else None
        year = self.today.year
        ahead = month * 31 + day - (self.today.month or 12) * 31 - (self.today.day if day else 0)
        tense = self.tense(place)
        if ahead > 0 and (tense == "past" or (ahead > 186 and tense != "future")):
            return year - 1
        if ahead < -186 and tense == "future":
            return year + 1
        return year

    def day_of(self, day: int, place: int) -> Moment | None:
        """Return the date of a day without a month."""
        if self.near and self.near.month:
            then = self._on_or_after(self.near, day)
            if then and (not self.today or then <= self.today or self.near >= self._month_start()):
                return then
        if not self.today or not self.today.day:
            return None
        this_month = Moment(self.today.year, self.today.month, day)
        if day <= self.today.day:
            return this_month
        tense = self.tense(place)
        soon = this_month.valid and day - self.today.day <= 7 and self.today.day > 10
        if this_month.valid and (tense == "future" or (soon and tense != "past")):
            return this_month
        before = self.today.months_on(-1)
        while day > monthrange(before.year, before.month)[1]:
            before = before.months_on(-1)
        if tense == "future":
            return Moment(*self.today.months_on(1)[:2], day)
        return Moment(before.year, before.month, day)

    def _month_start(self) -> Moment:
        return Moment(self.today.year, self.today.month) if self.today else Moment(1)

    @staticmethod
    def _on_or_after(moment: Moment, day: int) -> Moment | None:
        month = moment if day >= moment.day else moment.months_on(1)
        then = Moment(month.year, month.month, day)
        return then if then.valid else None

    def weekday(self, name: str, weeks: int | None, place: int) -> Moment | None:
        """Return the day of a weekday: in the week so many weeks on, or the nearest by the tense."""
        if not self.today or not self.today.day:
            return None
        today = date(*self.today).weekday()
        ahead = p.WEEKDAYS.index(name) - today
        if weeks is not None:
            return self.today.days_on(ahead + 7 * weeks)
        future = self.tense(place) == "future"
        return self.today.days_on(ahead % 7 if future else -(-ahead % 7))

    def tense(self, place: int) -> str:
        """Tell whether the words after ``place`` speak of ``future`` or ``past``: the first cue wins."""
        stop = min(self.text.find(mark, place) % (len(self.text) + 1) for mark in "。\n")
        stop = min(stop + 1, place + _LOOK_AHEAD)
        future, past = p.FUTURE.search(self.text, place, stop), p.PAST.search(self.text, place, stop)
        if future and (not past or future.start() <= past.start()):
            return "future"
        return "past" if past else ""
