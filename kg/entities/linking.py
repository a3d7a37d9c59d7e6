"""From groups of mentions to entities with ids and references that say how they are known."""

from __future__ import annotations

from kg.config.names import NameEntry, Names
from kg.entities.canonical import fold, fullest, is_latin, plain
from kg.entities.groups import Group, group_mentions, split_body
from kg.model import Document, Entity, Mention, Reference

_DOUBT = {"ginza": 0.6, "ending-alone": 0.7, "learned": 0.85}
"""Confidence in names that only a weak voice found."""


def entities_and_references(
    document: Document, mentions: tuple[Mention, ...], names: Names
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """Group the mentions and return entities (by first mention) and references (in text order)."""
    groups = sorted(group_mentions(document, mentions, names), key=lambda g: g.mentions[0].span)
    entities: dict[str, Entity] = {}
    references: list[Reference] = []
    for group in groups:
        entity = to_entity(group, names)
        known = entities.setdefault(entity.id, entity)
        references += to_references(group, known)
    return tuple(entities.values()), tuple(sorted(references, key=lambda r: r.span))


def to_entity(group: Group, names: Names) -> Entity:
    """Return the entity that a group stands for."""
    entry, surfaces = group.entry, group.surfaces
    own = [s for s in surfaces if s != group.reading] or surfaces
    name = _shown(entry, own)
    known = () if entry is None else (entry.name, *entry.aliases)
    part_of = entry.part_of if entry else ""
    if group.type == "Organization" and not part_of:
        part_of = next((country for s in own if (country := split_body(s, names)[0])), "")
    return Entity(
        id=_id(group, name, names),
        name=name,
        type=group.type,
        aliases=tuple(dict.fromkeys(a for a in (*surfaces, *known) if a != name)),
        english=entry.english if entry else "",
        kana=(entry.kana if entry else "") or group.reading,
        wikidata=entry.wikidata if entry else "",
        iso=entry.iso if entry else "",
        seat_of=entry.seat_of if entry else "",
        part_of=part_of,
    )


def _shown(entry: NameEntry | None, surfaces: list[str]) -> str:
    """Return the fullest name in everyday use; for all but countries one that the text gives."""
    if entry is not None and (entry.type == "Country" or entry.name in surfaces):
        return entry.name
    return plain(fullest(surfaces))


def _id(group: Group, name: str, names: Names) -> str:
    if group.entry is not None:
        return group.entry.id
    if group.type == "Organization":
        country, body = split_body(name, names)
        if country:
            return f"organization:{names.entries[country].name}{body}"
    if group.office:
        return f"person:{fold(name)}({group.office})"
    return f"{group.type.lower()}:{fold(name)}"


def to_references(group: Group, entity: Entity) -> list[Reference]:
    """Return one reference for each mention of a group."""
    return [_reference(mention, group, entity) for mention in group.mentions]


def _reference(mention: Mention, group: Group, entity: Entity) -> Reference:
    confidence = _DOUBT.get(mention.found_by, 1.0)
    full = group.entry.name if group.entry else entity.name
    if mention.text in (entity.name, full):
        return Reference(mention.span, entity.id, "name", "名前", confidence)
    if mention.text == group.reading:
        return Reference(mention.span, entity.id, "reading", f"{entity.name}の読み", confidence)
    if (len(mention.text) == 1 and entity.type == "Country") or is_latin(mention.text):
        return Reference(mention.span, entity.id, "abbreviation", f"{entity.name}の略", confidence)
    return Reference(mention.span, entity.id, "alias", f"{entity.name}の別の書き方", confidence)
