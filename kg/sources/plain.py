"""From a text to a document: its body, its headline, its date."""

from __future__ import annotations

from typing import NamedTuple

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.spans import Span
from kg.sources import chrome
from kg.sources.body import find_body
from kg.sources.credits import credited
from kg.sources.dating import Dated, date_article, date_of_line, split_date
from kg.sources.language import check_language
from kg.sources.lines import read_lines_of
from kg.text.sentences import is_heading

_HEAD = 1000  # characters of an article in which its headline stands


class Known(NamedTuple):
    """What is known of a text before it is read, and who says so."""

    title: str = ""
    published: str = ""
    url: str = ""
    source: str = ""
    by: str = "the record"


_NOTHING = Known()


def make_document(
    id_: str, text: str, *, source: str, known: Known = _NOTHING, published: str = "", lines: str = ""
) -> Document:
    """Return the document of a text: body found, headline, date and publisher taken from it where not known.

    ``source`` and ``published`` stand in where neither says them; ``lines`` is the whole page of which
    ``text`` is the article.

    :raises SourceError: nothing to read (empty, blank, nothing but page chrome, not Japanese).
    """
    if not text or text.isspace():
        raise SourceError(
            "no text" if not text else "no text, only white space", remedy="check how the page was saved"
        )
    body = find_body(text)
    check_language("".join(span.of(text) for span in body) or text)
    if not body:
        raise SourceError(
            "no article in the text, only page chrome",
            remedy="kg body FILE shows why; save the article itself",
        )
    title, titled = (known.title, known.by) if known.title else (headline(text, body), "the first line")
    publisher, line = (known.source, known.by) if known.source else credited(text, body)
    dated = _date(known, text, body, lines, published, id_)
    found = (
        ("title", titled if title else ""),
        ("published", dated.where if dated.day else ""),
        ("source", (known.by if known.source else f"the line {line}") if publisher else "the path"),
    )
    return Document(
        id=id_,
        text=text,
        title=title,
        published=dated.day,
        source=publisher or source,
        url=known.url,
        body=body,
        found=tuple((name, where) for name, where in found if where),
    )


def _date(known: Known, text: str, body: tuple[Span, ...], lines: str, published: str, name: str) -> Dated:
    """Return the date that is known, else the article's own, else one of the page around it."""
    if known.published:
        return Dated(known.published, known.by)
    own = date_article(text, body)
    if own.day:
        return own
    if lines and lines != text:
        text, body = lines, find_body(lines)
    return date_article(text, body, known.url, published, name)


def headline(text: str, body: tuple[Span, ...]) -> str:
    """Return the first line of the body if it is a headline (and no date), else an empty text.

    >>> headline("露朝が条約に署名\\n2024年6月19日\\n両国は…した。", (Span(0, 20),))
    '露朝が条約に署名'
    """
    if not body:
        return ""
    head = text[body[0].start : body[0].start + _HEAD]
    for line in read_lines_of(head):
        words = line.span.of(head).strip()
        if chrome.CAPTION.search(line.words):
            continue
        title, day = split_date(words)
        if day:
            return title
        if not date_of_line(words):
            return words if is_heading(words) and len(words.splitlines()) == 1 else ""
    return ""
