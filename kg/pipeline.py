"""The order of the stages, written once: a document goes in, a reading comes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.config import configs_dir
from kg.config.lexicon import load_lexicon
from kg.config.names import load_names
from kg.entities import link
from kg.frames import read_frames
from kg.mentions import find_mentions
from kg.model import Document, Entity, Frame, Reading, Reference, Sentence, Statement
from kg.relations import read_statements
from kg.relations.rules import load_rules
from kg.sources.body import find_body
from kg.text.normalise import Normalised, normalise

if TYPE_CHECKING:
    from kg.parsing import Parser


class Pipeline:
    """Reads documents with one set of configuration files; pure, so it can be cached and forked.

    ``configs`` is a folder whose files extend or replace the built-in ones, or None.
    Raises :class:`kg.errors.ConfigError` with every fault found in them.

    >>> reading = Pipeline().read(Document("d", "米国は中国を非難した。"))  # doctest: +SKIP
    """

    def __init__(self, configs: Path | None = None, parser: Parser | None = None) -> None:
        folder = configs_dir(configs)
        self.names = load_names(folder)
        self.lexicon = load_lexicon(folder)
        self.rules = load_rules(folder)
        self._parser = parser

    @property
    def parser(self) -> Parser:
        """GiNZA, loaded when the first sentence needs it."""
        if self._parser is None:
            from kg.parsing import Parser

            self._parser = Parser()
        return self._parser

    def read(self, document: Document) -> Reading:
        """Read one document; every offset of the result means the text as it was stored."""
        normal, copy = prepare(document)
        reading = self.analyse(copy, self.parser.parse(copy))
        return restore(reading, document, normal)

    def analyse(self, document: Document, sentences: tuple[Sentence, ...]) -> Reading:
        """Run all stages after the parse on a normalised document."""
        entities, references = self.find_entities(document, sentences)
        frames = self.find_frames(document, sentences, references, entities)
        statements = read_statements(document, sentences, frames, references, entities, self.rules)
        return Reading(document, entities, references, statements)

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
    spans = tuple(normal.to_normal(span) for span in body)
    return normal, replace(document, text=normal.text, body=spans)


def restore(reading: Reading, document: Document, normal: Normalised) -> Reading:
    """Move every span of a reading from the normalised copy back to the stored text."""
    at = normal.to_original
    body = tuple(at(span) for span in reading.document.body)
    references = tuple(replace(r, span=at(r.span)) for r in reading.references)

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
                )
            )
        return replace(statement, evidence=tuple(evidence))

    statements = tuple(move(s) for s in reading.statements)
    return Reading(replace(document, body=body), reading.entities, references, statements)
