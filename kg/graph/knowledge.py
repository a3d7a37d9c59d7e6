"""The knowledge graph: entities, what the news says between them, and every sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import UnknownEntityError
from kg.graph.merging import bare, complete, count_mentions, join_entities, named_in
from kg.graph.names import NameIndex
from kg.graph.relations import Relation, RelationList, newest_first
from kg.graph.shapes import Shapes
from kg.graph.statements import StatementView
from kg.graph.types import TypeTable
from kg.model import Document, Entity, Reading, RelationType, Statement

if TYPE_CHECKING:
    from kg.graph.changes import Diff
    from kg.graph.disputes import Dispute
    from kg.graph.paths import Path as EntityPath
    from kg.graph.timeline import Timeline
    from kg.graph.why import Explanation

Words = str | Iterable[str]
Direction = Literal["out", "in", "both"]


class KnowledgeGraph(Shapes):
    """Entities, statements and documents; no method ever changes the graph it is called on.

    ``entities`` and ``documents`` are mappings by id in sorted order (documents without
    their text), ``statements`` a sorted, callable sequence, ``types`` the table of relation
    types with its ``families``, ``mentions`` counts by document how often each entity is
    named. Wherever an entity is asked for, any of its names will do.

    >>> g = KnowledgeGraph.from_readings([], {})
    >>> len(g.statements), "日本" in g
    (0, False)
    """

    def __init__(
        self,
        entities: Mapping[str, Entity],
        statements: Iterable[Statement],
        documents: Mapping[str, Document],
        types: Mapping[str, RelationType],
        mentions: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        view = statements if isinstance(statements, StatementView) else StatementView.of(statements)
        self.types = types if isinstance(types, TypeTable) else TypeTable(types)
        self.entities: Mapping[str, Entity] = MappingProxyType({i: entities[i] for i in sorted(entities)})
        self.documents: Mapping[str, Document] = MappingProxyType(
            {i: documents[i] for i in sorted(documents)}
        )
        counts = {d: dict(row) for d, row in sorted((mentions or {}).items()) if row}
        self.mentions: Mapping[str, Mapping[str, int]] = MappingProxyType(counts)
        self.statements = view.bind(self.id_of, self.types.select)

    @classmethod
    def from_readings(
        cls,
        readings: Iterable[Reading],
        types: Mapping[str, RelationType],
        names: Mapping[str, Iterable[str]] | None = None,
    ) -> KnowledgeGraph:
        """Merge what documents yield; order and repetition do not matter.

        ``names`` gives further names by entity id (``{"country:US": ["米"]}``), by which it can be asked for.
        """
        readings = list(readings)
        statements = StatementView.of(s for r in readings for s in r.statements)
        found = [e for r in readings for e in r.entities]
        more = [replace(e, aliases=tuple(names[e.id])) for e in found if e.id in names] if names else []
        entities = complete(join_entities([*found, *more]), statements)
        documents = {r.document.id: bare(r.document) for r in readings}
        return cls(entities, statements, documents, types, count_mentions(readings))

    @classmethod
    def load(cls, path: str | Path) -> KnowledgeGraph:
        """Read a graph file; raises :class:`kg.errors.GraphFileError` if it is damaged or too old."""
        from kg.graph.files import read_graph

        return read_graph(path)

    # -- size, equality, union ---------------------------------------------------------

    def __len__(self) -> int:
        """Return the number of entities, as NetworkX does."""
        return len(self.entities)

    def __iter__(self) -> Iterator[Entity]:
        return iter(self.entities.values())

    def __contains__(self, name: object) -> bool:
        if isinstance(name, Entity):
            return name.id in self.entities
        return isinstance(name, str) and bool(name in self.entities or self._names.candidates(name))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, KnowledgeGraph):
            return NotImplemented
        return (
            (self.entities, self.documents, self.types, self.types.families, self.mentions)
            == (other.entities, other.documents, other.types, other.types.families, other.mentions)
        ) and self.statements == other.statements  # fmt: skip

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy as plain data, evidence decoded."""
        mentions = {d: dict(row) for d, row in self.mentions.items()}
        parts = (dict(self.entities), tuple(self.statements), dict(self.documents), self.types, mentions)
        return type(self), parts

    def __repr__(self) -> str:
        return (
            f"<KnowledgeGraph: {len(self.entities)} entities, {len(self.statements)} statements, "
            f"{len(self.documents)} documents>"
        )

    def __or__(self, other: KnowledgeGraph) -> KnowledgeGraph:
        """Return the union of two graphs (the later table of types wins where they differ)."""
        entities = join_entities([*self.entities.values(), *other.entities.values()])
        types = TypeTable({**self.types, **other.types}, {**self.types.families, **other.types.families})
        documents = {**self.documents, **other.documents}
        mentions = {**self.mentions, **other.mentions}
        return KnowledgeGraph(entities, [*self.statements, *other.statements], documents, types, mentions)

    def without(self, documents: str | Iterable[str]) -> KnowledgeGraph:
        """Return the graph without what only these documents (ids) say."""
        from kg.graph.selecting import retract

        return retract(self, {documents} if isinstance(documents, str) else set(documents))

    # -- entities ----------------------------------------------------------------------

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.entities.values(), self.degree)

    def degree(self, entity: str | Entity) -> int:
        """Return with how many statements the entity (an id) is linked."""
        return len(self.statements.positions(entity if isinstance(entity, str) else entity.id))

    def id_of(self, name: str | Entity) -> str:
        """Return the id of the entity that a name means; raises :class:`UnknownEntityError`."""
        if isinstance(name, Entity):
            if name.id not in self.entities:
                raise UnknownEntityError(f"the graph knows no {name.name!r} ({name.id})")
            return name.id
        return name if name in self.entities else self._names.find(name)

    def __getitem__(self, name: str | Entity) -> Entity:
        """Return the entity that a name means: label, alias, abbreviation, reading, English or code.

        Of several the best kind of name wins, then the entity with most statements, then the
        smaller id. Raises :class:`kg.errors.UnknownEntityError` (a KeyError) with the nearest names.
        """
        return self.entities[self.id_of(name)]

    def candidates(self, name: str) -> list[Entity]:
        """Return every entity that a name can mean, the likeliest first (empty if unknown)."""
        return [self.entities[i] for i in self._names.candidates(name)]

    # -- relations ---------------------------------------------------------------------

    def relation(self, statement: Statement) -> Relation:
        """Return the reader's view of a statement."""
        return Relation(statement, self)

    def relations(
        self,
        a: str | Entity | None = None,
        b: str | Entity | None = None,
        *,
        type: Words | None = None,
        directed: bool = False,
    ) -> RelationList:
        """Return the relations of ``a`` (with ``b``), newest first; without names all of them.

        ``directed`` keeps those from ``a`` to ``b``; symmetric types count as both.
        """
        from kg.graph.selecting import between

        found = between(self, a, b, None if type is None else self.types.select(type), directed)
        return newest_first(Relation(s, self) for s in found)

    def filter(
        self,
        *,
        types: Words = (),
        entity_types: Words = (),
        status: Words = (),
        since: str = "",
        until: str = "",
        source: str = "",
        claimed_by: Words = (),
        min_confidence: float = 0.0,
        static: bool | None = None,
    ) -> KnowledgeGraph:
        """Return the part of the graph that meets all conditions; a statement is kept whole or not at all.

        ``types`` are relation types, families or labels; ``entity_types`` must hold for both ends;
        ``since`` and ``until`` are ISO dates of any precision; ``source`` is a part of a document's
        source, address or id; ``min_confidence`` lies in [0, 1]; ``static`` False leaves out lasting facts,
        True keeps only those. Raises :class:`UnknownTypeError` for a word that means nothing.
        """
        from kg.graph.selecting import Conditions, select

        return select(
            self,
            Conditions(types, entity_types, status, since, until, source, claimed_by, min_confidence, static),
        )

    def neighborhood(
        self,
        entity: str | Entity,
        hops: int = 1,
        *,
        direction: Direction = "both",
        types: Words = (),
        entity_types: Words = (),
        status: Words = (),
        since: str = "",
        until: str = "",
        source: str = "",
        claimed_by: Words = (),
        min_confidence: float = 0.0,
        static: bool | None = None,
    ) -> KnowledgeGraph:
        """Return what lies within ``hops`` statements of an entity, under the conditions of :meth:`filter`.

        ``direction`` is ``out``, ``in`` or ``both``, seen from the entity (symmetric types are both).
        """
        from kg.graph.selecting import Conditions, neighborhood

        conditions = Conditions(
            types, entity_types, status, since, until, source, claimed_by, min_confidence, static
        )
        return neighborhood(self, entity, hops, direction, conditions)

    def subgraph(self, statements: Iterable[Statement], keep: Iterable[str] = ()) -> KnowledgeGraph:
        """Return a graph of just these statements, their entities and documents, and the ids in ``keep``."""
        view = statements if isinstance(statements, StatementView) else StatementView.of(statements)
        ids = set(keep).union(*(named_in(s) for s in view))
        documents = {e.document for s in view for e in s.evidence}
        known = {d: self.documents[d] for d in sorted(documents) if d in self.documents}
        mentions = {
            d: {e: n for e, n in self.mentions[d].items() if e in ids} for d in known if d in self.mentions
        }
        return KnowledgeGraph({i: self.entities[i] for i in ids}, view, known, self.types, mentions)

    # -- questions ---------------------------------------------------------------------

    def paths(
        self,
        a: str | Entity,
        b: str | Entity,
        k: int = 3,
        max_hops: int = 4,
        *,
        skip: Words = (),
        static: bool = False,
    ) -> list[EntityPath]:
        """Return up to ``k`` shortest paths, of one length the best attested first.

        ``skip`` names types not to walk over; lasting facts (positions, parts) only with ``static``.
        """
        from kg.graph.paths import shortest_paths

        return shortest_paths(self, a, b, k, max_hops, skip=self.types.select(skip), static=static)

    def timeline(
        self,
        a: str | Entity | None = None,
        b: str | Entity | None = None,
        freq: str = "M",
        *,
        type: Words | None = None,
    ) -> Timeline:
        """Return the dated relations of ``a`` (with ``b``), oldest first; lasting facts only by ``type``."""
        from kg.graph.timeline import Timeline

        return Timeline.of(self.relations(a, b, type=type), freq, static=type is not None)

    def disputes(self) -> list[Dispute]:
        """Return what one says and another denies, the newest first."""
        from kg.graph.disputes import disputes

        return disputes(self)

    def rollup(self, type: str = "Country") -> KnowledgeGraph:
        """Return a graph in which persons and bodies stand for their country.

        Each statement names what it was lifted from in the ``found`` of its evidence.
        """
        from kg.graph.rollup import rollup

        return rollup(self, type)

    def diff(self, other: KnowledgeGraph) -> Diff:
        """Return what ``other`` has more, less and different than this graph."""
        from kg.graph.changes import Diff

        return Diff.of(self, other)

    def why(self, a: str | Entity, b: str | Entity, type: Words | None = None) -> list[Explanation]:
        """Return how each relation between two entities was read: rule, roles, cues, sentence."""
        from kg.graph.why import explain

        return [e for r in self.relations(a, b, type=type) for e in explain(r)]
