"""用例: the marked sentences of a rule file, and whether a reading of one is as marked.

``<輸出側 ロシア>は<輸入側 インド>に<品目 石油>を輸出した。`` marks the words of each role. An example must
yield exactly the marked pairs of its type, a ``not`` line none; a ``todo`` line must still fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from kg.model import Entity, EntityType, Reading, Reference, Span, Statement
from kg.relations.rule_files import Example
from kg.relations.rules import Rules

_MARK = re.compile(r"<([^<>\s]+)[ \u3000]([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an example that fill ``role``."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """One line of examples, not or todo, with where it stands."""

    type: str
    kind: Literal["examples", "not", "todo"]
    number: int
    text: str
    marks: tuple[Mark, ...]
    expect: Example
    where: str

    @property
    def id(self) -> str:
        """A name for the test report."""
        return f"{self.type}-{self.kind}-{self.number + 1}"


def read_marks(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Split a marked sentence into its text and its marks.

    >>> read_marks("<甲 日本>が来た。")
    ('日本が来た。', (Mark(role='甲', span=Span(start=0, end=2)),))
    """
    text, marks, end = "", [], 0
    for hit in _MARK.finditer(marked):
        text += marked[end : hit.start()]
        marks.append(Mark(hit[1], Span(len(text), len(text) + len(hit[2]))))
        text += hit[2]
        end = hit.end()
    return text + marked[end:], tuple(marks)


def cases(rules: Rules) -> Iterator[Case]:
    """Yield every example, counter-example and todo of all rule files."""
    kinds: tuple[Literal["examples", "not", "todo"], ...] = ("examples", "not", "todo")
    for part in rules.parts:
        name = part.type
        for kind in kinds:
            key = "not_" if kind == "not" else kind
            earlier = len(getattr(part.before, key, ()))
            for number, line in enumerate(getattr(part.file, key)):
                expect = Example(text=line) if isinstance(line, str) else line
                text, marks = read_marks(expect.text)
                where = part.source.where(name, kind, number)
                yield Case(name, kind, earlier + number, text, marks, expect, where)


def wanted_types(case: Case, rules: Rules) -> dict[str, tuple[EntityType, ...]]:
    """Return the entity types that the patterns of the type allow for each role."""
    found: dict[str, tuple[EntityType, ...]] = {}
    for rule in rules.rules:
        if rule.type == case.type:
            for slot in rule.pattern.slots:
                if slot.kind == "entity":
                    found.setdefault(slot.role, slot.types)
    return found


def supply(
    case: Case, entities: tuple[Entity, ...], references: tuple[Reference, ...], rules: Rules
) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
    """Add the marked names that the entity layer did not find, so that examples test rules alone."""
    types = wanted_types(case, rules)
    for mark in case.marks:
        if mark.role not in types or any(r.span.overlaps(mark.span) for r in references):
            continue
        name = mark.span.of(case.text)
        entity = Entity(f"marked:{name}", name, types[mark.role][0])
        entities = (*entities, *(() if entity.id in {e.id for e in entities} else (entity,)))
        references = (*references, Reference(mark.span, entity.id, "name", "marked in the example"))
    return entities, tuple(sorted(references, key=lambda r: (r.span, r.entity)))


def judge(case: Case, reading: Reading, rules: Rules) -> str:
    """Return what is wrong with the reading of a case, or an empty string."""
    found = {(s.subject, s.object): s for s in reading.statements if s.type == case.type}
    if case.kind == "not":
        return f"must yield nothing, but yields {_names(reading, found)}" if found else ""
    expected = _expected(case, reading, rules)
    mutual = {r.name for r in rules.rules if r.mutual}  # 国交を樹立する: both directions are said
    expected |= {(o, s) for s, o in expected if found.keys() & {(o, s)} and _rule_of(found[o, s]) in mutual}
    if set(found) != expected:
        return f"expected {_names(reading, expected)}, found {_names(reading, found)}"
    return next((fault for s in found.values() for fault in _differences(case, reading, s, rules)), "")


def _rule_of(statement: Statement) -> str:
    return statement.evidence[0].rule.rpartition(":")[0]


def _expected(case: Case, reading: Reading, rules: Rules) -> set[tuple[str, str]]:
    """Return the marked pairs as entity ids."""
    file = rules.files[case.type]
    subjects, objects = (_ids(case, reading, role) for role in (file.subject, file.object))
    symmetric = any(r.symmetric for r in rules.rules if r.type == case.type)
    pairs = set(product(subjects, objects))
    if symmetric:
        pairs |= set(combinations(subjects, 2)) | (set() if subjects else set(combinations(objects, 2)))
        return {(min(p), max(p)) for p in pairs if p[0] != p[1]}
    return pairs


def _ids(case: Case, reading: Reading, role: str) -> list[str]:
    """Return the entities of the marks with ``role``; a capital may stand for its state."""
    spans = [m.span for m in case.marks if m.role == role]
    hits = [r.entity for s in spans for r in reading.references if r.span.overlaps(s)]
    seats = {e.id: e.seat_of for e in reading.entities if e.seat_of}
    used = {end for s in reading.statements if s.type == case.type for end in (s.subject, s.object)}
    return list(dict.fromkeys(seats[h] if h not in used and seats.get(h) in used else h for h in hits))


def _differences(case: Case, reading: Reading, statement: Statement, rules: Rules) -> Iterator[str]:
    expect, names = case.expect, {e.id: {e.name, *e.aliases} for e in reading.entities}
    status = expect.status or "asserted"
    if statement.status != status:
        yield f"status is {statement.status}, expected {status}"
    for label, ids, name in (
        ("source", statement.sources, expect.source),
        ("denied_by", statement.denied_by, expect.denied_by),
    ):
        if name and not any(name in names.get(i, ()) for i in ids):
            yield f"{label} is {list(ids)}, expected {name}"
    if expect.time and statement.time != expect.time:
        yield f"time is {statement.time!r}, expected {expect.time!r}"
    for qualifier, role in rules.files[case.type].qualifiers.items():
        marked = next((m.span.of(case.text) for m in case.marks if m.role == role), "")
        value = statement.qualifiers.get(qualifier, "")
        if marked and not (value and (value in marked or marked in value)):
            yield f"{qualifier} is {value!r}, expected {marked!r}"


def _names(reading: Reading, pairs: Iterable[tuple[str, str]]) -> str:
    names = {e.id: e.name for e in reading.entities}
    listed = [f"{names.get(s, s)} → {names.get(o, o)}" for s, o in pairs]
    return "、".join(sorted(listed)) or "nothing"
