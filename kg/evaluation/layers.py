"""Every layer with a yardstick of its own: names, linking, words, frames, anaphora, relations.

A relation needs all of them at once, so a figure of the whole does not say where it breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluation.coverage import measure_coverage
from kg.evaluation.gold import Annotation, Case
from kg.evaluation.linking import CASES, LINKS, Linking, measure_linking
from kg.evaluation.report import Row, share_row, tally_row
from kg.evaluation.run import document_of, remembering
from kg.evaluation.scores import Scores, Share, align, key, score, symmetric_types
from kg.export.annotation import reading_to_json
from kg.model import Reading
from kg.pipeline import Pipeline

COREFERENCE = "coreference"


def layers(
    cases: Sequence[Case], pas: Path | None = None, corpus: Path | None = None, configs: Path | None = None
) -> Iterator[Row]:
    """Yield the rows of the table, layer by layer; a layer without its data says what it needs.

    ``pas`` is predicate-argument gold (see :mod:`kg.evaluation.linking`), ``corpus`` any texts.
    """
    pipeline = remembering(configs)
    readings = list(pipeline.read_many(map(document_of, cases)))
    pairs = [(case, reading_to_json(reading)) for case, reading in zip(cases, readings, strict=True)]
    scores = score(pairs, symmetric_types(configs))
    yield from _names(scores)
    yield from _linking(pipeline, pas)
    yield from _coverage(pipeline, corpus, configs)
    yield share_row("anaphora: relations by coreference", anaphora(pairs, readings))
    yield tally_row("relations, static", scores.static)
    yield tally_row("relations, events", scores.events)


def to_json(rows: Sequence[Row]) -> list[dict[str, str]]:
    """Return the table as plain data."""
    names = ("layer", "precision", "recall", "f1", "counts")
    return [dict(zip(names, (row[0].strip(), *row[1:]), strict=True)) for row in rows]


def anaphora(pairs: Sequence[tuple[Case, Annotation]], readings: Sequence[Reading]) -> Share:
    """Return how many relations that rest on 同氏, 両国, 自国, … the gold has.

    Gold does not mark such words; but it resolves them in its relations, so a relation that rests on a
    wrong one is not in it (unless the rule is wrong as well).
    """
    found = Share()
    for (case, annotation), reading in zip(pairs, readings, strict=True):
        names, gold = align(case.gold, annotation), {key(r) for r in case.gold["relations"]}
        for s in reading.statements:
            if all(any(COREFERENCE in how for _, how in e.found) for e in s.evidence):
                found.add(key({"subject": s.subject, "type": s.type, "object": s.object}, names) in gold)
    return found


def _names(scores: Scores) -> Iterator[Row]:
    yield tally_row("names", scores.mentions)
    for kind, tally in sorted(scores.mentions_by_type.items()):
        yield tally_row(f"  {kind}", tally)
    yield ("  B³", "", "", f"{scores.b_cubed:.3f}", f"{scores.linked} mentions")
    yield share_row("  names right", scores.names)


def _linking(pipeline: Pipeline, pas: Path | None) -> Iterator[Row]:
    if not pas:
        yield _without("linking: who does what", "--pas FILE")
        return
    for kind, linking in measure_linking(pipeline, pas).items():
        yield _linked(f"linking, {kind} predicates", linking)
        yield share_row("  predicates with a frame", linking.predicates)
        for case in CASES:
            for link in LINKS:
                if (share := linking.of(case, link)).of:
                    yield share_row(f"  {case} {link}", share)


def _coverage(pipeline: Pipeline, corpus: Path | None, configs: Path | None) -> Iterator[Row]:
    if not corpus:
        yield _without("lexicon: predicates judged", "--corpus FILE")
        yield _without("frames with two parties read", "--corpus FILE")
        return
    coverage = measure_coverage(pipeline, corpus, configs)
    yield share_row("lexicon: predicates judged", coverage.judged)
    yield share_row("  different predicates", coverage.distinct)
    yield share_row("frames with two parties read", coverage.read)


def _linked(name: str, linking: Linking) -> Row:
    p, r, f1 = linking.precision, linking.recall, linking.f1
    gold = linking.of()
    return (name, f"{p:.3f}", f"{r:.3f}", f"{f1:.3f}", f"{gold.ok} of {gold.of}")


def _without(name: str, option: str) -> Row:
    return (name, "", "", "", f"not measured: give {option}")
