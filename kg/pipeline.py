"""The order of the stages, written once: a document goes in, a reading comes out."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from kg.config.folders import tell_unread
from kg.config.lexicon import load_lexicon
from kg.config.names import load_names
from kg.entities import link
from kg.frames import read_frames
from kg.mentions import find_mentions
from kg.model import Document, Entity, Frame, Reading, Reference, Sentence, Span, Statement
from kg.relations.engine import statements_of
from kg.relations.ready import Ready, make_ready
from kg.relations.rules import load_rules
from kg.sources.body import find_body
from kg.store.sentences import Parses
from kg.text.normalise import Normalised, normalise
from kg.text.wraps import unwrap

_lock = threading.RLock()


def alone() -> AbstractContextManager[bool]:
    """Return the lock under which models are loaded and asked: they know one thread at a time."""
    return _lock


def _renew() -> None:
    """Give a forked process a lock of its own: who held the old one does not exist there."""
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew)


Named = tuple[tuple[Entity, ...], tuple[Reference, ...]]


@dataclass(frozen=True)
class Trace:
    """What every stage said of one document, in the order of the stages."""

    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    frames: tuple[Frame, ...]
    ready: Ready
    statements: tuple[Statement, ...]

    @property
    def reading(self) -> Reading:
        """What goes on to the graph."""
        return Reading(self.document, self.entities, self.references, self.statements)


class Pipeline:
    """Reads documents with one set of configuration files; pure, so it can be cached and forked.

    :meth:`read` may be called from several threads, which take turns; :meth:`read_many` from one at a time.

    ``configs`` is a folder whose files extend or replace the built-in ones, or None.
    Raises :class:`kg.errors.ConfigError` with every fault found in them.

    >>> reading = Pipeline().read(Document("d", "米国は中国を非難した。"))  # doctest: +SKIP
    """

    def __init__(self, configs: Path | None = None, parser: Parses | None = None) -> None:
        tell_unread(configs)
        self.names = load_names(configs)
        self.lexicon = load_lexicon(configs)
        self.rules = load_rules(configs)
        self._parser = parser

    @property
    def parser(self) -> Parses:
        """GiNZA, loaded when the first sentence needs it."""
        if self._parser is None:
            from kg.parsing import Parser

            self._parser = Parser()
        return self._parser

    def read(self, document: Document) -> Reading:
        """Read one document; every offset of the result means the text as it was stored."""
        with alone():
            return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order; the parser takes their sentences in batches."""
        prepared = [(document, *prepare(document)) for document in documents]
        parses = self.parser.parse_many([copy for _, _, copy in prepared])
        for (document, normal, copy), sentences in zip(prepared, parses, strict=True):
            yield restore(self.analyse(copy, sentences), document, normal)

    def warm(self, document: Document) -> None:
        """Load what reading ``document`` takes: the model only if its sentences are not remembered."""
        next(self.parser.parse_many([prepare(document)[1]]))

    def analyse(self, document: Document, sentences: tuple[Sentence, ...]) -> Reading:
        """Run all stages after the parse on a normalised document."""
        return self.follow(document, sentences).reading

    def trace(self, document: Document) -> Trace:
        """Return what every stage makes of one document; all offsets are those of the normalised text.

        What explains (``kg look``, ``why-not``, ``rules try``, the examples) reads this, so that what is
        explained is what happened.
        """
        _, copy = prepare(document)
        return self.follow(copy, next(iter(self.parser.parse_many([copy]))))

    def follow(
        self, document: Document, sentences: tuple[Sentence, ...], named: Named | None = None
    ) -> Trace:
        """Run all stages after the parse and keep what each says; ``named`` takes the place of the names."""
        entities, references = named or self.find_entities(document, sentences)
        frames = self.find_frames(document, sentences, references, entities)
        ready = make_ready(document, sentences, frames, references, entities, self.rules)
        statements = statements_of(ready, self.rules)
        return Trace(document, sentences, entities, references, frames, ready, statements)

    def find_entities(
        self, document: Document, sentences: tuple[Sentence, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Reference, ...]]:
        """Find the names and what they stand for."""
        mentions = find_mentions(document, sentences, self.names)
        return link(document, sentences, mentions, self.names)

    def find_frames(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        references: tuple[Reference, ...],
        entities: tuple[Entity, ...],
    ) -> tuple[Frame, ...]:
        """Read the sentences into predicates with arguments."""
        return read_frames(document, sentences, references, entities, self.lexicon)


def prepare(document: Document) -> tuple[Normalised, Document]:
    """Return the normalised text and a copy of ``document`` that the stages can work on."""
    body = document.body or find_body(document.text)
    normal = normalise(document.text)
    spans = tuple(normal.from_original(span) for span in body) or (Span(0, 0),)  # no body: nothing to read
    return normal, replace(document, text=normal.text, body=spans)


def restore(reading: Reading, document: Document, normal: Normalised) -> Reading:
    """Move every span of a reading from the normalised copy back to the stored text."""
    at = normal.to_original
    body = tuple(at(span) for span in reading.document.body)
    references = tuple(replace(r, span=at(r.span)) for r in reading.references)

    def written(value: str, sentence: Span) -> str:
        """Return the words of a qualifier as the stored text has them (年１回, not 年1回)."""
        start = normal.text.find(value, sentence.start, sentence.end)
        found = value and start >= 0
        return unwrap(at(Span(start, start + len(value))).of(document.text)) if found else value

    def move(statement: Statement) -> Statement:
        evidence = []
        for e in statement.evidence:
            sentence = at(e.sentence)
            evidence.append(
                replace(
                    e,
                    sentence=sentence,
                    text=sentence.of(document.text),
                    quote=at(e.quote),
                    trigger=at(e.trigger),
                    subject=at(e.subject),
                    object=at(e.object),
                    cues=tuple(replace(c, span=at(c.span)) for c in e.cues),
                    qualifiers=tuple((name, written(value, e.sentence)) for name, value in e.qualifiers),
                )
            )
        return replace(statement, evidence=tuple(evidence))

    statements = tuple(move(s) for s in reading.statements)
    return Reading(replace(document, body=body), reading.entities, references, statements)
