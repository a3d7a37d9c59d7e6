"""``kg extract``: what do these articles say?"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import JsonOption


class ExtractFormat(str, Enum):
    """How readings are printed."""

    table = "table"
    json = "json"
    lines = "lines"


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
        float | None,
        typer.Option(
            help="Leave out relations below this confidence (0 to 1: 0 shows all).  "
            "[default: shown in confidence.yaml]"
        ),
    ] = None,
    format: Annotated[
        ExtractFormat,
        typer.Option(
            help="table; json: one object a line for each document; lines: one statement a line, to be "
            "kept and compared with diff."
        ),
    ] = ExtractFormat.table,
    json_: JsonOption = False,
) -> None:
    """Show the entities and relations of articles, with the words that say them.

    Title, date and source of each come first, and where they were found.

    Example: kg extract seeds/sample-04.txt
    Example: kg extract seeds --format lines > statements.txt && git diff statements.txt
    """
    import json
    import sys

    from kg.cli.output import safe
    from kg.cli.show import failure_line, reading_table
    from kg.engines import map_batches
    from kg.export.annotation import reading_to_json
    from kg.export.lines import reading_to_lines
    from kg.graph.selecting import checked_confidence
    from kg.model import Failure, confident
    from kg.pipeline import Pipeline
    from kg.sources import read
    from kg.sources.files import check_paths
    from kg.sources.settings import parse_keys
    from kg.text.given import given_date

    published, keys = given_date(published), parse_keys(map_)
    least = None if min_confidence is None else checked_confidence(min_confidence)
    check_paths(paths)
    pipeline = Pipeline(configs)
    format = ExtractFormat.json if json_ else format
    least = pipeline.rules.confidence.shown if least is None else least
    failed = False
    for item in map_batches(pipeline.read_many, read(paths, published, keys), jobs=1):
        result = item if isinstance(item, Failure) else confident(item, least)
        if isinstance(result, Failure):
            failed = failed or not result.is_notice
            print(failure_line(result), file=sys.stderr)
        elif format is ExtractFormat.json:
            print(json.dumps(reading_to_json(result), ensure_ascii=False))
        elif format is ExtractFormat.lines:
            print("\n".join(safe(line) for line in reading_to_lines(result)))
        else:
            reading_table(result)
    if failed:
        raise typer.Exit(1)
