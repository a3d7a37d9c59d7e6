"""CSV for spreadsheets: entities, relations and evidence, one table each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.export.ids import apart
from kg.export.texts import clean, guard
from kg.graph.tables import relation_row

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

BOM = "\ufeff"

NODES = (
    "id",
    "name",
    "type",
    "aliases",
    "english",
    "kana",
    "wikidata",
    "iso",
    "part_of",
    "seat_of",
    "statements",
)
RELATIONS = (
    "subject", "type", "label", "object", "status", "claimed_by", "denied_by", "time", "date", "confidence",
    "sentences", "text", "document", "subject_id", "object_id",
)  # fmt: skip
EVIDENCE = (
    "subject_id", "type", "object_id", "document", "title", "published", "source", "url", "start", "end",
    "text", "quote", "status", "sources", "denied_by", "time", "qualifiers", "rule", "confidence",
)  # fmt: skip


def csv_tables(graph: KnowledgeGraph) -> dict[str, str]:
    """Return the three tables as text by name: ``nodes``, ``relations``, ``evidence``."""
    graph = apart(graph, guard)
    relations = (relation_row(graph.relation(s)) for s in graph.statements)
    return {
        "nodes": BOM + table(NODES, _nodes(graph)),
        "relations": BOM + table(RELATIONS, relations),
        "evidence": BOM + table(EVIDENCE, _evidence(graph)),
    }


def relations_csv(graph: KnowledgeGraph) -> str:
    """Return the table of relations alone, newest first, as a pipe takes it."""
    graph = apart(graph, guard)
    return BOM + table(RELATIONS, (relation_row(r) for r in graph.relations()))


def table(header: Sequence[str], rows: Iterable[Mapping[str, Any]], *, formulas: bool = True) -> str:
    """Return rows as CSV (RFC 4180); ``formulas`` guards cells that a spreadsheet would execute."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    make = guard if formulas else clean
    for row in rows:
        writer.writerow([make(v) if isinstance(v, str) else v for v in (row.get(h, "") for h in header)])
    return out.getvalue()


def _nodes(graph: KnowledgeGraph) -> Iterable[dict[str, Any]]:
    for e in graph.entities.values():
        row = {name: getattr(e, name) for name in NODES if name not in ("aliases", "statements")}
        yield row | {"aliases": "|".join(e.aliases), "statements": graph.degree(e)}


def _evidence(graph: KnowledgeGraph) -> Iterable[dict[str, Any]]:
    for s in graph.statements:
        for p in graph.relation(s).evidence:
            e, d = p.evidence, p.document
            start, end = p.spans.get("quote", (0, 0))
            yield {
                "subject_id": s.subject, "type": s.type, "object_id": s.object, "document": e.document,
                "title": d.title, "published": d.published, "source": d.source, "url": d.url,
                "start": e.sentence.start, "end": e.sentence.end, "text": e.text, "quote": e.text[start:end],
                "status": e.status, "sources": "|".join(e.sources), "denied_by": "|".join(e.denied_by),
                "time": e.time, "qualifiers": "|".join(f"{k}={v}" for k, v in e.qualifiers),
                "rule": e.rule, "confidence": e.confidence,
            }  # fmt: skip
