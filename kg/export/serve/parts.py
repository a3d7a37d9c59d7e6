"""Parts of a graph that is too large for one page: the start, what surrounds an entity, a search."""

from __future__ import annotations

from functools import cached_property
from heapq import nlargest
from typing import Any

from kg.export.page.payload import page_data
from kg.graph import KnowledgeGraph
from kg.graph.names import fold, names_of
from kg.model import Entity

WHOLE = 20_000
"""A graph of so many statements goes into one page."""
FIRST = 400
"""Of a larger one the page starts with the best connected, so many."""
AROUND = 400
"""So many statements of an entity are handed over at once, the best attested first."""


class Served:
    """A graph with its names ready for searches."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """Every name, folded, with the id of its entity."""
        return sorted({(fold(name), e.id) for e in self.graph for _, name in names_of(e)})


def start_of(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Return what the page holds when it opens: all of a small graph, the core of a large one."""
    if len(graph.statements) <= WHOLE:
        return graph
    core = set(nlargest(FIRST, graph.entities, key=graph.degree))
    places = {i for id in core for i in graph.statements.positions(id)}
    keys = graph.statements.keys
    inner = [graph.statements[i] for i in sorted(places) if keys[i][0] in core and keys[i][2] in core]
    return graph.subgraph(inner)


def part_rows(graph: KnowledgeGraph, id: str) -> dict[str, Any]:
    """Return an entity and its statements as rows of the page, without places."""
    statements = [graph.statements[i] for i in graph.statements.positions(id)]
    static = {n for n, t in graph.types.items() if t.static}
    statements.sort(key=lambda s: (s.type in static, -len(s.evidence), s.key))
    part = graph.subgraph(statements[:AROUND], keep={id})
    rows = page_data(part, title="", focus=id, max_nodes=0, lang="ja", seed=0, picture=False)
    return {**rows, "of": len(statements)}


def search(served: Served, words: str, limit: int) -> list[dict[str, Any]]:
    """Return the entities that words can mean: whole names first, then beginnings, then what is inside."""
    graph, wanted = served.graph, fold(words)
    if not wanted:
        return []
    best: dict[str, tuple[int, int]] = {e.id: (0, k) for k, e in enumerate(graph.candidates(words))}
    for key, id in served.names:
        rank = 1 if key.startswith(wanted) else 2 if wanted in key and len(wanted) > 1 else 9
        if rank < 9 and (rank, 0) < best.get(id, (9, 0)):
            best[id] = (rank, -graph.degree(id))
    order = sorted(best, key=lambda id: (best[id], id))[:limit]
    return [_hit(graph.entities[id], graph.degree(id)) for id in order]


def _hit(e: Entity, relations: int) -> dict[str, Any]:
    row = {"id": e.id, "name": e.name, "type": e.type, "en": e.english, "aliases": list(e.aliases[:4])}
    return {**{k: v for k, v in row.items() if v}, "relations": relations}
