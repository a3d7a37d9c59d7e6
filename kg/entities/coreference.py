"""両国, 同社, 彼, 首相: words that stand for an entity without naming it."""

from __future__ import annotations

from kg.entities.discourse import Discourse
from kg.entities.pairs import pairs
from kg.entities.roles import bare_titles, generic_bodies
from kg.entities.same import own, pronouns, same
from kg.model import Document, Entity, Reference, Sentence

_VOICES = (pairs, same, own, pronouns, bare_titles, generic_bodies)


def anaphors(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    references: tuple[Reference, ...],
) -> list[Reference]:
    """Return references for the words that stand for entities named elsewhere in the document."""
    if not entities:
        return []
    talk = Discourse(document, sentences, entities, references)
    found = [reference for sentence in sentences for voice in _VOICES for reference in voice(talk, sentence)]
    return [reference for reference in found if not talk.inside_name(reference.span)]
