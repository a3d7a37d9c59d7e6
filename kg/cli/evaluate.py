"""``kg evaluate``: how right is it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption

if TYPE_CHECKING:
    from kg.evaluation.scores import Scores

GOLD = Path("tests/gold")


def evaluate(
    gold: Annotated[
        Path, typer.Option(help="Folder of gold files (NAME.json, shape of ANNOTATION section 5).")
    ] = GOLD,
    texts: Annotated[
        Path | None, typer.Option(help="Folder of the texts (NAME.txt) if not beside the gold.")
    ] = Path("seeds"),
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
    """
    from kg.evaluation import floors as floor_file
    from kg.evaluation.gold import load_cases
    from kg.evaluation.run import predict, read_predictions
    from kg.evaluation.scores import score

    cases = [c for c in load_cases(gold, texts) if not only or c.name in only]
    found = read_predictions(cases, predictions) if predictions else predict(cases, configs)
    pairs = list(zip(cases, found, strict=True))
    scores = score(pairs)
    _show(scores, json_ or format is Format.json, errors)
    if report:
        from kg.evaluation.report import to_markdown

        more = load_cases(gold / "own") if (gold / "own").is_dir() else []  # further articles to develop on
        found_there = predict(more, configs)
        report.write_text(to_markdown([*pairs, *zip(more, found_there, strict=True)]), encoding="utf-8")
    file = gold / "floors.json"
    if update:
        for floor in floor_file.update(scores, file, why):
            typer.echo(f"floor {floor.name}: {floor.least:.3f} → {floor.value:.3f}", err=True)
    if floors:
        broken = [f for f in floor_file.check(scores, file) if f.broken]
        for f in broken:
            typer.echo(f"floor broken: {f.name} is {f.value:.3f}, must be at least {f.least:.3f}", err=True)
        if broken:
            raise typer.Exit(1)
        typer.echo("all accuracy floors hold", err=True)


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
