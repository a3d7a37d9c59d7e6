"""Train the weights of kg/linking: python -m tools.linking.train PAS.jsonl [-o kg/linking/weights.npz]

The corpus: JSON lines of texts with predicates and their が, を and に, made from the Wikipedia Annotated
Corpus of Kyoto University (CC BY-SA 4.0), and the sentences of paradigms.yaml. The model: for every
predicate and case a softmax over the candidates and nobody (log-linear, L2), fitted with L-BFGS; several
right candidates share the credit. Needs SciPy, which running kg does not. Some five minutes and 6 GB.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from kg.frames.reader import read_all_scenes
from kg.linking.candidates import Candidate, candidates
from kg.linking.features import CASES, columns, hashed, places
from kg.linking.weights import BITS, SCALE
from kg.model import Document, Span
from kg.pipeline import Pipeline, prepare
from kg.syntax.coordination import conjuncts
from tools.linking.paradigms import TEACH, generate

L2, ROUNDS, EACH = 1.5, 60, 14
Row = dict[str, Any]


@dataclass
class Examples:
    """Features of the candidates (one row each), which are right by case, how many each predicate has."""

    features: np.ndarray
    right: np.ndarray
    counts: np.ndarray


def examples(rows: Iterable[Row]) -> Examples:
    """Read texts with their annotated predicates; predicates that nobody annotated teach nothing."""
    pipeline = Pipeline()
    features, right, counts = [], [], []
    for row in rows:
        for table, labels in _document(pipeline, row):
            features.append(table)
            right.append(labels)
            counts.append(len(labels))
    return Examples(np.concatenate(features), np.concatenate(right), np.array(counts))


def read_corpus(path: Path, kept: Path | None) -> Examples:
    """Read the corpus, or what an earlier run kept of it (good as long as the features are the same)."""
    if kept is not None and kept.exists():
        with np.load(kept) as stored:
            return Examples(stored["features"], stored["right"], stored["counts"])
    found = examples(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    if kept is not None:
        np.savez(kept, features=found.features, right=found.right, counts=found.counts)
    return found


def join(one: Examples, other: Examples) -> Examples:
    """Return both, one after the other."""
    return Examples(
        np.concatenate([one.features, other.features]),
        np.concatenate([one.right, other.right]),
        np.concatenate([one.counts, other.counts]),
    )


def _document(pipeline: Pipeline, row: Row) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    document = replace(Document(row["id"], row["text"]), body=(Span(0, len(row["text"])),))
    normal, copy = prepare(document)
    sentences = next(iter(pipeline.parser.parse_many([copy])))
    entities, references = pipeline.find_entities(copy, sentences)
    scenes = read_all_scenes(copy, sentences, references, entities, pipeline.lexicon)
    predicates, found = candidates(scenes)
    if not predicates:
        return
    table = hashed(columns(predicates, found))
    for predicate in predicates:
        trigger = tuple(normal.to_original(predicate.draft.trigger))
        gold = [p for p in row["predicates"] if _touch(trigger, p["span"])]
        if gold:
            stretch = slice(predicate.first, predicate.last)
            yield table[stretch], _labels(found[stretch], gold[-1]["args"], normal.to_original)


def _labels(found: list[Candidate], arguments: list[Row], original: Any) -> np.ndarray:
    """Return which candidates are right for each case; nobody is, where none of them is."""
    labels = np.zeros((len(found), len(CASES)), dtype=bool)
    for number, candidate in enumerate(found):
        heads = [tuple(original(head)) for head in _heads(candidate)]
        for case, name in enumerate(CASES):
            spans = [s for a in arguments if a["case"] == name for s in (a["span"], *a["same"])]
            labels[number, case] = any(_touch(head, span) for head in heads for span in spans)
    labels[-1] = ~labels.any(axis=0)
    return labels


def _heads(candidate: Candidate) -> list[Span]:
    chunk = candidate.chunk
    if chunk is None:
        return []
    if chunk.kind == "noun":
        return [noun.head for noun in conjuncts(chunk, candidate.scene.lexicon)]
    return [chunk.pred.span] if chunk.pred is not None else []


def _touch(one: Any, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def fit(data: Examples) -> np.ndarray:
    """Return the weights, 2 ** BITS real numbers."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    found = np.concatenate([places(data.features, case, BITS) for case in range(len(CASES))])
    right = data.right.T.reshape(-1)
    counts = np.tile(data.counts, len(CASES))
    rows, width = found.shape
    design = csr_matrix(
        (np.ones(found.size, np.float32), found.ravel(), np.arange(0, found.size + 1, width)),
        (rows, 1 << BITS),
    )
    back = design.T.tocsr()
    starts = np.concatenate([[0], np.cumsum(counts)])[:-1]
    group = np.repeat(np.arange(len(counts)), counts)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = design @ weights
        top = np.maximum.reduceat(score, starts)
        odds = np.exp(score - top[group])
        whole = np.add.reduceat(odds, starts)
        good = np.where(right, odds, 0)
        share = np.add.reduceat(good, starts)
        slope = back @ (odds / whole[group] - good / share[group]) + L2 * weights
        return float(np.log(whole).sum() - np.log(share).sum() + L2 / 2 * (weights @ weights)), slope

    options = {"maxiter": ROUNDS, "maxcor": 5}
    return minimize(loss, np.zeros(1 << BITS), jac=True, method="L-BFGS-B", options=options).x  # type: ignore[no-any-return]


def store(weights: np.ndarray, path: Path) -> int:
    """Write the weights as whole numbers, the zeros left out; return how many are left."""
    whole = np.round(weights * SCALE).clip(-32767, 32767).astype(np.int16)
    at = np.nonzero(whole)[0]
    np.savez_compressed(path, gaps=np.diff(at, prepend=0).astype(np.uint32), values=whole[at])
    return len(at)


def main() -> None:
    """Train and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("-o", "--output", type=Path, default=Path("kg/linking/weights.npz"))
    options.add_argument("--kept", type=Path, help="where the features of the corpus are kept between runs")
    given = options.parse_args()
    taught = examples(generate(TEACH, EACH))
    data = join(read_corpus(given.corpus, given.kept), taught)
    print(f"{len(data.counts):,} predicates, {len(data.right):,} candidates")
    print(f"{store(fit(data), given.output):,} weights in {given.output}")


if __name__ == "__main__":
    main()
