"""充足: what fills the holes of a rule, and whether that is enough for a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import NOWHERE, Argument, Frame, Span
from kg.relations.fillers import Filler
from kg.relations.patterns import Slot
from kg.relations.rules import Rule

TOGETHER = ("が", "は", "の", "主", "と", "との間で", "の間で", "によって", "複合", "対")


@dataclass(frozen=True, slots=True)
class Binding:
    """What fills one slot: entities, or words, and the arguments that brought them."""

    slot: Slot
    arguments: tuple[Argument, ...] = ()
    fillers: tuple[Filler, ...] = ()
    span: Span = NOWHERE
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """A rule laid over a frame in one construction."""

    rule: Rule
    frame: Frame
    variant: str
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    cost: float = 0.0

    @property
    def score(self) -> float:
        """Higher is better: specific rules, cheap readings."""
        return self.rule.weight - self.cost


def complete(rule: Rule, chosen: Mapping[str, Binding]) -> bool:
    """Tell whether two ends are filled: one each, or two in one argument of a symmetric rule."""
    ends = [chosen[r] for r in (rule.subject, rule.object) if r in chosen]
    if len(ends) == 2:
        return True
    # 中国とベトナムに接近: the two are approached, they do not approach each other
    together = ends and len(ends[0].fillers) >= 2 and ends[0].arguments[0].case in TOGETHER
    return bool(together) and two_way(rule)


def two_way(rule: Rule) -> bool:
    """Tell whether the rule holds in both directions."""
    return rule.symmetric or rule.mutual


def may_lack(rule: Rule, slot: Slot) -> bool:
    """Tell whether a required end may be missing because the other end names both."""
    return two_way(rule) and slot.role in (rule.subject, rule.object)


def groups(frame: Frame) -> list[tuple[Argument, ...]]:
    """Return the arguments of a frame, conjuncts together."""
    found: dict[tuple[str, int], list[Argument]] = {}
    for argument in frame.arguments:
        found.setdefault((argument.case, argument.group), []).append(argument)
    return [tuple(g) for g in found.values()]


def around(arguments: tuple[Argument, ...]) -> Span:
    """Return the stretch from the first argument to the last."""
    spans = [a.noun.span for a in arguments]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
