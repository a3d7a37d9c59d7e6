"""The rules' own examples, read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Document, Frame, Reading, Sentence, Span
from kg.pipeline import Pipeline
from kg.relations import read_statements
from kg.relations.examples import Case, cases, judge, supply
from kg.relations.rules import Rules


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
    entities, references = pipeline.find_entities(document, sentences)
    if case.kind != "not":
        entities, references = supply(case, entities, references, pipeline.rules)
    frames = pipeline.find_frames(document, sentences, references, entities)
    statements = read_statements(document, sentences, frames, references, entities, pipeline.rules)
    return Reading(document, entities, references, statements), frames


def verdict(case: Case, reading: Reading, rules: Rules) -> str:
    """Return what is wrong with a reading; a todo line is wrong as soon as it is right."""
    fault = judge(replace(case, kind="examples") if case.kind == "todo" else case, reading, rules)
    if case.kind == "todo":
        return "" if fault else "is right now: move it from todo to examples"
    return fault


def survey(pipeline: Pipeline, types: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return all faults of the rules as (file:line, message): examples, dead and shadowed patterns."""
    wanted = set(types)
    chosen = [c for c in cases(pipeline.rules) if not wanted or c.type in wanted]
    parses = pipeline.parser.parse_many([document_of(c) for c in chosen])
    faults, fired = [], set()
    for case, sentences in zip(chosen, parses, strict=True):
        reading, _ = read_case(pipeline, case, sentences)
        fired |= {e.rule.rpartition(":")[0] for s in reading.statements for e in s.evidence}
        if fault := verdict(case, reading, pipeline.rules):
            faults.append((case.where, f"{case.kind}: {case.text} — {fault}"))
    dead = (
        (phrase.where, f"dead phrase: no example uses {phrase.text}")
        for phrase, _, _ in pipeline.rules.grammar.phrases
        if phrase.name not in fired and (not wanted or phrase.type in wanted)
    )
    return faults + list(_patterns(pipeline.rules, wanted, fired)) + list(dead)


def _patterns(rules: Rules, wanted: set[str], fired: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the patterns that no example proves, and those that an earlier one covers entirely."""
    for rule in rules.rules:
        if wanted and rule.type not in wanted:
            continue
        if rule.name not in fired:
            yield rule.where, f"dead pattern: no example uses {rule.pattern.text}"
        for other in rules.rules:
            same = other.pattern.shape == rule.pattern.shape and other.pattern.slots == rule.pattern.slots
            if other is rule or not same or (other.type == rule.type and other.number > rule.number):
                continue
            common = other.pattern.predicates & rule.pattern.predicates
            if common and (other.type == rule.type or other.type < rule.type):
                words = "|".join(sorted(common))
                yield rule.where, f"shadowed: {other.name} ({other.where}) has the same holes and {words}"
