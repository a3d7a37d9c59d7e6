"""The page of first-sight scores and judged statements: benchmarks/fresh.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.evaluation import sample
from kg.evaluation.scores import Tally

LAYERS = ("mentions", "relations", "static", "events")
Record = dict[str, list[dict[str, Any]]]
"""What was drawn: ``draws`` of articles and ``sheets`` of statements, oldest first."""


def page(record: Record) -> Iterator[str]:
    """Yield the lines of ``benchmarks/fresh.md``."""
    yield "# First sight"
    yield ""
    yield "Articles of real news that nobody had looked at, annotated by readers who had seen neither rules"
    yield "nor output. Each draw is scored as the commit read it that drew it, before anything was changed;"
    yield "after that it is development gold. Written by `python -m benchmarks.fresh` (see docs/accuracy.md)."
    yield ""
    yield "Each cell: precision / recall / F1 (right, wrong, missed)."
    yield ""
    yield "| draw | drawn | commit | articles | mentions | relations | static | events | status |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for number, d in enumerate(record["draws"], 1):
        row = [str(number), d["drawn"], d["commit"], str(len(d["ids"]))]
        if counts := d.get("scores"):
            ok, of = counts["status"]
            row += [*(_cell(*counts[name]) for name in LAYERS), f"{ok} of {of}"]
        else:
            row += ["not yet scored", "", "", "", ""]
        yield f"| {' | '.join(row)} |"
    yield ""
    yield "## Judged statements"
    yield ""
    yield "Random statements of other fresh articles, judged by one reader with the annotation guide: the"
    yield "share that is right, with its 95 % interval (right, wrong; doubtful ones are left out). A sheet"
    yield "without lasting facts was drawn for the events alone."
    yield ""
    yield "| sheet | drawn | commit | statements | static | events | doubtful |"
    yield "|---|---|---|---|---|---|---|"
    for number, d in enumerate(record["sheets"], 1):
        row = [str(number), d["drawn"], d["commit"]]
        if counts := d.get("scores"):
            groups = [sample.Judged(name, *counts[name]) for name in ("statements", "static", "events")]
            row += [*map(_judged, groups), str(groups[0].doubtful)]
        else:
            row += ["not yet judged", "", "", ""]
        yield f"| {' | '.join(row)} |"
    yield ""
    yield "## Articles"
    yield ""
    for name, rows in (("draw", record["draws"]), ("sheet", record["sheets"])):
        for number, d in enumerate(rows, 1):
            yield f"- {name} {number}: {', '.join(d['ids'])}"
    yield ""


def _judged(group: sample.Judged) -> str:
    low, high = group.interval
    if not group.share.of:
        return "–"
    return f"{group.share.value:.2f}, {low:.2f}–{high:.2f} ({group.right}, {group.wrong})"


def _cell(right: int, wrong: int, missed: int) -> str:
    t = Tally(right, wrong, missed)
    return f"{t.precision:.3f} / {t.recall:.3f} / {t.f1:.3f} ({right}, {wrong}, {missed})"
