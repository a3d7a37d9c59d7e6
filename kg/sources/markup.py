"""Reads HTML as a run of tags and text: never recursive, never more than one pass, whatever the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.sources.metadata import Metadata
from kg.text.bounded import unescape
from kg.text.wraps import glue, joined

_HIDDEN = re.compile(r"title|script|style|noscript|template|svg|select|textarea|iframe|object|rp")
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|data|em|font|i|ins|kbd|mark|q|rb|rt|ruby|s|small|span|strong|sub|sup|time|u|var|wbr"
)
_UNNESTED = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd"
)
_ASIDE = re.compile(r"nav|aside|footer|menu")
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
_BREAK = "\x0b"  # a line break inside a block
_WRAP = re.compile(r"(?<![ \t])[ \t]*[\r\n]\s*")
_WORDS_WRAP = re.compile(r"(?<=[!-~])[ \t]*[\r\n]\s*(?=[!-~])")
_NO_BREAK = re.compile(r"(?<=[ぁ-ヿ一-鿿々」』）])\xa0+(?=[ぁ-ん一-鿿「『（])")
UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")  # soft hyphens, zero-width blanks: they only set the type
_HEADS = 5  # headings that may be the headline


class Markup(NamedTuple):
    """What a page shows and says.

    ``text`` are its visible lines, ``main`` those outside of navigation and side bars, ``heads`` the
    first headings; ``meta`` what it says of itself (title, published, url, site, body), ``times`` the
    dates of its time tags; ``noscript`` the source shown where scripts are off; ``depth`` and ``tags``
    tell how deep and how large it is.
    """

    text: str
    main: str
    heads: tuple[str, ...]
    meta: dict[str, str]
    times: tuple[str, ...]
    noscript: str
    depth: int
    tags: int


class _Block(NamedTuple):
    pieces: list[str]
    tag: str
    aside: bool


def read_markup(source: str) -> Markup:
    """Read an HTML source: one line for each block, entities resolved, scripts and comments left out.

    A line break inside a block ends a line only where the sentence does not go on.

    >>> read_markup("<title>報</title><p>日本と<b>米国</b>が、<br>会談</p><script>x<y</script>").text
    '日本と米国が、会談'
    """
    reader = _Reader()
    pieces = source.split("<")
    for piece in pieces:
        reader.take(piece)
    shown = [(block, line) for block in reader.blocks for line in _lines("".join(block.pieces))]
    return Markup(
        "\n".join(line for _, line in shown),
        "\n".join(line for block, line in shown if not block.aside),
        tuple(line for block, line in shown if block.tag == "h1")[:_HEADS],
        reader.metadata.found,
        tuple(reader.metadata.times),
        "".join(reader.noscript),
        reader.deepest,
        len(pieces),
    )


class _Reader:
    """Takes the pieces of a source between one ``<`` and the next."""

    def __init__(self) -> None:
        self.blocks = [_Block([], "", False)]
        self.metadata = Metadata()
        self.noscript: list[str] = []
        self.script: list[str] | None = None  # the JSON-LD being read
        self.depth = self.deepest = self.asides = self.pre = 0
        self.inside = ""  # the element whose text is not shown, or a comment
        self.started = False

    def take(self, piece: str) -> None:
        tag, _, rest = piece.partition(">")
        name = _NAME.match(tag)
        if not self.started:
            self.started = True
            self._show(piece)
        elif self.inside == "!--" or piece.startswith("!--"):
            _, ended, rest = piece.partition("-->")
            self.inside = "" if ended else "!--"
            self._show(rest)
        elif self.inside:
            if tag.startswith("/") and name and name[1].lower() == self.inside:
                self._leave()
                self._show(rest)
            elif self.inside == "noscript":
                self.noscript += ("<", piece)
            elif self.script is not None:
                self.script += ("<", piece)
        elif name:
            self._tag(name[1].lower(), tag, rest)
            self._show(rest)
        elif piece[:1] in ("!", "?", "/"):
            self._show(rest)
        else:
            self._show("<" + piece)  # a lone < is text

    def _leave(self) -> None:
        if self.script is not None:
            self.metadata.script("".join(self.script))
            self.script = None
        self.inside = ""

    def _tag(self, name: str, tag: str, rest: str) -> None:
        closing = tag.startswith("/")
        if not closing and name in ("meta", "link", "time"):
            self.metadata.tag(name, tag)
        if not closing and _HIDDEN.fullmatch(name) and not tag.endswith("/"):
            self._hide(name, tag, rest)
        if not _UNNESTED.fullmatch(name):
            self.depth = max(0, self.depth + (-1 if closing else 1))
            self.deepest = max(self.deepest, self.depth)
        if _ASIDE.fullmatch(name):
            self.asides = max(0, self.asides + (-1 if closing else 1))
        if name == "pre":
            self.pre = max(0, self.pre + (-1 if closing else 1))
        if name == "br":
            self.blocks[-1].pieces.append(_BREAK)
        elif not _INLINE.fullmatch(name):
            self.blocks.append(_Block([], "" if closing else name, self.asides > 0))

    def _hide(self, name: str, tag: str, rest: str) -> None:
        self.inside = name
        if name == "title":
            self.metadata.found.setdefault("page title", unescape(rest).strip())
        elif name == "noscript":
            self.noscript.append(rest)
        elif name == "script" and ("ld+json" in tag or "datePublished" in rest):
            self.script = [rest]

    def _show(self, text: str) -> None:
        if text and not self.inside:
            text = UNSEEN.sub("", unescape(text))
            if self.pre:
                text = re.sub(r"\r\n?|\n", _BREAK, text)
            self.blocks[-1].pieces.append(_unwrapped(text))


def _lines(block: str) -> Iterator[str]:
    """Yield the lines of a block that are not empty; those that a break parts inside a sentence are one."""
    block = _NO_BREAK.sub("", block).replace("\xa0", " ")
    if _BREAK not in block:
        if line := block.strip():
            yield line
        return
    for paragraph in re.split(rf"{_BREAK}\s*{_BREAK}\s*", block):
        lines = [line for part in paragraph.split(_BREAK) if (line := part.strip())]
        words = ""
        for line, goes_on in zip(lines, joined(lines, loose=True), strict=True):
            words += glue(words[-1:], line[0]) + line
            if not goes_on:
                yield words
                words = ""


def _unwrapped(text: str) -> str:
    """Undo the line breaks of the source: a blank between Latin words, nothing in Japanese."""
    return _WRAP.sub("", _WORDS_WRAP.sub(" ", text))
