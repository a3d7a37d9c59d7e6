"""``kg names``: check the files of names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption

app = typer.Typer(help="Check the files of names.", no_args_is_help=True)


@app.callback()
def names() -> None:
    """Check the files of names."""


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Report only what stands in these files.")
    ] = None,
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder, added to the built-in.")
    ] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Report doubles, ambiguous aliases, unknown references and empty fields, by file and line.

    Example: kg names check --configs my-configs
    """
    from kg.config.checks import check_names
    from kg.config.names import names_files

    known = names_files(configs)
    own = {path.resolve() for path in files or ()}
    known += [path for path in files or () if path.resolve() not in {k.resolve() for k in known}]
    faults = check_names(known)
    if own:
        faults = [f for f in faults if Path(f.where.rpartition(":")[0] or f.where).resolve() in own]
    if json_ or format is Format.json:
        rows = [{"where": f.where, "what": f.what, "remedy": f.remedy} for f in faults]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            typer.echo(str(fault))
        typer.echo(f"faults: {len(faults)}" if faults else f"{len(known)} files are in order", err=True)
    raise typer.Exit(1 if faults else 0)
