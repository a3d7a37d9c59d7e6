"""決定: of all candidates each case of each predicate gets one, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.coordination import arguments_of
from kg.linking.candidates import Candidate, Predicate, candidates
from kg.linking.constructions import close_clefts
from kg.linking.features import CASES, columns, hashed
from kg.linking.weights import scores
from kg.model.frames import Origin

LATER = ("後", "以降", "以後", "以前", "中", "間", "時")
"""A topic that ends so says when (停戦合意後も)."""
GROUPS = 1000
"""Conjuncts share a group; those of other sentences have numbers of their own."""


@dataclass(slots=True)
class Link:
    """A decision: ``candidate`` fills ``case`` of ``predicate``; ``margin`` is its lead over nobody."""

    predicate: Predicate
    candidate: Candidate
    case: str
    margin: int

    def add(self) -> None:
        """Write the decision into the draft, each item of a list an argument of its own."""
        noun, draft, scene = self.candidate.chunk, self.predicate.draft, self.candidate.scene
        assert noun is not None
        group = noun.index + GROUPS * self.candidate.distance
        draft.arguments += arguments_of(noun, self.case, origin(self), group, scene.lexicon)


def link(scenes: Sequence[Scene]) -> list[Link]:
    """Give the predicates of a document their が, を and に. Linear in the number of candidates."""
    predicates, found = candidates(scenes)
    if not predicates:
        return []
    table = scores(hashed(columns(predicates, found)))
    links = [link for predicate in predicates for link in _decide(predicate, found, table)]
    links += _left(predicates, found, links)
    for link in links:
        link.add()
    for scene in scenes:
        close_clefts(scene, links)
    return links


def _decide(predicate: Predicate, found: Sequence[Candidate], table) -> list[Link]:  # type: ignore[no-untyped-def]
    """Take the best candidates in turn: a case is filled once, a noun fills one case."""
    rows = table[predicate.first : predicate.last] - table[predicate.last - 1]
    options = [
        (-int(rows[row, case]), case, row)
        for row in range(len(rows) - 1)
        for case in range(len(CASES))
        if rows[row, case] > 0
    ]
    chosen: list[Link] = []
    cases: set[int] = set()
    nouns: set[int] = set()
    for cost, case, row in sorted(options):
        if case in cases or row in nouns:
            continue
        candidate = found[predicate.first + row]
        cases.add(case)
        nouns.add(row)
        chosen.append(Link(predicate, candidate, CASES[case], -cost))
    return chosen


def _left(predicates: Sequence[Predicate], found: Sequence[Candidate], links: Sequence[Link]) -> list[Link]:
    """What has a particle belongs to somebody: a noun that nobody took goes to its head."""
    taken = {(id(link.candidate.scene), link.candidate.chunk.index) for link in links if link.candidate.chunk}
    filled = {(id(link.predicate), link.case) for link in links}
    more: list[Link] = []
    for predicate in predicates:
        chunk = predicate.draft.chunk
        for candidate in found[predicate.first : predicate.last]:
            noun = candidate.chunk
            if noun is None or candidate.distance:
                continue
            if (id(candidate.scene), noun.index) in taken:
                case = _scene_of(noun, chunk, candidate.scene)
            else:
                case = _by_particle(noun, chunk)
            if case and (id(predicate), case) not in filled:
                more.append(Link(predicate, candidate, case, 0))
                filled.add((id(predicate), case))
            elif case == "が" and noun.case == "は":
                more.append(Link(predicate, candidate, "は", 0))
    return more


def _scene_of(noun: Chunk, predicate: Chunk, scene: Scene) -> str:
    """会談した都市: the place that a clause modifies, where it happened."""
    placed = predicate.kind == "pred" and predicate.link == "adn" and predicate.head == noun.index
    return "で" if placed and scene.lexicon.has("places", noun.units[-1].text) else ""


def _by_particle(noun: Chunk, predicate: Chunk) -> str:
    """Return the case that a noun has by its particle alone, "" where that tells nothing."""
    if noun.kind != "noun" or noun.adnominal:
        return ""
    if noun.head == predicate.index:
        if noun.case == "は":
            ends = noun.units[-1].text.endswith(LATER) and not noun.units[-1].name
            return "" if noun.units[-1].cls in "TD" or ends else "が"
        named = any(u.name for u in noun.units)
        return noun.case if noun.case in ("が", "を") or (noun.case == "に" and named) else ""
    return ""


def origin(link: Link) -> Origin:
    """Return how an argument is known; it follows from where the noun stands."""
    noun, chunk = link.candidate.chunk, link.predicate.draft.chunk
    assert noun is not None
    if link.candidate.distance:
        return "inferred"
    if noun.head == chunk.index:
        return "topic" if noun.case == "は" else "explicit"
    if chunk.head == noun.index and chunk.kind == "pred":
        return "relative"
    return "shared"


__all__ = ["Link", "link", "origin"]
