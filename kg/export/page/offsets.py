"""Code points, as Python counts, and UTF-16 units, as JavaScript counts."""

from __future__ import annotations


def to_utf16(text: str, start: int, end: int) -> list[int]:
    """Return the span in UTF-16 units; characters beyond U+FFFF (𠮷, emoji) take two.

    >>> to_utf16("𠮷野家は", 1, 3)
    [2, 4]
    """
    first = _units(text[:start])
    return [first, first + _units(text[start:end])]


def _units(text: str) -> int:
    return len(text) + sum(c > "\uffff" for c in text)
