"""Finds dates and spans of time in Japanese news and says them in ISO 8601."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from kg.model.spans import Span
from kg.text import date_patterns as p
from kg.text.date_context import Context
from kg.text.moments import Moment, TimeExpression, parse_date
from kg.text.numerals import era_year, number

__all__ = ["Moment", "TimeExpression", "find_times", "parse_date"]


def find_times(text: str, published: str = "") -> list[TimeExpression]:
    """Return the times in ``text`` in order, without overlaps; relative ones are seen from ``published``.

    ``published`` is an ISO date or empty; without it only what the text itself settles is found.
    A bare 19日 is the nearest on or before the publication unless its sentence speaks of the future;
    a bare 9月 lies in the year of the publication, likewise; within a sentence they follow the date
    before them (昨年9月…10月). 同日, 翌日, 前日 refer to the day named before. A season, 末 and 度
    give the year; 上旬 the month; weeks give their month only where it is one month. Vague words
    (数年前, 最近) give nothing. Never raises; linear.

    >>> text = "19日に訪朝。昨年9月以来、24年ぶり"
    >>> [(t.span.of(text), t.value) for t in find_times(text, "2024-06-21")]
    [('19日', '2024-06-19'), ('昨年9月', '2023-09'), ('24年ぶり', 'P24Y')]
    """
    return list(_Reader(text, parse_date(published)).times())


class _Reader:
    """Reads the times of one text in order."""

    def __init__(self, text: str, today: Moment | None) -> None:
        self.text, self.today = text, today
        self.context = Context(text, today)
        self.readers = (
            (p.NUMERIC, self._numeric), (p.DURATION, self._duration), (p.AGO, self._ago),
            (p.CALENDAR, self._calendar), (p.WORDS, self._word),
        )  # fmt: skip

    def times(self) -> Iterator[TimeExpression]:
        place = 0
        for candidate in p.CANDIDATE.finditer(self.text):
            start = candidate.start()
            if start < place:
                continue
            for pattern, read in self.readers:
                found = pattern.match(self.text, start)
                if found is None or found.end() == start:
                    continue
                self.context.enter(start)
                time = read(found)
                place = found.end() if time is None else time.span.end
                if time is not None:
                    yield time
                break

    def _date(self, moment: Moment | None, found: Match[str], end: int = 0) -> TimeExpression | None:
        """Return a date that ends at ``end`` (else with the match), with its weekday in brackets."""
        if moment is None or not moment.valid:
            return None
        end = end or found.end()
        if moment.day:
            tail = p.DATE_TAIL.match(self.text, end)
            end = tail.end() if tail else end
            until = self._until(moment, end)
            if until:
                return self._interval(moment, until[0], found, until[1])
        self.context.remember(moment, end)
        return TimeExpression(Span(found.start(), end), moment.iso, "date")

    def _until(self, first: Moment, end: int) -> tuple[Moment, int] | None:
        """Read から2日間 or から20日まで after a day: the last day and where the words end."""
        length = p.FROM_DAYS.match(self.text, end)
        if length:
            last = first.days_on((number(length["n"]) or 1) - 1)
            return (last, length.end()) if last and last > first else None
        until = p.UNTIL.match(self.text, end)
        if not until:
            return None
        month = int(until["month"] or first.month)
        last = Moment(first.year + (month < first.month), month, int(until["day"]))
        return (last, until.end()) if last.valid and last > first else None

    def _interval(self, first: Moment, last: Moment, found: Match[str], end: int) -> TimeExpression | None:
        if not (first.valid and last.valid and first < last):
            return None
        self.context.remember(first, end)
        return TimeExpression(Span(found.start(), end), f"{first.iso}/{last.iso}", "interval")

    def _numeric(self, found: Match[str]) -> TimeExpression | None:
        g = found.groupdict()
        name = (g["EM"] or g["BM"] or "").lower()
        month = p.MONTH_NAMES.index(name) + 1 if name else int(g["M"] or g["USM"])
        year, day = (
            int(g["Y"] or g["USY"] or g["EY"] or g["BY"]),
            int(g["D"] or g["USD"] or g["ED"] or g["BD"]),
        )
        return self._date(Moment(year, month, day), found)

    def _duration(self, found: Match[str]) -> TimeExpression | None:
        amount, unit = number(found["n"]), p.UNITS["月" if found["unit"].endswith("月") else found["unit"][0]]
        if not amount:
            return None
        value = f"PT{amount}H" if unit == "H" else f"P{amount}{unit}"
        return TimeExpression(Span(*found.span()), value, "duration")

    def _ago(self, found: Match[str]) -> TimeExpression | None:
        amount, unit = number(found["n"]), found["unit"]
        later = found["way"] == "後"
        told = self.context.last if self.text.startswith("その", found.start() - 2) else self.context.near
        base = (told or self.today) if later else self.today
        if base is None or not amount or amount > 300:
            return None
        amount = amount if later else -amount
        if unit == "年":
            return self._date(Moment(base.year + amount, int(found["m"] or 0)), found)
        if unit.endswith("月"):
            return self._date(base.months_on(amount) if base.month else None, found)
        then = base.days_on(amount * (7 if unit == "週間" else 1)) if base.day else None
        return self._date(then._replace(day=0) if then and unit == "週間" else then, found)

    def _calendar(self, found: Match[str]) -> TimeExpression | None:
        if self._is_amount(found):
            return None
        year: int | None = None
        if found["year"]:
            year = self._year(found)
            if year is None:
                return None
            if found["decade"]:
                return self._interval(Moment(year), Moment(year + 9), found, found.end("decade"))
        if found["part"]:
            return self._part(found, year)
        if found["month"]:
            return self._month(found, year)
        if found["day"]:
            day = number(found["d"]) or 0
            return self._day(found, self.context.day_of(day, found.end()) if 1 <= day <= 31 else None)
        return self._date(Moment(year), found, self._season(found.end("year"))) if year else None

    def _is_amount(self, found: Match[str]) -> bool:
        """Tell whether a lone 10年 or 2日 is a length of time, by the word before it."""
        lone = not (found["month"] or found["part"]) and bool(found["year"]) != bool(found["day"])
        if not lone:
            return False
        if found["day"] and not found["d"].isdecimal() and len(found["d"]) == 1:
            return True  # 一日 is mostly "a day"
        before = self.text[max(0, found.start() - 3) : found.start()]
        return before.endswith(p.LENGTHS) and (bool(found["day"]) or len(found["y"] or "四桁の年") < 4)

    def _year(self, found: Match[str]) -> int | None:
        word = found["ry"]
        if word in p.YEAR_WORDS:
            if not self.today:
                return None
            # 今年度 before April is the year that began last April.
            early = bool(found["fiscal"]) and 0 < self.today.month < 4
            return self.today.year + p.YEAR_WORDS[word] - early
        if word:
            base = self.context.last or self.today
            follows = p.COMPARED.match(self.text, found.start("ry"))
            return base.year + p.YEAR_ANCHORS[word] if base and not follows else None
        if found["era"]:
            return era_year(found["era"], number(found["era_y"]) or 0)
        return self._written_year(found)

    def _written_year(self, found: Match[str]) -> int | None:
        written, year = found["y"], number(found["y"])
        if year is None or self.text[max(0, found.start() - 3) : found.start()].endswith(("紀元前", "前")):
            return None
        if len(written) == 4 or year >= 1000:
            return year if 1000 <= year <= 2999 else None
        if len(written) != 2 or not (written.isdecimal() or "〇" in written):
            return None
        hinted = self.context.last is not None and p.AS_YEAR.match(self.text, found.end())
        if not (found["month"] or found["decade"] or number(written[0]) == 0 or hinted):
            return None
        latest = (self.today.year if self.today else 2029) + (20 if found["decade"] else 6)
        return year + 2000 if year + 2000 <= latest else year + 1900

    def _month(self, found: Match[str], year: int | None) -> TimeExpression | None:
        word = found["rm"]
        if word:
            base = self.today if word in p.MONTH_WORDS else self.context.last or self.today
            if not base or not base.month or p.COMPARED.match(self.text, found.start("rm")):
                return None
            moment = base.months_on((p.MONTH_WORDS | p.MONTH_ANCHORS)[word])
        else:
            month, first = number(found["m"]) or 0, number(found["m1"] or "") or 0
            day = number(found["d"] or "") or 0
            known = year or self.context.year_of(month, day, found.end())
            if not known or not 1 <= month <= 12:
                return None
            moment = Moment(known, month)
            if found["m1"] and not found["day"]:
                end = found.end("month") + self.text.startswith("期", found.end("month"))
                return self._interval(Moment(known - (first > month), first), moment, found, end)
        if found["day"]:
            return self._day(found, Moment(moment.year, moment.month, number(found["d"]) or 0))
        return self._date(moment, found, self._season(found.end("month")))

    def _season(self, end: int) -> int:
        season = p.SEASON.match(self.text, end)
        return season.end() if season else end

    def _day(self, found: Match[str], first: Moment | None) -> TimeExpression | None:
        if first and first.day and found["d2"]:
            last = first._replace(day=number(found["d2"]) or 0)
            if found["to"] in "、・" and last.day != first.day + 1:
                return self._date(first, found)  # two days, not a span
            return self._interval(first, last, found, found.end())
        return self._date(first, found) if first and first.day else None

    def _part(self, found: Match[str], year: int | None) -> TimeExpression | None:
        """Read 第2四半期 (of the calendar year) or 上半期."""
        base = year or (self.today.year if self.today else None)
        if base is None:
            return None
        half, quarter = p.HALVES.get(found["part"][0]), number(found["part"].strip("第Q")[0]) or 0
        first, length = (half, 6) if half else (quarter * 3 - 2, 3)
        return self._interval(Moment(base, first), Moment(base, first + length - 1), found, found.end())

    def _word(self, found: Match[str]) -> TimeExpression | None:
        word = found["word"]
        if found["weekday"]:
            return self._date(self.context.weekday(found["weekday"], None, found.end()), found)
        if word in p.WEEK_WORDS:
            return self._week(found, p.WEEK_WORDS[word])
        if found["turn"]:
            return self._turn(found)
        if not self.today:
            base = self.context.day_before() if word in p.DAY_ANCHORS else None
        else:
            base = self.context.day_before() if word in p.DAY_ANCHORS else self.today
        if not base:
            return None
        if found["within"]:
            month = base.month if found["within"][0] == "月" else 0
            return self._date(Moment(base.year, month), found)
        return self._date(base.days_on((p.DAY_WORDS | p.DAY_ANCHORS)[word]) if base.day else None, found)

    def _week(self, found: Match[str], weeks: int) -> TimeExpression | None:
        if found["week"]:
            return self._date(self.context.weekday(found["week"], weeks, found.end()), found)
        days = [self.context.weekday(name, weeks, found.end()) for name in "月日"]
        if not days[0] or not days[1] or days[0].month != days[1].month:
            return None
        return self._date(days[0]._replace(day=0), found)

    def _turn(self, found: Match[str]) -> TimeExpression | None:
        """Read 月が替わる, 年が明ける: the month or year after the one named before."""
        base = self.context.last or self.today
        if not base:
            return None
        if found["turn"][0] == "年":
            return self._date(Moment(base.year + (self.context.last is not None)), found)
        return self._date(base.months_on(1), found) if base.month and self.context.last else None
