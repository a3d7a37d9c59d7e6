"""Relations that a name says by itself: 米国務省 is part of 米国."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document, Entity, Evidence, Reference, Sentence, Span, Statement
from kg.relations.fillers import Resolver
from kg.relations.rules import Rules

VARIANT = "name"


def parts_by_name(
    document: Document, sentences: tuple[Sentence, ...], resolver: Resolver, rules: Rules
) -> Iterator[Statement]:
    """Yield ``part_of`` for bodies whose name says whose they are, where both are named in the text."""
    if "part_of" not in rules.files:
        return
    unclear = rules.listed("国名でない")
    mentions: dict[str, list[Reference]] = {}
    for reference in resolver.references:
        if reference.is_mention:
            mentions.setdefault(reference.entity, []).append(reference)
    for entity in resolver.entities.values():
        own = mentions.get(entity.id, [])
        if entity.type != "Organization" or not own:
            continue
        whole = resolver.entities.get(entity.part_of)
        said = own[0] if whole and any(_owner(_words(document, m), whole, unclear) for m in own) else None
        if said is None:
            whole, said = _state_owned(document, own, resolver, rules)
        if whole is None or said is None or whole.id not in mentions or whole.id == entity.id:
            continue
        at = next((s.span for s in sentences if s.span.covers(said.span)), said.span)
        yield Statement("part_of", entity.id, whole.id, (_evidence(document, at, said.span, rules),))


def _words(document: Document, reference: Reference) -> str:
    return reference.span.of(document.text)


def _state_owned(
    document: Document, own: list[Reference], resolver: Resolver, rules: Rules
) -> tuple[Entity | None, Reference | None]:
    """Return the state whose name begins the name of a state-owned body (国営ロシア鉄道)."""
    marks = tuple(rules.listed("国営語"))
    for reference in own:
        if not document.text.endswith(marks, 0, reference.span.start):
            continue
        surface = _words(document, reference)
        for entity in resolver.entities.values():
            if entity.type == "Country" and surface.startswith(entity.name) and surface != entity.name:
                return entity, reference
    return None, None


def _owner(surface: str, whole: Entity, unclear: frozenset[str]) -> str | None:
    """Return the part of ``surface`` that names ``whole`` (米 in 米国務省), if any."""
    names = sorted({whole.name, *whole.aliases} - unclear, key=len, reverse=True)
    vague = surface.startswith(tuple(unclear))
    for name in names:
        if (len(name) > 1 and name in surface) or (surface.startswith(name) and not vague):
            return name
    return None


def _evidence(document: Document, sentence: Span, span: Span, rules: Rules) -> Evidence:
    return Evidence(
        document=document.id,
        sentence=sentence,
        text=sentence.of(document.text),
        quote=span,
        trigger=span,
        subject=span,
        object=span,
        rule=f"part_of/0:{VARIANT}",
        found=(("subject", "explicit"), ("object", "name")),
        confidence=rules.confidence.of("part_of/0", VARIANT, ()),
    )
