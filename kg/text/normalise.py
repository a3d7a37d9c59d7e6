"""One form for every character: NFKC for Japanese news, with the way back to the stored text.

All stages read the normalised copy; every offset that leaves the pipeline means the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.spans import Span
from kg.text.blanks import set_blanks
from kg.text.readings import spelled_out
from kg.text.wraps import Edit, line_joints

# Combining marks that join a letter in Japanese text (dakuten, accents, Hangul vowels and finals).
# At most 30 at a time: a longer run is no text, and reordering it costs the square of its length.
_MARKS = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e-\uffdc"
# Characters that are their own normal form; everything else is looked at.
_PLAIN = " \n!-~ぁ-ゖァ-ヺー一-鿿。、「」『』【】・〇〜々…―○●△▽▼■□◆◇★☆"
_ODD = re.compile(f"\r\n?|[^{_MARKS}][{_MARKS}]{{1,30}}|[^{_PLAIN}]")

_REMOVED = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # invisible: zero width, bidi
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # variation selectors: 辻 with one or two dots is one name
)
_FORMS: tuple[tuple[str, str], ...] = (
    (_REMOVED, ""),
    ("\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029", "\n"),
    ("\x00-\x08\t\x0e-\x1b\x1f\x7f-\x84\x86-\x9f", " "),
    ("‐‑‒–−－﹣", "-"),
    ("—─━︱", "―"),
    ("～∼〰", "〜"),
    ("･•∙⋅·", "・"),
    ("\ud800-\udfff", "\ufffd"),
)
_ENTITIES = {
    "nbsp": " ",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "#39": "'",
    "shy": "",
    "middot": "・",
}
_ENTITY = re.compile(rf"&({'|'.join(_ENTITIES)});", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9０-９]")
_LETTER = re.compile(r"[ぁ-ヺー一-鿿々」』）)]")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in one form, and the map back to where it came from.

    ``edits`` lists the places whose length changed, in order, as
    ``(start, end, original start, original end)``; between them the texts run in step.

    >>> copy = normalise("㈱ﾄﾖﾀは３％増")
    >>> copy.text, copy.to_original(Span(3, 6)), copy.from_original(Span(1, 4))
    ('(株)トヨタは3%増', Span(start=1, end=4), Span(start=3, end=6))
    """

    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()

    def to_original(self, span: Span) -> Span:
        """Return the stretch of the stored text that ``span`` of the copy comes from (whole characters)."""
        if not self.edits:
            return span
        if span.start >= span.end:
            place = self._back(span.start, False)
            return Span(place, place)
        return Span(self._back(span.start, False), self._back(span.end, True))

    def from_original(self, span: Span) -> Span:
        """Return the stretch of the copy that ``span`` of the stored text became (empty if removed)."""
        if not self.edits:
            return span
        start = self._forth(span.start, False)
        return Span(start, max(start, self._forth(span.end, True)))

    def _back(self, place: int, is_end: bool) -> int:
        # An end belongs to the character before it, a start to the one after it.
        find = bisect_left if is_end else bisect_right
        index = find(self.edits, place, key=lambda e: e[0]) - 1
        if index < 0:
            return place
        _, end, was_start, was_end = self.edits[index]
        if place < end or (is_end and place == end):
            return was_end if is_end else was_start
        return was_end + place - end

    def _forth(self, place: int, is_end: bool) -> int:
        find = bisect_left if is_end else bisect_right
        index = find(self.edits, place, key=lambda e: e[2]) - 1
        if index < 0:
            return place
        start, end, _, was_end = self.edits[index]
        if place < was_end or (is_end and place == was_end):
            return end if is_end else start
        return end + place - was_end


def normalise(text: str) -> Normalised:
    """Return ``text`` in one form: NFKC, NFC, one dash, one line end, nothing invisible, no typesetting.

    。、「」・ー… stay as they are; ， and ． between Japanese letters become 、 and 。; half-width kana
    become full; full-width letters, digits, brackets and signs become ASCII. Control
    characters become spaces, every line end ``\\n``, a lone surrogate U+FFFD. Lines that were only wrapped
    are joined; blanks inside names and readings after every word go. Never fails; linear.

    >>> normalise("首都ニュ\\nーデリーで山田　太郎氏が話した。").text
    '首都ニューデリーで山田太郎氏が話した。'
    """
    pieces: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, new in _changes(text):
        pieces += (text[done:start], new)
        length += start - done
        if len(new) != end - start:
            edits.append((length, length + len(new), start, end))
        length += len(new)
        done = end
    pieces.append(text[done:])
    return Normalised("".join(pieces), tuple(edits))


def _changes(text: str) -> Iterator[Edit]:
    """Yield what reads otherwise than it stands, in order: typesetting, and odd characters around it."""
    place = 0
    edits = [*line_joints(text), *set_blanks(text), *spelled_out(text), *_entities(text)]
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= place:
            yield from _odd(text, place, edit.start)
            yield edit
            place = edit.end
    yield from _odd(text, place, len(text))


def _entities(text: str) -> Iterator[Edit]:
    """Yield the signs of HTML that were left in a plain text."""
    if "&" in text:
        for match in _ENTITY.finditer(text):
            yield Edit(*match.span(), _ENTITIES[match[1].lower()])


def _odd(text: str, start: int, end: int) -> Iterator[Edit]:
    for match in _ODD.finditer(text, start, end):
        new = _form(match.group(), text, match.start(), match.end())
        if new != match.group():
            yield Edit(*match.span(), new)


def _form(old: str, text: str, start: int, end: int) -> str:
    if old in "，．":
        return _point(old, text[start - 1 : start], text[end : end + 1])
    fixed = _FIXED.get(old[0]) if old != "\r\n" else "\n"  # marks on a control character are dropped with it
    if fixed is not None:
        return fixed
    form = unicodedata.normalize("NFKC", old)
    # Spacing accents (゛ ´ ￣) would fall apart into a blank and a mark that grips its neighbour.
    return old if form[0] == " " and len(form) > 1 else form


def _point(old: str, before: str, after: str) -> str:
    if _DIGITS.match(before) and _DIGITS.match(after):
        return "," if old == "，" else "."
    if old == "，":
        return "、"
    return "。" if _LETTER.match(before) and not _DIGITS.match(after) else "."


def _expand(characters: str) -> list[str]:
    found = re.findall(r"(.)-(.)|(.)", characters, re.DOTALL)
    return [chr(c) for a, b, one in found for c in range(ord(a or one), ord(b or one) + 1)]


_FIXED: dict[str, str] = {c: new for old, new in _FORMS for c in _expand(old)}
_FIXED |= {"…": "…", "‥": "…"}
