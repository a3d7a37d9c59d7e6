"""The lines of a page, each with what it is by itself: prose, chrome, a date, something short."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.model.spans import Span
from kg.sources import chrome
from kg.text.dates import find_times
from kg.text.wraps import LINE, line_joints

Kind = Literal["prose", "chrome", "box", "list", "end", "date", "short"]

_PROSE_END = re.compile(r"[。！？!?](?:[」』）)\]】\"]*|\s*[【（(\[][^【】（）()\[\]]{1,30}[】）)\]])$")
_PAST = re.compile(r"(?:[いしきちっんれえけせてねべめげじびったり]た|[んい]だ|だ|である)。[」』）)]*$")
KANA = re.compile(r"[ぁ-ん]")
_STRONG = 25  # characters of a paragraph that may open the article again behind a box
_LONG = 120  # a line of this length is looked at as prose, whatever its words
_SHOWN = 300  # characters in which a line's words are looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, wrapped ones joined; ``words`` are its first 300 characters in NFKC."""

    span: Span
    words: str
    kind: Kind
    gap: bool  # a blank line stands above

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.span.end - self.span.start

    @property
    def strong(self) -> bool:
        """Whether it is a paragraph: a teaser asks, quotes or trails off; a paragraph has a full stop."""
        told = "。" in self.words and not self.words.endswith(("...", "…"))
        return self.kind == "prose" and self.length >= _STRONG and told

    @property
    def tiny(self) -> bool:
        """Whether it could be an item of a menu."""
        longest = 8 if KANA.search(self.words) else 12
        return self.kind == "short" and len(self.words) <= longest and "、" not in self.words


def read_lines_of(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, in order; lines wrapped inside a sentence are one.

    >>> [(line.words, line.kind) for line in read_lines_of("関連記事\\n首相は、\\n訪米すると発表した。")]
    [('関連記事', 'box'), ('首相は、訪米すると発表した。', 'prose')]
    """
    edits = line_joints(text)
    place = 0
    lines: list[Line] = []
    parts: list[Span] = []
    end = 0
    gap = True
    for found in LINE.finditer(text):
        start, joined = found.start(), False
        while place < len(edits) and edits[place].end <= found.end():
            edit = edits[place]  # a line end before this line, or the quotation mark of a mail in front of it
            start, joined = edit.end, edit.start < found.start()
            place += 1
        span = _trimmed(text, start, found.end())
        if text[span.start : span.end].isspace() or span.start == span.end:
            continue
        if joined and parts:
            parts.append(span)
        else:
            if parts:
                lines.append(_line(text, parts, gap))
            gap = _breaks(text, end, found.start()) > 1 or not parts
            parts = [span]
        end = found.end()
    return [*lines, _line(text, parts, gap)] if parts else lines


def _breaks(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) or text.count("\r", start, end)


def _line(text: str, parts: list[Span], gap: bool) -> Line:
    span = Span(parts[0].start, parts[-1].end)
    written = ""
    for part in parts:
        written += text[part.start : min(part.end, part.start + _SHOWN - len(written))]
        if len(written) >= _SHOWN:
            break
    words = unicodedata.normalize("NFKC", written).strip()
    tail = text[max(parts[-1].start, span.end - 40) : span.end].rstrip()
    return Line(span, words, _kind(words, tail, sum(p.end - p.start for p in parts)), gap)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace() and text[start] != "\u3000":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, max(start, end))


@lru_cache(maxsize=10_000)
def _kind(words: str, tail: str, length: int) -> Kind:
    """Tell what a line is by itself; ``words`` are its first characters, ``tail`` its last."""
    if length <= 40:
        for kind, pattern in (
            ("chrome", chrome.BUTTON),
            ("end", chrome.END),
            ("box", chrome.BOX),
            ("list", chrome.LIST),
        ):
            if pattern.fullmatch(words):
                return kind  # type: ignore[return-value]
    hits = len(chrome.LINE.findall(words)) if length < _SHOWN else 0
    quoted = words[:1] in ("「", "『", "“") and words[-1:] in ("」", "』", "”")
    ended = _PROSE_END.search(tail) or (quoted and len(words) > 1)
    sentence = bool(ended) and length >= 12 and bool(KANA.search(words))
    told = sentence and _PAST.search(tail)  # sites invite and forbid, news tells
    if (
        hits
        and not (told and hits == 1)
        and (length < _LONG or hits > 1)
        and (hits > 1 or not sentence or length < 60)
    ):
        return "chrome"
    if not sentence and chrome.is_breadcrumb(words):
        return "chrome"
    cut = length >= 40 and "。" in words and tail.endswith(("…", "...", "‥"))  # by a paywall
    if (sentence and ("。" in words or length >= 20)) or (length >= _LONG and words.count("、") > 1) or cut:
        return "prose"
    return "date" if _is_date(words) else "short"


def _is_date(words: str) -> bool:
    if len(words) > 60 or not re.search(r"\d", words):
        return False
    named = sum(
        t.span.end - t.span.start for t in find_times(words) if t.kind == "date" and len(t.value) == 10
    )
    return named * 2 >= len(words) or (named > 0 and len(words) - named <= 22)
