"""連体の積み重ね: in ドイツのウクライナへの支援 the first の belongs to 支援, since nobody owns a country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Frame
from kg.relations.constructions import is_event
from kg.relations.fillers import Resolver

GROUP = 98  # a group of its own: promoted modifiers are no conjuncts of other arguments


def unstack(frames: Sequence[Frame], resolver: Resolver) -> tuple[Frame, ...]:
    """Give event nouns the の-phrases that were read as owners of a country."""
    return tuple(
        _promote(f, resolver) if is_event(f) and f.kind in ("nominal", "verbal") else f for f in frames
    )


def _promote(frame: Frame, resolver: Resolver) -> Frame:
    if frame.of_case("の", "によって"):
        return frame
    promoted = []
    for argument in frame.arguments:
        names = [r for r in resolver.within(argument.noun.head) if r.is_mention]
        country = names and resolver.entities[names[-1].entity].type == "Country"
        if not country or argument.case not in ("へ", "から", "と", "に対して", "に", "対"):
            continue
        for modifier in argument.noun.modifiers:
            if resolver.text.startswith("の", modifier.span.end):
                promoted.append(Argument("の", modifier, argument.origin, GROUP))
    return replace(frame, arguments=(*frame.arguments, *promoted)) if promoted else frame
