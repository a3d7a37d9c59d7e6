"""``kg path``, ``timeline``, ``disputes`` and ``diff``: questions to a whole graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import (
    DEFAULT_GRAPH,
    Format,
    FormatOption,
    GraphOption,
    JsonOption,
    Name,
    TypeOption,
    names,
)

if TYPE_CHECKING:
    from kg.graph.changes import Diff
    from kg.graph.paths import Path as EntityPath
    from kg.graph.relations import Relation
    from kg.graph.timeline import Timeline


def path(
    start: Name,
    end: Name,
    graph: GraphOption = DEFAULT_GRAPH,
    k: Annotated[int, typer.Option("-k", help="How many paths.", min=1)] = 3,
    max_hops: Annotated[int, typer.Option(help="Longest path.", min=1, max=8)] = 4,
    skip: Annotated[list[str], typer.Option(help="Relation types not to walk over.")] = [],  # noqa: B006
    static: Annotated[
        bool, typer.Option("--static", help="Walk over positions, parts and places as well.")
    ] = False,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show how two entities are linked, with a sentence for every hop.

    Example: kg path 岸田文雄 ロシア -k 3
    """
    from kg.cli.output import complain, open_graph, put_json
    from kg.errors import KgError

    found = open_graph(graph).paths(start, end, k, max_hops, skip=skip, static=static)
    if json_ or format is Format.json:
        put_json([_path_json(p) for p in found])
    else:
        for number, p in enumerate(found, 1):
            _print_path(number, p)
    if not found:
        remedy = "more --max-hops, or --static to walk over positions and places"
        complain(KgError(f"no path of {max_hops} hops from {start} to {end}", remedy=remedy))
        raise typer.Exit(1)


def _path_json(p: EntityPath) -> dict[str, object]:
    return {
        "length": len(p),
        "entities": [{"id": e.id, "name": e.name} for e in p.entities],
        "hops": [hop.to_json() for hop in p.hops],
    }


def _print_path(number: int, p: EntityPath) -> None:
    from kg.cli.output import put, quoted, styled

    put(
        styled(f"{number}. {p}", "bold"), quoted(passage for hop in p.hops for passage in hop[0].evidence[:1])
    )


def timeline(
    entity: Name,
    other: Annotated[
        str | None, typer.Argument(help="Only relations with this one.", autocompletion=names)
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    by: Annotated[str, typer.Option(help="Count by: Y, Q, M, W, D (year … day).")] = "M",
    type: TypeOption = [],  # noqa: B006
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show the dated relations of an entity (or of two) in order of time, oldest first.

    Example: kg timeline ロシア 北朝鮮 --by Y
    """
    from kg.cli.output import open_graph, put_json

    found = open_graph(graph).timeline(entity, other, _freq(by), type=type or None)
    if json_ or format is Format.json:
        put_json(found.to_json())
    else:
        _print_timeline(found)
    if not len(found):
        raise typer.Exit(1)


def _freq(word: str) -> str:
    words = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D"}
    return words.get(word.casefold(), word)


def _print_timeline(found: Timeline) -> None:
    from itertools import groupby

    from kg.cli.output import put, styled
    from kg.cli.relations import relation_blocks
    from kg.graph.dates import bucket

    counts = found.counts()
    for name, relations in groupby(found, lambda r: bucket(r.date, found.freq)):
        bar = "▪" * min(sum(counts[name].values()), 40) if name else ""
        put(styled(f"{name} {bar}".strip() or "–", "bold"), relation_blocks(relations))
    if found.undated:
        put(styled(f"{len(found.undated)} relations without a date", "dim"))


def disputes(
    graph: GraphOption = DEFAULT_GRAPH, format: FormatOption = Format.table, json_: JsonOption = False
) -> None:
    """Show what one says and another denies, sentence against sentence.

    Example: kg disputes
    """
    from kg.cli.output import open_graph, put, put_json, quoted, styled

    found = open_graph(graph).disputes()
    if json_ or format is Format.json:
        put_json([d.to_json() for d in found])
    else:
        for d in found:
            put(styled(str(d), "bold"))
            put(quoted(d.claims, "+", "green"), quoted(d.denials, "-", "red"))
    if not found:
        raise typer.Exit(1)


def diff(
    before: Annotated[Path, typer.Argument(help="The earlier graph file.")],
    after: Annotated[Path, typer.Argument(help="The later graph file.")],
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if they differ, as git diff does.")
    ] = False,
    sentences: Annotated[
        bool, typer.Option("--sentences", "-s", help="Show the sentence behind every difference.")
    ] = False,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show what a later graph has more, less and different.

    Example: kg diff yesterday/graph.json output/graph.json --sentences
    """
    from kg.cli.output import open_graph, put, put_json

    found = open_graph(before).diff(open_graph(after))
    if json_ or format is Format.json:
        put_json(found.to_json())
    elif found:
        _print_diff(found, sentences)
    else:
        put("no difference")
    if exit_code and found:
        raise typer.Exit(1)


def _print_diff(found: Diff, sentences: bool) -> None:
    from kg.cli.output import put, quoted, styled

    instead = {r.after.id for r in found.replaced}
    gone = {r.before.id for r in found.replaced}
    added = [r for r in found.added if r.id not in instead]
    removed = [r for r in found.removed if r.id not in gone]
    rows: list[tuple[str, str, str, Relation | None]] = [
        *(("+", "green", f"{e.name} ({e.type})", None) for e in found.entities_added),
        *(("-", "red", f"{e.name} ({e.type})", None) for e in found.entities_removed),
        *(("+", "green", f"{r} [{r.status}]", r) for r in added),
        *(("-", "red", f"{r} [{r.status}]", r) for r in removed),
        *(("~", "yellow", f"{r} [{r.after.status}]", r.after) for r in found.replaced),
        *(("~", "yellow", str(c), c.after) for c in found.changed),
    ]
    for sign, style, words, relation in rows:
        put(styled(f"{sign} {words}", style))
        if sentences and relation:
            put(quoted(relation.evidence[:1]))
    other = len(found.replaced) + len(found.changed)
    entities = f"entities: {len(found.entities_added)} more, {len(found.entities_removed)} less"
    put(styled(f"relations: {len(added)} more, {len(removed)} less, {other} different; {entities}", "dim"))
