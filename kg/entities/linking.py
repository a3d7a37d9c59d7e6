"""Mentions of one document that name the same thing, put together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from kg.config.names import NameEntry, Names
from kg.entities.canonical import fold, fullest, is_kana, is_latin
from kg.entities.persons import match_persons
from kg.entities.words import words
from kg.model import Document, Entity, Mention, Reference

_BRACKET = re.compile(r"\s?[(（](?:以下|略称|通称|英語名|英名|旧|現|=|:|、|「|『|\s)*")


@dataclass
class Group:
    """Mentions that stand for one thing; ``entry`` is what the names know of it."""

    type: str
    mentions: list[Mention] = field(default_factory=list)
    entry: NameEntry | None = None
    reading: str = ""
    office: str = ""

    @property
    def surfaces(self) -> list[str]:
        """Every form once, in text order."""
        return list(dict.fromkeys(m.text for m in self.mentions))


def group_mentions(document: Document, mentions: tuple[Mention, ...], names: Names) -> list[Group]:
    """Return the groups of ``mentions``: by entry, spelling, bracket and short form."""
    groups: dict[str, Group] = {}
    for mention in mentions:
        key = _key(mention, names)
        group = groups.setdefault(key, Group(mention.type))
        group.mentions.append(mention)
        if group.entry is None and key in names.entries:
            group.entry = names.entries[key]
    joined = _join_brackets(document.text, mentions, groups, names)
    joined = _join_persons(document.text, joined)
    return _join_short_bodies(joined)


def _key(mention: Mention, names: Names) -> str:
    if mention.entry:
        return mention.entry
    for id_, _ in names.lookup.get(mention.text, ()):
        if names.entries[id_].type == mention.type and mention.text not in names.risky:
            return id_
    country, body = split_body(mention.text, names)
    if country and mention.type == "Organization":
        return f"organization:{names.entries[country].name}{body}"
    return f"{mention.type.lower()}:{fold(mention.text)}"


def split_body(name: str, names: Names) -> tuple[str, str]:
    """Return the country's id and the body of a name like 米国務省, or two empty strings."""
    for cut in range(min(len(name) - 1, 12), 0, -1):
        body = name[cut:]
        if body not in words().bodies:
            continue
        for id_, _ in names.lookup.get(name[:cut], ()):
            if names.entries[id_].type == "Country":
                return id_, body
    return "", ""


def _join_brackets(
    text: str, mentions: tuple[Mention, ...], groups: dict[str, Group], names: Names
) -> list[Group]:
    """A name in a bracket right after a name of the same type is another name of the same thing."""
    owner = {id(m): key for key, group in groups.items() for m in group.mentions}
    for before, after in zip(mentions, mentions[1:], strict=False):
        opened = _BRACKET.match(text, before.span.end)
        if before.type != after.type or not opened or opened.end() != after.span.start:
            continue
        if not re.match("[」』]?[)）、,;:=\\s]", text[after.span.end : after.span.end + 2]):
            continue
        first, second = owner[id(before)], owner[id(after)]
        if first == second or (first in names.entries and second in names.entries):
            continue
        if _is_place_of(before, after):
            continue
        keep, gone = (second, first) if second in names.entries else (first, second)
        for mention in groups[gone].mentions:
            owner[id(mention)] = keep
        groups[keep].mentions = _in_order(groups[keep].mentions, groups.pop(gone).mentions)
        if is_kana(after.text) and not is_kana(before.text):
            groups[keep].reading = after.text
    return list(groups.values())


def _in_order(some: list[Mention], more: list[Mention]) -> list[Mention]:
    return sorted([*some, *more], key=lambda mention: mention.span)


def _is_place_of(before: Mention, after: Mention) -> bool:
    """丹東(遼寧省): a wider place in the bracket is no other name."""
    return before.type == "Place" and not is_kana(after.text) and not is_kana(before.text)


