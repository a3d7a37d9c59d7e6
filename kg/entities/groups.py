"""Mentions of one document that name the same thing, put together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.config.names import NameEntry, Names
from kg.entities.canonical import fold, is_kana, is_latin
from kg.entities.known import known_persons
from kg.entities.persons import match_persons
from kg.entities.words import words
from kg.model import Document, EntityType, Mention

_OPEN = re.compile(r"\s?[(（](?:以下|略称|通称|英語名|英名|旧|現|=|:|、|「|『|\s)*")
_CLOSE = re.compile(r"[」』]?[)）、,;:=\s]")
_LONGER = ("学", "社", "通信社", "通信", "株式会社", "党", "軍")
"""What a full name has more than its short form (延世大+学)."""


@dataclass
class Group:
    """Mentions that stand for one thing; ``entry`` is what the names know of it."""

    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    entry: NameEntry | None = None
    reading: str = ""
    office: str = ""

    @property
    def surfaces(self) -> list[str]:
        """Every form once, in text order."""
        return list(dict.fromkeys(m.text for m in self.mentions))

    def add(self, mentions: Iterable[Mention]) -> None:
        """Take further mentions, kept in text order."""
        self.mentions = sorted([*self.mentions, *mentions], key=lambda mention: mention.span)


def group_mentions(document: Document, mentions: tuple[Mention, ...], names: Names) -> list[Group]:
    """Return the groups of ``mentions``: by entry, spelling, bracket and short form."""
    groups: dict[str, Group] = {}
    surnames = known_persons(document, mentions, names)
    for mention in mentions:
        known = surnames.get(mention.span.start)
        key = _key(mention, names) if known is None else known or f"person:{fold(mention.text)}"
        group = groups.setdefault(key, Group(mention.type, entry=names.entries.get(key)))
        group.mentions.append(mention)
    joined = _join_brackets(document.text, mentions, groups, names)
    persons = match_persons(document.text, [g for g in joined if g.type == "Person"])
    return _join_short_bodies([g for g in joined if g.type != "Person"]) + persons


def _key(mention: Mention, names: Names) -> str:
    if mention.entry:
        return mention.entry
    if mention.text not in names.risky:
        for id_, _ in names.lookup.get(mention.text, ()):
            if names.entries[id_].type == mention.type:
                return id_
    if mention.type == "Organization":
        country, body = split_body(mention.text, names)
        if country:
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
    for before, after in pairwise(mentions):
        opened = _OPEN.match(text, before.span.end)
        if before.type != after.type or not opened or opened.end() != after.span.start:
            continue
        if not _CLOSE.match(text, after.span.end) or _is_wider_place(before, after):
            continue
        first, second = owner[id(before)], owner[id(after)]
        if first == second or (first in names.entries and second in names.entries):
            continue
        keep, gone = (second, first) if second in names.entries else (first, second)
        for mention in groups[gone].mentions:
            owner[id(mention)] = keep
        groups[keep].add(groups.pop(gone).mentions)
        if is_kana(after.text) and not is_kana(before.text):
            groups[keep].reading = after.text
    return list(groups.values())


def _is_wider_place(before: Mention, after: Mention) -> bool:
    """丹東(遼寧省): the bracket says where it is, not how else it is called."""
    return before.type == "Place" and not is_kana(after.text) and not is_kana(before.text)


def _join_short_bodies(groups: list[Group]) -> list[Group]:
    """国務省 after 米国務省, 延世大 beside 延世大学: a short form of exactly one longer name."""
    longer: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.type == "Organization":
            for short in {short for surface in group.surfaces for short in _short_forms(surface)}:
                longer[short].append(group)
    kept = []
    moved: dict[int, Group] = {}
    for group in groups:
        own = group.surfaces
        owners = [g for g in longer.get(own[0], ()) if g is not group]
        known = group.entry is not None and own[0] not in words().ministries
        if group.type != "Organization" or known or len(own) > 1 or len(owners) != 1:
            kept.append(group)
        else:
            owner = owners[0]
            while id(owner) in moved:  # its owner was itself a short form
                owner = moved[id(owner)]
            owner.add(group.mentions)
            moved[id(group)] = owner
    return kept


def _short_forms(name: str) -> Iterator[str]:
    """Yield the shorter names that an organisation's name may be cut to."""
    for more in _LONGER:
        if name.endswith(more) and len(name) - len(more) > 1:
            yield name[: -len(more)]
    if is_latin(name):
        return
    if name.endswith("銀行"):
        yield name[:-1]
    for cut in range(1, len(name) - 1):
        if name[cut:] in words().ministries or len(name) - cut > 3:
            yield name[cut:]
        if cut > 3:
            yield name[:cut]
