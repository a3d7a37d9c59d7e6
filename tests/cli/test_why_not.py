"""Why a relation was not read: the fault is named where it lies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.evaluation.why_not import why_not
from kg.graph import UnknownTypeError
from kg.parsing import Parser
from kg.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline(parser: Parser) -> Pipeline:
    return Pipeline(parser=parser)


def ask(pipeline: Pipeline, sentence: str, subject: str, type: str, object: str) -> Any:
    return why_not(sentence, subject=subject, type=type, object=object, pipeline=pipeline)


def test_what_is_read_is_said_to_be_read(pipeline: Pipeline) -> None:
    found = ask(pipeline, "ロシアは北朝鮮に石油を輸出した。", "露", "輸出", "DPRK")
    assert found.rule.startswith("exports_to/")
    assert (found.status, found.problems, found.nearest) == ("asserted", (), ())


def test_symmetric_types_are_read_either_way(pipeline: Pipeline) -> None:
    for pair in (("日本", "met_with", "韓国"), ("韓国", "met_with", "日本")):
        assert ask(pipeline, "日本と韓国が会談した。", *pair).rule


def test_the_wrong_direction_shows_what_is_read_instead(pipeline: Pipeline) -> None:
    found = ask(pipeline, "ロシアは北朝鮮に石油を輸出した。", "北朝鮮", "exports_to", "ロシア")
    assert not found.rule
    assert any(other.startswith("ロシア → 北朝鮮 exports_to") for other in found.instead)


def test_a_missing_name_is_told(pipeline: Pipeline) -> None:
    (problem, *_) = ask(pipeline, "ロシアは石油を輸出した。", "ロシア", "輸出", "ベトナム").problems
    assert problem.startswith("ベトナム was not found as a name")
    assert "ロシア" in problem


def test_a_missing_particle_is_told_with_rule_and_pattern(pipeline: Pipeline) -> None:
    found = ask(pipeline, "ロシアは石油を輸出した。", "ロシア", "exports_to", "ロシア")
    reasons = [reason for miss in found.nearest for reason in miss.reasons]
    assert any("nothing with" in reason for reason in reasons)
    assert all(miss.rule.startswith("exports_to/") and miss.pattern for miss in found.nearest)
    assert {miss.predicate for miss in found.nearest} == {"輸出"}


def test_a_predicate_that_no_rule_of_the_type_knows_is_told(pipeline: Pipeline) -> None:
    found = ask(pipeline, "ロシアは北朝鮮を褒めそやした。", "ロシア", "輸出", "北朝鮮")
    assert "no rule of exports_to has a predicate of the sentence" in found.problems[0]
    assert "輸出" in found.problems[0]


def test_full_width_text_is_read_as_the_pipeline_reads_it(pipeline: Pipeline) -> None:
    assert ask(pipeline, "ﾛｼｱは北朝鮮に石油を輸出した。", "ロシア", "輸出", "北朝鮮").rule


def test_unknown_and_ambiguous_types(pipeline: Pipeline) -> None:
    with pytest.raises(UnknownTypeError, match="exports_to"):
        ask(pipeline, "ロシアは動いた。", "ロシア", "exprots_to", "日本")
    with pytest.raises(UnknownTypeError, match="one of"):
        ask(pipeline, "ロシアは動いた。", "ロシア", "経済", "日本")


def test_the_answer_is_plain_data(pipeline: Pipeline) -> None:
    found = ask(pipeline, "ロシアは石油を輸出した。", "ロシア", "輸出", "日本")
    assert json.loads(json.dumps(found.to_json()))["type"] == "exports_to"
