"""Where one says yes and another says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.graph.relations import Passage, Relation, newest_first
from kg.model import Entity

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph


@dataclass(frozen=True)
class Dispute:
    """A statement that stands in some sentences (``claims``) and is denied in others (``denials``).

    ``denied_by`` may be empty (a sentence that says it is not so names nobody), and so may ``denials``
    (the denial speaks of the claim without repeating it).
    """

    relation: Relation
    claims: tuple[Passage, ...]
    denials: tuple[Passage, ...]

    @property
    def claimed_by(self) -> tuple[Entity, ...]:
        """Who says it; empty where the news tells it as fact."""
        return self.relation.claimed_by

    @property
    def denied_by(self) -> tuple[Entity, ...]:
        """Who denies it."""
        return self.relation.denied_by

    def __str__(self) -> str:
        said = "、".join(e.name for e in self.claimed_by) or "報道"
        denied = "、".join(e.name for e in self.denied_by) or "報道"
        return f"{self.relation}: {said}が主張、{denied}が否定"

    def to_json(self) -> dict[str, Any]:
        """Return plain data: the relation, and the sentences on either side."""
        from kg.graph.records import passage_to_json, relation_to_json

        row = relation_to_json(self.relation)
        del row["evidence"]
        row["claims"] = [passage_to_json(p) for p in self.claims]
        row["denials"] = [passage_to_json(p) for p in self.denials]
        return row


def disputes(graph: KnowledgeGraph) -> list[Dispute]:
    """Return every statement that somebody denies or that the news tells both ways, newest first."""
    found = []
    for relation in newest_first(graph.relation(s) for s in graph.statements):
        denials = tuple(p for p in relation.evidence if _denies(p))
        claims = tuple(p for p in relation.evidence if not _denies(p))
        if relation.denied_by or (denials and any(p.status in ("asserted", "claimed") for p in claims)):
            found.append(Dispute(relation, claims, denials))
    return found


def _denies(passage: Passage) -> bool:
    """A denial in the words of the sentence itself; ``denied_by`` may come from another sentence."""
    return passage.status == "negated" or any(cue.kind == "denial" for cue in passage.evidence.cues)
