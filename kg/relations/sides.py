"""側: whose minister is meant where only the side is named (韓国側からは趙外相が出席した)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Frame, Noun, Sentence
from kg.relations.fillers import Resolver

GROUP = 97


def name_sides(
    frames: Sequence[Frame], sentences: Sequence[Sentence], resolver: Resolver, offices: tuple[str, ...]
) -> tuple[Frame, ...]:
    """Give titles of state that name no country the one whose 側 stands before them in the sentence."""
    return tuple(
        replace(frame, arguments=(*frame.arguments, Argument("の", side, "inferred", GROUP)))
        if frame.kind == "title"
        and not frame.of_case("の")
        and frame.lemma.endswith(offices)
        and (side := _side(frame, sentences[frame.sentence], resolver))
        else frame
        for frame in frames
    )


def _side(frame: Frame, sentence: Sentence, resolver: Resolver) -> Noun | None:
    """Return the nearest country before the title that is followed by 側."""
    for reference in reversed(resolver.within(sentence.span)):
        entity = resolver.entities.get(reference.entity)
        before = reference.span.end <= frame.trigger.start and reference.is_mention
        if (
            before
            and entity
            and entity.type == "Country"
            and resolver.text.startswith("側", reference.span.end)
        ):
            return Noun(reference.span, reference.span, entity.name)
    return None
