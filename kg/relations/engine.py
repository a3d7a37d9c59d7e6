"""Frames and rules to statements: match, choose the most specific, distribute, attach denials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import STRENGTH, Document, Entity, Frame, Reference, Sentence, Statement, Status, merge
from kg.relations.alternatives import shows
from kg.relations.bindings import Match
from kg.relations.completion import Completer
from kg.relations.denials import attach_denials
from kg.relations.evidence import EvidenceMaker
from kg.relations.matching import Matcher
from kg.relations.names import relations_by_name
from kg.relations.noun_phrases import relations_by_phrase
from kg.relations.ready import Ready, make_ready
from kg.relations.rules import Rule, Rules

NOUN_PHRASE = ":event noun"


def read_statements(
    document: Document,
    sentences: Sequence[Sentence],
    frames: Sequence[Frame],
    references: Sequence[Reference],
    entities: Sequence[Entity],
    rules: Rules,
) -> tuple[Statement, ...]:
    """Return what ``document`` says: typed relations, each with its evidence.

    All arguments speak of the same text; the offsets of the evidence are offsets of ``document.text``.
    Pure and deterministic: the order of the input lists does not matter beyond that of the text.
    """
    return statements_of(make_ready(document, sentences, frames, references, entities, rules), rules)


def statements_of(ready: Ready, rules: Rules) -> tuple[Statement, ...]:
    """Lay the rules over the frames and noun phrases of a document."""
    document, sentences, frames, matcher = ready.document, ready.sentences, ready.frames, ready.matcher
    maker = EvidenceMaker(document, sentences, frames, ready.resolver, rules)
    completer = Completer(matcher, rules)
    told: list[tuple[int, Statement]] = []
    for frame in frames:
        match = best_match(matcher, frame, rules)
        if match:
            told += [(frame.sentence, s) for s in maker.statements(match)]
            continue
        for half, one, other in completer.complete(frame, rules_for(frame, rules, document.text), told):
            told.append((frame.sentence, maker.statement(half, one, other)))
    found = [s for _, s in told]
    found = list(most_specific(found, rules))
    found += relations_by_name(document, sentences, ready.resolver, rules)
    found += relations_by_phrase(document, sentences, ready.phrases, rules)
    found = list(attach_denials(found, frames, sentences, ready.resolver, rules))
    return tuple(sober(s) for s in merge(_confident(found, rules.confidence.minimum)))


def sober(statement: Statement) -> Statement:
    """Let a noun phrase commit to no more than the clauses do (プーチン氏の訪朝 before it takes place)."""
    clauses = [e.status for e in statement.evidence if not e.rule.endswith(NOUN_PHRASE)]
    strongest: Status = min(clauses, key=STRENGTH.__getitem__, default="asserted")
    if strongest not in ("planned", "possible"):
        return statement
    evidence = tuple(
        replace(e, status=strongest) if e.rule.endswith(NOUN_PHRASE) and e.status == "asserted" else e
        for e in statement.evidence
    )
    return replace(statement, evidence=evidence)


def rules_for(frame: Frame, rules: Rules, text: str) -> tuple[Rule, ...]:
    """Return the rules that may read ``frame``: by its shape, its predicate and what it shows of it."""
    found = _rules_for(frame, rules, _words(frame, text))
    return tuple(r for r in found if not r.pattern.mode or shows(r.pattern, frame, text))


def _rules_for(frame: Frame, rules: Rules, words: str) -> tuple[Rule, ...]:
    if words.endswith(tuple(rules.listed("述語でない")) or "\0"):
        return ()
    clauses = rules.for_lemma(frame.lemma)
    longer = rules.for_ending(words, beyond=len(frame.lemma))
    clauses = (*longer, *(r for r in clauses if r not in longer))
    if frame.kind == "copular":
        return (*clauses, *rules.roles)
    return clauses


def best_match(matcher: Matcher, frame: Frame, rules: Rules) -> Match | None:
    """Return the reading of ``frame`` by its most specific rule (one clause gives one type)."""
    matches = [m for rule in rules_for(frame, rules, matcher.text) if (m := matcher.match(rule, frame))]
    if not matches:
        return None
    best: dict[str, float] = {}
    for m in matches:
        best[m.rule.type] = max(m.score, best.get(m.rule.type, m.score))
    # a type gives way to a more specific one that reads the frame at least as well
    covered = {
        t for name, score in best.items() for t in rules.over.get(name, ()) if score >= best.get(t, 99.0)
    }
    left = [m for m in matches if m.rule.type not in covered] or matches
    return max(left, key=lambda m: (m.score, -m.rule.number))


def _words(frame: Frame, text: str) -> str:
    """Return the predicate with what stands before it, so that 専門 + 機関 is found as one word."""
    return text[max(0, frame.trigger.start - 6) : frame.trigger.end]


def most_specific(statements: Iterable[Statement], rules: Rules) -> Iterator[Statement]:
    """Drop what a more specific type says of the same pair in the same stretch of text."""
    found = list(statements)
    by_place: dict[tuple[object, ...], list[Statement]] = {}
    for statement in found:
        by_place.setdefault(_place(statement), []).append(statement)
    for statement in found:
        mine = statement.evidence[0]
        rivals = by_place[_place(statement)]
        if not any(
            statement.type in rules.over.get(r.type, ()) and r.evidence[0].quote.overlaps(mine.quote)
            for r in rivals
        ):
            yield statement


def _place(statement: Statement) -> tuple[object, ...]:
    return (frozenset((statement.subject, statement.object)), statement.evidence[0].sentence)


def _confident(statements: Iterable[Statement], minimum: float) -> Iterator[Statement]:
    for statement in statements:
        kept = tuple(e for e in statement.evidence if e.confidence >= minimum)
        if kept:
            yield Statement(statement.type, statement.subject, statement.object, kept)
