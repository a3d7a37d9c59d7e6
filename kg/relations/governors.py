"""支配: an event noun under another verb (輸出を禁じた, 供与を求めた): whose act is it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Document, Frame, Span
from kg.relations.constructions import is_event
from kg.relations.rules import Rules

GROUP = 96  # a group of its own: lent arguments are no conjuncts of others
SCENES = ("で", "に先立って", "に際して", "を前に", "を通じて")
_REASON = re.compile(r"(?:し|って|いで|んで|い|っ)?(?:た|だ|ている|ていた)(?:疑いがある)?として")


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


def lend_subjects(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Give an event noun that sets the scene the subject of its clause (Xとの会談で、Yは…と述べた)."""
    hosts = {
        (frame.sentence, argument.noun.head.end): frame
        for frame in frames
        if frame.kind == "verbal" and frame.voice == "active"
        for argument in frame.of_case(*SCENES)
    }
    done = []
    for frame in frames:
        host = hosts.get((frame.sentence, frame.trigger.end))
        if host is not None and frame.kind == "nominal" and not frame.of_case("が", "の", "によって", "から"):
            lent = tuple(replace(a, case="が", origin="shared", group=GROUP) for a in host.of_case("が"))
            frame = replace(frame, arguments=(*frame.arguments, *lent))
        done.append(frame)
    return tuple(done)


def own_acts(document: Document, frames: Sequence[Frame], rules: Rules) -> tuple[Frame, ...]:
    """Take back a shared subject where the act is somebody else's.

    In 米国は中国への輸出を禁じた the United States do not export: they forbid.
    In 財務省は取引を手助けしたとして企業を制裁した the ministry did not help.
    """
    above, others = governors(frames), rules.listed("他者の行為")
    done = []
    for frame in frames:
        governor = above.get(frame.index)
        if governor and governor.lemma in others:
            heads = {a.noun.head for a in governor.of_case("が", "は")}
            frame = _without(frame, heads)
        elif _REASON.match(document.text, frame.trigger.end):
            heads = {a.noun.head for a in frame.of_case("が") if a.origin in ("shared", "topic", "inferred")}
            frame = _without(frame, heads)
        done.append(_denied_act(frame))
    return tuple(done)


def _denied_act(frame: Frame) -> Frame:
    """Let who denies an act be its doer where nobody else is (イランは無人機の供与を否定した)."""
    denier = next((a.source for a in frame.attribution if a.kind == "denied" and a.source is not None), None)
    if (
        denier is None
        or not is_event(frame)
        or frame.voice != "active"
        or frame.of_case("が", "によって", "から")
    ):
        return frame
    return replace(frame, arguments=(*frame.arguments, Argument("が", denier, "inferred", GROUP)))


def _without(frame: Frame, heads: set[Span]) -> Frame:
    kept = tuple(a for a in frame.arguments if a.case != "が" or a.noun.head not in heads)
    return replace(frame, arguments=kept) if len(kept) < len(frame.arguments) else frame
