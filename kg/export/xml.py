"""GraphML and GEXF, written by NetworkX from a flat graph without what XML forbids."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from kg.export.ids import apart
from kg.export.texts import clean
from kg.graph.dates import period

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import KnowledgeGraph

_COLOURS = {
    "Person": (225, 87, 89),
    "Country": (78, 121, 167),
    "Organization": (89, 161, 79),
    "Place": (156, 117, 95),
}


def graphml(graph: KnowledgeGraph) -> str:
    """Return GraphML: one edge for each statement, evidence as one JSON text.

    The id of an edge is its own (Gephi and yEd keep one edge of each id); ``type`` is the relation.
    """
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml_xml(_flat(apart(graph)), out, named_key_ids=True)
    return out.getvalue().decode("utf-8") + "\n"


def gexf(graph: KnowledgeGraph) -> str:
    """Return GEXF for Gephi: colours by type, sizes by degree, and a time spell for each dated sentence."""
    import networkx as nx

    graph = apart(graph)
    flat = _flat(graph)
    for id, data in flat.nodes(data=True):
        r, g, b = _COLOURS.get(data["type"], (128, 128, 128))
        size = 4.0 + 2.0 * flat.degree(id) ** 0.5
        data["viz"] = {"color": {"r": r, "g": g, "b": b, "a": 1.0}, "size": size}
    for i, (s, (*_, data)) in enumerate(zip(graph.statements, flat.edges(data=True), strict=True)):
        data["id"] = f"e{i}"
        data["relation"] = data.pop("type")  # GEXF's own "type" means directed or not
        times = {e.time or _published(graph, e.document) for e in s.evidence}
        if spells := sorted({p for t in times if (p := period(t))}):
            data["spells"] = spells
    text = "\n".join(nx.generate_gexf(flat, version="1.2draft"))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n"


def _published(graph: KnowledgeGraph, document: str) -> str:
    return graph.documents[document].published if document in graph.documents else ""


def _flat(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """Return the plain graph in the order of the statements, every text made legal."""
    import networkx as nx

    plain, flat = graph.nx, nx.MultiDiGraph(name="kg")
    for id, data in plain.nodes(data=True):
        flat.add_node(clean(id), **_legal(data))
    # NetworkX lists edges by node; statements are sorted by subject first, so the orders agree.
    for i, (s, o, data) in enumerate(plain.edges(data=True)):
        flat.add_edge(clean(s), clean(o), key=f"e{i}", **_legal(data))
    return flat


def _legal(data: dict[str, Any]) -> dict[str, Any]:
    return {k: clean(v) if isinstance(v, str) else v for k, v in data.items()}
