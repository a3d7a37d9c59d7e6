"""The data of the page: what the scripts read, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from kg.export.page.layout import Near, Picture, place
from kg.export.page.measures import betweenness, communities
from kg.export.page.roles import roles
from kg.export.page.rows import Rows
from kg.export.page.texts import Texts
from kg.graph import KnowledgeGraph
from kg.graph.names import TITLE, fold, names_of, romaji_of
from kg.model import Entity, RelationType, Statement

Row = dict[str, Any]


def page_data(
    graph: KnowledgeGraph,
    *,
    title: str,
    focus: str,
    max_nodes: int,
    lang: str,
    seed: int,
    texts: Texts | None = None,
    near: Near | None = None,
    picture: bool = True,
) -> Row:
    """Return the graph as plain data for the page.

    Entities come in the order of their weight, best connected first; ``pairs`` of entities have
    one line each. Offsets count UTF-16 units, as JavaScript does: within the sentence, and for
    ``at`` and ``names`` within the text of the article. Without ``picture`` nothing is placed or measured.
    """
    statements = list(graph.statements)
    types = {s.type: _type(graph, s.type) for s in statements}
    weight = _weights(graph, statements, types)
    order = sorted(weight, key=lambda id: (-weight[id], id))
    at = {id: i for i, id in enumerate(order)}
    pairs, told, evidence = _pairs(statements, types, at)
    places = Picture(np.empty((0, 2)), {})
    group: dict[int, int] = {}
    between: dict[int, float] = {}
    if picture:
        first = first_view(evidence, told, max_nodes)
        places = _picture(graph, order, weight, pairs, first, seed, near or {})
        group, between = communities(told, seed), betweenness(told, seed)
    rows = Rows(graph, at, texts or {})
    shown = [rows.statement(s, types[s.type].static) for s in statements]
    return {
        "title": title,
        "lang": "en" if lang == "en" else "ja",
        "focus": focus,
        "top": max_nodes,
        "titles": TITLE,
        "families": _families(graph, types),
        "types": [_type_row(t) for t in types.values()],
        "entities": [
            _entity(_known(graph, id), weight[id])
            | places.of(i)
            | ({"g": group[i]} if i in group else {})
            | ({"between": between[i]} if between.get(i) else {})
            for i, id in enumerate(order)
        ],
        "documents": rows.documents,
        "sentences": list(rows.sentences),
        "statements": shown,
    }


def _type_row(t: RelationType) -> Row:
    row: Row = {"id": t.name, "ja": t.label_ja, "en": t.label_en, "family": t.family or "other"}
    row |= {"symmetric": 1} if t.symmetric else {}
    row |= {"static": 1} if t.static else {}
    return row | ({"roles": list(roles()[t.name])} if t.name in roles() else {})


def _type(graph: KnowledgeGraph, name: str) -> RelationType:
    return graph.types.get(name) or RelationType(name, name, name.replace("_", " "), "")


def _known(graph: KnowledgeGraph, id: str) -> Entity:
    """Return the entity; an id that only a statement knows becomes an entity with that name."""
    return graph.entities.get(id) or Entity(id, id.partition(":")[2] or id, "Organization")


def _families(graph: KnowledgeGraph, types: Mapping[str, RelationType]) -> list[Row]:
    labels: Mapping[str, Mapping[str, str]] = getattr(graph.types, "families", {})
    used = dict.fromkeys(t.family or "other" for t in types.values())
    order = [f for f in labels if f in used] + [f for f in used if f not in labels]
    other = {"ja": "その他", "en": "other"}
    return [
        {"id": f, "ja": f, "en": f} | (other if f == "other" else {}) | dict(labels.get(f, {})) for f in order
    ]


def _weights(
    graph: KnowledgeGraph, statements: Iterable[Statement], types: Mapping[str, RelationType]
) -> dict[str, float]:
    """Return how well connected each entity is: every relation counts, lasting facts a third."""
    weight = dict.fromkeys(graph.entities, 0.0)
    for s in statements:
        worth = (1 + 0.2 * min(len(s.evidence), 10)) * (0.33 if types[s.type].static else 1)
        for end in {s.subject, s.object}:
            weight[end] = round(weight.get(end, 0.0) + worth, 2)
    return weight


Pairs = dict[tuple[int, int], int]


def _pairs(
    statements: Iterable[Statement], types: Mapping[str, RelationType], at: Mapping[str, int]
) -> tuple[Pairs, Pairs, Pairs]:
    """Return what joins each pair of entities: statements, sentences that tell of events, all sentences."""
    every: Pairs = {}
    told: Pairs = {}
    evidence: Pairs = {}
    for s in statements:
        if s.subject != s.object:
            a, b = sorted((at[s.subject], at[s.object]))
            every[a, b] = every.get((a, b), 0) + 1
            evidence[a, b] = evidence.get((a, b), 0) + len(s.evidence)
            if not types[s.type].static:
                told[a, b] = told.get((a, b), 0) + max(1, len(s.evidence))
    return every, told, evidence


def first_view(evidence: Pairs, told: Pairs, most: int) -> list[int]:
    """Return the entities drawn at first; empty if all are. Pairs are chosen, so that none stands alone.

    Events come before lasting facts, then what most sentences say, then what the best connected take part in;
    the page (``choose.js``) chooses by the same rule.

    >>> first_view({(0, 1): 3, (0, 2): 1, (3, 4): 1}, {(3, 4): 1}, 3)
    [3, 4]
    """
    if most >= len({i for pair in evidence for i in pair}):
        return []
    members: set[int] = set()
    for a, b in sorted(evidence, key=lambda p: (p not in told, -evidence[p], p[1], p[0])):
        if len(members | {a, b}) <= most:
            members |= {a, b}
        if len(members) >= most:
            break
    return sorted(members)


def _picture(
    graph: KnowledgeGraph,
    order: list[str],
    weight: Mapping[str, float],
    pairs: Pairs,
    first: list[int],
    seed: int,
    near: Near,
) -> Picture:
    """Place all entities that have a relation; the others stay off the picture."""
    drawn = [id for id in order if weight[id] > 0]
    names = [short_name(_known(graph, id)) for id in drawn]
    return place(drawn, names, [weight[id] for id in drawn], pairs, seed=seed, first=first, near=near)


def _entity(entity: Entity, weight: float) -> Row:
    """Return an entity with the keys by which a search finds it, folded, without repetition."""
    names = [name for _, name in names_of(entity)] + [name for _, name in romaji_of(entity)]
    keys = dict.fromkeys(fold(name) for name in names)
    row: Row = {"id": entity.id, "name": entity.name, "type": entity.type, "weight": weight}
    row["keys"] = [k for k in keys if k]
    if (short := short_name(entity)) != entity.name:
        row["short"] = short
    shown = {"en": entity.english, "kana": entity.kana, "wikidata": entity.wikidata, "iso": entity.iso}
    aliases = [a for a in entity.aliases if a != entity.name][:12]
    return row | {k: v for k, v in shown.items() if v} | ({"aliases": aliases} if aliases else {})


def short_name(entity: Entity) -> str:
    """Return the name for the picture: the surname of a person, a short form of a long body.

    >>> short_name(Entity("person:x", "ウラジーミル・プーチン", "Person", ("プーチン",)))
    'プーチン'
    >>> short_name(Entity("organization:x", "北大西洋条約機構", "Organization", ("NATO",)))
    'NATO'
    >>> short_name(Entity("organization:x", "国連安全保障理事会", "Organization", ("UNSC", "国連安保理")))
    '国連安保理'
    """
    last = entity.name.rpartition("・")[2]
    if entity.type == "Person" and len(last) > 2 and last in entity.aliases:
        return last
    if entity.type != "Organization" or len(entity.name) <= 6:
        return entity.name
    cut = [a for a in entity.aliases if 2 < len(a) < 8 and not a.isascii() and _shortens(a, entity.name)]
    if cut:  # the short form of readers comes before capitals; one that begins alike tells most
        return min(cut, key=lambda a: (a[0] != entity.name[0], len(a), a))
    capitals = [a for a in entity.aliases if a.isascii() and a.isupper() and 2 < len(a) < 7]
    return min(capitals, default=entity.name) if len(entity.name) > 7 else entity.name


def _shortens(alias: str, name: str) -> bool:
    """Whether all characters of the alias stand in the name in this order (国連安保理)."""
    rest = iter(name)
    return all(c in rest for c in alias)
