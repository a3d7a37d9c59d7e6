"""``kg body``: what of a page is the article, what is not, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, JsonOption


def body(
    files: Annotated[list[Path], typer.Argument(help="Texts and pages.")],
    format: Annotated[
        Format, typer.Option(help="table, or json: one object a line for each line.")
    ] = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show each line of a text or page: kept as part of the article, or dropped and why.

    Example: kg body seeds/sample-04.txt
    """
    import json

    from kg.cli.output import grid, put, styled
    from kg.errors import KgError
    from kg.sources.explain import explain

    as_json = json_ or format is Format.json
    for file in files:
        try:
            lines = explain(file.read_bytes(), file)
        except OSError as error:
            raise KgError(
                f"cannot be read: {error.strerror}", where=str(file), remedy="check the path"
            ) from error
        if as_json:
            for line in lines:
                row = {"file": str(file), **line._asdict(), "kept": not line.why}
                print(json.dumps(row, ensure_ascii=False))
            continue
        table = grid("line", "", "text", "why", title=str(file) if len(files) > 1 else "")
        for line in lines:
            sign, style = ("-", "dim") if line.why else ("+", "")
            table.add_row(str(line.number), sign, styled(line.text[:200], style), styled(line.why, "yellow"))
        put(table)
