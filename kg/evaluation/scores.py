"""Scores of the annotation guide, section 6: mentions, linking, relations, status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.config.tables import load_relation_types
from kg.evaluation.gold import LOOSE, QUALIFIERS, Annotation, Case

SYMMETRIC = frozenset(
    {
        "met_with",
        "signed_treaty_with",
        "agreed_with",
        "cooperates_with",
        "allied_with",
        "trades_with",
        "drills_with",
        "family_of",
    }
)
"""Fixed here, not read from the configuration: a measure must not move with what it measures.

Types of one's own are added to them (:func:`symmetric_types`)."""

STATIC = frozenset({"holds_position", "located_in", "part_of", "member_of", "family_of"})
"""Lasting facts, which noun phrases tell; all other types are events, which clauses tell."""

RELATION_KEYS = frozenset({"subject", "type", "object", "status", "source", "denied_by", "evidence"})

Triple = tuple[str, str, str]


@dataclass
class Tally:
    """Counts of right, wrong and missed items.

    >>> t = Tally(); t.add({1, 2}, {2, 3}); t.f1
    0.5
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, gold: Set[Any], found: Set[Any]) -> None:
        """Count one document's items."""
        self.right += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        """Share of found items that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Share of gold items that were found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Share:
    """So many of so many."""

    ok: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.ok += right
        self.of += 1

    @property
    def value(self) -> float:
        """The share, 0 where there is nothing."""
        return self.ok / self.of if self.of else 0.0


@dataclass
class Miss:
    """One difference between gold and prediction, for reading."""

    case: str
    kind: str
    what: str
    words: str


@dataclass
class Scores:
    """All figures over a set of articles."""

    mentions: Tally = field(default_factory=Tally)
    mentions_by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relations: Tally = field(default_factory=Tally)
    relations_by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    pairs: Tally = field(default_factory=Tally)
    status: Share = field(default_factory=Share)
    names: Share = field(default_factory=Share)
    qualifiers: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    misses: list[Miss] = field(default_factory=list)
    causes: Counter[str] = field(default_factory=Counter)
    linked_precision: float = 0.0
    linked_recall: float = 0.0
    linked: int = 0

    @property
    def static(self) -> Tally:
        """Relations of lasting facts."""
        return _sum(t for kind, t in self.relations_by_type.items() if kind in STATIC)

    @property
    def events(self) -> Tally:
        """Relations of events."""
        return _sum(t for kind, t in self.relations_by_type.items() if kind not in STATIC)

    @property
    def b_cubed(self) -> float:
        """B³ F1 over the mentions found by both (Bagga and Baldwin 1998)."""
        if not self.linked:
            return 0.0
        p, r = self.linked_precision / self.linked, self.linked_recall / self.linked
        return 2 * p * r / (p + r) if p + r else 0.0


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for t in tallies:
        total = Tally(total.right + t.right, total.wrong + t.wrong, total.missed + t.missed)
    return total


def symmetric_types(configs: Path | None = None) -> frozenset[str]:
    """Return the symmetric relation types: the fixed ones, and those that ``configs`` adds."""
    types, _ = load_relation_types(configs)
    return SYMMETRIC | {name for name, t in types.items() if t.symmetric}


def score(pairs: Iterable[tuple[Case, Annotation]], symmetric: Collection[str] = SYMMETRIC) -> Scores:
    """Compare predictions (shape of ``kg extract --format json``) with their gold."""
    scores = Scores()
    for case, found in pairs:
        _score_mentions(scores, case, found)
        _score_linking(scores, case, found)
        _score_relations(scores, case, found, symmetric)
    return scores


def key(
    relation: Annotation, name: dict[str, str] | None = None, symmetric: Collection[str] = SYMMETRIC
) -> Triple:
    """Return what makes two relations the same: order does not matter for symmetric types."""
    ends = [
        str(name.get(relation[end], f"pred:{relation[end]}") if name else relation[end])
        for end in ("subject", "object")
    ]
    if relation["type"] in symmetric:
        ends.sort()
    return ends[0], str(relation["type"]), ends[1]


def align(gold: Annotation, found: Annotation) -> dict[str, str]:
    """Map each predicted entity to the gold entity with which it shares most mention characters."""
    owner = {i: e["id"] for e in gold["entities"] for start, end in e["mentions"] for i in range(start, end)}
    names = {}
    for entity in found["entities"]:
        votes = Counter(owner[i] for s, e in entity["mentions"] for i in range(s, e) if i in owner)
        names[entity["id"]] = votes.most_common(1)[0][0] if votes else f"pred:{entity['id']}"
    return names


def _mentions(annotation: Annotation) -> set[tuple[int, int, str]]:
    return {(s, e, entity["type"]) for entity in annotation["entities"] for s, e in entity["mentions"]}


def _score_mentions(scores: Scores, case: Case, found: Annotation) -> None:
    gold, mine = _mentions(case.gold), _mentions(found)
    scores.mentions.add(gold, mine)
    for kind in ("Person", "Country", "Organization", "Place"):
        scores.mentions_by_type[kind].add(
            {m for m in gold if m[2] == kind}, {m for m in mine if m[2] == kind}
        )
    for label, items in (("mention missed", gold - mine), ("mention wrong", mine - gold)):
        for start, end, kind in sorted(items):
            scores.misses.append(Miss(case.name, label, f"{kind} {start}-{end}", case.text[start:end]))


def _score_linking(scores: Scores, case: Case, found: Annotation) -> None:
    gold = {tuple(m): e["id"] for e in case.gold["entities"] for m in e["mentions"]}
    mine = {tuple(m): e["id"] for e in found["entities"] for m in e["mentions"]}
    both = [m for m in gold if m in mine]
    of_gold, of_mine = Counter(gold[m] for m in both), Counter(mine[m] for m in both)
    together = Counter((gold[m], mine[m]) for m in both)
    for mention in both:
        shared = together[gold[mention], mine[mention]]
        scores.linked_precision += shared / of_mine[mine[mention]]
        scores.linked_recall += shared / of_gold[gold[mention]]
    scores.linked += len(both)
    names = align(case.gold, found)
    by_gold: dict[str, Annotation] = {}
    for entity in found["entities"]:
        by_gold.setdefault(names[entity["id"]], entity)
    for entity in case.gold["entities"]:
        surfaces = {entity["name"]} | {case.text[s:e] for s, e in entity["mentions"]}
        right = entity["id"] in by_gold and by_gold[entity["id"]]["name"] in surfaces
        scores.names.add(right)
        if not right and entity["id"] in by_gold:
            scores.misses.append(Miss(case.name, "name wrong", entity["name"], by_gold[entity["id"]]["name"]))


def by_key(
    gold: Annotation, found: Annotation, symmetric: Collection[str] = SYMMETRIC
) -> tuple[dict[Triple, Annotation], dict[Triple, Annotation]]:
    """Return the relations of both sides by what makes them the same, named by the gold's entities."""
    names = align(gold, found)
    mine: dict[Triple, Annotation] = {}
    for relation in found["relations"]:
        mine.setdefault(key(relation, names, symmetric), relation)
    return {key(r, symmetric=symmetric): r for r in gold["relations"]}, mine


