"""What the tool finds in the texts of the gold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kg.evaluation.gold import Annotation, Case
from kg.export.annotation import reading_to_json
from kg.model import Document
from kg.pipeline import Pipeline


def predict(cases: Sequence[Case], configs: Path | None = None) -> list[Annotation]:
    """Read every text and return what was found, in the shape of gold.

    The publication date is the one that the gold names, as a user would pass it.
    """
    return [reading_to_json(reading) for reading in Pipeline(configs).read_many(map(document_of, cases))]


def document_of(case: Case) -> Document:
    """Return an article of the gold as a document."""
    return Document(case.name, case.text, published=case.gold.get("published") or "")


def read_predictions(cases: Sequence[Case], folder: Path) -> list[Annotation]:
    """Read predictions ``NAME.json`` from a folder; an absent file found nothing."""
    files = [folder / f"{case.name}.json" for case in cases]
    empty: Annotation = {"entities": [], "relations": []}
    return [json.loads(f.read_text(encoding="utf-8")) if f.exists() else empty for f in files]
