"""HTML pages: the article text and what the page says about it."""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from kg.errors import SourceError
from kg.model.documents import Document
from kg.sources.encodings import decode
from kg.sources.files import Found
from kg.sources.markup import UNSEEN, Markup, read_markup
from kg.sources.plain import Known, make_document
from kg.sources.simplify import simplify
from kg.sources.titles import clean_title

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,30})""",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*|<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_SENTENCE = re.compile(r"[ぁ-ん][^\n]{0,20}[。！？]")
_ITEM = re.compile(r"^- ", re.MULTILINE)  # how the extraction marks items of a list
_SHORTEST = 80  # characters of an article: less is a mistake of the extraction
_WINDOW = 3000  # characters ahead in which the next line is looked for
# Beyond these the tree would cost too much: the visible lines instead.
_LARGEST, _DEEPEST, _MOST_TAGS = 5_000_000, 400, 40_000


class Page(NamedTuple):
    """What a page yields: the article as lines, and its metadata (empty where unknown)."""

    text: str
    title: str = ""
    published: str = ""
    url: str = ""
    site: str = ""


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes begin like an HTML page, whatever the file is called."""
    return bool(_HTML.match(data[:2000]))


def read_page(data: bytes, found: Found, published: str = "", charset: str = "") -> Document:
    """Return the document of an HTML page; its text is the headline and the article as extracted.

    ``charset`` is what is known of its encoding from elsewhere.

    :raises SourceError: no article in it.
    """
    page, lines = extract(decode_page(data, charset))
    if not page.text:
        raise SourceError("no text on the page", remedy="save the page when its text is on the screen")
    known = Known(page.title, page.published, page.url, page.site, "the page's own data")
    return make_document(
        found.id, page.text, source=found.source, known=known, published=published, lines=lines
    )


def decode_page(data: bytes, charset: str = "") -> str:
    """Return the source of a page in the encoding that it declares or that fits."""
    declared = _CHARSET.search(data[:4000])
    charset = next(filter(None, declared.groups())).decode("ascii") if declared else charset
    return decode(data, charset)[0]


def extract(source: str) -> tuple[Page, str]:
    """Return the article of an HTML source, and all its visible lines.

    By trafilatura; where that finds nothing, the article is the visible lines outside of navigation, of
    which ``find_body`` later drops the chrome; on a page without any, what it says in JSON-LD or where
    scripts are off. The headline comes first even where the extraction left it out.
    """
    source = simplify(source)
    markup = read_markup(source)
    found, title = _by_trafilatura(source, markup)
    text = _chosen_lines(markup.main, found) or _chosen_lines(markup.text, found) or found
    if len(text) < _SHORTEST or not _SENTENCE.search(text):
        text = _other_text(markup) or text
    meta = markup.meta
    headline = meta.get("headline", "")
    title = meta.get("title") or meta.get("page title") or headline or title
    title = clean_title(title, meta.get("site", ""), (*markup.heads, headline))
    title = _as_on_page(title, markup.text)
    if title and text and title not in text[: len(title) + 300]:
        text = f"{title}\n\n{text}"
    day = meta.get("published", "")
    if not day and len(set(markup.times)) == 1:
        day = markup.times[0]
    page = Page(text, title, day, meta.get("url", ""), meta.get("site", ""))
    return page, markup.text


def _other_text(markup: Markup) -> str:
    """Return the article of a page in which the extraction found none."""
    hidden = read_markup(markup.noscript).text if markup.noscript else ""
    for text in (markup.main, markup.text, markup.meta.get("body", ""), hidden):
        if _SENTENCE.search(text):
            return text
    return markup.text


def _chosen_lines(lines: str, chosen: str) -> str:
    """Return the lines of a page that an extraction chose, in the page's own form.

    The extraction knows what is article, but runs paragraphs together and squeezes blanks;
    the lines of the page have them right. Matched in order, blanks apart; what does not match
    well gives an empty text.
    """
    wanted = "".join(_ITEM.sub("", UNSEEN.sub("", chosen)).split())
    place, kept = 0, []
    for line in lines.split("\n"):
        words = "".join(line.split())
        at = place if wanted.startswith(words, place) else -1
        if at < 0 and len(words) >= 10:
            at = wanted.find(words, place, place + _WINDOW)
        if words and at >= 0:
            kept.append(line)
            place = at + len(words)
    text = "\n".join(kept)
    return text if len(text) >= 0.8 * len(wanted) else ""


def _as_on_page(title: str, lines: str) -> str:
    """Return a title as a line of the page writes it (wide spaces kept), else as it is."""
    wanted = "".join(title.split())
    return next((line for line in lines.split("\n") if "".join(line.split()) == wanted), title)


def _by_trafilatura(source: str, markup: Markup) -> tuple[str, str]:
    if len(source) > _LARGEST or markup.depth > _DEEPEST or markup.tags > _MOST_TAGS:
        return "", ""
    import trafilatura  # slow to import, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is ours to report

    found = trafilatura.bare_extraction(
        source.replace("\0", ""),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
    )
    return (getattr(found, "text", "") or "", getattr(found, "title", "") or "")
