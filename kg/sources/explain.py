"""Why each line of a text or page is part of the article or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.sources.body import find_body, judge
from kg.sources.encodings import decode
from kg.sources.files import KINDS
from kg.sources.markup import read_markup
from kg.sources.page import decode_page, extract, looks_like_html
from kg.sources.simplify import simplify


class Explained(NamedTuple):
    """A line with its number from 1, and why it is no part of the article (empty if it is)."""

    number: int
    text: str
    why: str


def explain(data: bytes, path: Path) -> list[Explained]:
    """Return the lines of a text, or the visible lines of a page, each with its fate.

    >>> page = "首相は19日、訪米した。\\n関連記事".encode()
    >>> [(line.number, line.why) for line in explain(page, Path("a.txt"))]
    [(1, ''), (2, 'a box')]

    :raises SourceError: neither a text nor a page.
    """
    if KINDS.get(path.suffix.lower()) == "page" or looks_like_html(data):
        return list(_page(decode_page(data)))
    return list(_text(decode(data)[0]))


def _text(text: str) -> Iterator[Explained]:
    body = find_body(text)
    number, counted = 1, 0
    for line, why in judge(text):
        number += _line_ends(text, counted, line.span.start)
        counted = line.span.start
        words = line.span.of(text).strip()
        inside = [s for s in body if s.start < line.span.end and line.span.start < s.end]
        if not why and not inside:
            why = "a list of sources"
        elif not why and inside[-1].end < line.span.end:
            why = ""
            kept = text[line.span.start : inside[-1].end].strip()
            yield Explained(number, kept, "")
            words, why = text[inside[-1].end : line.span.end].strip(), "a list of sources"
        yield Explained(number, words, why)


def _line_ends(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) or text.count("\r", start, end)


def _page(source: str) -> Iterator[Explained]:
    page, _ = extract(source)
    kept = {"".join(w.split()) for s in find_body(page.text) for w in s.of(page.text).splitlines()}
    judged = {"".join(line.words.split()): why for line, why in judge(page.text)}
    for number, line in enumerate(read_markup(simplify(source)).text.split("\n"), 1):
        words = "".join(line.split())
        why = "" if words in kept else judged.get(words) or "outside of the article on the page"
        yield Explained(number, line, why)
