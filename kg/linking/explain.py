"""説明: the candidates for each case of each predicate, their scores, the features that weigh most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.linking.attributes import Seen, of_predicate
from kg.linking.candidates import Candidate, Predicate, candidates
from kg.linking.features import CASES, TEMPLATES, attributes, columns, hashed, places
from kg.linking.weights import BITS, SCALE, scores, weights
from kg.syntax.scenes import Scene

RUNNERS, FEATURES = 3, 4


@dataclass(frozen=True)
class Weighed:
    """A candidate for one case: its words, its score over nobody in log odds, and its heaviest features."""

    words: str
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Choice:
    """How the candidates for one case of one predicate compare, best first."""

    predicate: str
    case: str
    candidates: tuple[Weighed, ...]


def weigh(scenes: Sequence[Scene]) -> Iterator[Choice]:
    """Yield the choices of a document before any law of the decoder, best candidates first.

    Scores are those that :func:`kg.linking.decode.link` compares; 0 is nobody.
    """
    predicates, found = candidates(scenes)
    if not predicates:
        return
    features = hashed(columns(predicates, found))
    table = scores(features)
    for predicate in predicates:
        rows = range(predicate.first, predicate.last - 1)
        for case, name in enumerate(CASES):
            nobody = int(table[predicate.last - 1, case])
            best = sorted(rows, key=lambda row: -int(table[row, case]))[:RUNNERS]
            weighed = [
                Weighed(
                    _words(found[row]),
                    (int(table[row, case]) - nobody) / SCALE,
                    tuple(_heaviest(found[row], predicate, features[row : row + 1], case)),
                )
                for row in best
            ]
            draft = predicate.draft
            yield Choice(draft.trigger.of(predicate.scene.text), name, tuple(weighed))


def _words(candidate: Candidate) -> str:
    assert candidate.chunk is not None
    words = "".join(w.text for w in candidate.chunk.words)
    return words + f" (↑{candidate.distance})" if candidate.distance else words


def _heaviest(
    candidate: Candidate,
    predicate: Predicate,
    features: object,
    case: int,
) -> Iterator[tuple[str, float]]:
    """Yield the features of a candidate that weigh most, with what they saw."""
    seen = {id(s): Seen(s) for s in (candidate.scene, predicate.scene)}
    about = of_predicate(predicate, seen[id(predicate.scene)])
    values = attributes(candidate, predicate, about, seen)
    table = weights()
    found = [int(table[place]) for place in places(features, case, BITS)[0]]  # type: ignore[arg-type]
    for number in sorted(range(len(TEMPLATES)), key=lambda n: -abs(found[n]))[:FEATURES]:
        shown = " ".join(f"{name}={values.get(name, '') or '–'}" for name in TEMPLATES[number])
        yield shown, found[number] / SCALE


__all__ = ["Choice", "Weighed", "weigh"]
