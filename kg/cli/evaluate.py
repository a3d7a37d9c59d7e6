"""``kg evaluate``: how right is it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.evaluation.gold import Annotation, Case
    from kg.evaluation.scores import Scores

GOLD = Path("tests/gold")
SEEDS = Path("seeds")


def evaluate(
    gold: Annotated[
        Path, typer.Option(help="Folder of gold files (NAME.json; folders in it are read too).")
    ] = GOLD,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            help="Where texts are that do not lie beside the gold: a folder (NAME.txt) or JSON lines "
            "(id, text). Repeat for several.  [default: seeds]"
        ),
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Score these NAME.json instead of reading the texts.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Only these articles (stem of the gold file).")
    ] = None,
    configs: Annotated[
        Path | None, typer.Option(help="Configuration folder instead of the built-in one.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every difference with its words.")] = False,
    floors: Annotated[
        bool, typer.Option("--floors", help="Fail when a floor of GOLD/floors.json is broken.")
    ] = False,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was measured.")] = False,
    why: Annotated[str, typer.Option(help="The reason, where a floor has to fall.")] = "",
    report: Annotated[Path | None, typer.Option(help="Also write the tables as Markdown.")] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Measure mentions, linking, relations and status against gold.

    Example: kg evaluate --gold tests/gold --errors
    Example: kg evaluate --gold benchmarks/gold/wikinews --texts corpus.jsonl
    """
    from kg.evaluation import floors as floor_file
    from kg.evaluation.gold import load_cases
    from kg.evaluation.run import predict, read_predictions
    from kg.evaluation.scores import score

    cases = [c for c in load_cases(gold, *(texts or [SEEDS])) if not only or c.name in only]
    found = read_predictions(cases, predictions) if predictions else predict(cases, configs)
    pairs = list(zip(cases, found, strict=True))
    scores = score(pairs)
    _show(scores, json_ or format is Format.json, errors)
    if report:
        from kg.evaluation.report import to_markdown

        report.write_text(to_markdown(pairs), encoding="utf-8")
    if update:
        for file, measured in floor_file.guarded(pairs, gold):
            for floor in floor_file.update(measured, file, why):
                typer.echo(f"{file}: floor {floor.name}: {floor.least:.3f} → {floor.value:.3f}", err=True)
    if floors:
        _hold(pairs, gold)


def _hold(pairs: Sequence[tuple[Case, Annotation]], gold: Path) -> None:
    """Fail when a floor is broken."""
    from kg.evaluation import floors

    held = broken = 0
    for file, measured in floors.guarded(pairs, gold):
        for floor in floors.check(measured, file):
            held, broken = held + 1, broken + floor.broken
            if floor.broken:
                what = f"{floor.name} is {floor.value:.3f}, must be at least {floor.least:.3f}"
                typer.echo(f"{file}: floor broken: {what}", err=True)
    if broken:
        raise typer.Exit(1)
    typer.echo(f"all {held} accuracy floors hold", err=True)


def _show(scores: Scores, as_json: bool, errors: bool) -> None:
    import json

    from rich.console import Console
    from rich.table import Table

    from kg.evaluation.report import HEADER, rows, to_json

    if as_json:
        data = to_json(scores)
        if errors:
            data["misses"] = [
                {"article": m.case, "kind": m.kind, "what": m.what, "words": m.words} for m in scores.misses
            ]
        typer.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    table = Table(*HEADER, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows(scores):
        table.add_row(*row)
    console = Console()
    console.print(table)
    if scores.causes:
        console.print(
            "missed relations by cause: " + ", ".join(f"{n} {c}" for c, n in scores.causes.most_common())
        )
    if errors:
        for miss in scores.misses:
            console.print(
                f"{miss.case}  {miss.kind:15}  {miss.what}  「{miss.words}」", markup=False, highlight=False
            )
