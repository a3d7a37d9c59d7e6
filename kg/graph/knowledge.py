"""The knowledge graph (first sketch: the owner of kg/graph completes it)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Document, Entity, RelationType, Statement


@dataclass(frozen=True)
class KnowledgeGraph:
    """Entities, statements and documents; a NetworkX MultiDiGraph inside (``nx``)."""

    entities: Mapping[str, Entity]
    statements: tuple[Statement, ...]
    documents: Mapping[str, Document]
    types: Mapping[str, RelationType]
