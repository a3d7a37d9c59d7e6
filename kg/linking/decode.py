"""決定: of all candidates each case of each predicate gets one, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.coordination import arguments_of
from kg.linking.candidates import Candidate, Predicate, candidates
from kg.linking.features import CASES, columns, hashed
from kg.linking.weights import scores
from kg.model import Argument
from kg.model.frames import Origin

DOUBT = {"explicit": 0, "topic": 0, "relative": 0, "shared": 0, "inferred": 0}
"""By how much a candidate must be better than nobody, by how it is known, in units of the score."""


@dataclass(slots=True)
class Link:
    """A decision: ``candidate`` fills ``case`` of ``predicate``; ``margin`` is its lead over nobody."""

    predicate: Predicate
    candidate: Candidate
    case: str
    margin: int


def link(scenes: Sequence[Scene]) -> list[Link]:
    """Give the predicates of a document their が, を and に. Linear in the number of candidates."""
    predicates, found = candidates(scenes)
    if not predicates:
        return []
    table = scores(hashed(columns(predicates, found)))
    links = [link for predicate in predicates for link in _decide(predicate, found, table)]
    taken = {(id(link.candidate.scene), link.candidate.chunk.index) for link in links if link.candidate.chunk}
    links += [link for predicate in predicates for link in _left(predicate, found, taken, links)]
    for link in links:
        _add(link)
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


def _left(predicate: Predicate, found: Sequence[Candidate], taken: set[tuple[int, int]], links: list[Link]) -> list[Link]:
    """What has a case particle belongs to somebody: a noun that nobody took goes to its head."""
    chunk = predicate.draft.chunk
    filled = {link.case for link in links if link.predicate is predicate}
    more = []
    for candidate in found[predicate.first : predicate.last]:
        noun = candidate.chunk
        if noun is None or candidate.distance or noun.head != chunk.index or noun.kind != "noun" or noun.adnominal:
            continue
        if noun.case in CASES and noun.case not in filled and (id(candidate.scene), noun.index) not in taken:
            if noun.case == "に" and not any(u.name for u in noun.units):
                continue
            more.append(Link(predicate, candidate, noun.case, 0))
            filled.add(noun.case)
    return more


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


def _add(link: Link) -> None:
    noun, draft = link.candidate.chunk, link.predicate.draft
    assert noun is not None
    group = noun.index + (1000 * link.candidate.distance)
    lexicon = link.candidate.scene.lexicon
    draft.arguments += arguments_of(noun, link.case, origin(link), group, lexicon)


__all__ = ["Link", "link", "origin"]
