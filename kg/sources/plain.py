"""From a text to a document: its body, its headline, its date."""

from __future__ import annotations

import re

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.spans import Span
from kg.sources.body import find_body
from kg.text.dates import find_times, parse_date
from kg.text.normalise import normalise
from kg.text.sentences import is_heading

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_LINE_REST = re.compile(
    r"\d{1,2}[:時]\d{1,2}(?:[:分]\d{0,2}秒?)?|午前|午後|[朝夕]刊|公開|配信|掲載|投稿|発行|日時|日付|更新|最終|記事|付|号"
    r"|JST|GMT|UTC|[APap]\.?[Mm]\.?|Published|Updated|Posted|Date|on|[\s:|/・()\[\]【】<>、,.+-]",
)
_DATE_LINE = 80  # characters: a longer line is prose
_CLOCK = re.compile(r"\d{1,2}(?::\d\d|時\d{1,2}分)")
_UPDATED = re.compile(r"更新|最終|Updated|Last", re.IGNORECASE)


def make_document(
    id_: str, text: str, *, source: str, title: str = "", published: str = "", url: str = ""
) -> Document:
    """Return the document of a text: body found, headline and date taken from the text where not given.

    :raises SourceError: nothing to read (empty, blank, or nothing but page chrome).
    """
    if not text or text.isspace():
        raise SourceError(
            "no text" if not text else "no text, only white space", remedy="check how the page was saved"
        )
    body = find_body(text)
    if not body:
        raise SourceError(
            "no article in the text, only page chrome", remedy="save the text of the article itself"
        )
    day = parse_date(published)
    return Document(
        id=id_,
        text=text,
        title=title or headline(text, body),
        published=day.iso if day else find_published(text, body),
        source=source,
        url=url,
        body=body,
    )


def headline(text: str, body: tuple[Span, ...]) -> str:
    """Return the first line of the body if it is a headline (and no date), else an empty text.

    >>> headline("露朝が条約に署名\\n2024年6月19日\\n両国は…した。", (Span(0, 20),))
    '露朝が条約に署名'
    """
    for line in text[body[0].start : body[0].end].splitlines() if body else ():
        line = line.strip()
        title, day = _split_date(line)
        if day:
            return title
        if line and not _dates_of(line):
            return line if is_heading(line) else ""
    return ""


def find_published(text: str, body: tuple[Span, ...]) -> str:
    """Return the ISO date of the date line of an article, else an empty text.

    A date line says little but a full date (2024年6月19日 朝刊, 公開：2024/06/19 10:00). The nearest before
    or among the first lines of the body wins over one after it; a date of publication over one of update.
    A date that ends the headline counts as well.
    """
    if not body:
        return ""
    first = body[0].start
    top = _short_lines(text[max(0, first - 1500) : first])
    inside = _short_lines(text[first : first + 1500])
    end = _short_lines(text[max(first, body[-1].end - 200) : body[-1].end + 600])
    for lines in (inside[:8], top[::-1][:25], end):
        found = [(line, day) for line in lines if (day := _dates_of(line))]
        found.sort(key=lambda pair: bool(_UPDATED.search(pair[0])))
        if found:
            return found[0][1]
    return next((day for line in inside[:2] if (day := _split_date(line)[1])), "")


def _short_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and len(line) <= _DATE_LINE]


def _dates_of(line: str) -> str:
    """Return the full date of a line that says little else, else an empty text."""
    if len(line) > _DATE_LINE or not re.search(r"\d", line):
        return ""
    line = normalise(line).text
    times = [t for t in find_times(line) if t.kind == "date"]
    days = [t for t in times if _FULL_DATE.fullmatch(t.value)]
    if not days:
        return ""
    rest = line
    for time in reversed(times):
        rest = rest[: time.span.start] + " " + rest[time.span.end :]
    rest = _DATE_LINE_REST.sub("", rest)
    published = [t for t in days if not _UPDATED.search(line[max(0, t.span.start - 6) : t.span.start])]
    room = 40 if _CLOCK.search(line) else 12  # a time of day makes a date line of one with more words
    return (published or days)[0].value if len(rest) <= room and "。" not in rest else ""


def _split_date(line: str) -> tuple[str, str]:
    """Split a headline that ends in a full date into words and ISO date (both empty without one)."""
    copy = normalise(line[: 2 * _DATE_LINE])
    for time in find_times(copy.text):
        tail = _DATE_LINE_REST.sub("", copy.text[time.span.end :])
        if _FULL_DATE.fullmatch(time.value) and time.span.start > 6 and not tail:
            words = line[: copy.to_original(time.span).start].strip()
            return (words, time.value) if _DATE_LINE_REST.sub("", words) and len(words) > 6 else ("", "")
    return "", ""
