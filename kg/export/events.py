"""Event rows coded after PLOVER and CAMEO, as event-data analysts load them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.export.csvs import BOM, table
from kg.export.ids import apart
from kg.export.texts import guard
from kg.graph.records import dumps
from kg.graph.rollup import home_of

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Relation

EVENTS = (
    "event_id", "date", "actor", "actor_id", "actor_country", "recipient", "recipient_id",
    "recipient_country", "plover", "mode", "cameo", "quad", "type", "status", "said_by",
    "denied_by", "confidence", "source", "url", "published", "document", "text",
)  # fmt: skip

_MODES = {
    "visited": "visit",
    "met_with": "meet",
    "sent_message_to": "message",
    "supplies": "goods",
    "exports_to": "trade",
    "imports_from": "trade",
    "trades_with": "trade",
    "invests_in": "trade",
    "drills_with": "military",
    "detains": "arrest",
    "expels": "expel",
    "cuts_ties_with": "discontinue",
    "sued": "legal",
    "sends_troops_to": "troops",
}
"""The manner of an event, in PLOVER's sense, where the relation type says it."""


def event_rows(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """Yield a row for each statement whose type has an event code, but none for what did not happen.

    ``status`` tells plans and claims from facts: filter on it before counting. ``date`` is the
    day, month or interval that the text gives, else the newest publication. ``quad`` is 1 verbal
    cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict (CAMEO).
    """
    for s in graph.statements:
        r = graph.relation(s)
        if (r.kind.plover or r.kind.cameo) and r.status != "negated":
            yield _row(graph, r)


def events_csv(graph: KnowledgeGraph) -> str:
    """Return the event rows as CSV with BOM and formula guard."""
    return BOM + table(EVENTS, event_rows(apart(graph, guard)))


def events_jsonl(graph: KnowledgeGraph) -> str:
    """Return the event rows as JSON lines."""
    return "".join(dumps(row) + "\n" for row in event_rows(graph))


def _row(graph: KnowledgeGraph, r: Relation) -> dict[str, Any]:
    first = r.evidence[0] if r.evidence else None
    return {
        "event_id": r.id,
        "date": r.date,
        "actor": r.subject.name,
        "actor_id": r.subject.id,
        "actor_country": _iso(graph, r.subject.id),
        "recipient": r.object.name,
        "recipient_id": r.object.id,
        "recipient_country": _iso(graph, r.object.id),
        "plover": r.kind.plover,
        "mode": _MODES.get(r.type, ""),
        "cameo": r.kind.cameo,
        "quad": _quad(r.kind.cameo),
        "type": r.type,
        "status": r.status,
        "said_by": "|".join(e.name for e in r.claimed_by),
        "denied_by": "|".join(e.name for e in r.denied_by),
        "confidence": r.confidence,
        "source": first.document.source if first else "",
        "url": first.url if first else "",
        "published": first.date if first else "",
        "document": first.document.id if first else "",
        "text": first.text if first else "",
    }


def _iso(graph: KnowledgeGraph, id: str) -> str:
    """Return the ISO code of an actor's country, empty if it has none."""
    return graph.entities[home_of(graph, id) or id].iso


def _quad(cameo: str) -> int | str:
    root = cameo[:2]
    if not root.isdigit():
        return ""
    return 1 if root <= "05" else 2 if root <= "08" else 3 if root <= "13" else 4
