"""The JSON Schema of ``graph.json`` (draft 2020-12), published as ``docs/kg-graph.schema.json``."""

from __future__ import annotations

from typing import Any

from kg.graph.files import SCHEMA
from kg.model import ENTITY_TYPES, STRENGTH

_TEXT: dict[str, Any] = {"type": "string"}
_SPAN: dict[str, Any] = {
    "description": "[start, end) in code points of the document's text",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}] * 2,
    "items": False,
    "minItems": 2,
}
_IDS: dict[str, Any] = {"description": "ids of nodes", "type": "array", "items": _TEXT}
_PAIRS: dict[str, Any] = {
    "type": "array",
    "items": {"type": "array", "prefixItems": [_TEXT, _TEXT], "items": False, "minItems": 2},
}


_TYPE_TEXTS = ("name", "label_ja", "label_en", "family", "qualifier", "plover", "cameo", "wikidata")


def _object(required: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def json_schema() -> dict[str, Any]:
    """Return the schema as plain data.

    >>> json_schema()["properties"]["schema"]
    {'const': 'kg-graph/1'}
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A knowledge graph of kg",
        "description": "Node-link JSON: networkx.node_link_graph(data, edges='edges') reads it as well.",
        **_object(
            "schema directed multigraph graph nodes edges",
            {
                "schema": {"const": SCHEMA},
                "directed": {"const": True},
                "multigraph": {"const": True},
                "graph": _head(),
                "nodes": {"type": "array", "items": _node()},
                "edges": {"type": "array", "items": _edge()},
            },
        ),
    }


def _head() -> dict[str, Any]:
    kind = _object(
        "name label_ja label_en",
        dict.fromkeys(_TYPE_TEXTS, _TEXT)
        | {n: {"type": "boolean"} for n in ("symmetric", "static")}
        | {n: {"type": "array", "items": _TEXT} for n in ("subject_types", "object_types")},
    )
    mentions = {
        "description": "how often the document names each entity",
        "type": "object",
        "additionalProperties": {"type": "integer", "minimum": 0},
    }
    copies = {
        "description": "where else the same text was met",
        "type": "array",
        "items": _TEXT,
    }
    document = _object(
        "id",
        dict.fromkeys(("id", "title", "published", "source", "url"), _TEXT)
        | {"copies": copies, "mentions": mentions},
    )
    count = {"type": "integer", "minimum": 0}
    sentence = {
        "description": "[document, start, end, text]",
        "type": "array",
        "prefixItems": [_TEXT, count, count, _TEXT],
        "items": False,
        "minItems": 4,
    }
    family = {"type": "object", "additionalProperties": _TEXT}
    return _object(
        "families types documents sentences",
        {
            "families": {"type": "object", "additionalProperties": family},
            "types": {"type": "object", "additionalProperties": kind},
            "documents": {"type": "array", "items": document},
            "sentences": {"type": "array", "items": sentence},
        },
    )


def _node() -> dict[str, Any]:
    names = dict.fromkeys(("id", "name", "english", "kana", "wikidata", "iso", "seat_of", "part_of"), _TEXT)
    lists = {"type": {"enum": list(ENTITY_TYPES)}, "aliases": {"type": "array", "items": _TEXT}}
    return _object("id name type", names | lists)


def _edge() -> dict[str, Any]:
    cue = {"type": "array", "prefixItems": [*_SPAN["prefixItems"], _TEXT], "items": False, "minItems": 3}
    evidence = _object(
        "sentence quote trigger subject object rule",
        {
            "sentence": {"description": "index into graph.sentences", "type": "integer", "minimum": 0},
            **dict.fromkeys(("quote", "trigger", "subject", "object"), _SPAN),
            "rule": {"description": "type/pattern:variant", "type": "string"},
            "status": {"description": "asserted where absent", "enum": list(STRENGTH)},
            "sources": _IDS,
            "denied_by": _IDS,
            "time": {"description": "ISO 8601, as precise as the text", "type": "string"},
            "qualifiers": _PAIRS,
            "found": _PAIRS,
            "cues": {"type": "array", "items": cue},
            "confidence": {"description": "1 where absent", "type": "number", "minimum": 0, "maximum": 1},
        },
    )
    ends = {"source": _TEXT, "target": _TEXT, "key": {"description": "relation type", "type": "string"}}
    return _object("source target key evidence", ends | {"evidence": {"type": "array", "items": evidence}})
