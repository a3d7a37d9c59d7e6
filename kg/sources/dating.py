"""When an article was published: its date line, its address, the name of its file."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model.spans import Span
from kg.text.dates import find_times
from kg.text.normalise import normalise
from kg.text.stamps import date_in_name

FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_LINE_REST = re.compile(
    r"\d{1,2}[:時]\d{1,2}(?:[:分]\d{0,2}秒?)?|午前|午後|[朝夕]刊|公開|配信|掲載|投稿|発行|日時|日付|更新|最終|記事|付|号"
    r"|JST|GMT|UTC|[APap]\.?[Mm]\.?|Published|Updated|Posted|Date|on|[\s:|/・()\[\]【】<>、,.+-]",
)
_DATE_LINE = 80  # characters: a longer line is prose
_CLOCK = re.compile(r"\d{1,2}(?::\d\d|時\d{1,2}分)")
_UPDATED = re.compile(r"更新|最終|修正|Updated|Last|Modified", re.IGNORECASE)
# The day on which a page was shown, printed or saved, not that of the article.
_MASTHEAD = re.compile(
    r"本日|今日|きょう|現在|紙面|天気|保存|印刷|閲覧|アクセス|取得|saved|printed|retrieved|today", re.I
)


class Dated(NamedTuple):
    """A date of publication (ISO) and where it was found; both empty if nowhere."""

    day: str = ""
    where: str = ""


def date_article(
    text: str, body: tuple[Span, ...], url: str = "", default: str = "", name: str = ""
) -> Dated:
    """Return the date of an article: its own, else its address's, else ``default``, else its file's name.

    >>> date_article("首相が訪印", (Span(0, 5),), url="https://news.example/2024/06/19/a")
    Dated(day='2024-06-19', where='the address')
    """
    day, line = _date_line(text, body)
    if day:
        return Dated(day, f"the line {line[:40]}")
    for day, where in (
        (date_in_name(url), "the address"),
        (default, "--published"),
        (date_in_name(name), "the name of the file"),
    ):
        if day:
            return Dated(day, where)
    return Dated()


def find_published(text: str, body: tuple[Span, ...]) -> str:
    """Return the ISO date of the date line of an article, else an empty text.

    A date line says little but a full date (2024年6月19日 朝刊, 公開：2024/06/19 10:00). The nearest before
    or among the first lines of the body wins over one after it; a date of publication over one of update,
    and over the day of the masthead (本日の紙面). A date that ends the headline counts as well.
    """
    return _date_line(text, body)[0]


def _date_line(text: str, body: tuple[Span, ...]) -> tuple[str, str]:
    if not body:
        return "", ""
    first = body[0].start
    top = _short_lines(text[max(0, first - 1500) : first])
    inside = _short_lines(text[first : first + 1500])
    end = _short_lines(text[max(first, body[-1].end - 200) : body[-1].end + 600])
    late: list[tuple[str, str]] = []
    for lines in (inside[:8], top[::-1][:25], end):
        found = [(day, line) for line in lines if (day := date_of_line(line))]
        late += [pair for pair in found if _MASTHEAD.search(pair[1])]
        found = [pair for pair in found if not _MASTHEAD.search(pair[1])]
        found.sort(key=lambda pair: bool(_UPDATED.search(pair[1])))
        if found:
            return found[0]
    for line in inside[:2]:
        if day := split_date(line)[1]:
            return day, line
    return late[0] if late else ("", "")


def _short_lines(text: str) -> list[str]:
    lines = (line.strip().lstrip(">").strip() for line in text.splitlines() if len(line) <= _DATE_LINE)
    return [line for line in lines if line]


def date_of_line(line: str) -> str:
    """Return the full date of a line that says little else, else an empty text."""
    if len(line) > _DATE_LINE or not re.search(r"\d", line):
        return ""
    line = normalise(line).text
    times = [t for t in find_times(line) if t.kind == "date"]
    days = [t for t in times if FULL_DATE.fullmatch(t.value)]
    if not days:
        return ""
    rest = line
    for time in reversed(times):
        rest = rest[: time.span.start] + " " + rest[time.span.end :]
    rest = _DATE_LINE_REST.sub("", rest)
    published = [t for t in days if not _UPDATED.search(line[max(0, t.span.start - 6) : t.span.start])]
    room = 40 if _CLOCK.search(line) else 12  # a time of day makes a date line of one with more words
    return (published or days)[0].value if len(rest) <= room and "。" not in rest else ""


def split_date(line: str) -> tuple[str, str]:
    """Split a headline that ends in a full date into words and ISO date (both empty without one)."""
    copy = normalise(line[: 2 * _DATE_LINE])
    for time in find_times(copy.text):
        tail = _DATE_LINE_REST.sub("", copy.text[time.span.end :])
        if FULL_DATE.fullmatch(time.value) and time.span.start > 6 and not tail:
            words = line[: copy.to_original(time.span).start].strip()
            return (words, time.value) if _DATE_LINE_REST.sub("", words) and len(words) > 6 else ("", "")
    return "", ""
