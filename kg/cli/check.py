"""``kg check``: is the output still what the build wrote?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption


def check(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")] = Path("output"),
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Compare every file of a build with its checksum in build.json.

    Exit code 0: all as the build wrote it; 1: something is damaged, changed or missing; 2: no build there.

    Example: kg check output
    """
    from kg.builder.check import check_folder
    from kg.cli.output import complain, put, put_json, styled

    faults = check_folder(folder)
    if json_ or format is Format.json:
        put_json([{"where": f.where, "what": f.what, "remedy": f.remedy} for f in faults])
    else:
        for fault in faults:
            complain(fault)
        if not faults:
            put(styled(f"{folder}: every file is what the build wrote"))
    if faults:
        raise typer.Exit(1)
