"""What the tool finds in the texts of the gold."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.config.cache import directory
from kg.errors import KgError, Notice
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
    """Read predictions ``NAME.json`` (shape of ``kg extract --format json``) from a folder.

    An absent file found nothing, which a notice tells; raises :class:`kg.errors.KgError` where no file fits
    the gold, or one is damaged.
    """
    files = [folder / f"{case.name}.json" for case in cases]
    absent = [f.stem for f in files if not f.is_file()]
    if len(absent) == len(files):
        what = "no predictions for this gold" if folder.is_dir() else "no such folder of predictions"
        remedy = f"one NAME.json for each gold file, as {files[0].name}" if files else "name gold with --gold"
        raise KgError(what, where=str(folder), remedy=remedy)
    if absent:
        what = f"{folder}: no prediction for {', '.join(absent)}: counted as nothing found"
        warnings.warn(what, Notice, stacklevel=2)
    return [_read_prediction(f) if f.is_file() else {"entities": [], "relations": []} for f in files]


def _read_prediction(file: Path) -> Annotation:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        for e in found["entities"]:
            e["id"], e["type"], e["name"], [(start, end) for start, end in e["mentions"]]
        for r in found["relations"]:
            r["subject"], r["type"], r["object"]
    except (ValueError, KeyError, TypeError) as error:
        remedy = "one object as kg extract --format json prints it"
        raise KgError(f"not a prediction: {error!r}", where=str(file), remedy=remedy) from error
    return dict(found)
