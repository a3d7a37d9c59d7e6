"""The vectors of single words, worked out once a word.

Replaces the embedding half of tok2vec: hashes of form and shape and the static vector of a
word do not depend on its neighbours, so the model's own embedding layer is asked once for
each new word, and the answer kept. Assumes just that (no window in the embedding).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language

CAPACITY = 40_000
"""Words kept (1 kB each); when full, the table starts anew."""


class WordVectors:
    """A growing table of word vectors, bounded."""

    def __init__(self, nlp: Language, capacity: int = CAPACITY) -> None:
        self._nlp = nlp
        self._embed: Any = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
        self._places: dict[str, int] = {}
        self.table = np.empty((capacity, self._embed.get_dim("nO")), np.float32)

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
        from spacy.tokens import Doc

        first = len(self._places)
        with self._nlp.memory_zone():  # the vocabulary would keep every word for ever
            doc = Doc(self._nlp.vocab, words=words)
            self.table[first : first + len(words)] = self._embed.predict([doc])[0]
        self._places.update(zip(words, range(first, first + len(words)), strict=True))
