"""素性の組: which attributes are weighed together, and the hashing that finds their weights.

Each template names attributes whose values together are one feature; a feature has one weight for each of
が, を and に. Features are hashed into a table (feature hashing, Weinberger et al. 2009), with integer
arithmetic only, so that scores are the same to the bit on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from kg.linking.attributes import Seen, code, of_noun, of_pair, of_predicate
from kg.linking.candidates import Candidate, Predicate

CASES = ("が", "を", "に")
TEMPLATES: tuple[tuple[str, ...], ...] = (
    ("way", "kind"), ("way", "own", "kind"), ("way", "end"), ("way", "sort"), ("way", "class"),
    ("way", "governing"), ("way", "verb"), ("way", "own", "end"),
    ("particle", "tie", "kind"), ("particle", "tie", "own", "side"), ("particle", "tie", "side", "steps"),
    ("particle", "side", "between", "kind"), ("particle", "quotes"), ("particle", "side", "rivals"),
    ("particle", "arc"), ("particle", "tie", "end"), ("particle", "tie", "comma"),
    ("particle", "governing", "end"), ("particle", "governor", "end"), ("particle", "class", "tie"),
    ("sort", "kind"), ("sort", "particle", "tie"), ("sort", "verb"), ("sort", "class", "tie"),
    ("sort", "tie", "own", "voice"),
    ("noun",), ("noun", "verb"),
    ("verb", "tie", "particle"), ("verb", "particle"), ("verb", "tie", "own"), ("verb", "tie", "modified"),
    ("modified", "own", "tie", "voice"), ("tie", "own", "end"), ("tie", "class", "own", "end"),
    ("valence", "tie", "own", "voice"), ("valence", "way"), ("valence", "modified", "own", "tie"),
    ("valence", "sort", "tie"), ("valence", "particle"),
)  # fmt: skip
COLUMNS = tuple(sorted({name for template in TEMPLATES for name in template}))
_AT = {name: number for number, name in enumerate(COLUMNS)}
_STEP = np.uint64(0x9E3779B97F4A7C15)
_SEEDS = [np.uint64((code("+".join(t)) * 0x9E3779B97F4A7C15) % 2**64) for t in TEMPLATES]
_CASES = [np.uint64((code(case) * 0xD6E8FEB86659FD93) % 2**64) for case in CASES]

Columns = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


def attributes(
    candidate: Candidate, predicate: Predicate, about: dict[str, str], seen: dict[int, Seen]
) -> dict[str, str]:
    """Return what is seen of a candidate; ``about`` is what is seen of its predicate."""
    if candidate.chunk is None:
        return {**about, "tie": "nobody", "way": "nobody", "side": ""}
    there = of_noun(candidate.chunk, seen[id(candidate.scene)])
    if candidate.distance:
        back = f"before{candidate.distance}"
        return {**about, **there, "tie": back, "way": back, "side": ""}
    return {**about, **there, **of_pair(candidate, predicate, seen[id(candidate.scene)])}


def columns(predicates: Sequence[Predicate], candidates: Sequence[Candidate]) -> Columns:
    """Return the attributes of all candidates as hashes, one row each, in the order of ``COLUMNS``."""
    seen: dict[int, Seen] = {}
    for predicate in predicates:
        if id(predicate.scene) not in seen:
            seen[id(predicate.scene)] = Seen(predicate.scene)
    for candidate in candidates:
        if id(candidate.scene) not in seen:
            seen[id(candidate.scene)] = Seen(candidate.scene)
    rows = []
    for predicate in predicates:
        about = of_predicate(predicate, seen[id(predicate.scene)])
        for candidate in candidates[predicate.first : predicate.last]:
            values = attributes(candidate, predicate, about, seen)
            rows.append([code(values.get(name, "")) for name in COLUMNS])
    return np.array(rows, dtype=np.uint64).reshape(len(rows), len(COLUMNS))


def hashed(table: Columns) -> npt.NDArray[np.uint64]:
    """Return a hash for each row and template."""
    found = np.empty((len(table), len(TEMPLATES)), dtype=np.uint64)
    for number, template in enumerate(TEMPLATES):
        value = np.full(len(table), _SEEDS[number], dtype=np.uint64)
        for name in template:
            value = (value ^ table[:, _AT[name]]) * _STEP
            value ^= value >> np.uint64(29)
        found[:, number] = value
    return found


def places(features: npt.NDArray[np.uint64], case: int, bits: int) -> Places:
    """Return where the weights of ``features`` for a case stand in a table of 2 ** ``bits``."""
    found: Places = (((features ^ _CASES[case]) * _STEP) >> np.uint64(64 - bits)).astype(np.int64)
    return found


__all__ = ["CASES", "COLUMNS", "TEMPLATES", "attributes", "columns", "hashed", "places"]
