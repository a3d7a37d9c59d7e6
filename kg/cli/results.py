"""How ``kg evaluate`` shows a run: a table, JSON, Markdown for GitHub; files for others."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.evaluation.against import Changes
    from kg.evaluation.results import Pair, Results


class ReportFormat(str, Enum):
    """How a run is printed."""

    table = "table"
    json = "json"
    github = "github"


def earlier(file: Path | None) -> dict[str, Any] | None:
    """Read the run to compare with, before anything is measured."""
    from kg.evaluation.against import read_run

    return read_run(file) if file else None


def refuse_both(measures: Mapping[str, Any], reports: Mapping[str, Any]) -> None:
    """Refuse a report of gold together with a measure that is none, rather than leave one of them out."""
    from kg.errors import KgError

    measure = next((name for name, value in measures.items() if value), "")
    report = next((name for name, value in reports.items() if value), "")
    if measure and report:
        raise KgError(f"{report} is of gold, and {measure} measures otherwise", remedy=f"leave out {measure}")


def collect(gold: Path, pairs: Sequence[Pair], configs: Path | None, whole: bool = True) -> Results:
    """Return the run with what it depends on: configuration and symmetric types."""
    from kg.builder.identity import configuration
    from kg.evaluation.results import Results
    from kg.evaluation.scores import symmetric_types

    return Results(gold, pairs, symmetric_types(configs), configuration(configs), whole)


def show(
    run: Results, format: ReportFormat, errors: bool = False, earlier: dict[str, Any] | None = None
) -> None:
    """Print a run."""
    from kg.evaluation.against import compare

    changes = compare(earlier, run.to_json()) if earlier else None
    if format is ReportFormat.json:
        _print_json(run, errors, changes)
    elif format is ReportFormat.github:
        from kg.evaluation.github import to_github

        typer.echo(to_github(run, changes), nl=False)
    else:
        _print_table(run, errors)
        if changes:
            _print_changes(changes)


def write(run: Results, report: Path | None = None, junit: Path | None = None, floors: bool = False) -> None:
    """Write the files that were asked for."""
    if report:
        from kg.evaluation.page import to_markdown
        from kg.store.files import write_file

        write_file(report, to_markdown(run, report).encode())
    if junit:
        from kg.evaluation.junit import write_junit

        write_junit(run, junit, floors)


def _print_json(run: Results, errors: bool, changes: Changes | None) -> None:
    import json

    data = run.to_json()
    if errors:
        data["misses"] = [
            {"article": m.case, "kind": m.kind, "what": m.what, "words": m.words} for m in run.scores.misses
        ]
    if changes:
        data["against"] = changes.to_json()
    typer.echo(json.dumps(data, ensure_ascii=False, indent=1))


def _print_table(run: Results, errors: bool) -> None:
    from kg.cli.measure import show_rows
    from kg.cli.output import console, safe
    from kg.evaluation.report import HEADER, rows

    show_rows(HEADER, list(rows(run.scores)))
    out, scores = console(), run.scores
    if scores.causes:
        causes = ", ".join(f"{n} {c}" for c, n in scores.causes.most_common())
        out.print(f"missed relations by cause: {causes}")
    for miss in scores.misses if errors else ():
        out.print(safe(f"{miss.case}  {miss.kind:15}  {miss.what}  「{miss.words}」"), soft_wrap=True)


def _print_changes(changes: Changes) -> None:
    from kg.cli.output import console, put, safe, styled

    put(styled(f"since the last run: {len(changes.better)} better, {len(changes.worse)} worse", "bold"))
    for name, before, after in changes.figures:
        put(styled(f"  {name} {before:.3f} → {after:.3f}"))
    out = console()
    for sign, style, found in (
        ("+", "green", changes.better),
        ("-", "red", changes.worse),
        ("~", "dim", changes.regraded),
    ):
        for change in found:
            note = "  (the gold changed)" if sign == "~" else ""
            out.print(f"{sign} {safe(str(change))}{note}", style=style, soft_wrap=True)
    if changes.articles:
        put(styled(f"only in one of the runs: {', '.join(changes.articles)}", "dim"))
