"""What the names stand for: one entity for each thing, and what refers to it."""

from __future__ import annotations

from kg.config.names import Names
from kg.entities.linking import entities_and_references
from kg.model import Document, Entity, Mention, Reference, Sentence


def link(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], names: Names
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """Return the entities that ``mentions`` name and every reference to them, names and anaphors."""
    return entities_and_references(document, mentions, names)


__all__ = ["link"]
