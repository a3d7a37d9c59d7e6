"""``kg evaluate``: how right is it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import measure, results
from kg.cli.output import JsonOption
from kg.cli.results import ReportFormat
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.evaluation.results import Results

GOLD = Path("tests/gold")
SEEDS = Path("seeds")
SHEET = Path("output/sample.tsv")


def evaluate(
    source: Annotated[
        Path | None, typer.Argument(help="With --sample: the texts (a file or folder, as for build).")
    ] = None,
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
        list[str] | None,
        typer.Option(help="Only these articles (stem of the gold file, or a pattern: own-*)."),
    ] = None,
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every difference with its words.")] = False,
    floors: Annotated[
        bool, typer.Option("--floors", help="Fail when a floor of GOLD/floors.json is broken.")
    ] = False,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what was measured.")] = False,
    why: Annotated[str, typer.Option(help="The reason, where a floor has to fall.")] = "",
    report: Annotated[Path | None, typer.Option(help="Also write the tables as Markdown.")] = None,
    junit: Annotated[
        Path | None, typer.Option(help="Also write JUnit XML, statement by statement, for a CI server.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="An earlier run (--format json): show what got better and what worse."),
    ] = None,
    layers: Annotated[
        bool, typer.Option("--layers", help="Every layer with a yardstick of its own, in one table.")
    ] = False,
    pas: Annotated[
        Path | None,
        typer.Option(help="With --layers: predicate-argument gold (JSON lines).", envvar="KG_PAS"),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(help="With --layers: texts to count words and frames in.", envvar="KG_CORPUS"),
    ] = None,
    sample: Annotated[
        int, typer.Option(help="Write a sheet of so many random statements, to be judged.", min=0)
    ] = 0,
    seed: Annotated[int, typer.Option(help="With --sample: which statements.")] = 1,
    out: Annotated[Path, typer.Option("-o", "--out", help="With --sample: the sheet.")] = SHEET,
    judged: Annotated[
        Path | None, typer.Option(help="A filled sheet: print the share that is right.")
    ] = None,
    ablate: Annotated[
        str,
        typer.Option(
            metavar="ROOM",
            help="Take away one branch, constant, list or rule of a room at a time (frames, frames/arcs, "
            "lexicon), and list what no test and no gold notices.",
        ),
    ] = "",
    tests: Annotated[
        list[str] | None, typer.Option(help="With --ablate: what pytest runs.  [default: those of reading]")
    ] = None,
    jobs: Annotated[int | None, typer.Option(help="With --ablate: processes.", min=1)] = None,
    min_confidence: Annotated[
        float, typer.Option(help="Measure only what is this sure (0 to 1).", min=0, max=1)
    ] = 0.0,
    format: Annotated[
        ReportFormat,
        typer.Option(help="table for people, json for programs, github: Markdown for a step summary."),
    ] = ReportFormat.table,
    json_: JsonOption = False,
) -> None:
    """Measure mentions, linking, relations and status against gold.

    Example: kg evaluate --gold tests/gold --errors
    Example: kg evaluate --gold benchmarks/gold/wikinews --texts corpus.jsonl
    Example: kg evaluate --floors --junit report.xml --format github --against last.json
    Example: kg evaluate --layers --pas pas.jsonl --corpus corpus.jsonl
    Example: kg evaluate --sample 100 articles/ -o output/sample.tsv
    Example: kg evaluate --judged output/sample.tsv
    Example: kg evaluate --ablate frames/arcs
    """
    from kg.evaluation.gold import load_cases, select_cases
    from kg.evaluation.run import predict, read_predictions

    format = ReportFormat.json if json_ else format
    as_json = format is ReportFormat.json
    measures = {"--judged": judged, "--sample": sample, "--ablate": ablate, "--layers": layers}
    reports = {
        "--junit": junit, "--against": against, "--report": report, "--floors": floors, "--update": update,
        "--format github": format is ReportFormat.github,
    }  # fmt: skip
    results.refuse_both(measures, reports)
    if judged:
        return measure.show_judged(judged, as_json)
    if sample:
        return measure.make_sheet(sample, source, out, seed, min_confidence, configs)
    if ablate:
        return measure.show_ablation(ablate, gold, texts or [SEEDS], tests, jobs, as_json)
    if source is not None:
        raise KgError(f"{source}: texts are read with --sample only", remedy="name gold with --gold")
    if only and (floors or update):
        raise KgError("floors guard all of the gold", remedy="leave out --only")
    cases = select_cases(load_cases(gold, *(texts or [SEEDS]), configs=configs), only, gold)
    if layers:
        return measure.show_layers(cases, pas, corpus, configs, as_json)
    earlier = results.earlier(against)
    found = read_predictions(cases, predictions) if predictions else predict(cases, configs, min_confidence)
    run = results.collect(gold, list(zip(cases, found, strict=True)), configs, whole=not only)
    results.show(run, format, errors=errors, earlier=earlier)
    results.write(run, report=report, junit=junit, floors=floors)
    if update:
        _raise(run, why)
    if floors:
        _hold(run)


def _raise(run: Results, why: str) -> None:
    """Raise the floors to what was measured, and tell which."""
    from kg.evaluation import floors

    for file, measured in floors.guarded(run.pairs, run.gold, run.symmetric):
        for floor in floors.update(measured, file, why):
            typer.echo(f"{file}: floor {floor.name}: {floor.least:.3f} → {floor.value:.3f}", err=True)


def _hold(run: Results) -> None:
    """Fail when a floor is broken."""
    from kg.evaluation import floors

    held = broken = 0
    for file, measured in floors.guarded(run.pairs, run.gold, run.symmetric):
        for floor in floors.check(measured, file):
            held, broken = held + 1, broken + floor.broken
            if floor.broken:
                what = f"{floor.name} is {floor.value:.3f}, must be at least {floor.least:.3f}"
                typer.echo(f"{file}: floor broken: {what}", err=True)
    if broken:
        raise typer.Exit(1)
    typer.echo(f"all {held} accuracy floors hold", err=True)
