"""``kg build``: articles in, a graph and its page out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption


def build(
    paths: Annotated[
        list[str],
        typer.Argument(help="Articles: text, HTML, JSON, CSV, feeds, folders …, or - for standard input."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for graph.html, graph.json and the rest.")
    ] = Path("output"),
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")
    ] = None,
    published: Annotated[
        str, typer.Option(help="Date of publication, where a text does not say (2024-06-19).")
    ] = "",
    jobs: Annotated[int | None, typer.Option(help="Processes (default: one for each core).", min=1)] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            help="Leave out relations below this confidence (0 to 1: 0 shows all).  "
            "[default: shown in confidence.yaml]"
        ),
    ] = None,
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "",
    map_: Annotated[
        list[str],
        typer.Option("--map", help="Key or column of a field in JSON, CSV and the like: text=本文."),
    ] = [],  # noqa: B006 (typer's way)
    fresh: Annotated[bool, typer.Option("--fresh", help="Read everything anew, without the cache.")] = False,
    texts: Annotated[
        bool,
        typer.Option("--texts/--no-texts", help="Whether the page holds the articles in full (copyright)."),
    ] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary.")] = False,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Read articles and write the graph: graph.html, graph.json, statements.jsonl, failures.jsonl.

    Exit code 0: all read; 1: some documents failed (failures.jsonl says which and why); 2: wrong use.

    Example: kg build seeds -o output
    """
    import json

    from kg.builder import build_graph
    from kg.cli.show import progress_bar, summary_table
    from kg.sources.settings import parse_keys

    as_json = json_ or format is Format.json
    with progress_bar(quiet or as_json) as progress:
        result = build_graph(
            paths,
            output=output,
            configs=configs,
            published=published,
            jobs=jobs,
            min_confidence=min_confidence,
            title=title,
            fresh=fresh,
            keys=parse_keys(map_),
            texts=texts,
            progress=progress,
        )
    if as_json:
        print(json.dumps(result.summary, ensure_ascii=False, indent=1))
    elif not quiet:
        summary_table(result.summary)
    if result.summary["failures"]:
        raise typer.Exit(1)
