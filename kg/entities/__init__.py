"""What the names stand for: one entity for each thing, and what refers to it."""

from __future__ import annotations

from kg.config.names import Names
from kg.entities.coreference import anaphors
from kg.entities.linking import entities_and_references
from kg.model import Document, Entity, Mention, Reference, Sentence


def link(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], names: Names
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """Return the entities that ``mentions`` name and every reference to them, names and anaphors."""
    entities, references = entities_and_references(document, mentions, names)
    more = anaphors(document, sentences, entities, references)
    return entities, tuple(sorted([*references, *more], key=lambda r: (r.span, r.entity)))


__all__ = ["link"]
