"""What all commands share: the graph they ask, JSON or tables, texts that are safe on a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

    from kg.errors import KgError
    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Passage

DEFAULT_GRAPH = Path("output/graph.json")
PIPE_WIDTH = 140
STATUS_STYLE = {
    "asserted": "bold",
    "claimed": "yellow",
    "planned": "cyan",
    "possible": "magenta",
    "negated": "red",
}
ROLE_STYLE = {"subject": "bold cyan", "trigger": "bold yellow", "object": "bold magenta"}

# Escape sequences and bidirectional overrides in an article must not reach the terminal.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Format(str, Enum):
    """How a command answers."""

    table = "table"
    json = "json"


def names(incomplete: str) -> Iterable[str]:
    """Complete the name of an entity from the default graph."""
    from kg.graph import KnowledgeGraph

    if DEFAULT_GRAPH.is_file():
        for entity in KnowledgeGraph.load(DEFAULT_GRAPH):
            yield from (n for n in (entity.name, *entity.aliases) if n.startswith(incomplete))


def types(incomplete: str) -> Iterable[str]:
    """Complete a relation type from the default graph."""
    from kg.graph import KnowledgeGraph

    if DEFAULT_GRAPH.is_file():
        yield from (t for t in KnowledgeGraph.load(DEFAULT_GRAPH).types if t.startswith(incomplete))


GraphOption = Annotated[
    Path,
    typer.Option(
        "--graph", "-g", help="Graph file, or - for standard input.", envvar="KG_GRAPH", show_default=True
    ),
]
FormatOption = Annotated[Format, typer.Option(help="table for people, json for programs.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
TypeOption = Annotated[
    list[str],
    typer.Option(
        "--type",
        "-t",
        help="Relation type, family or label: exports_to, 輸出, economy.",
        autocompletion=types,
    ),
]
Name = Annotated[
    str, typer.Argument(help="An entity: 北朝鮮, プーチン大統領, DPRK, KP, Q423.", autocompletion=names)
]


def open_graph(path: Path) -> KnowledgeGraph:
    """Read the graph that a command asks."""
    import gc

    from kg.cli.streams import stdin
    from kg.graph.files import parse_graph, read_bounded, read_graph

    gc.disable()  # a command ends before there is anything to collect
    if str(path) == "-":
        return parse_graph(read_bounded(stdin(), "standard input"), "standard input")
    return read_graph(path)


def put_json(value: Any) -> None:
    """Print JSON for a program: always UTF-8, never a raw control character."""
    from kg.graph.records import dumps

    print(dumps(value, indent=1))


def console(stderr: bool = False) -> Console:
    """Return a console as wide as the terminal; in a pipe ``COLUMNS`` or 140 columns, without colours."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    columns = os.environ.get("COLUMNS", "")
    width = None if stream.isatty() else int(columns) if columns.isdigit() and int(columns) else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def safe(text: str) -> str:
    """Return text on one line without anything a terminal would obey."""
    return _UNPRINTABLE.sub(lambda m: " " if m[0] in "\t\n\r\u2028\u2029" else "\ufffd", text)


def styled(text: str, style: str = "") -> Text:
    """Return safe text for a table cell."""
    from rich.text import Text

    return Text(safe(text), style=style)


def grid(*headers: str, title: str = "") -> Table:
    """Return an empty table without lines that folds long cells."""
    from rich.table import Table

    table = Table(
        box=None, pad_edge=False, title=safe(title) or None, title_justify="left", title_style="bold"
    )
    for header in headers:
        table.add_column(header, overflow="fold", header_style="dim")
    return table


def put(*things: RenderableType) -> None:
    """Print tables and texts; in a pipe without the padding at the ends of lines."""
    out = console()
    if out.is_terminal:
        for thing in things:
            out.print(thing)
        return
    with out.capture() as captured:
        for thing in things:
            out.print(thing)
    for line in captured.get().splitlines():
        print(line.rstrip())


def marked(passage: Passage) -> Text:
    """Return a sentence with subject, trigger and object in colour."""
    text = styled(passage.text)  # safe() keeps the number of characters, so the spans hold
    for role, (start, end) in passage.spans.items():
        if role in ROLE_STYLE:
            text.stylize(ROLE_STYLE[role], start, end)
    return text


def quoted(passages: Iterable[Passage], sign: str = "", style: str = "") -> Table:
    """Return sentences under each other, each with its place below, indented behind ``sign``."""
    table = grid("", "")
    table.show_header = False
    for p in passages:
        text = marked(p)
        text.append("\n" + safe(place(p)), style="dim")
        table.add_row(styled(f"  {sign}", style), text)
    return table


def place(passage: Passage) -> str:
    """Return where a sentence stands: document, date, publisher, address."""
    d = passage.document
    return " ".join(x for x in (d.published, d.title or d.id, d.source, d.url) if x)


def complain(error: KgError) -> None:
    """Print what is wrong, where, and what to do, on standard error."""
    from rich.text import Text

    from kg.errors import ConfigError

    out = console(stderr=True)
    problems = error.problems if isinstance(error, ConfigError) else [error]
    for problem in problems:
        line = Text("error: ", style="bold red")
        line.append(safe(f"{problem.where}: " if problem.where else ""), style="not bold default")
        line.append(safe(problem.what), style="not bold default")
        out.print(line, soft_wrap=True)
        if problem.remedy:
            out.print(Text("  → " + safe(problem.remedy), style="green"), soft_wrap=True)
