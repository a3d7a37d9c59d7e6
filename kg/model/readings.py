"""What one document yields."""

from __future__ import annotations

from dataclasses import dataclass

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
