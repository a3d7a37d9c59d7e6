"""Tables, progress and messages of the commands that read articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.cli.output import grid, put, safe, styled
from kg.model import Failure, Reading, Span, Statement

if TYPE_CHECKING:
    from kg.builder import Progress

STATUS_STYLE = {
    "asserted": "bold",
    "claimed": "yellow",
    "planned": "cyan",
    "possible": "magenta",
    "negated": "red",
}
KINDS = ("Country", "Person", "Organization", "Place")


def failure_line(failure: Failure) -> str:
    """Return one line that says what failed, why, and what to do."""
    advice = f" ({failure.remedy})" if failure.remedy else ""
    return safe(f"{failure.document}: {failure.stage}: {failure.reason}{advice}")


def reading_table(reading: Reading) -> None:
    """Print what was read from one article: entities, then relations with their words."""
    document = reading.document
    heading = " ".join(
        part for part in (document.id, document.published, document.title, document.source) if part
    )
    counts = Counter(r.entity for r in reading.references if r.is_mention)
    names = grid("type", "names", title=heading)
    for kind in KINDS:
        found = [f"{e.name}×{counts[e.id]}" for e in reading.entities if e.type == kind and counts[e.id]]
        if found:
            names.add_row(styled(kind, "dim"), styled("、".join(found)))
    relations = grid("subject", "relation", "object", "status", "words")
    named = {e.id: e.name for e in reading.entities}
    for statement in reading.statements:
        relations.add_row(*_cells(statement, named))
    origins = [f"{name}: {where}" for name, where in document.found]
    put(names, styled("；".join(origins), "dim"), relations, "")


def _cells(statement: Statement, names: dict[str, str]) -> tuple[Any, ...]:
    more = "、".join(statement.qualifiers.values())
    who = "、".join(names.get(s, s) for s in statement.sources)
    denied = "、".join(names.get(d, d) for d in statement.denied_by)
    status = statement.status + (f"（{who}）" if who else "") + (f" denied by {denied}" if denied else "")
    best = statement.main[0]
    words = Span(best.quote.start - best.sentence.start, best.quote.end - best.sentence.start).of(best.text)
    return (
        styled(names.get(statement.subject, statement.subject)),
        styled(statement.type + (f" [{more}]" if more else "")),
        styled(names.get(statement.object, statement.object)),
        styled(status, STATUS_STYLE[statement.status]),
        styled(words),
    )


def summary_table(summary: dict[str, Any]) -> None:
    """Print what a build found and where its page is."""
    failures = summary["failures"]
    read = f"{summary['documents']}" + (
        f"  ({summary['cached']} from the cache)" if summary["cached"] else ""
    )
    table = grid("", "")
    table.show_header = False
    table.add_row("documents", read)
    for part in ("entities", "statements", "status"):
        table.add_row(part, _counts(summary[part]))
    table.add_row("failures", styled(str(failures), "red" if failures else ""))
    if summary["copies"]:
        table.add_row("copies", f"{summary['copies']}  (the same text under another path: read once)")
    if summary["unknown_dates"]:
        table.add_row("dates", f"{summary['unknown_dates']} not understood  (failures.jsonl)")
    if summary["skipped"]:
        table.add_row("skipped", styled(summary["skipped"], "yellow"))
    lines = [styled("  " + failure_line(Failure(**row)), "red") for row in summary["first_failures"]]
    if failures > len(lines):
        lines.append(styled(f"  … all of them in {summary['output']}/failures.jsonl", "red"))
    put(table, *lines)
    if summary.get("page"):
        print(f"page: {summary['page']}")  # on one line, however long, so that it can be opened


def _counts(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    parts = ", ".join(f"{name} {n}" for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return f"{total}  ({parts})" if parts else str(total)


@contextmanager
def progress_bar(silent: bool = False) -> Iterator[Progress | None]:
    """Show documents done, rate and remaining time on standard error."""
    if silent:
        yield None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    from kg.cli.output import console

    rate = TextColumn("{task.fields[rate]}")
    times = (TimeElapsedColumn(), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, *times)
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("starting", total=None, rate="")

        def show(stage: str, done: int, total: int | None) -> None:
            speed = bar.tasks[0].speed
            pace = f"{speed:.1f} docs/s" if speed and stage == "reading" else ""
            bar.update(task, description=stage, completed=done, total=total, rate=pace)

        yield show
