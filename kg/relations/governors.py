"""支配: an event noun under another verb (輸出を禁じた, 供与を求めた): whose act is it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Frame
from kg.relations.rules import Rules


def governors(frames: Sequence[Frame]) -> dict[int, Frame]:
    """Return for each frame whose event noun is an argument of another verb that verb's frame."""
    by_head = {
        (frame.sentence, argument.noun.head.end): frame
        for frame in frames
        if frame.kind == "verbal"
        for argument in frame.of_case("を", "に")
    }
    found = {f.index: by_head.get((f.sentence, f.trigger.end)) for f in frames}
    return {index: g for index, g in found.items() if g is not None and g.index != index}


def own_acts(frames: Sequence[Frame], rules: Rules) -> tuple[Frame, ...]:
    """Take back a shared subject where the outer verb decides on the act of somebody else.

    In 米国は中国への輸出を禁じた the United States do not export: they forbid.
    """
    above, others = governors(frames), rules.listed("他者の行為")
    return tuple(
        _without_subject(f, g) if (g := above.get(f.index)) and g.lemma in others else f for f in frames
    )


def _without_subject(frame: Frame, governor: Frame) -> Frame:
    heads = {a.noun.head for a in governor.of_case("が", "は")}
    kept = tuple(a for a in frame.arguments if a.case != "が" or a.noun.head not in heads)
    return replace(frame, arguments=kept)
