"""The graph in the shapes of other tools: NetworkX, pandas, notebooks."""

from __future__ import annotations

import html
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph.records import dumps, entity_to_json, evidence_to_row
from kg.graph.types import STATUS_LABELS

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.graph.knowledge import KnowledgeGraph
    from kg.graph.relations import Relation, RelationList


def to_networkx(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """Return a MultiDiGraph whose attributes are text and numbers only, so that any writer takes it.

    Nodes are entity ids; ``key`` of an edge is the relation type. Lists are joined with ``|``
    and the evidence is one JSON text.
    """
    import networkx as nx

    out = nx.MultiDiGraph(name="kg")
    for entity in graph.entities.values():
        row = entity_to_json(entity)
        row["aliases"] = "|".join(entity.aliases)
        row["label"] = entity.name
        out.add_node(row.pop("id"), **{k: v for k, v in row.items() if v})
    for s in graph.statements:
        out.add_edge(s.subject, s.object, key=s.type, **relation_attributes(graph.relation(s)))
    return out


def relation_attributes(r: Relation) -> dict[str, Any]:
    """Return the attributes of a relation's edge as text and numbers."""
    s = r.statement
    return {
        "type": s.type,
        "label": r.label,
        "family": r.kind.family,
        "status": s.status,
        "claimed_by": "|".join(s.sources),
        "denied_by": "|".join(s.denied_by),
        "time": s.time,
        "date": r.date,
        "qualifiers": dumps(s.qualifiers),
        "confidence": s.confidence,
        "weight": len(s.evidence),
        "text": s.evidence[0].text if s.evidence else "",
        "evidence": dumps(
            [{"document": e.document, "text": e.text, **evidence_to_row(e)} for e in s.evidence]
        ),
    }


def relation_row(r: Relation) -> dict[str, Any]:
    """Return a relation as a row of a table."""
    return {
        "subject": r.subject.name,
        "type": r.type,
        "label": r.label,
        "object": r.object.name,
        "status": r.status,
        "claimed_by": "、".join(e.name for e in r.claimed_by),
        "denied_by": "、".join(e.name for e in r.denied_by),
        "time": r.time,
        "date": r.date,
        "confidence": r.confidence,
        "sentences": len(r.statement.evidence),
        "text": r.evidence[0].text if r.evidence else "",
        "document": r.evidence[0].document.id if r.evidence else "",
        "subject_id": r.subject.id,
        "object_id": r.object.id,
    }


def frame(rows: Iterable[dict[str, Any]], index: str | None = None) -> pd.DataFrame:
    """Return rows as a pandas table."""
    try:
        import pandas as pd
    except ImportError as error:
        raise KgError(
            "to_df needs pandas", remedy="make develop, or pip install 'ginza-kg[pandas]'"
        ) from error
    table = pd.DataFrame(list(rows))
    return table.set_index(index) if index and len(table) else table


def writers(name: str) -> Any:
    """Return a module of ``kg.export``, the room above this one, only when it is asked for."""
    return import_module(f"kg.export.{name}" if name else "kg.export")


def html_table(relations: RelationList, limit: int = 50) -> str:
    """Return relations as an HTML table in which every text is escaped."""
    head = "".join(f"<th>{h}</th>" for h in ("主語", "関係", "目的語", "", "日付", "文"))
    rows = []
    for r in relations[:limit]:
        text = r.evidence[0].text if r.evidence else ""
        cells = (r.subject.name, r.label, r.object.name, STATUS_LABELS[r.status], r.date, text)
        rows.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
    more = f"<caption>{limit} / {len(relations)}</caption>" if len(relations) > limit else ""
    return f'<table lang="ja">{more}<thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def notebook(graph: KnowledgeGraph) -> str:
    """Return the page in a frame that cannot reach the notebook it stands in."""
    page = html.escape(graph.to_html(), quote=True)
    return (
        f'<p lang="en">{html.escape(repr(graph))}</p>'
        f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads" title="knowledge graph" '
        'style="width:100%;height:640px;border:1px solid #ccc"></iframe>'
    )
