"""The rules' own examples, read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.evaluation.alternatives import dead
from kg.model import Document, Frame, Reading, Sentence, Span
from kg.pipeline import Pipeline
from kg.relations.examples import Case, cases, judge, supply
from kg.relations.rules import Rule, Rules


def document_of(case: Case) -> Document:
    """Return an example as a document of its own."""
    return Document(case.id, case.text, published=case.expect.published, body=(Span(0, len(case.text)),))


def read_case(
    pipeline: Pipeline, case: Case, sentences: tuple[Sentence, ...] | None = None
) -> tuple[Reading, tuple[Frame, ...]]:
    """Read one example; its marks supply the names that the entity layer does not know."""
    document = document_of(case)
    if sentences is None:
        sentences = next(iter(pipeline.parser.parse_many([document])))
    named = pipeline.find_entities(document, sentences)
    if case.kind != "not":
        named = supply(case, *named, pipeline.rules)
    trace = pipeline.follow(document, sentences, named)
    return trace.reading, trace.frames


def verdict(case: Case, reading: Reading, rules: Rules) -> str:
    """Return what is wrong with a reading; a todo line is wrong as soon as it is right."""
    fault = judge(replace(case, kind="examples") if case.kind == "todo" else case, reading, rules)
    if case.kind == "todo":
        return "" if fault else "is right now: move it from todo to examples"
    return fault


def survey(pipeline: Pipeline, types: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return all faults of the rules as (file:line, message).

    Examples that fail, patterns that no example uses, words that can never match, and words that two
    rules read alike.
    """
    wanted = set(types)
    chosen = [c for c in cases(pipeline.rules) if not wanted or c.type in wanted]
    parses = pipeline.parser.parse_many([document_of(c) for c in chosen])
    faults, fired = [], set()
    for case, sentences in zip(chosen, parses, strict=True):
        reading, _ = read_case(pipeline, case, sentences)
        fired |= {e.rule.rpartition(":")[0] for s in reading.statements for e in s.evidence}
        if fault := verdict(case, reading, pipeline.rules):
            faults.append((case.where, f"{case.kind}: {case.text} — {fault}"))
    unused = (
        (phrase.where, f"dead phrase: no example uses {phrase.text}")
        for phrase, _, _ in pipeline.rules.grammar.phrases
        if phrase.name not in fired and (not wanted or phrase.type in wanted)
    )
    return [*faults, *_patterns(pipeline.rules, wanted, fired), *unused, *dead(pipeline, wanted)]


def _patterns(rules: Rules, wanted: set[str], fired: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the groups and patterns that no example proves, and words that another rule reads alike."""
    groups = {_proved(name) for name in fired}
    seen: dict[tuple[object, ...], Rule] = {}
    told: set[tuple[str, str]] = set()
    for rule in rules.rules:
        mine = not wanted or rule.type in wanted
        if mine and _proved(rule.name) not in groups:
            groups.add(_proved(rule.name))
            yield rule.where, f"no example uses {_proved(rule.name)}: {rule.pattern.text}"
        for word in _words(rule):
            other = seen.setdefault(_holes(rule, word), rule)
            alike = other is not rule and other.name != rule.name and not _yields(rules, other, rule)
            if mine and alike and (rule.name, other.name) not in told:
                told.add((rule.name, other.name))
                yield rule.where, f"shadowed: {other.name} ({other.where}) has the same holes and {word}"


def _proved(name: str) -> str:
    """Return what an example proves: a pattern, or a group in any of its frames."""
    return name.rpartition(".")[0] or name


def _yields(rules: Rules, one: Rule, other: Rule) -> bool:
    """Tell whether one type gives way to the other."""
    return other.type in rules.over.get(one.type, ()) or one.type in rules.over.get(other.type, ())


def _words(rule: Rule) -> list[str]:
    """Return the predicates; where a verb is folded into its noun, both together."""
    words = sorted(rule.pattern.predicates)
    folded = sorted(rule.pattern.folded)
    return [f"{w}を{v}" for w in words for v in folded] if folded else words


def _holes(rule: Rule, word: str) -> tuple[object, ...]:
    slots = (replace(s, role="") for s in rule.pattern.slots)
    return (rule.pattern.shape, rule.pattern.mode, word, *slots)
