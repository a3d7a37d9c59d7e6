"""Memory over a long run of text in which every sentence brings new names."""

from __future__ import annotations

from benchmarks.measure import resident, table
from benchmarks.texts import invented
from kg.model import Document
from kg.parsing import Parser

SENTENCES = 200_000
STEP = 100


def measure(count: int = SENTENCES) -> list[str]:
    """Parse ``count`` sentences in one process and report its resident memory on the way."""
    parser = Parser()
    marks: list[tuple[int, float]] = []
    documents = (Document(str(first), "\n".join(invented(STEP, first))) for first in range(0, count, STEP))
    for number, _ in enumerate(parser.parse_many(documents), start=1):
        if number * STEP * 10 % count == 0 or number == 20:
            marks.append((number * STEP, resident()))
    rows = [(f"{sentences:,}", f"{megabytes:.0f}") for sentences, megabytes in marks]
    half, last = marks[len(marks) // 2][1], marks[-1][1]
    return [
        *table(("sentences read", "resident MB"), rows),
        "",
        f"From the middle to the end the memory grows by {last - half:.0f} MB.",
    ]
