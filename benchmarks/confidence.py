"""Measures how right each construction and type is: ``python -m benchmarks.confidence``.

Prints the counts and what ``configs/confidence.yaml`` should hold: (right + 1) / (found + 2), Laplace's
rule of succession, so that three of three is no certainty. Only articles used to develop are read
(sample 01–06 and tests/gold/own); 07–12 stay unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.evaluation.gold import Case, load_cases
from kg.evaluation.scores import align, key
from kg.export.annotation import reading_to_json
from kg.model import Document, Statement
from kg.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
ENOUGH = 5  # statements of a type, to be told from the rest


def judged(pipeline: Pipeline, cases: list[Case]) -> Iterator[tuple[Statement, bool]]:
    """Yield every statement found, and whether the gold has it."""
    for case in cases:
        reading = pipeline.read(Document(case.name, case.text, published=case.gold.get("published") or ""))
        names = align(case.gold, reading_to_json(reading))
        gold = {key(relation) for relation in case.gold["relations"]}
        for s in reading.statements:
            yield s, key({"subject": s.subject, "type": s.type, "object": s.object}, names) in gold


def main() -> None:
    """Print the tables."""
    cases = load_cases(ROOT / "tests/gold/own")
    cases += [c for c in load_cases(ROOT / "tests/gold", ROOT / "seeds") if c.name[-2:] <= "06"]
    right: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for statement, ok in judged(Pipeline(), cases):
        best = max(statement.evidence, key=lambda e: e.confidence)
        rule, _, variant = best.rule.partition(":")
        steps = {("found", step) for _, how in best.found for step in how.split("+")}
        for name in {("variants", variant), ("types", rule.split("/")[0]), *steps}:
            found[name] += 1
            right[name] += ok
    for table in ("variants", "types", "found"):
        print(f"{table}:")
        for (kind, name), count in found.most_common():
            if kind == table and (table != "types" or count >= ENOUGH):
                value = (right[kind, name] + 1) / (count + 2)
                print(f"  {name}: {value:.2f}  # {right[kind, name]} of {count}")


if __name__ == "__main__":
    main()
