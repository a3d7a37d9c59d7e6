"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, in Unicode code points.

    A tuple, so that spans sort, hash and go to JSON as they are.

    >>> Span(0, 3).of("ロシアは")
    'ロシア'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand here in ``text``."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(0, 0)
