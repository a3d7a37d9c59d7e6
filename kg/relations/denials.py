"""否定: who denies what. A denial in another sentence is attached to the statement that it denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from kg.model import Argument, Cue, Frame, Sentence, Statement
from kg.relations.fillers import Resolver
from kg.relations.patterns import ACTORS
from kg.relations.rules import Rules

REACH = 8  # sentences between a denial and what it calls by name; これ and silence reach one back


def attach_denials(
    statements: Iterable[Statement],
    frames: tuple[Frame, ...],
    sentences: tuple[Sentence, ...],
    resolver: Resolver,
    rules: Rules,
) -> Iterator[Statement]:
    """Yield the statements, with ``denied_by`` where a denial nearby speaks of them.

    A denial names what it denies (武器取引を否定: the noun is in the type's ``denied_as``), or points back
    (これを否定, 事実ではない): then the nearest claim before it is meant. Only an end of the relation or
    somebody named in it can deny it; a denial never makes a fact.
    """
    denials = _read_denials(frames, resolver, rules)
    order = {s.span: n for n, s in enumerate(sentences)}
    for statement in statements:
        at = order.get(statement.evidence[0].sentence, -1)
        for denial in denials:
            if at >= 0 and _meant(statement, at, denial, resolver, rules):
                statement = _denied(statement, denial, sentences, resolver.text)
        yield statement


class Denial(NamedTuple):
    """Who denies, where, and what the denied thing is called (empty for これ and omitted objects)."""

    deniers: frozenset[str]
    frame: Frame
    noun: str


def _read_denials(frames: tuple[Frame, ...], resolver: Resolver, rules: Rules) -> list[Denial]:
    """Return the denials; one without an object takes that of the denial before it in the sentence."""
    found: list[Denial] = []
    for frame in frames:
        denial = _read_denial(frame, frames, resolver, rules)
        if denial is None:
            continue
        if not denial.noun and found and found[-1].frame.sentence == frame.sentence:
            denial = denial._replace(noun=found[-1].noun)
        found.append(denial)
    return found


def _read_denial(frame: Frame, frames: tuple[Frame, ...], resolver: Resolver, rules: Rules) -> Denial | None:
    """Read one frame: 否定する, 認めていない, 事実ではないと言う."""
    deny = frame.lemma in rules.listed("否定語") and frame.status != "negated"
    reject = frame.lemma in rules.listed("認める語") and frame.status == "negated"
    untrue = frame.lemma in rules.listed("事実語") and frame.status == "negated"
    if not (deny or reject or untrue):
        return None
    speaker = frames[frame.inside] if untrue and frame.inside >= 0 else frame
    nouns = [a.noun for a in speaker.arguments if a.case in ("が", "は")]
    if untrue:  # モスクワも平壌も事実ではないと言う: people and bodies are no facts
        nouns += [a.noun for a in frame.arguments if a.case in ("が", "は")]
        nouns += [a.source for a in frame.attribution if a.source is not None]
    deniers = frozenset(f.entity.id for n in nouns for f in resolver.fill(n, ACTORS))
    return Denial(deniers, frame, "" if untrue else _called(frame, resolver)) if deniers else None


def _called(frame: Frame, resolver: Resolver) -> str:
    """Return the head of what is denied (武器取引), empty for これ and omitted objects."""
    things: list[Argument] = [a for a in frame.arguments if a.case in ("を", "について")]
    return things[0].noun.head.of(resolver.text) if things else ""


def _meant(statement: Statement, at: int, denial: Denial, resolver: Resolver, rules: Rules) -> bool:
    """Tell whether a denial speaks of ``statement``."""
    evidence, frame = statement.evidence[0], denial.frame
    file = rules.files.get(statement.type)
    if not file or not file.denied_as or evidence.status == "negated" or evidence.trigger == frame.trigger:
        return False
    ends = {statement.subject, statement.object}
    ends |= {resolver.entities[e].part_of for e in ends if e in resolver.entities}
    if not denial.deniers & ends or denial.deniers & set(evidence.sources):
        return False
    distance = frame.sentence - at
    if denial.noun and denial.noun.endswith(file.denied_as):
        return abs(distance) <= REACH
    points_back = not denial.noun or denial.noun.endswith(tuple(rules.listed("照応語")))
    told = evidence.status in ("claimed", "possible", "planned")
    before = evidence.trigger.end <= frame.trigger.start and 0 <= distance <= 1
    return points_back and told and before


def _denied(statement: Statement, denial: Denial, sentences: tuple[Sentence, ...], text: str) -> Statement:
    """Mark the claim itself, or set the sentence that denies it beside it as evidence of its own."""
    first, frame = statement.evidence[0], denial.frame
    deniers = tuple(sorted({*first.denied_by, *denial.deniers}))
    if first.sentence.covers(frame.trigger):
        cues = tuple(sorted({*first.cues, Cue(frame.trigger, "denial")}))
        return replace(
            statement, evidence=(replace(first, denied_by=deniers, cues=cues), *statement.evidence[1:])
        )
    sentence = sentences[frame.sentence].span
    against = replace(
        first,
        sentence=sentence,
        text=sentence.of(text),
        quote=frame.clause,
        trigger=frame.trigger,
        rule=f"{first.rule.partition(':')[0]}:denial",
        status="negated",
        sources=(),
        denied_by=tuple(sorted(denial.deniers)),
        time=frame.time,
        qualifiers=(),
        cues=(Cue(frame.trigger, "denial"),),
    )
    others = []
    for e in statement.evidence:  # 北朝鮮は否定し、ロシアも認めていない: one sentence, two deniers
        if e.rule == against.rule and e.sentence == sentence:
            names, words = {*e.denied_by, *against.denied_by}, {*e.cues, *against.cues}
            against = replace(e, denied_by=tuple(sorted(names)), cues=tuple(sorted(words)))
        else:
            others.append(e)
    return replace(statement, evidence=(*others, against))
