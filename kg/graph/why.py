"""Why an edge is there: sentence, marked roles, rule, and how each role was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.graph.relations import Passage, Relation

HOW = {
    "explicit": "stands in the sentence",
    "topic": "is its topic (は, も)",
    "relative": "is described by the clause",
    "shared": "is shared with another clause",
    "incorporated": "is part of the word (訪朝)",
    "inferred": "is understood from what came before",
    "coreference": "is meant by 両国, 同氏 and the like",
    "lifted": "stands for a generic noun that belongs to it (ロシアの会社)",
    "seat": "stands for its government (平壌)",
    "possessor": "possesses the noun (日本の対応)",
    "partner": "is the other side of a pair",
    "name": "is part of the name itself",
}
"""How the filler of a role was found; several steps are joined with ``+``."""


def in_words(found: str) -> str:
    """Put the steps of ``found`` into words.

    >>> in_words("explicit+seat")
    'explicit+seat: stands in the sentence, stands for its government (平壌)'
    """
    words = [HOW[step] for step in found.split("+") if step in HOW]
    return f"{found}: {', '.join(words)}" if words else found


@dataclass(frozen=True)
class Explanation:
    """One sentence behind a relation and how it was read.

    ``rule`` is ``type/pattern`` and ``variant`` the construction (active, passive, …); ``roles``
    maps a role to its words and how they were found; ``cues`` are the words behind the status.
    """

    relation: Relation
    passage: Passage
    rule: str
    variant: str
    roles: dict[str, tuple[str, str]]
    cues: tuple[tuple[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        from kg.graph.records import passage_to_json

        return {
            "subject": self.relation.subject.name,
            "type": self.relation.type,
            "object": self.relation.object.name,
            "label": self.relation.label,
            "rule": self.rule,
            "variant": self.variant,
            "roles": {role: {"text": text, "found": how} for role, (text, how) in self.roles.items()},
            "cues": [{"text": text, "kind": kind} for text, kind in self.cues],
            "claimed_by": [self.relation.graph.entities[i].name for i in self.passage.evidence.sources],
            "denied_by": [self.relation.graph.entities[i].name for i in self.passage.evidence.denied_by],
            **passage_to_json(self.passage),
        }


def explain(relation: Relation) -> list[Explanation]:
    """Return one explanation for each sentence of a relation, newest first."""
    return [_explain(relation, passage) for passage in relation.evidence]


def _explain(relation: Relation, passage: Passage) -> Explanation:
    e = passage.evidence
    rule, _, variant = e.rule.partition(":")
    found = dict(e.found)
    words = {role: passage.text[start:end] for role, (start, end) in passage.spans.items() if role != "quote"}
    roles = {r: (words.get(r, ""), found.get(r, "")) for r in ("subject", "trigger", "object")}
    roles |= {name: (value, found.get(name, "")) for name, value in e.qualifiers}
    roles |= {role: ("", how) for role, how in e.found if role not in roles}
    start = e.sentence.start
    cues = tuple((passage.text[c.span.start - start : c.span.end - start], c.kind) for c in e.cues)
    return Explanation(relation, passage, rule, variant or "active", roles, cues)
