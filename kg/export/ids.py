"""Ids that other programs accept, under which two things never become one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.export.texts import clean

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.model import Evidence

Form = Callable[[str], str]


def distinct(names: Iterable[str], form: Form = clean) -> dict[str, str]:
    """Return each of ``names`` in the form that another program takes, all of them different.

    Who has the form already keeps it; others that would become the same get a number.

    >>> distinct(["a", "a\\x00", "b"])
    {'a': 'a', 'a\\x00': 'a#2', 'b': 'b'}
    >>> distinct(["visited", "Visited"], str.upper)
    {'visited': 'VISITED#2', 'Visited': 'VISITED'}
    """
    written = {name: form(name) for name in names}
    count = Counter(written.values())
    used = {new for name, new in written.items() if name == new or count[new] == 1}
    for name in sorted(written):
        new = written[name]
        if name == new or count[new] == 1:
            continue
        number, free = 1, new
        while free in used:
            number += 1
            free = f"{new}#{number}"
        written[name] = free
        used.add(free)
    return written


def apart(graph: KnowledgeGraph, form: Form = clean) -> KnowledgeGraph:
    """Return a graph whose ids stay different when a writer puts them into ``form``.

    That is nearly always the graph itself; else the ids get that form here, and a number.
    """
    if len({form(id) for id in graph.entities}) == len(graph.entities):
        return graph
    from kg.graph import KnowledgeGraph

    new = distinct(graph.entities, form)

    def moved(e: Evidence) -> Evidence:
        sources, denied_by = (tuple(new.get(i, i) for i in ids) for ids in (e.sources, e.denied_by))
        return replace(e, sources=sources, denied_by=denied_by)

    entities = {
        new[id]: replace(
            e, id=new[id], part_of=new.get(e.part_of, e.part_of), seat_of=new.get(e.seat_of, e.seat_of)
        )
        for id, e in graph.entities.items()
    }
    statements = [
        replace(s, subject=new[s.subject], object=new[s.object], evidence=tuple(map(moved, s.evidence)))
        for s in graph.statements
    ]
    mentions = {d: {new.get(i, i): n for i, n in row.items()} for d, row in graph.mentions.items()}
    return KnowledgeGraph(entities, statements, graph.documents, graph.types, mentions)
