"""Cypher for Neo4j and its kin: a script, parameters for a driver, files for the bulk import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.export.csvs import table
from kg.export.ids import apart, distinct
from kg.export.texts import clean
from kg.graph.records import dumps, entity_to_json
from kg.graph.tables import relation_attributes

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Relation

CONSTRAINT = "CREATE CONSTRAINT kg_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE"
BATCH = 500
_ESCAPES = {"\\": "\\\\", "'": "\\'", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cypher(graph: KnowledgeGraph) -> str:
    """Return a Cypher script that can be run again and again: ``cypher-shell < graph.cypher``."""
    lines = [CONSTRAINT + ";"]
    for query, parameters in queries(graph):
        rows = ",\n  ".join(literal(row) for row in parameters["rows"])
        lines.append(query.replace("$rows", f"[\n  {rows}\n]") + ";")
    return "\n".join(lines) + "\n"


def queries(graph: KnowledgeGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield queries with parameters: ``for query, parameters in queries(g): session.run(query, parameters)``.

    At most ``BATCH`` rows each; first the entities by type, then the relations by type.
    """
    graph = apart(graph)
    for kind in sorted({e.type for e in graph}):
        rows = (_node(graph, id) for id, e in graph.entities.items() if e.type == kind)
        query = (
            f"UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n += row.properties, n:{quoted(kind)}"
        )
        yield from ((query, {"rows": batch}) for batch in _batches(rows))
    for name, label in relationship_types(graph).items():
        rows = (_edge(graph.relation(s)) for s in graph.statements if s.type == name)
        query = (
            "UNWIND $rows AS row MATCH (a:Entity {id: row.subject}), (b:Entity {id: row.object}) "
            f"MERGE (a)-[r:{quoted(label)}]->(b) SET r += row.properties"
        )
        yield from ((query, {"rows": batch}) for batch in _batches(rows))


def relationship_types(graph: KnowledgeGraph) -> dict[str, str]:
    """Return the types in capitals, as Neo4j writes them; two that differ only in case stay two.

    >>> from kg.graph import KnowledgeGraph
    >>> relationship_types(KnowledgeGraph.from_readings([], {}))
    {}
    """
    return distinct(sorted({key[1] for key in graph.statements.keys}), _relationship_type)


def _relationship_type(name: str) -> str:
    return _no_escape(clean(name).upper())


def _no_escape(name: str) -> str:
    """A back slash followed by u would be read as an escape even inside back quotes."""
    return name.replace("\\", "＼")


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _node(graph: KnowledgeGraph, id: str) -> dict[str, Any]:
    row = {k: v for k, v in entity_to_json(graph.entities[id]).items() if k not in ("id", "type")}
    return {"id": id, "properties": row}


def _edge(r: Relation) -> dict[str, Any]:
    row = {k: v for k, v in relation_attributes(r).items() if v not in ("", "{}") and k != "type"}
    row |= {
        k: list(ids) for k, ids in (("claimed_by", r.statement.sources), ("denied_by", r.statement.denied_by))
    }
    return {"subject": r.statement.subject, "object": r.statement.object, "properties": row}


def literal(value: Any) -> str:
    """Return a value as a Cypher literal in which no text can end the quotes.

    >>> literal({"name": "O'Neill \\\\ '; DROP"})
    "{name: 'O\\\\'Neill \\\\\\\\ \\\\'; DROP'}"
    """
    if isinstance(value, str):
        return "'" + "".join(_ESCAPES.get(c, c) for c in clean(value)) + "'"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(literal, value)) + "]"
    return dumps(value)


def quoted(name: str) -> str:
    """Return a name for a type or property, in back quotes unless it is a plain word.

    >>> quoted("EXPORTS_TO"), quoted("a`b")
    ('EXPORTS_TO', '`a``b`')
    """
    name = clean(name)
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name):
        return name
    return "`" + _no_escape(name).replace("`", "``") + "`"


def admin_tables(graph: KnowledgeGraph) -> dict[str, str]:
    """Return ``nodes`` and ``relationships`` for ``neo4j-admin database import full``.

    Texts may hold line breaks: import with ``--multiline-fields=true``.
    """
    graph = apart(graph)
    types = relationship_types(graph)
    nodes = []
    for e in graph:
        row = entity_to_json(e)
        nodes.append(
            {**row, "id:ID": e.id, "aliases:string[]": _list(e.aliases), ":LABEL": f"Entity;{e.type}"}
        )
    head = [
        "id:ID",
        "name",
        "aliases:string[]",
        "english",
        "kana",
        "wikidata",
        "iso",
        "part_of",
        "seat_of",
        ":LABEL",
    ]
    edges = []
    for s in graph.statements:
        row = relation_attributes(graph.relation(s))
        ends = {":START_ID": s.subject, ":END_ID": s.object, ":TYPE": types[s.type]}
        lists = {
            f"{n}:string[]": _list(getattr(s, a))
            for n, a in (("claimed_by", "sources"), ("denied_by", "denied_by"))
        }
        typed = {"confidence:double": s.confidence, "sentences:int": len(s.evidence)}
        edges.append({**row, **ends, **lists, **typed})
    edge_head = [
        ":START_ID", ":END_ID", ":TYPE", "label", "family", "status", "claimed_by:string[]",
        "denied_by:string[]", "time", "date", "confidence:double", "sentences:int", "text", "evidence",
    ]  # fmt: skip
    return {
        "nodes": table(head, nodes, formulas=False),
        "relationships": table(edge_head, edges, formulas=False),
    }


def _list(values: Iterable[str]) -> str:
    return ";".join(v.replace(";", "；") for v in values)
