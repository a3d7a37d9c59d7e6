"""A pyvis network to go on from; the page of kg itself is ``kg.export.page``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.export.texts import clean
from kg.graph.types import ENTITY_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from pyvis.network import Network

    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Relation

_COLOURS = {"Person": "#e15759", "Country": "#4e79a7", "Organization": "#59a14f", "Place": "#9c755f"}
_SHAPES = {"Person": "dot", "Country": "square", "Organization": "diamond", "Place": "triangle"}


def to_pyvis(graph: KnowledgeGraph, **options: Any) -> Network:
    """Return a directed ``pyvis.network.Network`` in which no statement is lost.

    ``options`` go to its constructor. Node ids are ``n0``, ``n1`` … (pyvis writes ids into its menus
    as markup); titles hold no ``href`` (with one, pyvis takes all titles for markup).

    >>> from kg.graph import KnowledgeGraph
    >>> to_pyvis(KnowledgeGraph.from_readings([], {})).num_nodes()
    0
    """
    from pyvis.network import Network

    defaults: dict[str, Any] = {
        "directed": True,
        "height": "800px",
        "width": "100%",
        "cdn_resources": "in_line",
    }
    net = Network(**(defaults | options))
    number = {id: f"n{i}" for i, id in enumerate(graph.entities)}
    for e in graph:
        net.add_node(
            number[e.id],
            label=clean(e.name) or number[e.id],
            title=_title(" ".join(x for x in (ENTITY_LABELS[e.type], e.english, e.id) if x)),
            color=_COLOURS[e.type],
            shape=_SHAPES[e.type],
            value=graph.degree(e),
        )
    for s in graph.statements:
        r = graph.relation(s)
        net.add_edge(
            number[s.subject],
            number[s.object],
            label=clean(r.label),
            title=_title(_tooltip(r)),
            arrows="" if r.kind.symmetric else "to",
            dashes=r.status != "asserted",
            relation=s.type,
            status=r.status,
            value=len(s.evidence),
        )
    return net


def _tooltip(r: Relation) -> str:
    lines = [f"{r}（{STATUS_LABELS[r.status]}）", *(str(p) for p in r.evidence[:5])]
    return "\n".join(lines)


def _title(text: str) -> str:
    return re.sub("href", "hre\u200bf", clean(text), flags=re.IGNORECASE)
