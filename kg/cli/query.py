"""``kg query``: what does the graph know of an entity?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import DEFAULT_GRAPH, Format, FormatOption, GraphOption, JsonOption, TypeOption, names

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Relation, RelationList
    from kg.model import Entity


def query(
    entity: Annotated[
        str | None,
        typer.Argument(
            help="北朝鮮, プーチン大統領, DPRK, KP, Q423; nothing: the graph as a whole.",
            autocompletion=names,
        ),
    ] = None,
    other: Annotated[
        str | None, typer.Argument(help="Only relations with this one.", autocompletion=names)
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    hops: Annotated[int, typer.Option(help="How far to go.", min=1, max=6)] = 1,
    type: TypeOption = [],  # noqa: B006
    direction: Annotated[str, typer.Option(help="out, in or both.")] = "both",
    status: Annotated[list[str], typer.Option(help="asserted, claimed, planned, possible, negated.")] = [],  # noqa: B006
    since: Annotated[str, typer.Option(help="Not before (2024, 2024-06, 2024-06-19).")] = "",
    until: Annotated[str, typer.Option(help="Not after.")] = "",
    source: Annotated[str, typer.Option(help="Part of a document's source, address or id.")] = "",
    min_confidence: Annotated[float, typer.Option(help="0 to 1.", min=0, max=1)] = 0.0,
    limit: Annotated[int, typer.Option("--limit", "-n", help="Rows at most (0: all).", min=0)] = 50,
    sentences: Annotated[
        bool, typer.Option("--sentences", "-s", help="Every sentence, not only the newest.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="List all entities.")] = False,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show an entity and its relations, newest first, each with a sentence that says it.

    Example: kg query 北朝鮮 --type 輸出 --since 2024
    """
    from kg.cli.output import open_graph, put_json
    from kg.graph.relations import RelationList

    g = open_graph(graph)
    conditions: dict[str, Any] = {
        "types": type, "status": status, "since": since, "until": until, "source": source,
        "min_confidence": min_confidence,
    }  # fmt: skip
    as_json = json_ or format is Format.json
    if entity is None:
        part = g.filter(**conditions)
        put_json(_overview(part, list_)) if as_json else _print_overview(part, list_)
        return
    view = g.neighborhood(entity, hops, direction=direction, **conditions)  # type: ignore[arg-type]
    if other is not None:
        g.id_of(other)
        relations = view.relations(entity, other) if other in view else RelationList()
    else:
        relations = view.relations()
    if as_json:
        put_json({"entity": _entity(g, g[entity]), "relations": relations.to_json()})
    else:
        _print(g, entity, relations, limit, sentences)
    if not relations:
        raise typer.Exit(1)


def _entity(g: KnowledgeGraph, entity: Entity) -> dict[str, Any]:
    from kg.graph.records import entity_to_json

    return {**entity_to_json(entity), "statements": g.degree(entity)}


def _overview(g: KnowledgeGraph, everything: bool) -> dict[str, Any]:
    from collections import Counter

    hubs = sorted(g, key=lambda e: (-g.degree(e), e.id))
    return {
        "entities": len(g.entities),
        "statements": len(g.statements),
        "documents": len(g.documents),
        "by_entity_type": dict(sorted(Counter(e.type for e in g).items())),
        "by_relation_type": dict(sorted(Counter(key[1] for key in g.statements.keys).items())),
        "hubs": [_entity(g, e) for e in (hubs if everything else hubs[:10])],
    }


def _print_overview(g: KnowledgeGraph, everything: bool) -> None:
    from kg.cli.output import grid, put, styled

    data = _overview(g, everything)
    put(styled("{entities} entities, {statements} statements, {documents} documents".format(**data), "bold"))
    table = grid("name", "type", "statements", "other names")
    for row in data["hubs"]:
        more = "、".join([*row.get("aliases", ()), *filter(None, [row.get("english")])])
        table.add_row(styled(row["name"]), row["type"], str(row["statements"]), styled(more, "dim"))
    put(table)


def _print(g: KnowledgeGraph, asked: str, relations: RelationList, limit: int, sentences: bool) -> None:
    from kg.cli.output import console, put, styled
    from kg.cli.relations import WIDE, relation_blocks, relation_table

    entity = g[asked]
    about = [entity.type, entity.english, entity.kana, entity.iso, entity.wikidata, "、".join(entity.aliases)]
    head = styled(entity.name, "bold")
    head.append_text(styled("  " + "  ".join(x for x in about if x), "not bold dim"))
    put(head)
    if others := [e for e in g.candidates(asked) if e != entity]:
        put(styled(f"{asked} can also mean {'、'.join(e.name for e in others)}", "yellow"))
    if not relations:
        put(styled("no relations that meet these conditions"))
        return
    shown = relations[: limit or None]
    put(relation_table(shown) if console().width >= WIDE else relation_blocks(shown))
    if sentences:
        _print_sentences(shown)
    if len(shown) < len(relations):
        put(styled(f"… {len(relations) - len(shown)} more (--limit 0 shows all)", "dim"))


def _print_sentences(relations: list[Relation]) -> None:
    from kg.cli.output import put, quoted, styled

    for r in relations:
        put(styled(""), styled(str(r), "bold"), quoted(r.evidence))
