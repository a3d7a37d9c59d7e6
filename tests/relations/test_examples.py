"""Every line of examples, not and todo in configs/relations is a test."""

from __future__ import annotations

from functools import cache

import pytest

from kg.evaluation.examples import read_case, verdict
from kg.pipeline import Pipeline
from kg.relations.examples import Case, cases
from kg.relations.rules import load_rules


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in cases(load_rules())])
def test_example(case: Case) -> None:
    pipeline = _pipeline()
    reading, _ = read_case(pipeline, case)
    fault = verdict(case, reading, pipeline.rules)
    assert not fault, f"{case.where}: {case.text}: {fault}"
