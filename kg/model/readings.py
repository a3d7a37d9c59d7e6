"""What one document yields."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model.documents import Document
from kg.model.entities import Entity, Reference
from kg.model.statements import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: its entities, where they stand, and what is said of them."""

    document: Document
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    statements: tuple[Statement, ...]


def confident(reading: Reading, minimum: float) -> Reading:
    """Return the reading without evidence below a confidence between 0 and 1."""
    if minimum <= 0:
        return reading
    kept = (
        replace(s, evidence=tuple(e for e in s.evidence if e.confidence >= minimum))
        for s in reading.statements
    )
    return replace(reading, statements=tuple(s for s in kept if s.evidence))


NOTICES = ("skipped", "copy", "date")


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: never dropped in silence.

    ``document`` is its id or path (with a line for JSON lines), ``stage`` where it failed
    (source, parse, read, worker), ``reason`` what happened and ``remedy`` what to do. What is told and no
    fault has a stage of its own: ``skipped`` (a kind of file that is not read), ``copy`` (the text of
    document ``of`` once more), ``date`` (of document ``of``, not understood).
    """

    document: str
    stage: str
    reason: str
    remedy: str = ""
    of: str = ""

    @property
    def is_notice(self) -> bool:
        """Whether this is something to tell rather than a fault."""
        return self.stage in NOTICES
