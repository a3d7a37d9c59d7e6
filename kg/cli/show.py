"""Tables, progress and messages of the commands that read articles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.model import Failure, Reading, Span

if TYPE_CHECKING:
    from kg.builder import Progress

STATUS_STYLE = {
    "asserted": "bold",
    "claimed": "yellow",
    "planned": "cyan",
    "possible": "magenta",
    "negated": "red",
}


def failure_line(failure: Failure) -> str:
    """Return one line that says what failed, why, and what to do."""
    advice = f" ({failure.remedy})" if failure.remedy else ""
    return f"{failure.document}: {failure.stage}: {failure.reason}{advice}"


def reading_table(reading: Reading) -> None:
    """Print what was read from one article: entities, then relations with their words."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    document = reading.document
    heading = " ".join(part for part in (document.id, document.published, document.title) if part)
    console.print(Text(heading, style="bold underline"))
    names = {e.id: e.name for e in reading.entities}
    counts = {e.id: 0 for e in reading.entities}
    for reference in reading.references:
        counts[reference.entity] = counts.get(reference.entity, 0) + reference.is_mention
    for kind in ("Country", "Person", "Organization", "Place"):
        found = [e for e in reading.entities if e.type == kind]
        if found:
            line = Text(f"{kind:13}", style="dim")
            line.append("、".join(f"{e.name}×{counts[e.id]}" for e in found), style="not dim")
            console.print(line)
    table = Table("subject", "relation", "object", "status", "words", box=None, pad_edge=False)
    for statement in reading.statements:
        more = ", ".join(statement.qualifiers.values())
        who = "、".join(names.get(s, s) for s in statement.sources)
        status = f"{statement.status}（{who}）" if who else statement.status
        quote = statement.main[0]
        words = Span(quote.quote.start - quote.sentence.start, quote.quote.end - quote.sentence.start).of(
            quote.text
        )
        table.add_row(
            Text(names.get(statement.subject, statement.subject)),
            Text(f"{statement.type}" + (f" [{more}]" if more else "")),
            Text(names.get(statement.object, statement.object)),
            Text(status, style=STATUS_STYLE[statement.status]),
            Text(words),
        )
    console.print(table)
    console.print()


def summary_table(summary: dict[str, Any]) -> None:
    """Print what a build found and where its page is."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(box=None, pad_edge=False, show_header=False)
    failures = summary["failures"]
    read = f"{summary['documents']}" + (
        f"  ({summary['cached']} from the cache)" if summary["cached"] else ""
    )
    table.add_row("documents", read)
    table.add_row("entities", _counts(summary["entities"]))
    table.add_row("statements", _counts(summary["statements"]))
    table.add_row("status", _counts(summary["status"]))
    table.add_row("failures", Text(str(failures), style="red" if failures else ""))
    console.print(table)
    for row in summary["first_failures"]:
        console.print(Text("  " + failure_line(Failure(**row)), style="red"), soft_wrap=True)
    if failures > len(summary["first_failures"]):
        console.print(f"  … all of them in {summary['output']}/failures.jsonl")
    if summary.get("page"):
        console.print(Text(f"page  {summary['page']}", style="bold"), soft_wrap=True)


def _counts(counts: dict[str, int]) -> str:
    total = sum(counts.values())
    parts = ", ".join(f"{name} {n}" for name, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    return f"{total}  ({parts})" if parts else str(total)


@contextmanager
def progress_bar(silent: bool = False) -> Iterator[Progress | None]:
    """Show documents done, rate and remaining time on a terminal; a line now and then elsewhere."""
    if silent:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[rate]}")
    times = (TimeElapsedColumn(), TimeRemainingColumn())
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, *times)
    with Progress(*columns, console=console, transient=False) as bar:
        task = bar.add_task("starting", total=None, rate="")

        def show(stage: str, done: int, total: int | None) -> None:
            speed = bar.tasks[0].speed
            pace = f"{speed:.1f} docs/s" if speed else ""
            bar.update(task, description=stage, completed=done, total=total, rate=pace)

        yield show
