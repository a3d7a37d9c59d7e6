"""What a reader holds: a statement with its entities, labels and sentences at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.graph.dates import period
from kg.model import Document, Entity, Evidence, RelationType, Statement, Status

if TYPE_CHECKING:
    import pandas as pd

    from kg.graph.knowledge import KnowledgeGraph


@dataclass(frozen=True)
class Passage:
    """One sentence that makes a statement, with the document it stands in.

    ``spans`` are offsets within ``text`` (code points); those of ``evidence`` are offsets
    within the document.
    """

    evidence: Evidence
    document: Document

    @property
    def text(self) -> str:
        """The sentence as the article has it."""
        return self.evidence.text

    @property
    def date(self) -> str:
        """When the document was published, ISO 8601 or empty."""
        return self.document.published

    @property
    def url(self) -> str:
        """The address of the document, if it has one."""
        return self.document.url

    @property
    def title(self) -> str:
        """The headline of the document."""
        return self.document.title

    @property
    def status(self) -> Status:
        """How far this sentence commits itself."""
        return self.evidence.status

    @property
    def spans(self) -> dict[str, tuple[int, int]]:
        """Subject, trigger, object and quote as offsets within ``text``; absent ones are left out."""
        e = self.evidence
        start = e.sentence.start
        parts = {"subject": e.subject, "trigger": e.trigger, "object": e.object, "quote": e.quote}
        return {
            role: (span.start - start, span.end - start)
            for role, span in parts.items()
            if e.sentence.covers(span) and span.start < span.end
        }

    def __str__(self) -> str:
        return (
            f"{self.text} ({', '.join(x for x in (self.date, self.document.title or self.document.id) if x)})"
        )


@dataclass(frozen=True)
class Relation:
    """A statement as a reader sees it: entities for ids, labels, newest sentences first.

    Made by :meth:`KnowledgeGraph.relations`; ``statement`` is the bare data.
    """

    statement: Statement
    graph: KnowledgeGraph = field(compare=False, repr=False)

    @property
    def subject(self) -> Entity:
        """Who does it."""
        return self.graph.entities[self.statement.subject]

    @property
    def object(self) -> Entity:
        """To whom."""
        return self.graph.entities[self.statement.object]

    @property
    def kind(self) -> RelationType:
        """The relation type with labels, family and codes."""
        return self.graph.types.get_or_make(self.statement.type)

    @property
    def type(self) -> str:
        """The name of the relation type (``exports_to``)."""
        return self.statement.type

    @property
    def id(self) -> str:
        """A stable identifier: subject, type and object."""
        return " ".join(self.statement.key)

    @cached_property
    def label(self) -> str:
        """The Japanese label, with the qualifier if there is one: 輸出（石油）."""
        words = "・".join(dict.fromkeys(self.statement.qualifiers.values()))
        return f"{self.kind.label_ja}（{words}）" if words else self.kind.label_ja

    @cached_property
    def status(self) -> Status:
        """The strongest commitment any of the sentences makes."""
        return self.statement.status

    @property
    def claimed_by(self) -> tuple[Entity, ...]:
        """Who says it, where it is not told as plain fact."""
        return tuple(self.graph.entities[i] for i in self.statement.sources)

    @property
    def denied_by(self) -> tuple[Entity, ...]:
        """Who denies it."""
        return tuple(self.graph.entities[i] for i in self.statement.denied_by)

    @property
    def qualifiers(self) -> dict[str, str]:
        """Item, agreement, role … in the words of the text."""
        return self.statement.qualifiers

    @property
    def confidence(self) -> float:
        """The confidence of the best evidence, in [0, 1]."""
        return self.statement.confidence

    @property
    def time(self) -> str:
        """When it happened or will, as the text says; ISO 8601 or empty.

        Empty for lasting facts: the date in such a sentence is that of the event it tells.
        """
        return "" if self.kind.static else self.statement.time

    @cached_property
    def date(self) -> str:
        """``time``, or else the day the newest of its documents was published; ISO 8601 or empty."""
        return self.time or max((p.date for p in self.evidence if period(p.date)), default="")

    @cached_property
    def evidence(self) -> tuple[Passage, ...]:
        """Its sentences, newest document first."""
        documents = self.graph.documents
        passages = [
            Passage(e, documents.get(e.document, Document(e.document, ""))) for e in self.statement.evidence
        ]
        return tuple(sorted(passages, key=lambda p: p.date, reverse=True))

    def __str__(self) -> str:
        arrow = "↔" if self.kind.symmetric else "→"
        return f"{self.subject.name} {arrow} {self.object.name} {self.label}"

    def __repr__(self) -> str:
        date = f" {self.date}" if self.date else ""
        return f"<{self} {self.status}{date}, {len(self.evidence)} sentences>"


class RelationList(list[Relation]):
    """Relations, newest first, with the conveniences of a table."""

    @property
    def evidence(self) -> list[Passage]:
        """Every sentence of every relation, in order, without repetition."""
        return list(dict.fromkeys(p for r in self for p in r.evidence))

    def to_df(self) -> pd.DataFrame:
        """Return a pandas table with one row for each relation (needs ``ginza-kg[pandas]``)."""
        from kg.graph.tables import frame, relation_row

        return frame([relation_row(r) for r in self])

    def to_json(self) -> list[dict[str, Any]]:
        """Return plain data, sentences included, as the command line prints it."""
        from kg.graph.records import relation_to_json

        return [relation_to_json(r) for r in self]

    def _repr_html_(self) -> str:
        from kg.graph.tables import html_table

        return html_table(self)


def newest_first(relations: Iterable[Relation]) -> RelationList:
    """Sort by date (the undated last), then by weight of evidence, then by id."""

    def order(r: Relation) -> tuple[Any, ...]:
        when = period(r.date)
        key = "".join(chr(0x10FFFF - ord(c)) for c in when[1]) if when else "\U0010ffff"
        return (key, -len(r.statement.evidence), r.statement.key)

    return RelationList(sorted(relations, key=order))
