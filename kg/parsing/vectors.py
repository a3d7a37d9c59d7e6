"""The vectors of single words, worked out once a word.

Replaces the embedding half of tok2vec: hashes of form and shape and the static vector of a
word do not depend on its neighbours, so the model's own embedding layers are asked once for
each new word, and the answer kept. They are fed hashes, not a Doc: a Doc would put every word
into spaCy's vocabulary, whose index grows with each, memory zone or not.

Assumes two hashed attributes, ORTH and SHAPE, and a table of static vectors found by ORTH.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.parsing.weights import UnsupportedError

if TYPE_CHECKING:
    from spacy.language import Language

CAPACITY = 40_000
"""Words kept (1 kB each); when full, the table starts anew."""


class WordVectors:
    """A growing table of word vectors, bounded."""

    def __init__(self, nlp: Language, capacity: int = CAPACITY) -> None:
        from spacy.attrs import ORTH, SHAPE

        self._hash: Any = nlp.vocab.strings.__getitem__  # asks for the number of a text, adds nothing
        embed: Any = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
        parts, self._mix, _ = embed.layers
        hashed, static = parts.layers
        extract, _, self._hashed = hashed.layers
        if extract.attrs["columns"] != ["ORTH", "SHAPE"] or static.name != "static_vectors":
            raise UnsupportedError("the words are embedded by other attributes")
        vectors: Any = nlp.vocab.vectors
        if vectors.mode != "default" or vectors.attr != ORTH or self._mix.attrs["pad"]:
            raise UnsupportedError("the static vectors are of another kind")
        self._static, self._project = vectors, static.get_param("W")
        vocab: Any = nlp.vocab
        self._shape = vocab.lex_attr_getters[SHAPE]
        self._places: dict[str, int] = {}
        self.table = np.empty((capacity, embed.get_dim("nO")), np.float32)

    def places(self, words: Sequence[str]) -> NDArray[np.intp]:
        """Return the rows of ``table`` that hold ``words``; valid until the next call."""
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        if len(self._places) + len(new) > len(self.table):
            self._places.clear()
            new = list(dict.fromkeys(words))
            self._room(len(new))
        if new:
            self._learn(new)
        return np.fromiter(map(self._places.__getitem__, words), np.intp, len(words))

    def _room(self, rows: int) -> None:
        if rows > len(self.table):
            self.table = np.empty((rows, self.table.shape[1]), np.float32)

    def _learn(self, words: list[str]) -> None:
        first = len(self._places)
        forms = np.array([self._hash(word) for word in words], np.uint64)
        shapes = np.array([self._hash(self._shape(word)) for word in words], np.uint64)
        hashed = self._hashed.predict(np.stack([forms, shapes], axis=1))
        rows = self._static.find(keys=forms)
        static = self._static.data[rows] @ self._project.T
        static[rows < 0] = 0
        mixed = self._mix.predict(np.concatenate([hashed, static], axis=1))
        self.table[first : first + len(words)] = mixed
        self._places.update(zip(words, range(first, first + len(words)), strict=True))