def _join_persons(text: str, groups: list[Group]) -> list[Group]:
    persons = [g for g in groups if g.type == "Person"]
    others = [g for g in groups if g.type != "Person"]
    return others + match_persons(text, persons)


def _join_short_bodies(groups: list[Group]) -> list[Group]:
    """国務省 after 米国務省, 延世大 beside 延世大学: a short form of exactly one longer name."""
    organisations = [g for g in groups if g.type == "Organization"]
    gone = set()
    for group in organisations:
        short = group.surfaces[0]
        if (
            (group.entry is not None and short not in words().ministries)
            or len(group.surfaces) > 1
            or len(short) < 2
        ):
            continue
        longer = [g for g in organisations if g is not group and any(_shortens(short, s) for s in g.surfaces)]
        if len(longer) == 1:
            longer[0].mentions = _in_order(longer[0].mentions, group.mentions)
            gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _shortens(short: str, long: str) -> bool:
    if len(short) >= len(long):
        return False
    if short in words().ministries:
        return long.endswith(short)
    return long in (
        short + "学",
        short + "社",
        short + "通信",
        short + "株式会社",
        short + "党",
        short + "軍",
    ) or (len(short) > 3 and (long.endswith(short) or long.startswith(short)) and not is_latin(short))


def to_entity(group: Group, names: Names) -> Entity:
    """Return the entity that a group stands for."""
    entry, surfaces = group.entry, group.surfaces
    own = [s for s in surfaces if s != group.reading] or surfaces
    name = _shown(entry, own)
    part_of = entry.part_of if entry else ""
    if group.type == "Organization" and not part_of:
        part_of = next((country for s in own if (country := split_body(s, names)[0])), "")
    known = () if entry is None else (entry.name, *entry.aliases)
    return Entity(
        id=_id(group, name, names),
        name=name,
        type=group.type,  # type: ignore[arg-type]
        aliases=tuple(dict.fromkeys(a for a in (*surfaces, *known) if a != name)),
        english=entry.english if entry else "",
        kana=(entry.kana if entry else "") or group.reading,
        wikidata=entry.wikidata if entry else "",
        iso=entry.iso if entry else "",
        seat_of=entry.seat_of if entry else "",
        part_of=part_of,
    )


def _shown(entry: NameEntry | None, surfaces: list[str]) -> str:
    """The fullest name in everyday use; for a person the fullest that the text gives."""
    if entry is not None and (entry.type == "Country" or entry.name in surfaces):
        return entry.name
    return fullest(surfaces)


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
    found = []
    for mention in group.mentions:
        how, why = "alias", f"{entity.name}の別の書き方"
        if mention.text in (entity.name, group.entry.name if group.entry else ""):
            how, why = "name", "名前"
        elif mention.text == group.reading:
            how, why = "reading", f"{entity.name}の読み"
        elif (len(mention.text) == 1 and entity.type == "Country") or is_latin(mention.text):
            how, why = "abbreviation", f"{entity.name}の略"
        found.append(Reference(mention.span, entity.id, how, why, _confidence(mention)))  # type: ignore[arg-type]
    return found


def _confidence(mention: Mention) -> float:
    return {"ginza": 0.6, "ending-alone": 0.7, "learned": 0.85}.get(mention.found_by, 1.0)


def entities_and_references(
    document: Document, mentions: tuple[Mention, ...], names: Names
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """Group the mentions and return entities (by first mention) and references (in text order)."""
    groups = sorted(group_mentions(document, mentions, names), key=lambda g: min(m.span for m in g.mentions))
    entities: dict[str, Entity] = {}
    aliases: dict[str, list[str]] = defaultdict(list)
    references: list[Reference] = []
    for group in groups:
        entity = to_entity(group, names)
        entities.setdefault(entity.id, entity)
        aliases[entity.id] += entity.aliases
        references += to_references(group, entity)
    return tuple(entities.values()), tuple(sorted(references, key=lambda r: (r.span, r.entity)))
