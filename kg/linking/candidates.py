"""候補: for every predicate of a document the nouns that may fill its が, を and に."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.syntax.bunsetsu import Chunk
from kg.syntax.coordination import is_item
from kg.syntax.drafts import Draft
from kg.syntax.scenes import Scene

CARRIED = 2
"""How many topics of the sentences before may fill a gap."""


@dataclass(slots=True)
class Candidate:
    """A noun bunsetsu beside a predicate; ``distance`` counts sentences back (0: the same one).

    ``chunk`` is None for nobody: the case stays empty.
    """

    predicate: int
    chunk: Chunk | None
    scene: Scene
    distance: int = 0


@dataclass(slots=True)
class Predicate:
    """A draft with its candidates, a stretch of the flat list that :func:`candidates` returns."""

    draft: Draft
    scene: Scene
    first: int
    last: int


def candidates(scenes: Sequence[Scene]) -> tuple[list[Predicate], list[Candidate]]:
    """Return the predicates of a document in text order, and their candidates, nobody the last of each."""
    predicates: list[Predicate] = []
    found: list[Candidate] = []
    topics: list[tuple[Chunk, Scene, int]] = []
    for scene in scenes:
        nouns = [c for c in scene.chunks if is_candidate(c)]
        carried = [(c, s, scene.sentence - at) for c, s, at in topics[-CARRIED:]]
        for draft in scene.drafts:
            if draft.kind == "title" or scene.at.get(draft.chunk.index) is not draft:
                continue
            first, index = len(found), len(predicates)
            here = draft.chunk
            found += [
                Candidate(index, c, scene) for c in nouns if c is not here and not _inside(c, here, scene)
            ]
            found += [Candidate(index, c, s, max(1, back)) for c, s, back in carried]
            found.append(Candidate(index, None, scene))
            predicates.append(Predicate(draft, scene, first, len(found)))
        if (topic := _topic(nouns)) is not None:
            topics.append((topic, scene, scene.sentence))
    return predicates, found


def is_candidate(chunk: Chunk) -> bool:
    """Tell whether a bunsetsu names something: a noun that is no time, or a noun with the copula."""
    if not chunk.units:
        return False
    if chunk.kind == "noun":
        return chunk.units[-1].cls != "T"
    return chunk.pred is not None and chunk.pred.kind == "copular"


def _inside(chunk: Chunk, here: Chunk, scene: Scene) -> bool:
    """Tell whether a bunsetsu belongs to another: an item of a list, or what an event noun has by の."""
    if chunk.kind != "noun" or chunk.head < 0:
        return False
    if chunk.head == here.index:
        return here.kind == "noun" and chunk.adnominal  # 日本の支援: the rules know what the の is
    return is_item(chunk, scene.chunks[chunk.head])


def _topic(nouns: Iterable[Chunk]) -> Chunk | None:
    """Return the topic that a sentence leaves to the next: its first は, or else its first が."""
    listed = [c for c in nouns if c.kind == "noun"]
    for case in ("は", "が"):
        for chunk in listed:
            if chunk.case == case:
                return chunk
    return None


__all__ = ["Candidate", "Predicate", "candidates", "is_candidate"]
