"""What the news says: typed relations, each with the words that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from kg.model.spans import NOWHERE, Span

Status = Literal["asserted", "claimed", "planned", "possible", "negated"]

STRENGTH: dict[Status, int] = {"asserted": 0, "claimed": 1, "planned": 2, "possible": 3, "negated": 4}
"""How far a text commits itself, strongest first: a statement shows its strongest evidence."""


@dataclass(frozen=True, slots=True, order=True)
class Cue:
    """Words that made a status: ``kind`` is negation, modality, attribution, denial, time, aspect."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in one document that makes a statement, with all that the place says of it.

    All spans are offsets of the document's text; ``text`` is the sentence as stored, so
    ``document.text[sentence.start:sentence.end] == text``. ``quote`` is the shortest clause that
    shows the relation. ``sources`` and ``denied_by`` are entity ids, ``time`` is ISO 8601.
    ``found`` says for each role how its filler was found (explicit, topic, relative, shared,
    incorporated, inferred, coreference, lifted). ``rule`` is ``type/pattern:variant``.
    """

    document: str
    sentence: Span
    text: str
    quote: Span
    trigger: Span
    subject: Span
    object: Span
    rule: str
    status: Status = "asserted"
    sources: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    time: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    cues: tuple[Cue, ...] = ()
    found: tuple[tuple[str, str], ...] = ()
    confidence: float = 1.0


Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between two entities with all its evidence; what it says is read off the evidence.

    Symmetric types keep their ends in sorted order of ids. Merging is the union of the
    evidence: idempotent, and the order does not matter.

    >>> whole, trigger, subject, object_ = Span(0, 8), Span(6, 8), Span(0, 2), Span(3, 5)
    >>> e = Evidence("d", whole, "日本は米国を支持", whole, trigger, subject, object_, "supports/1")
    >>> Statement("supports", "country:JP", "country:US", (e,)).status
    'asserted'
    """

    type: str
    subject: str
    object: str
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def key(self) -> Key:
        """``(subject, type, object)``: all but the evidence."""
        return (self.subject, self.type, self.object)

    @property
    def status(self) -> Status:
        """The strongest commitment any of the evidence makes."""
        return min((e.status for e in self.evidence), key=STRENGTH.__getitem__, default="asserted")

    @property
    def main(self) -> tuple[Evidence, ...]:
        """The evidence that carries the status, in document and text order."""
        status = self.status
        return tuple(e for e in self.evidence if e.status == status)

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says it, where it is not told as plain fact."""
        if self.status == "asserted":
            return ()
        return tuple(sorted({s for e in self.main for s in e.sources}))

    @property
    def denied_by(self) -> tuple[str, ...]:
        """Who denies it."""
        return tuple(sorted({d for e in self.evidence for d in e.denied_by}))

    @property
    def time(self) -> str:
        """When it happened or will: the first date among the main evidence."""
        return next((e.time for e in (*self.main, *self.evidence) if e.time), "")

    @property
    def qualifiers(self) -> dict[str, str]:
        """The qualifiers (item, agreement, role, …), each from the first evidence that has it."""
        found: dict[str, str] = {}
        for e in (*self.main, *self.evidence):
            for name, value in e.qualifiers:
                found.setdefault(name, value)
        return found

    @property
    def confidence(self) -> float:
        """The confidence of its best evidence, in [0, 1]."""
        return max((e.confidence for e in self.evidence), default=0.0)


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Join statements with the same key: one each, evidence united and sorted.

    >>> merge([Statement("supports", "a", "b"), Statement("supports", "a", "b")])
    (Statement(type='supports', subject='a', object='b', evidence=()),)
    """
    joined: dict[Key, Statement] = {}
    evidence: dict[Key, set[Evidence]] = {}
    for statement in statements:
        joined.setdefault(statement.key, statement)
        evidence.setdefault(statement.key, set()).update(statement.evidence)
    return tuple(replace(joined[key], evidence=tuple(sorted(evidence[key]))) for key in sorted(joined))


__all__ = ["NOWHERE", "STRENGTH", "Cue", "Evidence", "Key", "Statement", "Status", "merge"]
