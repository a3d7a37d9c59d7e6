"""Measures confidence on real news: ``python -m benchmarks.confidence --texts CORPUS.jsonl [--write]``.

Statements are right where the gold of ``benchmarks/gold`` has them (its texts are not in the repository:
``--texts``), or where a person judged them (``benchmarks/judged``). ``--write`` puts the table into
``configs/confidence.yaml`` and its reliability, on articles that were held out, into ``docs/accuracy.md``.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.calibration import PLAIN, Case, Table, cross_validated, fit, loss, reliability, threshold
from kg.evaluation.gold import load_cases
from kg.evaluation.run import document_of, remembering
from kg.evaluation.scores import align, key
from kg.evaluation.sections import put_section
from kg.export.annotation import reading_to_json
from kg.relations.confidence import load_confidence

ROOT = Path(__file__).parents[1]
FILE = ROOT / "configs/confidence.yaml"
REPORT = ROOT / "docs/accuracy.md"


def from_gold(folder: Path, texts: Sequence[Path]) -> Iterator[Case]:
    """Yield every statement found in the gold's articles."""
    cases = load_cases(folder, *texts)
    for case, reading in zip(cases, remembering().read_many(map(document_of, cases)), strict=True):
        names = align(case.gold, reading_to_json(reading))
        gold = {key(relation) for relation in case.gold["relations"]}
        for s in reading.statements:
            best = max(s.evidence, key=lambda e: e.confidence)
            right = key({"subject": s.subject, "type": s.type, "object": s.object}, names) in gold
            yield Case(case.name, best.rule, steps(how for _, how in best.found), right)


def from_sheets(folder: Path) -> Iterator[Case]:
    """Yield every statement that a person judged; doubtful ones say nothing."""
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["verdict"] != "doubtful":
                    ways = (part.partition("=")[2] for part in row["found"].split())
                    yield Case(row["document"], row["rule"], steps(ways), row["verdict"] == "right")


def steps(ways: Iterator[str]) -> tuple[str, ...]:
    """Return the guesses that were made for both ends, as the confidence counts them."""
    return tuple(dict.fromkeys(step for how in ways for step in how.split("+") if step not in PLAIN))


def table_lines(table: Table, cases: Sequence[Case], minimum: float, shown: float) -> Iterator[str]:
    """Yield ``configs/confidence.yaml``."""
    counts: Counter[tuple[str, bool]] = Counter()
    for case in cases:
        for name in {case.rule, case.variant, *case.steps}:
            counts[name, case.right] += 1

    def row(name: str, value: float) -> str:
        right = counts[name, True]
        return f"  {name}: {value:.2f}  # {right} of {right + counts[name, False]}"

    yield "# How far statements are trusted: the share measured for the rule or its construction, times a"
    yield "# factor for each guess. Written by `python -m benchmarks.confidence --write`, measured on real"
    yield "# news: gold and judged statements (docs/accuracy.md). Few cases are drawn to their construction."
    yield "# minimum: below it the engine drops a statement. shown: what build and extract show by default."
    yield f"minimum: {minimum}"
    yield f"shown: {shown}"
    yield "variants:"
    yield from (row(n, v) for n, v in sorted(table.variants.items(), key=lambda item: -item[1]))
    yield f"  other: {table.other:.2f}"
    yield "found:"
    yield from (row(n, v) for n, v in sorted(table.found.items(), key=lambda item: -item[1]))
    yield "rules:  # with cases of their own"
    yield from (row(n, v) for n, v in sorted(table.rules.items()))


def report_lines(cases: Sequence[Case], scored: Sequence[tuple[float, bool]], shown: float) -> Iterator[str]:
    """Yield the section of docs/accuracy.md."""
    right = sum(c.right for c in cases)
    yield f"Measured on {len(cases)} statements of real news ({right} right) by"
    yield "`python -m benchmarks.confidence`; each was scored by a table measured on other articles. Of"
    yield "statements at .8, four in five should be right."
    yield ""
    yield "| confidence | statements | mean confidence | right | 95 % interval |"
    yield "|---|---|---|---|---|"
    for name, n, mean, share, (low, high) in reliability(scored):
        yield f"| {name} | {n} | {mean:.2f} | {share:.2f} | {low:.2f}–{high:.2f} |"
    yield ""
    kept = [r for c, r in scored if c >= shown]
    least, n, share = threshold(scored)
    level = sum(kept) / max(1, len(kept))
    yield f"Shown by default (at least {shown}): {len(kept)} of {len(scored)}, {level:.2f} right."
    yield (
        f"Nine of ten would be right as a whole from {least:.2f} on: {n} statements, {share:.2f} right."
        if n
        else "No threshold makes nine of ten right as a whole."
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.confidence", description="Measure confidence."
    )
    parser.add_argument("--texts", type=Path, action="append", help="texts of benchmarks/gold (JSON lines)")
    parser.add_argument(
        "--shown", type=float, help="what build and extract show by default (kept if not given)"
    )
    parser.add_argument("--write", action="store_true", help="write the configuration and the report")
    given = parser.parse_args(arguments)
    cases = list(from_sheets(ROOT / "benchmarks/judged"))
    if given.texts:
        cases += from_gold(ROOT / "benchmarks/gold", given.texts)
    now = load_confidence()
    shown = now.shown if given.shown is None else given.shown
    table, scored = fit(cases), cross_validated(cases)
    lines = list(table_lines(table, cases, now.minimum, shown))
    report = list(report_lines(cases, scored, shown))
    print("\n".join([*lines, "", *report]))
    level = sum(c.right for c in cases) / len(cases)
    same = loss([(level, c.right) for c in cases])
    print(f"log loss {loss(scored):.3f}; with one confidence for all {same:.3f}")
    if given.write:
        FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        put_section(REPORT, "confidence", report)


if __name__ == "__main__":
    main()
