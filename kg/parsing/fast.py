"""The fast reader: the same model as the stock reader, computed without spaCy's Docs.

spaCy loads the model and embeds new words; all else is done on arrays over many sentences at
once (see words, vectors, encoder, arcs, entities). Output equals that of :class:`StockReader`
token for token: the tests compare them on thousands of sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from kg.model import Label, Token
from kg.parsing.arcs import ArcParser, Arcs
from kg.parsing.encoder import Encoder
from kg.parsing.entities import Entity, EntityDecoder, texts_start
from kg.parsing.stock import Analysis, Piece
from kg.parsing.vectors import WordVectors
from kg.parsing.weights import read_weights
from kg.parsing.words import Tokenizer, Words

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = 4096
"""Words of one batch: enough for large products, few enough for the caches."""
SUFFIX = "_bunsetu"


class FastReader:
    """Reads pieces of text; raises :class:`kg.parsing.weights.UnsupportedError` for another model."""

    def __init__(self, nlp: Language) -> None:
        weights = read_weights(nlp)
        tokenizer: Any = nlp.tokenizer
        self._tokenizer = Tokenizer(tokenizer.tokenizer)
        self._vectors = WordVectors(nlp)
        self._encoder = Encoder(weights.layers)
        self._arcs = ArcParser(weights.parser)
        self._entities = EntityDecoder(weights.ner)
        self._weights = weights
        # What ginza's bunsetu_recognizer does to labels; an action is "L-nsubj_bunsetu".
        self._labels = [a.partition("-")[2].removesuffix(SUFFIX) for a in weights.parser.actions]

    def read(self, pieces: Sequence[Piece]) -> list[Analysis]:
        """Return tokens and entity labels of every piece, in order."""
        cut = [(self._tokenizer.words(text), offset) for text, offset in pieces]
        return [analysis for batch in _batches(cut) for analysis in self._batch(batch)]

    def _batch(self, cut: list[tuple[Words, int]]) -> Iterator[Analysis]:
        lengths = [len(words.texts) for words, _ in cut]
        texts = [text for words, _ in cut for text in words.texts]
        if not texts:
            return iter([((), ())] * len(cut))
        rows = self._vectors.places(texts)
        vectors = self._encoder.encode(self._vectors.table, rows, lengths)
        arcs = self._arcs.parse(vectors, lengths)
        blank = np.fromiter(map(str.isspace, texts), bool, len(texts))
        entities = self._entities.decode(vectors, texts_start(lengths, arcs.starts), blank)
        tags = (vectors @ self._weights.tagger + self._weights.tagger_bias).argmax(axis=1)
        pos = [self._weights.tags[tag] for tag in tags.tolist()]
        return self._plain(cut, arcs, pos, entities)

    def _plain(
        self, cut: list[tuple[Words, int]], arcs: Arcs, pos: list[str], entities: list[Entity]
    ) -> Iterator[Analysis]:
        """Put the results into tokens and labels, text by text."""
        heads = arcs.heads.tolist()
        labels = self._labels
        deps = [labels[action] if action >= 0 else "ROOT" for action in arcs.actions.tolist()]
        coming = iter(entities)
        entity = next(coming, None)
        first = 0
        for (texts, starts, lemmas, grammar), offset in cut:
            tokens = []
            for i, (text, start, lemma, (tag, inflection)) in enumerate(
                zip(texts, starts, lemmas, grammar, strict=True), start=first
            ):
                start += offset
                row = (
                    start,
                    start + len(text),
                    text,
                    lemma,
                    pos[i],
                    tag,
                    inflection,
                    heads[i] - first,
                    deps[i],
                )
                tokens.append(Token._make(row))
            found = []
            end = first + len(texts)
            while entity is not None and entity.first < end:
                begin, close = tokens[entity.first - first].start, tokens[entity.end - 1 - first].end
                found.append(Label(begin, close, entity.label))
                entity = next(coming, None)
            yield tuple(tokens), tuple(found)
            first = end


def _batches(cut: list[tuple[Words, int]]) -> Iterator[list[tuple[Words, int]]]:
    batch: list[tuple[Words, int]] = []
    size = 0
    for item in cut:
        length = len(item[0].texts)
        if batch and size + length > WORDS:
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch
