"""The named-entity decoder, for all words of a batch at once.

Replaces ``spacy.pipeline.EntityRecognizer`` in prediction, which on Python ≤ 3.11 takes 65 % of
the time of the stock pipeline (758 actions are checked for every word, one call each).
As long as no entity is open, a state depends on nothing but its word: all words are scored by
one product. Inside an entity only "go on" and "end here" of its own label compete, and all
entities that might begin anywhere step together.

Assumes a greedy decoder (beam width 1), no preset entities and three features (the word, the
first word of the open entity, the word before).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.parsing.weights import Floats, Transitions, UnsupportedError

Flags = NDArray[np.bool_]


class Entity(NamedTuple):
    """Words ``first`` to ``end`` (exclusive) of the batch, and what they name."""

    first: int
    end: int
    label: str


class EntityDecoder:
    """Finds entities with the weights of spaCy's transition model."""

    def __init__(self, weights: Transitions) -> None:
        self.weights = weights
        by_kind: dict[str, dict[str, int]] = {kind: {} for kind in "BILUO"}
        for number, action in enumerate(weights.actions):
            kind, _, label = action.partition("-")
            by_kind[kind][label] = number
        # "U-" without a label only blocks preset entities.
        by_kind["U"].pop("", None)
        self.labels = list(by_kind["B"])
        if not all(list(by_kind[kind]) == self.labels for kind in "ILU") or list(by_kind["O"]) != [""]:
            raise UnsupportedError("entity labels differ between actions")
        self._columns = {kind: list(numbers.values()) for kind, numbers in by_kind.items()}

    def decode(self, vectors: Floats, starts: Flags, blank: Flags) -> list[Entity]:
        """Return the entities in order.

        ``vectors`` (words, width); ``starts``: the word begins a sentence (or a text);
        ``blank``: it is white space.
        """
        w = self.weights
        inner: Floats = vectors @ w.reduce
        inner += w.reduce_bias
        by_word: Floats = inner @ w.lower
        parts: Floats = by_word.reshape(len(vectors), w.features, -1)
        last = np.append(starts[1:], True)  # nothing may run over the end of a sentence
        begins, unit, label_b, label_u = self._outside(parts, last, blank)
        first = np.flatnonzero(begins)
        ends = self._follow(parts, first, label_b[first], last)
        return self._collect(begins, unit, label_b, label_u, dict(zip(first.tolist(), ends, strict=True)))

    def _hidden(self, total: Floats) -> Floats:
        pieces = total.reshape(len(total), self.weights.pieces, -1)
        hidden: Floats = pieces[:, 0]
        for piece in range(1, self.weights.pieces):
            hidden = np.maximum(hidden, pieces[:, piece])
        return hidden

    def _scores(self, hidden: Floats, kind: str) -> Floats:
        columns = self._columns[kind]
        scores: Floats = hidden @ self.weights.upper[:, columns] + self.weights.upper_bias[columns]
        return scores

    def _outside(
        self, parts: Floats, last: Flags, blank: Flags
    ) -> tuple[Flags, Flags, NDArray[np.intp], NDArray[np.intp]]:
        """Decide for each word, were no entity open: begin one, be one, or neither; with the labels."""
        w = self.weights
        hidden = self._hidden(parts[:, 0] + (w.absent[1] + w.absent[2] + w.lower_bias))
        begin, unit = self._scores(hidden, "B"), self._scores(hidden, "U")
        out = self._scores(hidden, "O")[:, 0]
        label_b, label_u = begin.argmax(axis=1), unit.argmax(axis=1)
        best_b = np.where(last | blank, -np.inf, begin.max(axis=1))
        best_u = np.where(blank, -np.inf, unit.max(axis=1))
        # Equal scores go to the action with the smaller number: B before U before O.
        begins = (best_b >= best_u) & (best_b >= out)
        return begins, ~begins & (best_u >= out), label_b, label_u

    def _follow(
        self, parts: Floats, first: NDArray[np.intp], label: NDArray[np.intp], last: Flags
    ) -> list[int]:
        """Return where the entities beginning at ``first`` end."""
        w = self.weights
        go_on, stop = np.array(self._columns["I"]), np.array(self._columns["L"])
        ends = np.empty(len(first), np.intp)
        open_ = np.arange(len(first))
        word = first + 1
        while len(open_):
            total = parts[word, 0] + parts[first[open_], 1] + parts[word - 1, 2]
            total += w.lower_bias
            hidden = self._hidden(total)
            i, e = go_on[label[open_]], stop[label[open_]]
            more = np.einsum("ij,ji->i", hidden, w.upper[:, i]) + w.upper_bias[i]
            done = np.einsum("ij,ji->i", hidden, w.upper[:, e]) + w.upper_bias[e]
            ended = last[word] | (done > more)
            ends[open_[ended]] = word[ended] + 1
            open_, word = open_[~ended], word[~ended] + 1
        return [int(end) for end in ends]

    def _collect(
        self,
        begins: Flags,
        unit: Flags,
        label_b: NDArray[np.intp],
        label_u: NDArray[np.intp],
        ends: dict[int, int],
    ) -> list[Entity]:
        """Go through the words from left to right, over the inside of each entity."""
        found: list[Entity] = []
        free = 0
        for word in np.flatnonzero(begins | unit).tolist():
            if word < free:
                continue
            free = ends.get(word, word + 1)
            label = label_b[word] if word in ends else label_u[word]
            found.append(Entity(word, free, self.labels[label]))
        return found


def texts_start(lengths: Sequence[int], starts: Flags) -> Flags:
    """Mark the first word of every text in ``starts`` as well.

    >>> texts_start([2, 0, 1], np.zeros(3, bool)).tolist()
    [True, False, True]
    """
    marked: Flags = starts.copy()
    first = np.cumsum([0, *lengths])[:-1]
    marked[first[first < len(starts)]] = True
    return marked
