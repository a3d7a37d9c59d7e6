"""``kg export`` and ``kg page``: the graph for other programs and for readers."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import DEFAULT_GRAPH, Format, FormatOption, GraphOption, JsonOption, TypeOption

if TYPE_CHECKING:
    from kg.model import Document


def export(
    file: Annotated[
        Path | None, typer.Argument(help="File to write, by suffix; - for standard output (with --to).")
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    output: Annotated[Path, typer.Option("--output", "-o", help="The same as FILE.")] = Path("-"),
    to: Annotated[str, typer.Option(help="Format where the name does not say: csv, ttl, graphml …")] = "",
    type: TypeOption = [],  # noqa: B006
    status: Annotated[list[str], typer.Option(help="Only these: asserted, claimed, …")] = [],  # noqa: B006
    since: Annotated[str, typer.Option(help="Not before (2024-06).")] = "",
    until: Annotated[str, typer.Option(help="Not after.")] = "",
    min_confidence: Annotated[float, typer.Option(help="0 to 1.", min=0, max=1)] = 0.0,
    list_: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of graph.json.")] = False,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Write the graph (or a part of it) in the format of the suffix.

    Example: kg export graph.ttl
    """
    from kg.cli.output import open_graph, put_json, styled
    from kg.cli.output import put as show
    from kg.errors import KgError
    from kg.export import FORMATS, save, to_bytes

    as_json = json_ or format is Format.json
    output = file or output
    if schema:
        from kg.export.schema import json_schema

        put_json(json_schema())
        return
    if list_:
        _list_formats(as_json)
        return
    if str(output) == "-" and not to:
        raise KgError(
            "no format", remedy=f"name a file (graph.ttl) or a format (--to {' '.join(sorted(FORMATS))})"
        )
    part = open_graph(graph).filter(
        types=type, status=status, since=since, until=until, min_confidence=min_confidence
    )
    if str(output) == "-":
        sys.stdout.buffer.write(to_bytes(part, to))
        sys.stdout.buffer.flush()
        return
    written = save(part, output, to)
    summary = {"path": str(written), "entities": len(part.entities), "statements": len(part.statements)}
    if as_json:
        put_json(summary)
    else:
        show(styled("{path}: {entities} entities, {statements} statements".format(**summary)))


def _list_formats(as_json: bool) -> None:
    from kg.cli.output import grid, put, put_json
    from kg.export import FORMATS

    if as_json:
        put_json([{"suffix": f.suffix, "about": f.about} for f in FORMATS.values()])
        return
    table = grid("suffix", "what it is")
    for f in FORMATS.values():
        table.add_row(f.suffix, f.about)
    put(table)


def _articles(paths: list[str]) -> dict[str, Document]:
    """Return the articles at the paths by id; those that cannot be read are named on standard error."""
    from kg.cli.output import complain
    from kg.errors import KgError
    from kg.model import Document
    from kg.sources import read

    found = {}
    for item in read(paths) if paths else ():
        if isinstance(item, Document):
            found[item.id] = item
        else:
            complain(KgError(f"left out: {item.reason}", where=item.document, remedy=item.remedy))
    return found


def _places(page: Path | None) -> dict[str, dict[str, float]]:
    """Return where entities stand in an earlier page."""
    from kg.errors import KgError
    from kg.export.page import places_of

    if page is None:
        return {}
    try:
        found = places_of(page.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KgError(f"cannot read the page: {error}", where=str(page)) from error
    if not found:
        raise KgError("this is no page of kg", where=str(page), remedy="name a graph.html")
    return found


class Language(str, Enum):
    """The languages of the page's interface."""

    ja = "ja"
    en = "en"


def page(
    graph: GraphOption = DEFAULT_GRAPH,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="HTML file to write; - for standard output.")
    ] = Path("output/graph.html"),
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "",
    focus: Annotated[str, typer.Option(help="Entity to open on.")] = "",
    max_nodes: Annotated[int, typer.Option(help="Nodes drawn at first (all are in the file).", min=1)] = 120,
    lang: Annotated[Language, typer.Option(help="Language of the interface.")] = Language.ja,
    texts: Annotated[
        list[str], typer.Option(help="Articles (as for kg build) to be read in full in the page.")
    ] = [],  # noqa: B006
    near: Annotated[
        Path | None, typer.Option(help="An earlier page: entities stay where they stood there.")
    ] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Write the page: one HTML file that works offline.

    Example: kg page --focus 北朝鮮 -o north-korea.html
    """
    from kg.cli.output import open_graph, put, put_json, styled
    from kg.store import destination, write_file

    if str(output) != "-":
        destination(output)
    g = open_graph(graph)
    options: dict[str, Any] = {"title": title} if title else {}
    options |= {"texts": _articles(texts), "near": _places(near)}
    text = g.to_html(focus=focus, max_nodes=max_nodes, lang=lang.value, **options)
    if str(output) == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    write_file(output, text.encode("utf-8"))
    if json_ or format is Format.json:
        put_json({"path": str(output.resolve()), "bytes": len(text.encode("utf-8"))})
    else:
        put(styled(str(output.resolve())))
