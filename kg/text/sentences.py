"""Cuts an article body into sentences: at 。！？ and line ends, never inside a short quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model.spans import Span

LONGEST_QUOTE = 200  # a quotation longer than this is cut at its own full stops
LONGEST_SENTENCE = 1500  # the parser's work grows faster than the sentence
LONGEST_HEADING = 100

_PAIRS = dict(zip("「『（(【〈《“［[", "」』）)】〉》”］]", strict=True))
_CLOSING = {close: opening for opening, close in _PAIRS.items()}
_ENDS = re.compile(r"[。！？!?｡︒]+|(?<=[ぁ-ヺー一-鿿])[.．](?=\s|$)")
_AFTER = "」』）)】〉》”］]\"'"
# What goes on with the sentence after 「…。」 or after the ! of a name: particles, punctuation.
_GOES_ON = re.compile(r"[、,，・:：/」』）)】〉》”とのをがはにもへでや]|って|など|ほか|から|まで|より")
_LINES = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_HEADLINE_GAP = re.compile(r"(?<![A-Za-z0-9])[ \u3000]+|[ \u3000]+(?![A-Za-z0-9])")


class Piece(NamedTuple):
    """A sentence before it is parsed: its place, its paragraph (line of the body), heading or not."""

    span: Span
    paragraph: int
    heading: bool


def split(text: str, body: Sequence[Span] = ()) -> list[Piece]:
    """Return the sentences of ``body`` in order (of all of ``text`` if no body is given).

    Sentences are trimmed, not empty, do not overlap, do not cross a line end, and together hold every
    character of the body that is not blank. A line without a full stop is a heading; its parts
    (米韓が合意　北朝鮮は反発) are headings of the same paragraph. Linear in the length of the text.

    >>> text = "会談開催\\n「行く。必ず行く」と述べた。次は９月だ。"
    >>> [(text[s.start : s.end], p, h) for s, p, h in split(text)]
    [('会談開催', 0, True), ('「行く。必ず行く」と述べた。', 1, False), ('次は９月だ。', 1, False)]
    """
    pieces: list[Piece] = []
    paragraph = -1
    for stretch in body or (Span(0, len(text)),):
        for found in _LINES.finditer(text, stretch.start, stretch.end):
            line = _trim(text, *found.span())
            if line.start == line.end:
                continue
            paragraph += 1
            heading = is_heading(text[line.start : min(line.end, line.start + LONGEST_HEADING + 1)])
            parts = _headline_parts(text, line) if heading else _sentences(text, line)
            for part in parts:
                pieces += (Piece(bit, paragraph, heading) for bit in _cut(text, part))
    return pieces


def is_heading(line: str) -> bool:
    """Tell whether a trimmed line is a title or subhead: short, no full stop, not one whole quotation.

    >>> is_heading("■加わらぬ北京"), is_heading("北京は加わらない。"), is_heading("「見送るべきだ」")
    (True, False, False)
    """
    if len(line) > LONGEST_HEADING or "。" in line or "｡" in line:
        return False
    whole = line[0] in "「『“" and line.find(_PAIRS[line[0]]) == len(line) - 1
    return not whole


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, line: Span) -> Iterator[Span]:
    closed = _quotations(text, line)
    start = line.start
    free = line.start  # no cut before this place: a short quotation is open
    openings = iter(sorted(closed))
    opening = next(openings, line.end)
    for found in _ENDS.finditer(text, line.start, line.end):
        while opening < found.start():
            free = max(free, closed[opening])
            opening = next(openings, line.end)
        end = found.end()
        if found.start() < free:
            # The full stop that ends a quotation ends the sentence too if nothing goes on: 「行く。」彼は…
            if end + 1 != free or not _starts_anew(text, free, line.end):
                continue
            end = free
        while end < line.end and text[end] in _AFTER:
            end += 1
        if found.group()[-1] in "!！?？" and not _is_final(text, found.start(), end, line.end):
            continue
        if end > start:
            yield _trim(text, start, end)
            start = end
    if start < line.end:
        rest = _trim(text, start, line.end)
        if rest.start < rest.end:
            yield rest


def _quotations(text: str, line: Span) -> dict[int, int]:
    """Map each opening bracket of a short bracketed stretch to the place after its closing one."""
    closed: dict[int, int] = {}
    waiting: dict[str, list[int]] = {opening: [] for opening in _PAIRS}
    for found in _BRACKETS.finditer(text, line.start, line.end):
        sign = found.group()
        if sign in _PAIRS:
            waiting[sign].append(found.start())
        elif waiting[_CLOSING[sign]]:
            opening = waiting[_CLOSING[sign]].pop()
            if found.start() - opening - 1 <= LONGEST_QUOTE:
                closed[opening] = found.end()
    return closed


_BRACKETS = re.compile("[" + re.escape("".join([*_PAIRS, *_CLOSING])) + "]")


def _starts_anew(text: str, place: int, end: int) -> bool:
    return place < end and not _GOES_ON.match(text, place)


def _is_final(text: str, mark: int, place: int, end: int) -> bool:
    """Tell whether a ! or ? ends its sentence: not in Yahoo!ニュース, not in 撤退か?との見方."""
    if place >= end or text[place].isspace():
        return True
    return not text[mark - 1 : mark].isascii() and not _GOES_ON.match(text, place)


def _headline_parts(text: str, line: Span) -> Iterator[Span]:
    """Yield the parts of a headline, which wide spaces set off (each at least four characters)."""
    start = line.start
    for gap in _HEADLINE_GAP.finditer(text, line.start, line.end):
        if gap.start() - start >= 4 and line.end - gap.end() >= 4:
            yield Span(start, gap.start())
            start = gap.end()
    yield _trim(text, start, line.end)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        place = max(text.rfind(mark, start, start + LONGEST_SENTENCE) for mark in "、,，")
        end = place + 1 if place > start else start + LONGEST_SENTENCE
        piece = _trim(text, start, end)
        if piece.start < piece.end:
            yield piece
        start = end
    rest = _trim(text, start, sentence.end)
    if rest.start < rest.end:
        yield rest
