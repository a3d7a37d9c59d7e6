"""From documents to readings: out of the cache where nothing changed, else through the pipeline."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.builder.codec import pack, unpack
from kg.engines import map_batches
from kg.model import Document, Failure, Reading
from kg.store import Cache, CachedParser, fingerprint

if TYPE_CHECKING:
    from kg.pipeline import Pipeline


class Reader:
    """Reads batches of documents to bytes; loaded before the processes fork, it is shared by all.

    With a cache, sentences that were parsed before are not parsed again.
    """

    def __init__(self, configs: Path | None, cache: Cache | None = None) -> None:
        self.configs, self.cache = configs, cache
        self._pipeline: Pipeline | None = None

    def __getstate__(self) -> dict[str, object]:
        """Travel to a spawned process without the pipeline: it loads its own."""
        return {**self.__dict__, "_pipeline": None}

    @property
    def pipeline(self) -> Pipeline:
        """Names, rules and parser; raises ConfigError where the configuration is wrong."""
        if self._pipeline is None:
            from kg.parsing import Parser, versions
            from kg.pipeline import Pipeline

            cached = CachedParser(self.cache, Parser, versions()) if self.cache else None
            self._pipeline = Pipeline(self.configs, parser=cached)
        return self._pipeline

    def __call__(self, documents: Sequence[Document]) -> Iterator[bytes]:
        """Yield each document's reading, packed."""
        return (pack(reading) for reading in self.pipeline.read_many(documents))


def key_of(document: Document, identity: str) -> str:
    """Return the name of a document's reading in the cache: its content and what reads it."""
    d = document
    return fingerprint(identity, d.id, d.text, d.title, d.published, d.source, d.url, d.body)


def read_documents(
    documents: Iterable[Document | Failure],
    reader: Reader,
    cache: Cache | None,
    identity: str,
    jobs: int | None,
    fresh: bool = False,
) -> Iterator[tuple[Reading | Failure, bool]]:
    """Yield each document's reading or failure, and whether it came from the cache.

    Cached readings are yielded as soon as they are met, new ones as soon as they are read.
    """
    waiting: deque[str] = deque()
    ready: deque[tuple[Reading | Failure, bool]] = deque()

    def new() -> Iterator[Document]:
        for document in documents:
            if isinstance(document, Failure):
                ready.append((document, False))
                continue
            key = key_of(document, identity)
            known = None if fresh else recall(cache, key)
            if known is not None:
                ready.append((known, True))
                continue
            waiting.append(key)
            yield document

    unread = new()
    first = next(unread, None)
    if first is None:
        yield from ready
        return
    pipeline = reader.pipeline  # a faulty configuration shows here, before any process starts
    with suppress(Exception):  # a first document that fails is reported by the run itself
        pipeline.warm(first)
    for result in map_batches(reader, chain([first], unread), jobs):
        key = waiting.popleft()
        while ready:
            yield ready.popleft()
        if isinstance(result, Failure):
            yield result, False
            continue
        if cache is not None:
            cache.put("reading", key, result)
        yield unpack(result), False
    yield from ready


def recall(cache: Cache | None, key: str) -> Reading | None:
    """Return a reading from the cache, or None where it is not there or damaged."""
    data = cache.get("reading", key) if cache is not None else None
    if data is None:
        return None
    try:
        return unpack(data)
    except (ValueError, KeyError, TypeError):
        return None
