"""Relations that a name says by itself: 米国務省 is part of 米国."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Document, Entity, Evidence, Reference, Sentence, Span, Statement
from kg.relations.fillers import Resolver
from kg.relations.rules import Rules

VARIANT = "name"


def relations_by_name(
    document: Document, sentences: tuple[Sentence, ...], resolver: Resolver, rules: Rules
) -> Iterator[Statement]:
    """Yield what names of bodies say, where both ends are named in the text.

    米国務省, 国営ロシア鉄道: ``part_of``; 在韓米軍 also ``located_in``.
    """
    mentions: dict[str, list[Reference]] = {}
    for reference in resolver.references:
        if reference.is_mention:
            mentions.setdefault(reference.entity, []).append(reference)
    for entity in resolver.entities.values():
        own = mentions.get(entity.id, [])
        if entity.type != "Organization" or not own:
            continue
        for type_, whole, said in _readings(document, entity, own, resolver, rules):
            if type_ in rules.files and whole.id in mentions and whole.id != entity.id:
                at = next((s.span for s in sentences if s.span.covers(said.span)), said.span)
                evidence = _evidence(document, at, said.span, rules, type_)
                yield Statement(type_, entity.id, whole.id, (evidence,))


Reading = tuple[str, Entity, Reference]


def _readings(
    document: Document, entity: Entity, own: list[Reference], resolver: Resolver, rules: Rules
) -> Iterator[Reading]:
    """Yield type, country or body, and the mention that says it."""
    whole = resolver.entities.get(entity.part_of)
    unclear = rules.listed("国名でない")
    said = own[0] if whole and any(_owner(_words(document, m), whole, unclear) for m in own) else None
    if whole and said:
        yield "part_of", whole, said
    else:
        yield from _state_owned(document, own, resolver, rules)
        yield from _of_its_place(document, own, resolver, rules)
    yield from _stationed(document, own, resolver, said is None)


_OF_A_PLACE = re.compile("(?P<place>.+?[都道府県市区町村])(?=警|庁|役[所場]|議会|教育委|教委|消防|立)")


def _of_its_place(
    document: Document, own: list[Reference], resolver: Resolver, rules: Rules
) -> Iterator[Reading]:
    """Yield the town of a police force or hall, the body or state with which a longer name begins."""
    units = tuple(rules.listed("国家機関名")) or ("\0",)
    unclear = rules.listed("国名でない")
    for reference in own:
        words = _words(document, reference)
        local = _OF_A_PLACE.match(words)
        begins = {local["place"]} if local else set()
        for entity in resolver.entities.values():
            names = {n for n in (entity.name, *entity.aliases) if 1 < len(n) < len(words)} - unclear
            place = entity.type == "Place" and begins & names
            unit = words.endswith(units) and any(words.startswith(n) for n in names)
            if place or (entity.type in ("Country", "Organization") and unit):
                yield "part_of", entity, reference
                return


def _stationed(document: Document, own: list[Reference], resolver: Resolver, part: bool) -> Iterator[Reading]:
    """Yield where 在韓米軍 is, and whose it is."""
    countries = [e for e in resolver.entities.values() if e.type == "Country"]
    places = [e for e in resolver.entities.values() if e.type in ("Country", "Place")]
    for reference in own:
        words = _words(document, reference)
        host = next((c for c in places for n in (c.name, *c.aliases) if words.startswith("在" + n)), None)
        if host is None:
            continue
        yield "located_in", host, reference
        rest = next(words[1 + len(n) :] for n in (host.name, *host.aliases) if words.startswith("在" + n))
        owner = next((c for c in countries for n in (c.name, *c.aliases) if rest.startswith(n)), None)
        if owner and part:
            yield "part_of", owner, reference
        return


def _words(document: Document, reference: Reference) -> str:
    return reference.span.of(document.text)


def _state_owned(
    document: Document, own: list[Reference], resolver: Resolver, rules: Rules
) -> Iterator[Reading]:
    """Yield the state whose name begins the name of a state-owned body (国営ロシア鉄道)."""
    marks = tuple(rules.listed("国営語"))
    for reference in own:
        if not document.text.endswith(marks, 0, reference.span.start):
            continue
        surface = _words(document, reference)
        for entity in resolver.entities.values():
            if entity.type == "Country" and surface.startswith(entity.name) and surface != entity.name:
                yield "part_of", entity, reference
                return


def _owner(surface: str, whole: Entity, unclear: frozenset[str]) -> str | None:
    """Return the part of ``surface`` that names ``whole`` (米 in 米国務省), if any."""
    names = sorted({whole.name, *whole.aliases} - unclear, key=len, reverse=True)
    vague = surface.startswith(tuple(unclear))
    for name in names:
        if (len(name) > 1 and name in surface) or (surface.startswith(name) and not vague):
            return name
    return None


def _evidence(document: Document, sentence: Span, span: Span, rules: Rules, type_: str) -> Evidence:
    return Evidence(
        document=document.id,
        sentence=sentence,
        text=sentence.of(document.text),
        quote=span,
        trigger=span,
        subject=span,
        object=span,
        rule=f"{type_}/0:{VARIANT}",
        found=(("subject", "explicit"), ("object", "name")),
        confidence=rules.confidence.of(f"{type_}/0", VARIANT, ()),
    )
