"""統計: figures of trade that a state body tells are those of its country (財務省によると、対中輸出は…)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Frame, Noun
from kg.relations.fillers import Resolver

GROUP = 96
PARTNER = ("対", "向け", "へ", "に", "から", "と")
OWNER = ("が", "の", "は", "によって", "複合")
REACH = 1  # sentences after the one that names the body


def own_figures(frames: Sequence[Frame], resolver: Resolver, trade: tuple[str, ...]) -> tuple[Frame, ...]:
    """Give events of trade that name only the partner the country whose office tells the figures.

    ``trade`` lists the event nouns. The office stands in the sentence (〜省のまとめでは) or in the one
    before; its country must be an entity of the document.
    """
    told: tuple[int, Noun] | None = None
    read: list[Frame] = []
    for frame in frames:
        for attribution in frame.attribution:
            if attribution.source is not None and (owner := _country(attribution.source, resolver)):
                told = (frame.sentence, owner)
        if told and 0 <= frame.sentence - told[0] <= REACH and _lacks_owner(frame, resolver, trade):
            frame = replace(frame, arguments=(*frame.arguments, Argument("が", told[1], "inferred", GROUP)))
        read.append(frame)
    return tuple(read)


def _country(source: Noun, resolver: Resolver) -> Noun | None:
    """Return a place where the text names the country that the speaking body belongs to."""
    for filler in resolver.fill(source, ("Organization",), possessor=True):
        for reference in resolver.references:
            if reference.entity == filler.entity.part_of and reference.is_mention:
                return Noun(reference.span, reference.span, resolver.entities[reference.entity].name)
    return None


def _lacks_owner(frame: Frame, resolver: Resolver, trade: tuple[str, ...]) -> bool:
    event = frame.kind in ("nominal", "verbal") and frame.lemma.endswith(trade)
    if not event or not frame.of_case(*PARTNER):
        return False
    return not any(
        resolver.fill(a.noun, ("Country", "Organization", "Person")) for a in frame.of_case(*OWNER)
    )
