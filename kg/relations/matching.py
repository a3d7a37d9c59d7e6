"""照合: lay a rule over a frame and find the cheapest way to fill its holes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Argument, Frame, Noun, Span
from kg.relations.bindings import Binding, Match, around, complete, groups, may_lack
from kg.relations.constructions import Cases, constructions
from kg.relations.fillers import Filler, Resolver
from kg.relations.patterns import Pattern, Slot
from kg.relations.rules import Rule

EMPTY_COST = 1.5  # an optional hole that nothing fills
BARE_COST = 1.0  # a symmetric rule that says both ends in one argument (両国が会談)


class Matcher:
    """Matches rules against the frames of one document."""

    def __init__(self, resolver: Resolver, frames: tuple[Frame, ...]) -> None:
        self.resolver, self.text = resolver, resolver.text
        self.inside: dict[int, list[Frame]] = {}
        for frame in frames:
            if frame.inside >= 0:
                self.inside.setdefault(frame.inside, []).append(frame)
        self._acting_places = resolver.rules.listed("動く地域")
        self._not_words = tuple(resolver.rules.listed("語でない"))
        self._moving = resolver.rules.listed("自動詞")
        self.titles = resolver.rules.listed("肩書")
        self._not_goods = tuple(resolver.rules.listed("物でない"))

    def match(self, rule: Rule, frame: Frame, half: bool = False) -> Match | None:
        """Return the cheapest reading of ``frame`` that fills every required hole, or None.

        With ``half`` the parties of a symmetric rule may be missing (see ``completion``).
        """
        if frame.voice == "causative" and (frame.lemma in self._moving or rule.pattern.mode == "causative"):
            frame = replace(frame, voice="active")  # 部隊を駐留させる: the を-noun is what moves
        if rule.pattern.shape == "role" and not self._is_role(rule.pattern, frame):
            return None
        best: Match | None = None
        for variant, table in constructions(rule.pattern, frame):
            for bindings, cost in self._fill(rule, frame, table, half):
                owned = variant == "goal passive" and any(
                    "possessor" in f.found for b in bindings.values() for f in b.fillers
                )
                if not owned and (best is None or rule.weight - cost > best.score):
                    best = Match(rule, frame, variant, bindings, cost)
        return best

    def _is_role(self, pattern: Pattern, frame: Frame) -> bool:
        """Tell whether the predicate of a copular frame is a title (of the list that the rule names)."""
        words = tuple(pattern.predicates or (self.titles if frame.kind == "copular" else ()))
        named = frame.trigger.of(self.text).endswith(tuple(self.resolver.rules.listed("役職でない")) or "\0")
        return not named and (not words or frame.lemma.endswith(words))

    def candidates(self, slot: Slot, frame: Frame, table: dict[str, Cases]) -> Iterator[Binding]:
        """Yield the bindings of ``slot`` among the arguments of ``frame``, coordinated ones together."""
        if slot.through in ("inner", "target"):
            yield from self._inner(slot, frame)
            return
        if slot.kind == "content":
            yield from self._content(slot, frame)
            return
        for group in groups(frame):
            cost = min((table[c].get(group[0].case, 9.0) for c in slot.cases), default=9.0)
            if slot.host >= 0 and group[0].case == "の":
                continue  # the owner of another noun of the rule (ロシアの原油を輸入), not of the event
            if cost < 9.0:
                # 対北支援: what is part of the word binds closer than a noun beside it
                close = 0.3 if group[0].origin == "incorporated" and slot.kind == "entity" else 0.0
                binding = self.bind(slot, group, cost - close)
                if binding:
                    yield binding

    def bind(self, slot: Slot, group: tuple[Argument, ...], cost: float) -> Binding | None:
        """Try to fill ``slot`` with a group of coordinated arguments."""
        if slot.kind == "entity":
            # 主体: a town does nothing, but a prefecture, a region or a capital may
            fillers = tuple(
                Filler(f.entity, f.span, (a.origin, *f.found), f.trust)
                for a in group
                for f in self.resolver.fill(
                    a.noun, slot.types, slot.through == "possessor", "製" in slot.cases
                )
                if not slot.endings or f.span.of(self.text).endswith(tuple(slot.endings))
                if not (slot.barred and f.entity.name.endswith(tuple(slot.barred)))
                if not (slot.actor and f.entity.type == "Place" and not self._may_act(f))
            )
            return Binding(slot, group, fillers, fillers[0].span, cost) if fillers else None
        fitting = tuple(a for a in group if self._fits(slot, a.noun))
        if not fitting:
            return None
        return Binding(slot, fitting, (), around(fitting), cost)

    def _may_act(self, filler: Filler) -> bool:
        name = filler.entity.name
        return name in self._acting_places or name.endswith(
            ("都", "道", "府", "県", "市", "区", "町", "村", "州")
        )

    def _fits(self, slot: Slot, noun: Noun) -> bool:
        """Tell whether a noun may stand in a hole for words or things."""
        head = noun.head.of(self.text).rstrip("」』）)")
        if slot.kind == "words":
            # The head may be the last word of a compound (同盟+関係, 貿易+額): its whole phrase counts.
            phrase = noun.span.of(self.text).rstrip("」』）)")
            ends = tuple(w for w in slot.words if len(w) > 1 or not slot.exact)
            return noun.lemma in slot.words or phrase.endswith(ends)
        named = any(r.is_mention and r.span.end == noun.head.end for r in self.resolver.within(noun.head))
        return not named and not head.endswith(self._not_goods if slot.kind == "noun" else self._not_words)

    def _content(self, slot: Slot, frame: Frame) -> Iterator[Binding]:
        """Yield what is asked or agreed: the clause inside, or the を-argument."""
        for inner in self.inside.get(frame.index, ())[-1:]:
            yield Binding(slot, span=self._said(inner, frame))
        for group in groups(frame):
            if group[0].case in (*slot.cases, "を"):
                yield Binding(slot, group, span=around(group), cost=0.1)

    def _said(self, inner: Frame, frame: Frame) -> Span:
        """Return the clause without the arguments of the outer predicate, with its こと, less its よう."""
        start, end = inner.clause
        for argument in frame.of_case("が", "は", "と", "に", "に対して"):
            if not inner.clause.covers(argument.noun.span):
                continue
            if argument.noun.span.start > inner.trigger.end:
                end = min(end, argument.noun.span.start)
            elif argument.particle.end > start:
                start = argument.particle.end
        while start < end and self.text[start] in "、, 　":
            start += 1
        if self.text.startswith("よう", end - 2):
            return Span(start, end - 2)
        return Span(start, end + 2 if self.text.startswith("こと", end) else end)

    def _inner(self, slot: Slot, frame: Frame) -> Iterator[Binding]:
        """Yield the subject of the quoted clause (北朝鮮が…したと非難した)."""
        for inner in self.inside.get(frame.index, ()):
            cases: tuple[str, ...] = ("が", "は")
            if inner.voice == "passive":
                cases = ("によって", "に", "から")
            elif inner.kind in ("copular", "adjectival"):
                cases = ("が", "は", "を", "の")  # 政策を屈辱的だ, 首相の失敗だと批判した
            if slot.through == "target":
                if not _same_doer(inner, frame):
                    continue
                cases = ("に", "へ", "に対して", "を")
            for group in groups(inner):
                if group[0].case in cases and group[0].origin != "inferred":
                    binding = self.bind(replace(slot, through="possessor"), group, 0.2)
                    if binding:
                        yield binding
                        return

    def _fill(
        self, rule: Rule, frame: Frame, table: dict[str, Cases], half: bool
    ) -> Iterator[tuple[dict[str, Binding], float]]:
        """Yield every way to fill the slots; each argument is used once."""
        pattern = rule.pattern
        options = {
            slot.name: sorted(self.candidates(slot, frame, table), key=lambda b: b.cost)
            for slot in pattern.slots
        }
        order = [s for s in pattern.slots if s.host < 0] + [s for s in pattern.slots if s.host >= 0][::-1]
        for chosen, cost in self._search(rule, pattern, order, options, {}, 0.0):
            if half or complete(rule, chosen):
                yield chosen, cost

    def _search(
        self,
        rule: Rule,
        pattern: Pattern,
        order: list[Slot],
        options: dict[str, list[Binding]],
        chosen: dict[str, Binding],
        cost: float,
    ) -> Iterator[tuple[dict[str, Binding], float]]:
        if not order:
            yield dict(chosen), cost
            return
        slot, rest = order[0], order[1:]
        used = {id(a) for b in chosen.values() for a in b.arguments}
        choices = [b for b in options[slot.name] if not any(id(a) in used for a in b.arguments)]
        if slot.host >= 0:
            choices = [*self._attached(slot, pattern, chosen), *choices]
        for binding in choices[:4]:
            yield from self._search(
                rule, pattern, rest, options, {**chosen, slot.name: binding}, cost + binding.cost
            )
        if slot.optional or may_lack(rule, slot):
            lack = EMPTY_COST if slot.optional else BARE_COST
            yield from self._search(rule, pattern, rest, options, chosen, cost + lack)

    def _attached(self, slot: Slot, pattern: Pattern, chosen: dict[str, Binding]) -> Iterator[Binding]:
        """Yield what stands before the noun of the next slot (日本銀行の総裁に就任, 北朝鮮への制裁を解除)."""
        host = chosen.get(pattern.slots[slot.host].name)
        for argument in host.arguments if host else ():
            if argument.case == "複合":
                continue  # what stands before a compound belongs to its last word, the event
            owned: dict[str, list[Argument]] = {}
            for owner in self.resolver.adnominals.of(argument.noun):
                owned.setdefault(owner.case, []).append(owner)
            for case, owners in owned.items():
                cost = (
                    0.1
                    if case in slot.cases
                    else 0.5
                    if case in ("の", "複合") and slot.kind == "entity" and slot.cases != ("製",)
                    else 9.0
                )
                binding = self.bind(slot, tuple(owners), cost) if cost < 9.0 else None
                if binding:
                    yield binding


def _same_doer(inner: Frame, outer: Frame) -> bool:
    """Tell whether both clauses have one subject, said once (イスラエルに報復すると警告した)."""
    doers = {a.noun.head for a in outer.of_case("が", "は")}
    return inner.voice == "active" and {a.noun.head for a in inner.of_case("が", "は")} <= doers
