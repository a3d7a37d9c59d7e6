"""The other measures of ``kg evaluate``: layer by layer, judged samples, ablation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.evaluation.gold import Case
    from kg.evaluation.report import Row


def show_rows(header: Row, rows: Sequence[Row]) -> None:
    """Print a table of figures."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*header, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def show_layers(
    cases: Sequence[Case], pas: Path | None, corpus: Path | None, configs: Path | None, as_json: bool
) -> None:
    """Print every layer's own yardstick."""
    from kg.evaluation.layers import layers, to_json
    from kg.evaluation.report import HEADER

    rows = list(layers(cases, pas, corpus, configs))
    if as_json:
        typer.echo(json.dumps(to_json(rows), ensure_ascii=False, indent=1))
    else:
        show_rows(HEADER, rows)


def make_sheet(
    number: int, source: Path | None, out: Path, seed: int, minimum: float, configs: Path | None
) -> None:
    """Write random statements of ``source`` to a sheet."""
    from kg.evaluation.coverage import documents
    from kg.evaluation.run import remembering
    from kg.evaluation.sample import draw, write_sheet

    if source is None:
        raise KgError("--sample needs texts", remedy="kg evaluate --sample 100 DIR|FILE")
    rows = draw(remembering(configs), documents(source), number, seed, minimum)
    if not rows:
        raise KgError("no statement was found", where=str(source), remedy="sample more or other texts")
    sheet, page = write_sheet(rows, out)
    if len(rows) < number:
        typer.echo(f"only {len(rows)} statements were found", err=True)
    typer.echo(f"{len(rows)} statements: judge them in {sheet} (to read: {page}), then --judged {sheet}")


def show_judged(sheet: Path, as_json: bool) -> None:
    """Print the share that is right, with its interval."""
    from kg.evaluation.sample import judge, read_sheet

    found = judge(read_sheet(sheet))
    if as_json:
        rows = [
            {"group": j.name, "right": j.right, "wrong": j.wrong, "doubtful": j.doubtful,
             "share": round(j.share.value, 4), "interval": [round(x, 4) for x in j.interval]}
            for j in found
        ]  # fmt: skip
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for j in found:
        low, high = j.interval
        counts = f"{j.right} right, {j.wrong} wrong, {j.doubtful} doubtful (left out)"
        typer.echo(f"{j.name:11} {j.share.value:6.1%} right, 95 % interval {low:.1%} to {high:.1%}: {counts}")


def show_ablation(
    room: str, gold: Path, texts: Sequence[Path], tests: list[str] | None, jobs: int | None, as_json: bool
) -> None:
    """Print what nothing noticed, as soon as it is known, and how many changes were."""
    from kg.evaluation.ablation import WORDS, ablate, find_tests
    from kg.evaluation.mutations import shown

    found: list[dict[str, object]] = []
    for outcome in ablate(room, gold, texts, tests or find_tests(), jobs):
        place, what = f"{shown(outcome.mutant.file)}:{outcome.mutant.line}", outcome.mutant.what
        found.append({"place": place, "change": what, "noticed": outcome.noticed or "nothing"})
        if outcome.silent and not as_json:
            typer.echo(f"{place}: {what} — {WORDS[outcome.noticed]}")
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    counts = Counter(str(row["noticed"]) for row in found)
    told = ", ".join(f"{n} {name}" for name, n in counts.most_common())
    typer.echo(f"{len(found)} changes of {room}, noticed by: {told}", err=True)
