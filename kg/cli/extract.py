"""``kg extract``: what do these articles say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, JsonOption


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(help="Articles: text, HTML, JSON, CSV, feeds, folders …, or - for standard input."),
    ],
    published: Annotated[
        str, typer.Option(help="Date of publication, where the text does not say (2024-06-19).")
    ] = "",
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")
    ] = None,
    map_: Annotated[
        list[str],
        typer.Option("--map", help="Key or column of a field in JSON, CSV and the like: text=本文."),
    ] = [],  # noqa: B006 (typer's way)
    min_confidence: Annotated[
        float, typer.Option(help="Leave out relations below this confidence (0 to 1).")
    ] = 0.0,
    format: Annotated[
        Format, typer.Option(help="table, or json: one object a line for each document.")
    ] = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show the entities and relations of articles, with the words that say them.

    Title, date and source of each come first, and where they were found.

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
    from kg.sources.settings import parse_keys

    check_paths(paths)
    pipeline = Pipeline(configs)
    as_json = json_ or format is Format.json
    failed = False
    for item in map_batches(pipeline.read_many, read(paths, published, parse_keys(map_)), jobs=1):
        result = item if isinstance(item, Failure) else confident(item, min_confidence)
        if isinstance(result, Failure):
            failed = failed or not result.is_notice
            print(failure_line(result), file=sys.stderr)
        elif as_json:
            print(json.dumps(reading_to_json(result), ensure_ascii=False))
        else:
            reading_table(result)
    if failed:
        raise typer.Exit(1)
