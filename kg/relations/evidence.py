"""From a match to statements: pairs of entities, and the evidence that says where and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from kg.model import (
    NOWHERE,
    Attribution,
    Cue,
    Document,
    Entity,
    EntityType,
    Evidence,
    Frame,
    Sentence,
    Span,
    Statement,
    Status,
)
from kg.relations.bindings import Binding, Match, two_way
from kg.relations.constructions import is_event
from kg.relations.fillers import Filler, Resolver
from kg.relations.governors import governors
from kg.relations.patterns import ACTORS, Pattern
from kg.relations.rules import Rules

Pair = tuple[Filler, Filler]
PREDICATE = "述語"  # as a role of a qualifier: the words of the predicate itself
SPEAKERS: tuple[EntityType, ...] = ACTORS


class EvidenceMaker:
    """Builds the statements of one document."""

    def __init__(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        frames: tuple[Frame, ...],
        resolver: Resolver,
        rules: Rules,
    ) -> None:
        self.frames = {f.index: f for f in frames}
        self.above = governors(frames)
        self.sayings = {f.trigger: f for f in frames}
        self.document, self.sentences = document, sentences
        self.resolver, self.rules = resolver, rules

    def statements(self, match: Match) -> Iterator[Statement]:
        """Yield one statement for each pair of fillers."""
        for subject, object_ in pairs(match):
            if subject.entity.id == object_.entity.id:
                continue
            yield self.statement(match, subject, object_)
            if match.rule.mutual and not match.rule.symmetric:
                yield self.statement(match, object_, subject)

    def statement(self, match: Match, subject: Filler, object_: Filler) -> Statement:
        """Return the statement that ``match`` makes of two fillers, with its evidence."""
        rule = match.rule
        if rule.symmetric and object_.entity.id < subject.entity.id:
            subject, object_ = object_, subject
        evidence = self._evidence(match, subject, object_)
        return Statement(rule.type, subject.entity.id, object_.entity.id, (evidence,))

    def _evidence(self, match: Match, subject: Filler, object_: Filler) -> Evidence:
        frame, rule = match.frame, match.rule
        sentence = self.sentences[frame.sentence].span
        ends = (subject.entity.id,) + ((object_.entity.id,) if two_way(rule) else ())
        if rule.given or (frame.status == "negated" and _meant(rule.pattern, frame)):
            frame = replace(frame, status="asserted")
        status, sources, deniers = self.commitment(frame, ends, rule.status)
        steps = (*subject.found, *object_.found, *(("requested",) if self._requested(frame) else ()))
        trust = min(subject.trust, object_.trust) * rule.confidence
        return Evidence(
            document=self.document.id,
            sentence=sentence,
            text=sentence.of(self.document.text),
            quote=frame.clause if frame.clause != NOWHERE else sentence,
            trigger=frame.trigger,
            subject=subject.span,
            object=object_.span,
            rule=f"{rule.name}:{match.variant}",
            status=status,
            sources=sources,
            denied_by=deniers,
            time=frame.time,
            qualifiers=self._qualifiers(match),
            cues=tuple(sorted({*frame.cues, *(Cue(a.trigger, "attribution") for a in frame.attribution)})),
            found=(("subject", _how(subject)), ("object", _how(object_))),
            confidence=self.rules.confidence.of(rule.name, match.variant, steps, trust),
        )

    def _requested(self, frame: Frame) -> bool:
        """Tell whether somebody only asks for it (話し合うよう促した)."""
        outer = self.above.get(frame.index) or self.frames.get(frame.inside)
        told = outer is not None and any(a.trigger == outer.trigger for a in frame.attribution)  # 〜と訴える
        return outer is not None and not told and outer.lemma in self.rules.listed("要求語")

    def commitment(
        self, frame: Frame, ends: tuple[str, ...], override: Status | None = None
    ) -> tuple[Status, tuple[str, ...], tuple[str, ...]]:
        """Return status, sources and deniers; whoever speaks of his own act states it."""
        status = frame.status
        bare = status == "planned" and not any(c.kind == "modality" for c in frame.cues)  # only its tense
        if override and (status in ("asserted", "claimed") or (override == "asserted" and bare)):
            status = override
        denials = [a for a in frame.attribution if a.kind == "denied"]
        deniers = tuple(sorted({e.id for a in denials for e in self.speakers(a)}))
        if denials and status == "asserted":
            status = "claimed"
        sources: tuple[str, ...] = ()
        for attribution in reversed([a for a in frame.attribution if a.kind == "said"]):
            sources = tuple(sorted({e.id for e in self.speakers(attribution)}))
            if sources:
                break
        if deniers and deniers == sources:  # 輸出を認めないと発表した: nobody denies what he says himself
            return "negated", (), ()
        if status == "claimed" and sources and set(sources) <= set(ends) and not denials:
            status, sources = "asserted", ()
        return status, sources, deniers

    def speakers(self, attribution: Attribution) -> list[Entity]:
        """Return the entities that an attribution names, all of them where several speak."""
        if attribution.source is None:
            return []
        found = {f.entity.id: f.entity for f in self.resolver.fill(attribution.source, SPEAKERS)}
        saying = self.sayings.get(attribution.trigger)
        for argument in saying.arguments if saying and saying.voice == "active" else ():
            if argument.case in ("が", "は"):
                found.update({f.entity.id: f.entity for f in self.resolver.fill(argument.noun, SPEAKERS)})
        return list(found.values())

    def _qualifiers(self, match: Match) -> tuple[tuple[str, str], ...]:
        found = []
        for name, role in match.rule.qualifiers:
            text = next((t for r in role.split("/") if (t := self._words(match, r))), "")
            if text:
                found.append((name, text))
        return tuple(found)

    def _words(self, match: Match, role: str) -> str:
        """Return the words of the text that fill ``role``."""
        if role == match.rule.pattern.role or (role == PREDICATE and is_event(match.frame)):
            return match.frame.trigger.of(self.document.text)
        binding = match.bindings.get(role)
        if binding is None:
            return ""
        span = _whole_compound(binding, match.frame)
        return self._quoted(span)

    def _quoted(self, span: Span) -> str:
        """Return the words with a bracket that was cut off, or without the pair around them."""
        text = self.document.text
        words = span.of(text).strip("、。 　")
        for left, right in ("「」", "『』"):
            if words.count(left) > words.count(right) and text.startswith(right, span.end):
                words += right
            if words.startswith(left) and words.endswith(right) and words.count(left) == 1:
                words = words[1:-1]
        return words.strip("、。 　")


def _meant(pattern: Pattern, frame: Frame) -> bool:
    """Tell whether the denial is what the rule asks for: 応じない, 契約を打ち切る."""
    denied = any(c.kind == "negation" for c in frame.cues)
    return pattern.mode == "negated" or (pattern.mode == "folded" and not denied)


def pairs(match: Match) -> Iterator[Pair]:
    """Yield the pairs of fillers: every subject with every object, and coordinated ends with each other."""
    subjects = _fillers(match, match.rule.subject)
    objects = _fillers(match, match.rule.object)
    # オバマ大統領との日米首脳会談: the compound names both parties, the person is one of them
    whole = len(subjects) > 1 and all("incorporated" in f.found for f in subjects)
    if not (whole and two_way(match.rule)):
        yield from product(subjects, objects)
    if two_way(match.rule):
        yield from combinations(subjects, 2)
        if not subjects:
            yield from combinations(objects, 2)


def _fillers(match: Match, role: str) -> tuple[Filler, ...]:
    binding = match.bindings.get(role)
    unique = {f.entity.id: f for f in reversed(binding.fillers)} if binding else {}
    return tuple(sorted(unique.values(), key=lambda f: f.span))


def _how(filler: Filler) -> str:
    return "+".join(dict.fromkeys(filler.found)) or "explicit"


def _whole_compound(binding: Binding, frame: Frame) -> Span:
    """Let a kind that is the first half of a compound keep the whole (軍事 + 支援)."""
    argument = binding.arguments[0] if binding.arguments else None
    if (
        argument
        and argument.case == "複合"
        and binding.slot.kind == "text"
        and frame.trigger.start >= binding.span.end
    ):
        whole = Span(binding.span.start, frame.trigger.end)
        if binding.slot.role and "種類" in binding.slot.role:
            return whole
    return binding.span
