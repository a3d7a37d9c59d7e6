"""``kg why-not``: why was this relation not read?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption


def why_not(
    sentence: Annotated[str, typer.Argument(help="The sentence, or - for standard input.")],
    subject: Annotated[str, typer.Option("--subject", "-s", help="Who does it.")],
    type: Annotated[str, typer.Option("--type", "-t", help="Relation type: exports_to.")],
    object: Annotated[str, typer.Option("--object", "-o", help="To whom.")],
    published: Annotated[str, typer.Option(help="Date of publication (2024-06-19).")] = "",
    configs: Annotated[Path | None, typer.Option(help="Your configuration folder.")] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show which rules came nearest and which hole, particle, type or cue failed.

    Example: kg why-not "ロシアは石油を北朝鮮に運んだ。" -s ロシア -t exports_to -o 北朝鮮
    """
    raise NotImplementedError
