"""The door of the room: documents in, sentences with tokens out."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.model import Document, Label, Sentence, Span, Token
from kg.parsing.fast import FastReader
from kg.parsing.pieces import cut, readable
from kg.parsing.stock import Analysis, Piece, StockReader, load
from kg.parsing.weights import UnsupportedError
from kg.text.sentences import split

STOCK = "KG_STOCK"
PROBE = "ロシアのプーチン大統領は 19日、平壌で金正恩氏と会談し、石油1万トンの輸出を再開すると約束した。"
log = logging.getLogger(__name__)


class Parser:
    """GiNZA, loaded once; parses the body of documents sentence by sentence.

    ``fast`` chooses between two readers with the same output: our own (default) and the pipeline as
    spaCy runs it, which is also used if the model is not the one ours was written for. The
    environment variable ``KG_STOCK=1`` chooses the stock one as well. Not for several threads.
    """

    def __init__(self, fast: bool | None = None) -> None:
        if fast is None:
            fast = os.environ.get(STOCK, "") in ("", "0")
        stock = StockReader(load())
        self._reader: FastReader | StockReader = stock
        if fast:
            try:
                self._reader = checked(FastReader(stock.nlp), stock)
            except UnsupportedError as why:
                log.warning("reading with spaCy's own code, several times slower: %s", why)

    @property
    def fast(self) -> bool:
        """Whether our own reader is at work."""
        return isinstance(self._reader, FastReader)

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """Return the sentences of ``document`` in text order; offsets are those of its text."""
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document], batch: int = 16) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each document, in order, reading ``batch`` documents at a time."""
        documents = iter(documents)
        while chunk := list(islice(documents, batch)):
            yield from self._parse(chunk)

    def _parse(self, documents: list[Document]) -> Iterator[tuple[Sentence, ...]]:
        plans = [list(split(d.text, d.body or (Span(0, len(d.text)),))) for d in documents]
        pieces: list[Piece] = []
        counts: list[int] = []  # pieces of each sentence
        for document, plan in zip(documents, plans, strict=True):
            text = readable(document.text)
            for span, _, _ in plan:
                cuts = cut(text, span)
                pieces += [(piece.of(text), piece.start) for piece in cuts]
                counts.append(len(cuts))
        read = iter(self._reader.read(pieces))
        sizes = iter(counts)
        for plan in plans:
            sentences = []
            for span, paragraph, heading in plan:
                tokens, labels = _join([next(read) for _ in range(next(sizes))])
                sentences.append(Sentence(span, tokens, labels, paragraph, heading))
            yield tuple(sentences)


def checked(fast: FastReader, stock: StockReader) -> FastReader:
    """Return ``fast`` if it reads a sentence as ``stock`` does: a last guard against a changed model."""
    if fast.read([(PROBE, 0)]) != stock.read([(PROBE, 0)]):
        raise UnsupportedError("the two readers differ on the same sentence")
    return fast


def _join(parts: list[Analysis]) -> Analysis:
    """Put the pieces of one over-long sentence together; heads count from its first token."""
    if len(parts) == 1:
        return parts[0]
    tokens: list[Token] = []
    labels: list[Label] = []
    for part, found in parts:
        base = len(tokens)
        tokens += [token._replace(head=token.head + base) for token in part]
        labels += found
    return tuple(tokens), tuple(labels)
