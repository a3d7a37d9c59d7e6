"""Statements, entities and documents as plain JSON data, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.model import Cue, Document, Entity, Evidence, Span, Statement

if TYPE_CHECKING:
    from kg.graph.relations import Passage, Relation

Row = dict[str, Any]

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """Return JSON (on one line without ``indent``) that any reader takes: no raw line separator inside.

    Lone surrogates (broken characters) are escaped, so that the text is valid UTF-8.

    >>> dumps({"名": "a\\u2028\\ud800"})
    '{"名":"a\\\\u2028\\\\ud800"}'
    """
    text = _ENCODE(value) if indent is None else json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def evidence_to_row(e: Evidence) -> Row:
    """Return all of an evidence but its place (document, sentence, text); defaults are left out."""
    row: Row = {
        "quote": e.quote,
        "trigger": e.trigger,
        "subject": e.subject,
        "object": e.object,
        "rule": e.rule,
    }
    if e.status != "asserted":
        row["status"] = e.status
    for name in ("sources", "denied_by", "time", "qualifiers", "found"):
        if value := getattr(e, name):
            row[name] = value
    if e.cues:
        row["cues"] = [[c.span.start, c.span.end, c.kind] for c in e.cues]
    if e.confidence != 1.0:
        row["confidence"] = e.confidence
    return row


def evidence_from_row(row: Mapping[str, Any], document: str, sentence: Span, text: str) -> Evidence:
    """Undo :func:`evidence_to_row`; raises KeyError, TypeError or ValueError where the row is damaged."""
    get = row.get
    return Evidence(
        document,
        sentence,
        text,
        Span(*row["quote"]),
        Span(*row["trigger"]),
        Span(*row["subject"]),
        Span(*row["object"]),
        row["rule"],
        get("status", "asserted"),
        tuple(get("sources", ())),
        tuple(get("denied_by", ())),
        get("time", ""),
        tuple((k, v) for k, v in get("qualifiers", ())),
        tuple(Cue(Span(a, b), kind) for a, b, kind in get("cues", ())),
        tuple((k, v) for k, v in get("found", ())),
        get("confidence", 1.0),
    )


def statement_to_json(statement: Statement, published: Mapping[str, Document] | None = None) -> Row:
    """Return a statement with its whole evidence, as a line of ``statements.jsonl`` holds it."""
    row: Row = {"subject": statement.subject, "type": statement.type, "object": statement.object}
    row |= {"status": statement.status, "sources": statement.sources, "denied_by": statement.denied_by}
    row |= {"time": statement.time, "qualifiers": statement.qualifiers, "confidence": statement.confidence}
    documents = published or {}
    row["evidence"] = []
    for e in statement.evidence:
        place: Row = {"document": e.document}
        if document := documents.get(e.document):
            place |= {k: v for k in ("published", "title", "source", "url") if (v := getattr(document, k))}
        row["evidence"].append({**place, "sentence": e.sentence, "text": e.text, **evidence_to_row(e)})
    return row


def statement_from_json(row: Mapping[str, Any]) -> Statement:
    """Undo :func:`statement_to_json`."""
    evidence = tuple(
        evidence_from_row(e, e["document"], Span(*e["sentence"]), e["text"]) for e in row["evidence"]
    )
    return Statement(row["type"], row["subject"], row["object"], evidence)


def entity_to_json(entity: Entity) -> Row:
    """Return an entity without its empty fields."""
    return {k: v for k, v in asdict(entity).items() if v or k in ("id", "name", "type")}


def entity_from_json(row: Mapping[str, Any]) -> Entity:
    """Undo :func:`entity_to_json`."""
    fields = {k: row[k] for k in ("english", "kana", "wikidata", "iso", "seat_of", "part_of") if k in row}
    return Entity(row["id"], row["name"], row["type"], tuple(row.get("aliases", ())), **fields)


def document_to_json(document: Document) -> Row:
    """Return what a graph keeps of a document: not its text."""
    fields = ("id", "title", "published", "source", "url", "copies")
    return {k: v for k in fields if (v := getattr(document, k)) or k == "id"}


def document_from_json(row: Mapping[str, Any]) -> Document:
    """Undo :func:`document_to_json`."""
    fields = {k: row[k] for k in ("title", "published", "source", "url") if k in row}
    return Document(row["id"], "", **fields, copies=tuple(row.get("copies", ())))


def relation_to_json(relation: Relation) -> Row:
    """Return a relation as the command line prints it: names beside ids, sentences with offsets."""

    def names(entities: tuple[Entity, ...]) -> list[Row]:
        return [{"id": e.id, "name": e.name} for e in entities]

    return {
        "subject": {"id": relation.subject.id, "name": relation.subject.name},
        "type": relation.type,
        "label": relation.label,
        "object": {"id": relation.object.id, "name": relation.object.name},
        "status": relation.status,
        "claimed_by": names(relation.claimed_by),
        "denied_by": names(relation.denied_by),
        "time": relation.time,
        "date": relation.date,
        "qualifiers": relation.qualifiers,
        "confidence": round(relation.confidence, 3),
        "evidence": [passage_to_json(p) for p in relation.evidence],
    }


def passage_to_json(passage: Passage) -> Row:
    """Return a sentence with its document and the spans within ``text`` (code points)."""
    document = document_to_json(passage.document)
    return {
        "document": document.pop("id"),
        **document,
        "text": passage.text,
        "spans": passage.spans,
        "status": passage.status,
        "time": passage.evidence.time,
        "rule": passage.evidence.rule,
        "confidence": round(passage.evidence.confidence, 3),
    }
