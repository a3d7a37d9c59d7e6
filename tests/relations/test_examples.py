"""Every line of examples, not and todo in configs/relations is a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.evaluation.examples import read_case, verdict
from kg.pipeline import Pipeline
from kg.relations.examples import Case, cases
from kg.relations.rules import load_rules

if TYPE_CHECKING:
    from kg.parsing import Parser


@pytest.fixture(scope="module")
def pipeline(parser: Parser) -> Pipeline:
    return Pipeline(parser=parser)


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in cases(load_rules())])
def test_example(case: Case, pipeline: Pipeline) -> None:
    reading, _ = read_case(pipeline, case)
    fault = verdict(case, reading, pipeline.rules)
    assert not fault, f"{case.where}: {case.text}: {fault}"
