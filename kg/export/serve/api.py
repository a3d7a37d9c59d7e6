"""The questions that ``/api`` answers: one table, by which requests are checked and described."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kg.errors import KgError
from kg.export.serve.parts import Served, part_rows, search
from kg.graph.records import entity_to_json

Values = dict[str, Any]
Kind = Literal["string", "integer", "number", "boolean"]


@dataclass(frozen=True)
class Parameter:
    """One parameter of a question; without ``default`` it must be given."""

    name: str
    about: str
    kind: Kind = "string"
    default: Any = None
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Endpoint:
    """One question: its path under ``/api``, what it is, its parameters, and what answers it."""

    path: str
    about: str
    parameters: tuple[Parameter, ...]
    run: Callable[[Served, Values], Any]


def _summary(served: Served, _: Values) -> Any:
    graph = served.graph
    return {
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "documents": len(graph.documents),
        "types": {
            n: {"ja": t.label_ja, "en": t.label_en, "family": t.family} for n, t in graph.types.items()
        },
    }


def _entity(served: Served, v: Values) -> Any:
    graph = served.graph
    entity = graph[v["name"]]
    return {**entity_to_json(entity), "relations": graph.degree(entity)}


def _relations(served: Served, v: Values) -> Any:
    graph = served.graph
    named = [v[x] for x in ("a", "b") if v[x]]
    part = graph.neighborhood(named[0]) if named else graph
    part = part.filter(
        types=v["type"],
        status=v["status"],
        since=v["since"],
        until=v["until"],
        min_confidence=v["min_confidence"],
    )
    ids = [graph.id_of(name) for name in named]
    if any(id not in part for id in ids):
        return {"total": 0, "relations": []}
    found = part.relations(*ids)
    shown = found[v["offset"] : v["offset"] + v["limit"]]
    return {"total": len(found), "relations": type(found)(shown).to_json()}


def _paths(served: Served, v: Values) -> Any:
    graph = served.graph
    found = graph.paths(v["from"], v["to"], v["k"], v["max_hops"], static=v["static"])
    return [
        {
            "entities": [{"id": e.id, "name": e.name} for e in p.entities],
            "hops": [hop.to_json() for hop in p.hops],
        }
        for p in found
    ]


_LIMIT = Parameter("limit", "How many at most.", "integer", 100, 1, 1000)
_FILTERS = (
    Parameter("type", "Relation types, families or labels, divided by |.", default=""),
    Parameter("status", "asserted, claimed, planned, possible, negated, divided by |.", default=""),
    Parameter("since", "Not before (2024, 2024-06, 2024-06-19).", default=""),
    Parameter("until", "Not after.", default=""),
    Parameter("min_confidence", "Least confidence.", "number", 0.0, 0, 1),
)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("summary", "How large the graph is, and its relation types.", (), _summary),
    Endpoint(
        "search",
        "Entities by any of their names, the best first.",
        (Parameter("q", "Words."), Parameter("limit", "How many at most.", "integer", 12, 1, 100)),
        lambda g, v: search(g, v["q"], v["limit"]),
    ),
    Endpoint("entity", "One entity.", (Parameter("name", "Any of its names, or its id."),), _entity),
    Endpoint(
        "relations",
        "Relations of an entity, of two with each other, or all, newest first, with their sentences.",
        (
            Parameter("a", "An entity.", default=""),
            Parameter("b", "Another one.", default=""),
            *_FILTERS,
            _LIMIT,
            Parameter("offset", "How many to pass over.", "integer", 0, 0),
        ),
        _relations,
    ),
    Endpoint(
        "paths",
        "Shortest paths between two entities with the sentences of every hop.",
        (
            Parameter("from", "An entity."),
            Parameter("to", "Another one."),
            Parameter("k", "How many.", "integer", 3, 1, 20),
            Parameter("max_hops", "Longest path.", "integer", 4, 1, 8),
            Parameter("static", "Walk over positions, parts and places as well.", "boolean", False),
        ),
        _paths,
    ),
    Endpoint(
        "timeline",
        "Dated relations of an entity (or of two), counted by period.",
        (
            Parameter("a", "An entity."),
            Parameter("b", "Another one.", default=""),
            Parameter("by", "Y, Q, M, W or D.", default="M"),
        ),
        lambda g, v: g.graph.timeline(v["a"], v["b"] or None, v["by"]).to_json(),
    ),
    Endpoint(
        "disputes",
        "What one says and another denies.",
        (),
        lambda g, _: [d.to_json() for d in g.graph.disputes()],
    ),
    Endpoint(
        "part",
        "What surrounds an entity, as the page reads it.",
        (Parameter("name", "Any of its names, or its id."),),
        lambda g, v: part_rows(g.graph, g.graph.id_of(v["name"])),
    ),
)


def answer(served: Served, path: str, given: Mapping[str, str]) -> Any:
    """Return plain data that answers a question; raises :class:`KgError` for what cannot be understood.

    >>> from kg.graph import KnowledgeGraph
    >>> answer(Served(KnowledgeGraph({}, (), {}, {})), "summary", {})
    {'entities': 0, 'statements': 0, 'documents': 0, 'types': {}}
    """
    endpoint = next((e for e in ENDPOINTS if e.path == path), None)
    if endpoint is None:
        raise KgError(
            f"no such question: {path!r}", remedy=f"ask one of {', '.join(e.path for e in ENDPOINTS)}"
        )
    known = {p.name: p for p in endpoint.parameters}
    for name in given:
        if name not in known:
            raise KgError(f"unknown parameter {name!r}", remedy=f"{path} knows {', '.join(known) or 'none'}")
    return endpoint.run(served, {name: _value(p, given.get(name, "")) for name, p in known.items()})


def _value(p: Parameter, text: str) -> Any:
    if not text:
        if p.default is None:
            raise KgError(f"{p.name} is missing", remedy=p.about)
        return p.default
    if p.kind == "string":
        return text
    if p.kind == "boolean":
        return text.casefold() in ("1", "true", "yes")
    try:
        value = int(text) if p.kind == "integer" else float(text)
    except ValueError:
        raise KgError(f"{p.name}: {text!r} is no {p.kind}", remedy=p.about) from None
    low, high = p.least if p.least is not None else value, p.most if p.most is not None else value
    if not low <= value <= high:
        raise KgError(f"{p.name}: {text} is out of range", remedy=f"from {p.least} to {p.most}")
    return value
