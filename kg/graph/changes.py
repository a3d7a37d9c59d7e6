"""What changed between two graphs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.graph.relations import Relation
from kg.model import Entity

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph


@dataclass(frozen=True)
class Change:
    """A relation in both graphs that now reads differently; ``what`` names the fields."""

    before: Relation
    after: Relation
    what: tuple[str, ...]

    def __str__(self) -> str:
        parts = [f"{name} {_show(self.before, name)} → {_show(self.after, name)}" for name in self.what]
        return f"{self.after}: {', '.join(parts)}"


@dataclass(frozen=True)
class Replacement:
    """A sentence that now gives another relation between the same two: another type, or turned round."""

    before: Relation
    after: Relation

    def __str__(self) -> str:
        if self.before.type == self.after.type:
            return f"{self.after} (turned round)"
        return f"{self.after} (was {self.before.label})"


@dataclass(frozen=True)
class Diff:
    """What the later graph has more, less and different; each list in order of ids.

    ``replaced`` pairs what is in ``removed`` and in ``added`` by the same sentence.
    """

    entities_added: tuple[Entity, ...]
    entities_removed: tuple[Entity, ...]
    added: tuple[Relation, ...]
    removed: tuple[Relation, ...]
    changed: tuple[Change, ...]

    @cached_property
    def replaced(self) -> tuple[Replacement, ...]:
        """Relations that another one took the place of, in the same sentence between the same two."""
        waiting = list(self.added)
        found = []
        for before in self.removed:
            after = next((r for r in waiting if _same_place(before, r)), None)
            if after:
                waiting.remove(after)
                found.append(Replacement(before, after))
        return tuple(found)

    @classmethod
    def of(cls, before: KnowledgeGraph, after: KnowledgeGraph) -> Diff:
        """Compare two graphs by the ids of entities and the keys of statements."""
        old, new = set(before.statements.keys), set(after.statements.keys)
        changed = []
        for key in sorted(old & new):
            a, b = before.statements.get(key), after.statements.get(key)
            if a and b and a != b:
                r, s = before.relation(a), after.relation(b)
                what = tuple(name for name in _FIELDS if _show(r, name) != _show(s, name))
                changed.append(Change(r, s, what or ("evidence",)))
        return cls(
            tuple(e for i, e in after.entities.items() if i not in before.entities),
            tuple(e for i, e in before.entities.items() if i not in after.entities),
            tuple(after.relation(s) for s in after.statements if s.key not in old),
            tuple(before.relation(s) for s in before.statements if s.key not in new),
            tuple(changed),
        )

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any((self.entities_added, self.entities_removed, self.added, self.removed, self.changed))

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "entities_added": [{"id": e.id, "name": e.name} for e in self.entities_added],
            "entities_removed": [{"id": e.id, "name": e.name} for e in self.entities_removed],
            "added": [_row(r) for r in self.added],
            "removed": [_row(r) for r in self.removed],
            "replaced": [{"was": _row(r.before), "is": _row(r.after)} for r in self.replaced],
            "changed": [
                _row(c.after)
                | {
                    "was": {n: _show(c.before, n) for n in c.what},
                    "is": {n: _show(c.after, n) for n in c.what},
                }
                for c in self.changed
            ],
        }


def _same_place(a: Relation, b: Relation) -> bool:
    if {a.subject.id, a.object.id} != {b.subject.id, b.object.id}:
        return False
    places = [{(e.document, e.text) for e in r.statement.evidence} for r in (a, b)]
    return bool(places[0] & places[1])


_FIELDS = ("status", "time", "qualifiers", "claimed_by", "denied_by", "evidence")


def _show(relation: Relation, name: str) -> str:
    value = getattr(relation, name)
    if name == "evidence":
        return f"{len(value)} sentences"
    if name == "qualifiers":
        return "、".join(f"{k}={v}" for k, v in sorted(value.items())) or "-"
    if isinstance(value, tuple):
        return "、".join(e.name for e in value) or "-"
    return str(value) or "-"


def _row(r: Relation) -> dict[str, Any]:
    return {
        "subject": r.subject.name,
        "type": r.type,
        "object": r.object.name,
        "status": r.status,
        "label": r.label,
    }
