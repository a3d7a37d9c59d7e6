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


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: never dropped in silence.

    ``document`` is its id or path (with a line for JSON lines), ``stage`` where it failed
    (source, parse, read, worker), ``reason`` what happened and ``remedy`` what to do.
    """

    document: str
    stage: str
    reason: str
    remedy: str = ""
