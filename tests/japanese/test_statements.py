"""The catalogue of sentences: each says exactly what stands beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.config import load_yaml
from kg.model import Document, Reading, Span, Statement
from kg.pipeline import Pipeline

if TYPE_CHECKING:
    from kg.parsing import Parser

HERE = Path(__file__).parent
ITEMS = [
    pytest.param(
        item,
        id=f"{file.stem}-{group}-{number + 1}",
        marks=[pytest.mark.xfail(reason="not read yet", strict=True)] if item.get("todo") else [],
    )
    for file in sorted(HERE.glob("statements*.yaml"))
    for group, items in load_yaml(file).data.items()
    for number, item in enumerate(items)
]


@pytest.fixture(scope="module")
def pipeline(parser: Parser) -> Pipeline:
    return Pipeline(parser=parser)


@pytest.mark.parametrize("item", ITEMS)
def test_sentence_says_exactly_this(item: dict[str, object], pipeline: Pipeline) -> None:
    text = str(item["text"])
    document = Document("d", text, published=str(item.get("published", "")), body=(Span(0, len(text)),))
    reading = pipeline.read(document)
    wanted = [str(line).split() for line in item["says"]]  # type: ignore[attr-defined]
    symmetric = {r.type for r in pipeline.rules.rules if r.symmetric}
    found = {
        (s.subject, s.type, s.object): s
        for s in reading.statements
        if s.type not in ("part_of", "located_in")
    }
    keys = {_key(reading, *words[:3], symmetric=words[1] in symmetric) for words in wanted}
    assert set(found) == keys, sorted(_shown(reading, s) for s in found.values())
    for words in wanted:
        _check(reading, found[_key(reading, *words[:3], symmetric=words[1] in symmetric)], words[3:])


def _check(reading: Reading, statement: Statement, details: list[str]) -> None:
    status = next((d for d in details if "=" not in d), "asserted")
    assert statement.status == status
    for name, value in (d.split("=", 1) for d in details if "=" in d):
        if name == "time":
            assert statement.time == value
        elif name in ("source", "denied_by"):
            ids = statement.sources if name == "source" else statement.denied_by
            assert _id(reading, value) in ids
        else:
            words = statement.qualifiers.get(name, "")
            assert words, f"no {name}"
            assert words in value or value in words


def _key(
    reading: Reading, subject: str, type_: str, object_: str, *, symmetric: bool
) -> tuple[str, str, str]:
    ends = [_id(reading, subject), _id(reading, object_)]
    if symmetric:
        ends.sort()
    return ends[0], type_, ends[1]


def _id(reading: Reading, name: str) -> str:
    ids = [e.id for e in reading.entities if e.name == name or name in e.aliases]
    ids += [e.id for e in reading.entities if re.search(name, e.name)]
    return ids[0] if ids else f"unknown:{name}"


def _shown(reading: Reading, statement: Statement) -> str:
    names = {e.id: e.name for e in reading.entities}
    rule = statement.evidence[0].rule
    return f"{names[statement.subject]} {statement.type} {names[statement.object]} ({rule})"
