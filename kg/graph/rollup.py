"""Persons and bodies stand for their country: a coarser graph that remembers the finer one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.graph.selecting import known
from kg.model import ENTITY_TYPES, Evidence, Statement

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

_BRIDGES = ("holds_position", "part_of", "member_of", "located_in")
_LAST_RESORT = ("member_of", "located_in")
_LIFTED = "lifted from "


def rollup(graph: KnowledgeGraph, type: str = "Country") -> KnowledgeGraph:
    """Return the graph in which whoever belongs to an entity of ``type`` gives way to it.

    Belonging follows ``part_of`` and ``seat_of`` of the entities and the asserted statements of type
    ``holds_position`` and ``part_of`` (then ``member_of`` and ``located_in``), over several steps;
    of several homes the best attested one. Who belongs nowhere stays. A statement that would
    link an entity with itself goes.
    """
    (wanted,) = known(type, ENTITY_TYPES, "entity type")
    homes = {id: home for id in graph.entities if (home := home_of(graph, id, wanted))}
    lifted = []
    for s in graph.statements:
        subject, object_ = homes.get(s.subject, s.subject), homes.get(s.object, s.object)
        if subject == object_ or (s.type in _BRIDGES and object_ == homes.get(s.subject)):
            continue
        lifted.append(_lift(graph, s, subject, object_))
    return graph.subgraph(lifted)


def origins(evidence: Evidence) -> dict[str, str]:
    """Return for a lifted evidence the ids it was lifted from, by role.

    >>> from kg.model import Span
    >>> found = (("subject", "lifted from person:A"),)
    >>> e = Evidence("d", Span(0, 1), "x", *[Span(0, 1)] * 4, "r", found=found)
    >>> origins(e)
    {'subject': 'person:A'}
    """
    return {role: how.removeprefix(_LIFTED) for role, how in evidence.found if how.startswith(_LIFTED)}


def home_of(graph: KnowledgeGraph, id: str, wanted: str = "Country") -> str:
    """Return the id of the first entity of type ``wanted`` above an entity, or nothing."""
    seen, here = {id}, id
    while graph.entities[here].type != wanted:
        above = _home(graph, here, wanted)
        if not above or above in seen:
            return ""
        seen.add(above)
        here = above
    return here if here != id else ""


def _home(graph: KnowledgeGraph, id: str, wanted: str) -> str:
    entity = graph.entities[id]
    for above in (entity.part_of, entity.seat_of):
        if above in graph.entities:
            return above
    votes: Counter[tuple[bool, bool, str]] = Counter()
    for i in graph.statements.positions(id):
        subject, kind, object_ = graph.statements.keys[i]
        if subject != id or kind not in _BRIDGES or graph.statements[i].status != "asserted":
            continue
        straight = graph.entities[object_].type == wanted
        votes[(kind in _LAST_RESORT, not straight, object_)] += len(graph.statements[i].evidence)
    return min(votes, key=lambda v: (v[0], v[1], -votes[v], v[2]))[2] if votes else ""


def _lift(graph: KnowledgeGraph, s: Statement, subject: str, object_: str) -> Statement:
    if (subject, object_) == (s.subject, s.object):
        return s
    turn = graph.types.get_or_make(s.type).symmetric and object_ < subject
    roles = {
        "subject": s.subject if subject != s.subject else "",
        "object": s.object if object_ != s.object else "",
    }
    evidence = []
    for e in s.evidence:
        found = dict(e.found) | {role: _LIFTED + id for role, id in roles.items() if id}
        if turn:
            swap = {"subject": "object", "object": "subject"}
            found = {swap.get(role, role): how for role, how in found.items()}
            e = replace(e, subject=e.object, object=e.subject)
        evidence.append(replace(e, found=tuple(sorted(found.items()))))
    ends = (object_, subject) if turn else (subject, object_)
    return Statement(s.type, *ends, tuple(evidence))
