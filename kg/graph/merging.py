"""Merging what documents yield: a union, so order and repetition do not matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from kg.model import Document, Entity, EntityType, Reading, Statement

Mentions = dict[str, dict[str, int]]
"""How often each document (by id) names each entity (by id)."""


def join_entities(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Join entities with the same id: names are united, of other fields the fullest wins.

    >>> one, other = (Entity("country:RU", "ロシア", "Country", (alias,)) for alias in "露ロ")
    >>> join_entities([one, other])["country:RU"].aliases
    ('ロ', '露')
    """
    groups: dict[str, set[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, set()).add(entity)
    return {id: _join(groups[id]) for id in sorted(groups)}


def _join(group: set[Entity]) -> Entity:
    if len(group) > 1:  # a stub knows nothing that the others do not
        group = group - {stub(e.id) for e in group}
    if len(group) == 1:
        (entity,) = group
        aliases = tuple(sorted(set(entity.aliases) - {entity.name}))
        return entity if aliases == entity.aliases else replace(entity, aliases=aliases)
    names = {n for e in group for n in (e.name, *e.aliases)}
    fields = ("name", "type", "english", "kana", "wikidata", "iso", "seat_of", "part_of")
    best = {f: _fullest(getattr(e, f) for e in group) for f in fields}
    aliases = tuple(sorted(names - {best["name"]}))
    (id,) = {e.id for e in group}
    return Entity(id=id, aliases=aliases, **best)  # type: ignore[arg-type]


def _fullest(values: Iterable[str]) -> str:
    """Choose by value, never by order of arrival."""
    return min(values, key=lambda v: (not v, -len(v), v))


def stub(id: str) -> Entity:
    """Return an entity for an id that only a statement mentions, so that nothing is dropped.

    >>> stub("country:RU")
    Entity(id='country:RU', name='RU', type='Country', aliases=(), english='', kana='', wikidata='', iso='', \
seat_of='', part_of='')
    """
    kind, _, name = id.partition(":")
    types: dict[str, EntityType] = {t.casefold(): t for t in get_args(EntityType)}
    return Entity(id, name or id, types.get(kind.casefold(), "Organization"))


def named_in(statement: Statement) -> set[str]:
    """Return every entity id that a statement needs: its ends, who says it, who denies it."""
    ids = {statement.subject, statement.object}
    for e in statement.evidence:
        ids.update(e.sources)
        ids.update(e.denied_by)
    return ids


def complete(entities: Mapping[str, Entity], statements: Iterable[Statement]) -> dict[str, Entity]:
    """Return ``entities`` with a stub for every id that only a statement knows."""
    known = dict(entities)
    for statement in statements:
        for id in named_in(statement):
            if id not in known:
                known[id] = stub(id)
    return known


def bare(document: Document) -> Document:
    """Return a document without its text: a graph keeps the sentences, not the articles."""
    return replace(document, text="", body=())


def count_mentions(readings: Iterable[Reading]) -> Mentions:
    """Count, by document, how often each entity is named (0 where it is only meant)."""
    counts: Mentions = {}
    for reading in readings:
        row = {e.id: 0 for e in reading.entities}
        for reference in reading.references:
            row[reference.entity] = row.get(reference.entity, 0) + reference.is_mention
        counts[reading.document.id] = row
    return counts
