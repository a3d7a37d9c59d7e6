"""否定: who denies what. A denial in another sentence is attached to the statement that it denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Argument, Cue, Frame, Sentence, Span, Statement
from kg.relations.fillers import Resolver
from kg.relations.patterns import ACTORS
from kg.relations.rules import Rules

REACH = 4  # sentences that a denial looks back


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
    denials = [d for f in frames if (d := _read_denial(f, resolver, rules))]
    order = {s.span: n for n, s in enumerate(sentences)}
    for statement in statements:
        at = order.get(statement.evidence[0].sentence, -1)
        for deniers, frame, noun in denials:
            if _meant(statement, at, deniers, frame, noun, order, rules):
                statement = _denied(statement, deniers, frame)
        yield statement


Denial = tuple[frozenset[str], Frame, str]


def _read_denial(frame: Frame, resolver: Resolver, rules: Rules) -> Denial | None:
    """Return who denies and the noun by which the denied thing is called, if ``frame`` is a denial."""
    deny = frame.lemma in rules.listed("否定語")
    reject = frame.lemma in rules.listed("認める語") and frame.status == "negated"
    untrue = frame.lemma in rules.listed("事実語") and frame.status == "negated"
    if not (deny or reject or untrue) or (deny and frame.status == "negated"):
        return None
    subjects = [] if untrue else [a for a in frame.arguments if a.case in ("が", "は")]
    deniers = {f.entity.id for a in subjects for f in resolver.fill(a.noun, ACTORS)}
    if untrue:
        nouns = [a.source for a in frame.attribution if a.source is not None]
        deniers = {f.entity.id for n in nouns for f in resolver.fill(n, ACTORS)}
    if not deniers:
        return None
    return frozenset(deniers), frame, _called(frame, resolver)


def _called(frame: Frame, resolver: Resolver) -> str:
    """Return the head of what is denied (武器取引), empty for これ and omitted objects."""
    things: list[Argument] = [a for a in frame.arguments if a.case in ("を", "について")]
    return things[0].noun.head.of(resolver.text) if things else ""


def _meant(
    statement: Statement,
    at: int,
    deniers: frozenset[str],
    frame: Frame,
    noun: str,
    order: dict[Span, int],
    rules: Rules,
) -> bool:
    """Tell whether a denial speaks of ``statement``."""
    evidence = statement.evidence[0]
    ends = {statement.subject, statement.object}
    file = rules.files.get(statement.type)
    if not file or not deniers & ends or evidence.trigger == frame.trigger or deniers & set(evidence.sources):
        return False
    distance = frame.sentence - at
    if at < 0 or not 0 <= distance <= REACH or evidence.status == "negated":
        return False
    if noun and noun.endswith(file.denied_as) and file.denied_as:
        return True
    points_back = not noun or noun.endswith(tuple(rules.listed("照応語")))
    told = evidence.status in ("claimed", "possible", "planned")
    return (
        points_back
        and told
        and distance <= 1
        and evidence.trigger.end <= frame.trigger.start
        and bool(file.denied_as)
    )


def _denied(statement: Statement, deniers: frozenset[str], frame: Frame) -> Statement:
    first = statement.evidence[0]
    cue = Cue(frame.trigger, "denial")
    changed = replace(
        first,
        denied_by=tuple(sorted({*first.denied_by, *deniers})),
        cues=tuple(sorted({*first.cues, cue})) if first.sentence.covers(frame.trigger) else first.cues,
    )
    return replace(statement, evidence=(changed, *statement.evidence[1:]))
