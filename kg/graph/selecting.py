"""Parts of a graph: neighbourhoods, filters, retraction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.dates import Period, bound, period
from kg.graph.types import UnknownTypeError, suggest
from kg.model import ENTITY_TYPES, STRENGTH, Document, Entity, Statement

if TYPE_CHECKING:
    from kg.graph.knowledge import Direction, KnowledgeGraph, Words

Test = Callable[[Statement], bool]


@dataclass(frozen=True)
class Conditions:
    """What :meth:`KnowledgeGraph.filter` understands; an empty condition lets everything pass.

    A statement's date is its ``time``; where the text gives none, and for lasting facts, the days
    of publication of its documents. A date of low precision passes if any day of it lies in the range.
    ``entity_types`` must hold for both ends.
    """

    types: Words = ()
    entity_types: Words = ()
    status: Words = ()
    since: str = ""
    until: str = ""
    source: str = ""
    claimed_by: Words = ()
    min_confidence: float = 0.0
    static: bool | None = None

    def compile(self, graph: KnowledgeGraph) -> tuple[Test, ...]:
        """Return one test for each condition, those that read no evidence first."""
        return tuple(self._cheap(graph)) + tuple(self._costly(graph))

    def _cheap(self, graph: KnowledgeGraph) -> Iterator[Test]:
        if self.types:
            chosen = graph.types.select(self.types)
            yield lambda s: s.type in chosen
        if self.static is not None:
            lasting = {n for n, t in graph.types.items() if t.static}
            yield lambda s: (s.type in lasting) == self.static
        if self.entity_types:
            kinds = known(self.entity_types, ENTITY_TYPES, "entity type")
            yield lambda s: graph.entities[s.subject].type in kinds and graph.entities[s.object].type in kinds

    def _costly(self, graph: KnowledgeGraph) -> Iterator[Test]:
        if self.status:
            wanted = known(self.status, STRENGTH, "status")
            yield lambda s: s.status in wanted
        if checked_confidence(self.min_confidence):
            yield lambda s: s.confidence >= self.min_confidence
        if self.claimed_by:
            names = [self.claimed_by] if isinstance(self.claimed_by, str) else self.claimed_by
            ids = {graph.id_of(n) for n in names}
            yield lambda s: not ids.isdisjoint(s.sources)
        if self.source:
            part = self.source.casefold()
            said = {d.id for d in graph.documents.values() if _mentions(d, part)}
            yield lambda s: any(e.document in said for e in s.evidence)
        if self.since or self.until:
            first = bound(self.since, 0, "since") if self.since else "0000"
            last = bound(self.until, 1, "until") if self.until else "9999-99"
            lasting = {n for n, t in graph.types.items() if t.static}
            yield lambda s: any(
                p[1] >= first and p[0] <= last for p in periods(s, graph.documents, s.type in lasting)
            )


def checked_confidence(value: float) -> float:
    """Return a threshold of confidence; raises :class:`kg.errors.KgError` unless it lies in [0, 1].

    >>> checked_confidence(0.5)
    0.5
    """
    if not 0 <= value <= 1:  # nan is neither below nor above
        raise KgError(
            f"min_confidence: {value} is not between 0 and 1", remedy="0.5 leaves out the weaker half"
        )
    return value


def _mentions(document: Document, part: str) -> bool:
    return any(part in text.casefold() for text in (document.source, document.url, document.id))


def known(words: Words, allowed: Iterable[str], what: str) -> set[str]:
    """Return the words, or raise an error that names the allowed ones."""
    by_fold = {a.casefold(): a for a in allowed}
    given = words.replace(",", "|").split("|") if isinstance(words, str) else list(words)
    for word in given:
        if word.strip().casefold() not in by_fold:
            raise UnknownTypeError(f"unknown {what} {word!r}", remedy=suggest(word, by_fold.values()))
    return {by_fold[w.strip().casefold()] for w in given}


def periods(statement: Statement, documents: Mapping[str, Document], static: bool = False) -> list[Period]:
    """Return when a statement holds: its time, or else when its documents were published.

    A lasting fact (``static``) takes no date from the event that its sentence tells.
    """
    if not static and (found := period(statement.time)):
        return [found]
    published = {documents[e.document].published for e in statement.evidence if e.document in documents}
    return [p for d in sorted(published) if (p := period(d))]


def select(graph: KnowledgeGraph, conditions: Conditions) -> KnowledgeGraph:
    """Return the statements that meet all conditions, as a graph; without conditions the graph itself."""
    tests = conditions.compile(graph)
    if not tests:
        return graph
    return graph.subgraph(_passing(graph, range(len(graph.statements)), tests))


def _passing(graph: KnowledgeGraph, places: Iterable[int], tests: tuple[Test, ...]) -> list[Statement]:
    found = (graph.statements[i] for i in places)
    return [s for s in found if all(test(s) for test in tests)]


def neighborhood(
    graph: KnowledgeGraph, entity: str | Entity, hops: int, direction: Direction, conditions: Conditions
) -> KnowledgeGraph:
    """Return the statements met on walks of at most ``hops`` steps from an entity."""
    if direction not in ("out", "in", "both"):
        raise KgError(f"unknown direction {direction!r}", remedy="use out, in or both")
    start = graph.id_of(entity)
    tests = conditions.compile(graph)
    symmetric = {n for n, t in graph.types.items() if t.symmetric}
    seen, frontier = {start}, [start]
    found: dict[int, Statement] = {}
    for _ in range(hops):
        following: list[str] = []
        for id in frontier:
            for i in graph.statements.positions(id):
                subject, kind, object_ = graph.statements.keys[i]
                if direction != "both" and kind not in symmetric and (subject == id) != (direction == "out"):
                    continue
                if i not in found:
                    statement = graph.statements[i]
                    if not all(test(statement) for test in tests):
                        continue
                    found[i] = statement
                other = object_ if subject == id else subject
                if other not in seen:
                    seen.add(other)
                    following.append(other)
        frontier = following
    return graph.subgraph(found.values(), keep={start})


def between(
    graph: KnowledgeGraph,
    a: str | Entity | None,
    b: str | Entity | None,
    types: set[str] | None,
    directed: bool,
) -> list[Statement]:
    """Return the statements of one entity, of two with each other, or of all."""
    start = None if a is None else graph.id_of(a)
    end = None if b is None else graph.id_of(b)
    anchor = start if start is not None else end
    places = range(len(graph.statements)) if anchor is None else graph.statements.positions(anchor)
    found = []
    for i in places:
        subject, kind, object_ = graph.statements.keys[i]
        loose = not directed or graph.types.get_or_make(kind).symmetric
        ends = [(subject, object_), (object_, subject)] if loose else [(subject, object_)]
        if (types is None or kind in types) and any(start in (None, x) and end in (None, y) for x, y in ends):
            found.append(graph.statements[i])
    return found


def retract(graph: KnowledgeGraph, documents: set[str]) -> KnowledgeGraph:
    """Return the graph without some documents, as if it had been built without them.

    An entity goes with the last document that names it; names once learnt for an entity that
    stays are kept. Raises :class:`KgError` if a document is not in the graph.
    """
    for id in sorted(documents - set(graph.documents)):
        raise KgError(f"the graph has no document {id!r}", remedy=suggest(id, graph.documents))
    statements = []
    for s in graph.statements:
        evidence = tuple(e for e in s.evidence if e.document not in documents)
        if evidence or not s.evidence:
            statements.append(replace(s, evidence=evidence))
    kept = {d: document for d, document in graph.documents.items() if d not in documents}
    mentions = {d: row for d, row in graph.mentions.items() if d not in documents}
    known = {e for row in mentions.values() for e in row}
    view = graph.subgraph(statements, keep=known & set(graph.entities))
    return type(graph)(view.entities, view.statements, kept, graph.types, mentions)
