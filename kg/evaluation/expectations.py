"""What somebody expects to be read in a text; a failure says what was read and which rule came nearest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from kg.config.tables import load_relation_types
from kg.errors import KgError
from kg.evaluation.gold import LOOSE, QUALIFIERS
from kg.evaluation.run import remembering
from kg.evaluation.why_not import meant, why_not
from kg.graph.types import STATUS_LABELS, TypeTable, UnknownTypeError, suggest
from kg.model import Document, Reading, Span, Statement
from kg.pipeline import Pipeline
from kg.text.given import given_date

Triple = tuple[str, str, str]
VOICES = ("source", "denied_by")


class Expectations:
    """Reads texts with one configuration and holds the reading against what a test expects.

    Subjects and objects are given by any name (ロシア, 露, RU), types by name or label. A misspelt type,
    status or qualifier raises :class:`kg.errors.KgError`: it must not pass for what is not read.

    >>> reads = Expectations()
    >>> reads("ロシアは北朝鮮に石油を輸出した。", ("ロシア", "exports_to", "北朝鮮"))  # doctest: +SKIP
    """

    def __init__(self, configs: Path | None = None, pipeline: Pipeline | None = None) -> None:
        self._configs, self._given = configs, pipeline

    @cached_property
    def pipeline(self) -> Pipeline:
        """What reads, loaded by the first text."""
        return self._given or remembering(self._configs)

    @cached_property
    def types(self) -> TypeTable:
        """The relation types, those of one's own included."""
        return TypeTable(*load_relation_types(self._configs))

    def __call__(
        self, text: str, *triples: Triple, status: str = "", published: str = "", **qualifiers: str
    ) -> Reading:
        """Assert that every triple is read in ``text``, with the status and qualifiers that are given.

        ``qualifiers`` are ``item``, ``role``, ``time`` …, and ``source`` and ``denied_by`` with a name.
        ``published`` (ISO 8601) resolves relative dates. Returns the reading, for further asserts.
        """
        __tracebackhide__ = True
        self._check_words(status, qualifiers)
        if not triples:
            raise KgError("nothing to expect", remedy='give ("ロシア", "exports_to", "北朝鮮"), or use .none')
        reading = self.read(text, published)
        for triple in triples:
            if fault := self._fault(reading, triple, status, qualifiers, published):
                raise AssertionError(fault)
        return reading

    def none(self, text: str, *unwanted: str | Triple, published: str = "") -> Reading:
        """Assert that nothing is read in ``text``: no relation, or none of the types or triples given."""
        __tracebackhide__ = True
        reading = self.read(text, published)
        found = [s for u in unwanted for s in self._matching(reading, u)] if unwanted else reading.statements
        if found:
            lines = [f"read, but should not be, in: {text}"]
            lines += [f"  {self._told(s, reading)}: 「{s.main[0].quote.of(text)}」" for s in found]
            raise AssertionError("\n".join(lines))
        return reading

    def read(self, text: str, published: str = "") -> Reading:
        """Read a text, all of it as body."""
        body = (Span(0, len(text)),)
        return self.pipeline.read(Document("text", text, published=given_date(published), body=body))

    def _matching(self, reading: Reading, unwanted: str | Triple) -> Iterator[Statement]:
        if isinstance(unwanted, str):
            kinds = self.types.select(unwanted)
            yield from (s for s in reading.statements if s.type in kinds)
            return
        subject, kind, object_ = unwanted
        ids, _ = meant(self.pipeline, reading.entities, subject, object_)
        for word, id in zip((subject, object_), ids, strict=True):
            if not id and word not in reading.document.text:
                what = f"{word} stands nowhere in the text: such a test cannot fail"
                raise KgError(what, where=reading.document.text, remedy="give the name as the text has it")
        if found := self._find(reading, self._kind(kind), ids):
            yield found

    def _fault(
        self, reading: Reading, triple: Triple, status: str, qualifiers: dict[str, str], published: str
    ) -> str:
        """Return what is wrong with the reading, in several lines; empty where it is as expected."""
        subject, kind, object_ = triple
        ids, _ = meant(self.pipeline, reading.entities, subject, object_)
        found = self._find(reading, self._kind(kind), ids)
        if found is None:
            return self._not_read(reading, triple, published)
        faults = [f"status is {found.status}, not {status}"] if status and status != found.status else []
        faults += [
            f for name, wanted in qualifiers.items() if (f := self._differs(found, name, wanted, reading))
        ]
        if not faults:
            return ""
        head = f"read, but otherwise: {' '.join(triple)}\n  in: {reading.document.text}"
        return "\n".join([head, *(f"  {f}" for f in faults), f"  read: {self._told(found, reading)}"])

    def _find(self, reading: Reading, kind: str, ids: list[str]) -> Statement | None:
        orders = [ids, ids[::-1]] if self.types[kind].symmetric else [ids]
        return next(
            (s for s in reading.statements if s.type == kind and [s.subject, s.object] in orders), None
        )

    def _differs(self, found: Statement, name: str, wanted: str, reading: Reading) -> str:
        if name in VOICES:
            ids = found.sources if name == "source" else found.denied_by
            (id,), _ = meant(self.pipeline, reading.entities, wanted)
            names = {e.id: e.name for e in reading.entities}
            said = "、".join(names.get(i, i) for i in ids) or "nobody"
            return "" if id in ids else f"{name} is {said}, not {wanted}"
        got = found.time if name == "time" else found.qualifiers.get(name, "")
        loose = name in LOOSE or name not in QUALIFIERS
        right = wanted == got or (loose and bool(got) and (wanted in got or got in wanted))
        return "" if right else f"{name} is {got or 'not said'}, not {wanted}"

    def _not_read(self, reading: Reading, triple: Triple, published: str) -> str:
        text = reading.document.text
        subject, kind, object_ = triple
        missed = why_not(
            text, subject=subject, type=kind, object=object_, published=published, configs=self._configs,
            pipeline=self.pipeline, limit=1,
        )  # fmt: skip
        lines = [f"not read: {' '.join(triple)}", f"  in: {text}"]
        lines += [f"  {problem}" for problem in missed.problems]
        told = [self._told(s, reading) for s in reading.statements]
        lines += [f"  read instead: {t}" for t in told] or ["  nothing is read"]
        for rule in missed.nearest:
            lines += [f"  nearest rule: {rule.rule} {rule.pattern}, at {rule.predicate}"]
            lines += [f"    {reason}" for reason in rule.reasons]
        return "\n".join(lines)

    def _told(self, s: Statement, reading: Reading) -> str:
        names = {e.id: e.name for e in reading.entities}
        details = [s.status, *(f"{k} {v}" for k, v in sorted(s.qualifiers.items()))]
        details += [f"time {s.time}"] if s.time else []
        ends = (names.get(s.subject, s.subject), s.type, names.get(s.object, s.object))
        return f"{' '.join(ends)} ({', '.join(details)}; rule {s.main[0].rule})"

    def _kind(self, word: str) -> str:
        (kind, *more) = sorted(self.types.select(word))
        if more:
            raise UnknownTypeError(
                f"{word!r} means several types", remedy=f"one of {kind}, {', '.join(more)}"
            )
        return kind

    def _check_words(self, status: str, qualifiers: dict[str, str]) -> None:
        if status and status not in STATUS_LABELS:
            raise KgError(f"unknown status {status!r}", remedy=suggest(status, STATUS_LABELS))
        known = {*QUALIFIERS, *VOICES, *(t.qualifier for t in self.types.values() if t.qualifier)}
        for name in sorted(qualifiers.keys() - known):
            raise KgError(f"unknown qualifier {name!r}", remedy=suggest(name, known))
