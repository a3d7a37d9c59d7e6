"""Measures of the whole graph that the page shows: communities and betweenness."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

Pairs = Mapping[tuple[int, int], int]

MOST = 20000
"""With more pairs than this neither is computed: it would take longer than the rest of the page."""
STEPS, SAMPLE = 200_000, 24
"""Shortest paths start from as many entities as take about ``STEPS`` steps, from ``SAMPLE`` at least."""
LEAST = 3
"""A community has at least so many members."""


@cache
def _networkx() -> Any:
    import networkx

    return networkx


def communities(pairs: Pairs, seed: int) -> dict[int, int]:
    """Return the community of each entity by Louvain's method, the largest being 0; small ones are left out.

    >>> communities({(0, 1): 1, (1, 2): 1, (0, 2): 1, (3, 4): 1}, 1)
    {0: 0, 1: 0, 2: 0}
    """
    if not pairs or len(pairs) > MOST:
        return {}
    found = _networkx().community.louvain_communities(_graph(pairs), weight="weight", seed=seed)
    large = sorted((sorted(c) for c in found if len(c) >= LEAST), key=lambda c: (-len(c), c))
    return {i: number for number, members in enumerate(large) for i in members}


def betweenness(pairs: Pairs, seed: int) -> dict[int, float]:
    """Return which share of the shortest paths between others leads over each entity.

    Of a large graph only paths from a sample are counted.

    >>> betweenness({(0, 1): 1, (1, 2): 1}, 1)
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    if not pairs or len(pairs) > MOST:
        return {}
    graph = _graph(pairs)
    sample = min(len(graph), max(SAMPLE, STEPS // len(pairs)))
    found = _networkx().betweenness_centrality(graph, k=sample, seed=seed)
    return {i: round(float(found[i]), 4) for i in sorted(found)}


def _graph(pairs: Pairs) -> Any:
    graph = _networkx().Graph()
    for (a, b), n in sorted(pairs.items()):
        graph.add_edge(a, b, weight=n)
    return graph
