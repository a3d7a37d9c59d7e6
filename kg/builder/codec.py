"""Readings as plain bytes: what a worker sends back and what the cache keeps (no pickle)."""

from __future__ import annotations

import json
from typing import Any

from kg.model import Cue, Document, Entity, Evidence, Reading, Reference, Span, Statement

Row = list[Any]


def pack(reading: Reading) -> bytes:
    """Return a reading as compact JSON, without the article's text (each evidence has its sentence)."""
    d = reading.document
    data = {
        "document": [d.id, d.title, d.published, d.source, d.url, d.body],
        "entities": [_entity(e) for e in reading.entities],
        "references": [[r.span, r.entity, r.how, r.why, r.confidence] for r in reading.references],
        "statements": [
            [s.type, s.subject, s.object, [_evidence(e) for e in s.evidence]] for s in reading.statements
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> Reading:
    """Return what :func:`pack` packed; raises ValueError, KeyError or TypeError where it is damaged."""
    raw = json.loads(data.decode("utf-8", "surrogatepass"))
    identity, title, published, source, url, body = raw["document"]
    document = Document(identity, "", title, published, source, url, tuple(Span(*s) for s in body))
    return Reading(
        document,
        tuple(Entity(i, n, t, tuple(a), *rest) for i, n, t, a, *rest in raw["entities"]),
        tuple(Reference(Span(*s), *rest) for s, *rest in raw["references"]),
        tuple(Statement(t, s, o, tuple(_read_evidence(e) for e in ev)) for t, s, o, ev in raw["statements"]),
    )


def _entity(e: Entity) -> Row:
    return [e.id, e.name, e.type, e.aliases, e.english, e.kana, e.wikidata, e.iso, e.seat_of, e.part_of]


def _evidence(e: Evidence) -> Row:
    spans = [e.sentence, e.quote, e.trigger, e.subject, e.object]
    cues = [[c.span, c.kind] for c in e.cues]
    said = [e.status, e.sources, e.denied_by, e.time, e.qualifiers, cues, e.found, e.confidence]
    return [e.document, e.text, e.rule, spans, *said]


def _read_evidence(row: Row) -> Evidence:
    document, text, rule, spans, status, sources, denied_by, time, qualifiers, cues, found, confidence = row
    sentence, quote, trigger, subject, object_ = (Span(*s) for s in spans)
    return Evidence(
        document,
        sentence,
        text,
        quote,
        trigger,
        subject,
        object_,
        rule,
        status,
        tuple(sources),
        tuple(denied_by),
        time,
        tuple((k, v) for k, v in qualifiers),
        tuple(Cue(Span(*s), k) for s, k in cues),
        tuple((k, v) for k, v in found),
        confidence,
    )
