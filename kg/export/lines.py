"""Readings as lines to be kept under version control: a change of the rules is read in review as a diff."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Reading, Statement


def reading_to_lines(reading: Reading) -> Iterator[str]:
    """Yield a heading and one line a statement, in order of names, without rules, places and confidence.

    Form: ``subject type object status [qualifier=words …] [time=…] [source=…] [denied_by=…]``.
    """
    document = reading.document
    yield " ".join(x for x in ("#", document.id, document.published) if x)
    names = {e.id: e.name for e in reading.entities}
    yield from sorted(_line(s, names) for s in reading.statements)


def _line(s: Statement, names: dict[str, str]) -> str:
    details = {**s.qualifiers, "time": s.time}
    details["source"] = "、".join(names.get(i, i) for i in s.sources)
    details["denied_by"] = "、".join(names.get(i, i) for i in s.denied_by)
    said = [f"{name}={' '.join(value.split())}" for name, value in details.items() if value]
    ends = (names.get(s.subject, s.subject), s.type, names.get(s.object, s.object))
    return " ".join((*ends, s.status, *said))
