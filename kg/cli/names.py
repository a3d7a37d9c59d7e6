"""``kg names``: check the files of names, and ask how a name is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.output import Format, FormatOption, JsonOption

app = typer.Typer(help="Check the files of names; find how a name is read.", no_args_is_help=True)


@app.callback()
def names() -> None:
    """Check the files of names; find how a name is read."""


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


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as it stands in a text.")],
    text: Annotated[str, typer.Option(help="A sentence: say what the name means there.")] = "",
    published: Annotated[str, typer.Option(help="The date of the sentence, YYYY-MM-DD.")] = "",
    configs: Annotated[
        Path | None, typer.Option(help="Your configuration folder, added to the built-in.")
    ] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Say how a name is found and linked, and why: the lists, the laws, and one sentence if given.

    Example: kg names find 菅 --text 菅首相は会見した。 --published 2010-06-09
    """
    from kg.config.names import index, names_files, read_entries
    from kg.config.yaml import load_all
    from kg.mentions.explain import grammar, listed

    names = index(read_entries(load_all(names_files(configs)), lines=True))
    told = {
        "name": name,
        "listed": list(listed(name, names)),
        "laws": list(grammar(name, names)),
        "read": _read(name, text, published, configs) if text else [],
    }
    if json_ or format is Format.json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(_lines(told)))
    raise typer.Exit(0 if told["listed"] or told["laws"] or told["read"] else 1)


def _read(name: str, text: str, published: str, configs: Path | None) -> list[dict[str, str]]:
    """Return what ``name`` is in a sentence: its type, the voice that found it, and whom it means."""
    from kg.mentions import find_mentions
    from kg.model import Document
    from kg.pipeline import Pipeline, prepare

    pipeline = Pipeline(configs)
    _, copy = prepare(Document("text", text, published=published))
    sentences = next(iter(pipeline.parser.parse_many([copy])))
    voices = {m.span: m.found_by for m in find_mentions(copy, sentences, pipeline.names)}
    entities, references = pipeline.find_entities(copy, sentences)
    types = {entity.id: entity.type for entity in entities}
    return [
        {"type": types[r.entity], "entity": r.entity, "found by": voices.get(r.span, r.how), "why": r.why}
        for r in references
        if r.span.of(copy.text) == name
    ]


def _lines(told: dict[str, Any]) -> Iterator[str]:
    name = told["name"]
    if not told["listed"]:
        yield f"{name}: in no list"
    for row in told["listed"]:
        needs = f"; needs {row['needs']}" if row["needs"] else ""
        whose = f"{row['how']} of {row['name']} ({row['type']}, {row['entity']})"
        yield f"{name}: {whose}{needs} [{row['where']}]"
    yield from (f"{name}: {law}" for law in told["laws"])
    for row in told["read"]:
        yield f"here: {row['type']} {row['entity']}, found by {row['found by']}: {row['why']}"
