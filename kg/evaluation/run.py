"""What the tool finds in the texts of the gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.config.cache import directory
from kg.evaluation.gold import Annotation, Case
from kg.export.annotation import reading_to_json
from kg.model import Document, Entity, Frame, Reference, Statement, confident
from kg.pipeline import Pipeline, prepare
from kg.relations import read_statements
from kg.store import Cache, CachedParser
from kg.text.normalise import Normalised


def predict(cases: Sequence[Case], configs: Path | None = None, minimum: float = 0.0) -> list[Annotation]:
    """Read every text and return what was found, in the shape of gold.

    The publication date is the one that the gold names, as a user would pass it; statements of less than
    ``minimum`` confidence are left out.
    """
    readings = remembering(configs).read_many(map(document_of, cases))
    return [reading_to_json(confident(reading, minimum)) for reading in readings]


def remembering(configs: Path | None = None) -> Pipeline:
    """Return a pipeline that keeps its parses in the user's cache: to measure again takes seconds."""
    from kg.parsing import Parser, versions

    return Pipeline(configs, CachedParser(Cache(directory() / "parses"), Parser, versions()))


@dataclass(frozen=True, slots=True)
class Stages:
    """What every stage makes of one text; all offsets are those of the normalised ``document``."""

    document: Document
    normal: Normalised
    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    frames: tuple[Frame, ...]
    statements: tuple[Statement, ...]


def stages(pipeline: Pipeline, documents: Iterable[Document], batch: int = 64) -> Iterator[Stages]:
    """Read documents and yield what every stage made of them."""
    documents = iter(documents)
    while group := [(normal, copy) for normal, copy in map(prepare, islice(documents, batch))]:
        parses = pipeline.parser.parse_many([copy for _, copy in group])
        for (normal, copy), sentences in zip(group, parses, strict=True):
            entities, references = pipeline.find_entities(copy, sentences)
            frames = pipeline.find_frames(copy, sentences, references, entities)
            statements = read_statements(copy, sentences, frames, references, entities, pipeline.rules)
            yield Stages(copy, normal, entities, references, frames, statements)


def document_of(case: Case) -> Document:
    """Return an article of the gold as a document."""
    return Document(case.name, case.text, published=case.gold.get("published") or "")


def read_predictions(cases: Sequence[Case], folder: Path) -> list[Annotation]:
    """Read predictions ``NAME.json`` from a folder; an absent file found nothing."""
    files = [folder / f"{case.name}.json" for case in cases]
    empty: Annotation = {"entities": [], "relations": []}
    return [json.loads(f.read_text(encoding="utf-8")) if f.exists() else empty for f in files]