def _score_relations(scores: Scores, case: Case, found: Annotation, symmetric: Collection[str]) -> None:
    names = align(case.gold, found)
    gold, mine = by_key(case.gold, found, symmetric)
    scores.relations.add(set(gold), set(mine))
    scores.pairs.add({_pair(k) for k in gold}, {_pair(k) for k in mine})
    scores.causes.update(
        _cause(triple, set(mine), set(names.values())) for triple in sorted(gold.keys() - mine.keys())
    )
    for kind in sorted({k[1] for k in (*gold, *mine)}):
        scores.relations_by_type[kind].add(
            {k for k in gold if k[1] == kind}, {k for k in mine if k[1] == kind}
        )
    for triple in sorted(gold.keys() & mine.keys()):
        _score_status(scores, case, triple, gold[triple], mine[triple])
    for label, triples, side in (
        ("relation missed", gold.keys() - mine.keys(), gold),
        ("relation wrong", mine.keys() - gold.keys(), mine),
    ):
        for triple in sorted(triples):
            words = " … ".join(case.text[s:e] for s, e in (side[triple].get("evidence") or [])[:1])
            scores.misses.append(Miss(case.name, label, " ".join(triple), words))


def _cause(triple: Triple, mine: set[Triple], known: set[str]) -> str:
    """Say at which layer a missed relation was lost."""
    if not {triple[0], triple[2]} <= known:
        return "entity missed"
    if any(_pair(other) == _pair(triple) and other[1] == triple[1] for other in mine):
        return "wrong direction"
    if any(_pair(other) == _pair(triple) for other in mine):
        return "other type found for the pair"
    return "no frame or pattern"


def _pair(triple: Triple) -> tuple[str, ...]:
    return tuple(sorted((triple[0], triple[2])))


def _score_status(scores: Scores, case: Case, triple: Triple, gold: Annotation, mine: Annotation) -> None:
    right = gold.get("status") == mine.get("status")
    scores.status.add(right)
    words = " … ".join(case.text[s:e] for s, e in (mine.get("evidence") or [])[:1])
    if not right:
        what = f"{' '.join(triple)}: {gold.get('status')}, not {mine.get('status')}"
        scores.misses.append(Miss(case.name, "status wrong", what, words))
    own = sorted(gold.keys() - {*QUALIFIERS, *RELATION_KEYS})  # qualifiers of types of one's own
    for qualifier in (*QUALIFIERS, *own):
        if not gold.get(qualifier):
            continue
        wanted, got = str(gold[qualifier]), str(mine.get(qualifier) or "")
        same = wanted == got or (
            (qualifier in LOOSE or qualifier in own) and bool(got) and (wanted in got or got in wanted)
        )
        scores.qualifiers[qualifier].add(same)
        if not same:
            what = f"{' '.join(triple)} {qualifier}: {wanted!r}, not {got!r}"
            scores.misses.append(Miss(case.name, "qualifier wrong", what, words))
