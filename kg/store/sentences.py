"""Parses in the cache: a text that was parsed once is not parsed again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from kg.model import Document, Label, Sentence, Span, Token
from kg.store.cache import Cache
from kg.store.keys import code_version, fingerprint

KIND = "parse"
ROOMS = ("kg.text", "kg.parsing", "kg.model.parses", "kg.store.sentences")


class Parses(Protocol):
    """What parses documents."""

    def parse_many(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each document, in order."""


class CachedParser:
    """A parser that remembers. ``load`` gives the real one, and is called only if it is needed.

    The key of an entry is the text, the body, ``versions`` (of the model and the dictionary) and the
    source code that makes a parse. Title, id and source of a document do not matter.
    """

    def __init__(self, cache: Cache, load: Callable[[], Parses], versions: Mapping[str, str]) -> None:
        self.cache, self._load = cache, load
        self._versions = {**versions, "code": code_version(*ROOMS)}
        self._parser: Parses | None = None

    @property
    def parser(self) -> Parses:
        """The real parser, loaded at the first miss."""
        if self._parser is None:
            self._parser = self._load()
        return self._parser

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """Return the sentences of one document."""
        return next(self.parse_many([document]))

    def parse_many(self, documents: Iterable[Document], batch: int = 16) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each document, in order; those not known are parsed together."""
        documents = iter(documents)
        while group := list(islice(documents, batch)):
            keys = [fingerprint(d.text, d.body, self._versions) for d in group]
            known = [self._known(key) for key in keys]
            new = [d for d, sentences in zip(group, known, strict=True) if sentences is None]
            fresh = iter(self.parser.parse_many(new)) if new else iter(())
            for key, sentences in zip(keys, known, strict=True):
                if sentences is None:
                    sentences = next(fresh)
                    self.cache.put(KIND, key, pack(sentences))
                yield sentences

    def _known(self, key: str) -> tuple[Sentence, ...] | None:
        data = self.cache.get(KIND, key)
        if data is None:
            return None
        try:
            return unpack(data)
        except (ValueError, TypeError, KeyError):
            self.cache.drop(KIND, key)
            return None


def pack(sentences: Iterable[Sentence]) -> bytes:
    """Return sentences as compact JSON.

    >>> unpack(pack([Sentence(Span(0, 0), ())]))
    (Sentence(span=Span(start=0, end=0), tokens=(), labels=(), paragraph=0, heading=False),)
    """
    rows = [[s.span, s.tokens, s.labels, s.paragraph, s.heading] for s in sentences]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(data: bytes) -> tuple[Sentence, ...]:
    """Return what :func:`pack` packed; raises ValueError or TypeError where it is something else."""
    rows = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(rows, list):
        raise TypeError("not a list of sentences")
    token, label = Token._make, Label._make
    return tuple(
        Sentence(Span(*span), tuple(map(token, tokens)), tuple(map(label, labels)), paragraph, heading)
        for span, tokens, labels, paragraph, heading in rows
    )
