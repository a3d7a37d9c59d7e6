"""``kg extract``: what do these articles say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, JsonOption


def extract(
    paths: Annotated[
        list[str], typer.Argument(help="Articles: .txt, .html, .jsonl, folders, or - for standard input.")
    ],
    published: Annotated[
        str, typer.Option(help="Date of publication, where the text does not say (2024-06-19).")
    ] = "",
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            help="Leave out relations below this confidence (0 to 1: 0 shows all).  "
            "[default: shown in confidence.yaml]"
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="table, or json: one object a line for each document.")
    ] = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show the entities and relations of articles, with the words that say them.

    Example: kg extract seeds/sample-04.txt
    """
    import json
    import sys

    from kg.cli.show import failure_line, reading_table
    from kg.engines import map_batches
    from kg.export.annotation import reading_to_json
    from kg.model import Failure, confident
    from kg.pipeline import Pipeline
    from kg.sources import read
    from kg.sources.files import check_paths

    check_paths(paths)
    pipeline = Pipeline(configs)
    least = pipeline.rules.confidence.shown if min_confidence is None else min_confidence
    as_json = json_ or format is Format.json
    failed = False
    for item in map_batches(pipeline.read_many, read(paths, published=published), jobs=1):
        result = item if isinstance(item, Failure) else confident(item, least)
        if isinstance(result, Failure):
            failed = True
            print(failure_line(result), file=sys.stderr)
        elif as_json:
            print(json.dumps(reading_to_json(result), ensure_ascii=False))
        else:
            reading_table(result)
    if failed:
        raise typer.Exit(1)
