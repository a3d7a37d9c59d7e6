"""相手の補い: 〜を招いて会談した, 会談し…で合意した: the partner was named just before.

A symmetric predicate that names one party, or none, and nothing else that could be the other, takes
the parties of the meeting or agreement told in the same sentence or shortly before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from kg.model import Entity, Frame, Statement
from kg.relations.bindings import Match
from kg.relations.fillers import Filler
from kg.relations.matching import Matcher
from kg.relations.rules import Rule, Rules

COMPLETED = frozenset({"met_with", "agreed_with", "signed_treaty_with"})
NEAR = frozenset({"met_with", "agreed_with", "signed_treaty_with", "invited"})
REACH = 2  # sentences
VARIANT = "completed"


class Completer:
    """Finds the parties of symmetric frames that do not name them."""

    def __init__(self, matcher: Matcher, rules: Rules) -> None:
        self.matcher, self.resolver = matcher, matcher.resolver
        self.rules = rules

    def complete(
        self, frame: Frame, candidates: Sequence[Rule], told: Sequence[tuple[int, Statement]]
    ) -> Iterator[tuple[Match, Filler, Filler]]:
        """Yield the match and the pairs of parties; ``told`` are earlier statements by sentence."""
        if frame.kind != "verbal" or frame.voice == "causative":
            return
        for rule in candidates:
            if rule.type not in COMPLETED or not rule.symmetric:
                continue
            half = self.matcher.match(rule, frame, half=True)
            if half is None or self._others(frame, half):
                continue
            pairs = list(self._pairs(frame, half, told))
            if pairs:
                yield from ((replace(half, variant=VARIANT), a, b) for a, b in pairs)
                return

    def _others(self, frame: Frame, half: Match) -> bool:
        """Tell whether the frame names a party that is not understood (議会と合意した)."""
        used = {id(a) for b in half.bindings.values() for a in b.arguments}
        return any(
            a.case in ("が", "と", "との間で", "の間で", "は") and id(a) not in used for a in frame.arguments
        )

    def _pairs(
        self, frame: Frame, half: Match, told: Sequence[tuple[int, Statement]]
    ) -> Iterator[tuple[Filler, Filler]]:
        named = {f.entity.id: f for b in half.bindings.values() for f in b.fillers}
        for sentence in range(frame.sentence, frame.sentence - REACH - 1, -1):
            near = [
                s
                for n, s in told
                if n == sentence and s.type in NEAR and (s.type != "invited" or n == frame.sentence)
            ]
            meetings = [s for s in near if not named or set(named) & {s.subject, s.object}]
            if not meetings:
                continue
            parties = {e: self._party(e, s, named) for s in meetings for e in (s.subject, s.object)}
            linked = {frozenset((s.subject, s.object)) for s in near}
            invited = any(s.type == "invited" for s in meetings)  # host and guests all meet
            for one, other in combinations([p for p in parties.values() if p], 2):
                if invited or frozenset((one.entity.id, other.entity.id)) in linked:
                    yield one, other
            return

    def _party(self, entity: str, statement: Statement, named: dict[str, Filler]) -> Filler | None:
        if entity in named:
            return named[entity]
        found: Entity | None = self.resolver.entities.get(entity)
        evidence = statement.evidence[0]
        span = evidence.subject if entity == statement.subject else evidence.object
        return Filler(found, span, ("partner",)) if found else None
