"""Why not: for each rule near a frame, the hole, particle, type or cue that kept it from firing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.config import perhaps
from kg.model import Argument, Frame
from kg.relations.bindings import Match, may_lack
from kg.relations.constructions import Cases, constructions
from kg.relations.engine import rules_for
from kg.relations.matching import Matcher
from kg.relations.patterns import ACTORS, Slot
from kg.relations.ready import Ready
from kg.relations.rules import Rule, Rules

LABELS = {"Country": "国", "Organization": "組織", "Person": "人", "Place": "場所"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one rule fared on one frame: ``match`` if it fired, else ``reasons``, most telling first."""

    frame: Frame
    rule: Rule
    match: Match | None
    reasons: tuple[str, ...] = ()
    filled: int = 0


def explain(ready: Ready, rules: Rules, type: str = "") -> tuple[Attempt, ...]:
    """Return how the rules of every frame's predicate fared, nearest first; ``type`` keeps one type.

    What is explained is what the engine saw: both take the same frames. An empty result means that no rule
    knows any of the predicates: see :func:`unknown`.
    """
    document, frames, matcher = ready.document, ready.frames, ready.matcher
    attempts = [
        attempt(matcher, rule, frame)
        for frame in frames
        for rule in rules_for(frame, rules, document.text)
        if not type or rule.type == type
    ]
    return tuple(
        sorted(
            attempts, key=lambda a: (a.match is None, len(a.reasons), -a.filled, a.rule.type, a.rule.number)
        )
    )


def attempt(matcher: Matcher, rule: Rule, frame: Frame) -> Attempt:
    """Try one rule on one frame and say what is missing."""
    match = matcher.match(rule, frame)
    if match:
        return Attempt(frame, rule, match, filled=len(match.bindings))
    tables = constructions(rule.pattern, frame)
    if not tables:
        return Attempt(frame, rule, None, (f"{frame.voice} voice: no construction reads it",))
    table = tables[0][1]
    reasons, filled = [], 0
    for slot in rule.pattern.slots:
        if next(matcher.candidates(slot, frame, table), None):
            filled += 1
        elif not slot.optional and not may_lack(rule, slot):
            reasons.append(_missing(matcher, slot, frame, table))
    return Attempt(frame, rule, None, tuple(reasons) or ("two holes want the same words",), filled)


def unknown(frames: Sequence[Frame], rules: Rules) -> Iterator[str]:
    """Yield the predicates that no rule knows, each with もしかして."""
    for frame in frames:
        if frame.kind in ("verbal", "nominal") and not rules.for_lemma(frame.lemma):
            near = perhaps(frame.lemma, rules.by_lemma)
            yield f"no rule has the predicate {frame.lemma}" + (f" ({near})" if near else "")


def _missing(matcher: Matcher, slot: Slot, frame: Frame, table: dict[str, Cases]) -> str:
    """Say why ``slot`` stays empty: no such particle, not a name, or a name of another type."""
    text = matcher.text
    wanted = [
        c for case in slot.cases for c, _ in sorted(table.get(case, {case: 0.0}).items(), key=lambda i: i[1])
    ]
    here = [a for a in frame.arguments if a.case in wanted]
    if not here:
        had = "、".join(f"{a.noun.head.of(text)}{a.case}" for a in frame.arguments) or "no arguments"
        return f"<{slot.name}>: nothing with {'/'.join(dict.fromkeys(wanted[:6]))} (the frame has {had})"
    return "; ".join(_unfit(matcher, slot, a) for a in here)


def _unfit(matcher: Matcher, slot: Slot, argument: Argument) -> str:
    words = argument.noun.span.of(matcher.text)
    if slot.kind != "entity":
        return f"<{slot.name}>: {words}{argument.case} does not fit ({slot.kind})"
    others = matcher.resolver.fill(argument.noun, ACTORS, True)
    types = "|".join(LABELS[t] for t in slot.types)
    if others:
        found = "、".join(f"{f.entity.name} ({LABELS[f.entity.type]})" for f in others)
        return f"<{slot.name}>: {words}{argument.case} gives {found}, wanted {types}"
    return f"<{slot.name}>: {words}{argument.case} stands for no entity, wanted {types}"
