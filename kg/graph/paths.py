"""Shortest paths between two entities, with the sentences of every hop."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg.graph.relations import Passage, RelationList, newest_first
from kg.model import Entity

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph.knowledge import KnowledgeGraph


@dataclass(frozen=True)
class Path:
    """A walk from one entity to another; ``hops[i]`` holds the relations of ``entities[i]`` and the next."""

    entities: tuple[Entity, ...]
    hops: tuple[RelationList, ...]

    def __len__(self) -> int:
        """Return the number of hops."""
        return len(self.hops)

    @property
    def evidence(self) -> list[Passage]:
        """Every sentence of every hop, in order of the walk."""
        return list(dict.fromkeys(p for hop in self.hops for p in hop.evidence))

    def __str__(self) -> str:
        words = [self.entities[0].name]
        for here, hop, there in zip(self.entities, self.hops, self.entities[1:], strict=False):
            first = hop[0]
            more = f" ＋{len(hop) - 1}" if len(hop) > 1 else ""
            if first.kind.symmetric:
                left, right = "─", "─"
            else:
                left, right = ("─", "→") if first.subject.id == here.id else ("←", "─")
            words.append(f"{left}{first.label}{more}{right} {there.name}")
        return " ".join(words)


def shortest_paths(
    graph: KnowledgeGraph,
    a: str | Entity,
    b: str | Entity,
    k: int,
    max_hops: int,
    *,
    skip: set[str],
    static: bool,
) -> list[Path]:
    """Return up to ``k`` simple paths of at most ``max_hops`` hops, shortest first.

    Direction does not matter, negated statements do not count. Of two paths of one length
    the better attested comes first.
    """
    start, end = graph.id_of(a), graph.id_of(b)
    if start == end or k < 1:
        return []
    skipped = skip | (set() if static else {n for n, t in graph.types.items() if t.static})
    near = _distances(graph, start, max_hops, skipped)
    far = _distances(graph, end, max_hops, skipped)
    nodes = sorted(n for n in near if n in far and near[n] + far[n] <= max_hops)
    pairs = _pairs(graph, nodes, skipped)
    if start not in pairs or end not in pairs:
        return []
    found = islice(_walks(pairs, start, end), max(k * 50, 50))
    walks = islice((w for w in found if len(w) - 1 <= max_hops), k)
    return [_path(graph, pairs, walk) for walk in walks]


def _walks(pairs: nx.Graph, start: str, end: str) -> Iterator[list[str]]:
    import networkx as nx

    try:
        yield from nx.shortest_simple_paths(pairs, start, end, weight="cost")
    except nx.NetworkXNoPath:
        return


def _distances(graph: KnowledgeGraph, start: str, limit: int, skipped: set[str]) -> dict[str, int]:
    distance, frontier = {start: 0}, [start]
    for hops in range(1, limit + 1):
        following = []
        for id in frontier:
            for i in graph.statements.positions(id):
                subject, kind, object_ = graph.statements.keys[i]
                other = object_ if subject == id else subject
                if kind not in skipped and other not in distance:
                    distance[other] = hops
                    following.append(other)
        frontier = following
    return distance


def _pairs(graph: KnowledgeGraph, nodes: list[str], skipped: set[str]) -> nx.Graph:
    """Return one edge for each linked pair; its cost is one hop and a little for weak evidence."""
    import networkx as nx

    wanted = set(nodes)
    pairs = nx.Graph()
    for id in nodes:
        for i in graph.statements.positions(id):
            subject, kind, object_ = graph.statements.keys[i]
            if subject != id or object_ == id or object_ not in wanted or kind in skipped:
                continue
            statement = graph.statements[i]
            if statement.status == "negated":
                continue
            if not pairs.has_edge(subject, object_):
                pairs.add_edge(subject, object_, statements=[])
            pairs[subject][object_]["statements"].append(statement)
    for _, _, data in pairs.edges(data=True):
        weight = sum(len(s.evidence) * s.confidence for s in data["statements"])
        data["cost"] = 1 + 0.05 / (1 + math.log1p(weight))
    return pairs


def _path(graph: KnowledgeGraph, pairs: nx.Graph, walk: list[str]) -> Path:
    hops = tuple(
        newest_first(graph.relation(s) for s in pairs[x][y]["statements"]) for x, y in pairwise(walk)
    )
    return Path(tuple(graph.entities[i] for i in walk), hops)
