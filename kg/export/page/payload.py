"""The data of the page: what the scripts read, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.export.page.layout import Picture, place
from kg.export.page.offsets import to_utf16
from kg.graph import KnowledgeGraph
from kg.graph.names import fold, names_of, romaji_of
from kg.graph.selecting import periods
from kg.model import Document, Entity, Evidence, RelationType, Span, Statement

Row = dict[str, Any]


def page_data(graph: KnowledgeGraph, *, title: str, focus: str, max_nodes: int, lang: str, seed: int) -> Row:
    """Return the graph as plain data for the page.

    Entities come in the order of their weight, best connected first; ``pairs`` of entities have
    one line each. Offsets count UTF-16 units from the start of the sentence, as JavaScript does.
    """
    statements = list(graph.statements)
    types = {s.type: _type(graph, s.type) for s in statements}
    weight = _weights(graph, statements, types)
    order = sorted(weight, key=lambda id: (-weight[id], id))
    at = {id: i for i, id in enumerate(order)}
    picture = _picture(graph, order, weight, statements, seed, max_nodes)
    tables = _Tables(graph.documents, at)
    rows = [tables.statement(s) for s in statements]
    return {
        "title": title,
        "lang": "en" if lang == "en" else "ja",
        "focus": focus,
        "top": max_nodes,
        "families": _families(graph, types),
        "types": [
            {"id": t.name, "ja": t.label_ja, "en": t.label_en, "family": t.family or "other"}
            | ({"symmetric": 1} if t.symmetric else {})
            | ({"static": 1} if t.static else {})
            for t in types.values()
        ],
        "entities": [_entity(_known(graph, id), weight[id]) | picture.of(i) for i, id in enumerate(order)],
        "documents": tables.documents,
        "sentences": list(tables.sentences),
        "statements": rows,
    }


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


def _picture(
    graph: KnowledgeGraph,
    order: list[str],
    weight: Mapping[str, float],
    statements: list[Statement],
    seed: int,
    max_nodes: int,
) -> Picture:
    """Place all entities that have a relation; the others stay off the picture."""
    drawn = [id for id in order if weight[id] > 0]
    at = {id: i for i, id in enumerate(drawn)}
    pairs: dict[tuple[int, int], int] = {}
    for s in statements:
        if s.subject != s.object:
            ends = sorted((at[s.subject], at[s.object]))
            pairs[ends[0], ends[1]] = pairs.get((ends[0], ends[1]), 0) + 1
    names = [short_name(_known(graph, id)) for id in drawn]
    return place(names, [weight[id] for id in drawn], pairs, seed=seed, backbone=max_nodes)


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


class _Tables:
    """Documents and sentences, each stored once and referred to by number."""

    def __init__(self, documents: Mapping[str, Document], at: Mapping[str, int]) -> None:
        self._known, self._entity_at = documents, at
        self.documents = [_document(d) for d in documents.values()]
        self._document_at = {id: i for i, id in enumerate(documents)}
        self.sentences: dict[str, int] = {}

    def statement(self, s: Statement) -> Row:
        at = self._entity_at
        row: Row = {"s": at[s.subject], "o": at[s.object], "r": s.type, "st": s.status}
        row["c"] = round(s.confidence, 3)
        shown = {"by": s.sources, "no": s.denied_by}
        row |= {k: [at[e] for e in v if e in at] for k, v in shown.items() if v}
        if s.time:
            row["t"] = s.time
        if qualifiers := s.qualifiers:
            row["q"] = list(dict.fromkeys(qualifiers.values()))
        row["p"] = periods(s, self._known)
        row["ev"] = [self.evidence(e) for e in s.evidence]
        return row

    def evidence(self, e: Evidence) -> Row:
        at = self._entity_at
        sentence = self.sentences.setdefault(e.text, len(self.sentences))
        row: Row = {"d": self._document(e.document), "n": sentence}
        row |= {"rule": e.rule, "c": round(e.confidence, 3)}
        if e.status != "asserted":
            row["st"] = e.status
        spans = {"sub": e.subject, "obj": e.object, "trg": e.trigger}
        row |= {k: m for k, v in spans.items() if (m := _inside(e, v))}
        cues = [m for c in e.cues if (m := _inside(e, c.span))]
        people = {"by": e.sources, "no": e.denied_by}
        row |= {k: [at[x] for x in v if x in at] for k, v in people.items() if v}
        extras = {"den": int(_denies(e)), "cue": cues, "t": e.time, "how": dict(e.found)}
        return row | {k: v for k, v in extras.items() if v}

    def _document(self, id: str) -> int:
        if id not in self._document_at:
            self._document_at[id] = len(self.documents)
            self.documents.append(_document(Document(id, "")))
        return self._document_at[id]


def _denies(e: Evidence) -> bool:
    """Whether the sentence itself says no, rather than make a claim that another sentence denies."""
    if e.status == "negated" or not e.denied_by:
        return e.status == "negated"
    kinds = {c.kind for c in e.cues if e.sentence.covers(c.span)}
    return "denial" in kinds or not (e.sources or "attribution" in kinds)


def _document(d: Document) -> Row:
    row = {"id": d.id, "title": d.title, "date": d.published, "source": d.source, "url": d.url}
    return {k: v for k, v in row.items() if v}


def _inside(e: Evidence, span: Span) -> list[int] | None:
    """Return where ``span`` stands in the sentence, or None where it stands outside (carried over)."""
    if span.start >= span.end or not e.sentence.covers(span):
        return None
    start = e.sentence.start
    return to_utf16(e.text, span.start - start, span.end - start)
