"""Why-not: the nearest rules say which hole, particle or type failed; kg rules shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from relations.hand import Page

from kg.cli.rules import look
from kg.evaluation.examples import survey
from kg.model import Document, Span
from kg.pipeline import Pipeline
from kg.relations.explain import Attempt, explain, unknown
from kg.relations.ready import make_ready
from kg.relations.rules import Rules

if TYPE_CHECKING:
    from kg.parsing import Parser

GOLD = Path(__file__).resolve().parent.parent / "gold" / "own"


def _attempts(page: Page, rules: Rules, type_: str) -> tuple[Attempt, ...]:
    document = Document("d", page.text, body=(Span(0, len(page.text)),))
    ready = make_ready(document, page.sentences, page.frames, page.references, page.entities, rules)
    return explain(ready, rules, type_)


def test_a_missing_particle_is_named(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮で石油を輸出した。")
    page.frame("輸出", ("が", "ロシア"), ("で", "北朝鮮"), ("を", "石油"))
    nearest = _attempts(page, rules, "exports_to")[0]
    assert nearest.match is None
    assert "<受け手>: nothing with に" in nearest.reasons[0]
    assert "北朝鮮で" in nearest.reasons[0]


def test_a_wrong_type_is_named(rules: Rules) -> None:
    page = Page("ロシアはプーチンを訪問した。")
    page.frame("訪問", ("が", "ロシア"), ("を", "プーチン"))
    reasons = " ".join(r for a in _attempts(page, rules, "visited") for r in a.reasons)
    assert "gives プーチン (人), wanted 国|場所" in reasons


def test_what_fires_comes_first(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を輸出した。")
    page.frame("輸出", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "石油"))
    assert _attempts(page, rules, "exports_to")[0].match is not None


def test_an_unknown_predicate_gets_a_suggestion(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を再々輸入した。")
    page.frame("再輸人", ("が", "ロシア"), trigger="再々輸入")
    assert any("no rule has the predicate 再輸人" in line for line in unknown(page.frames, rules))


@pytest.fixture(scope="module")
def pipeline(parser: Parser) -> Pipeline:
    return Pipeline(parser=parser)


def test_kg_rules_try_shows_all_stages(pipeline: Pipeline) -> None:
    seen = look(pipeline, "ロシアは北朝鮮に石油を輸出した。")
    assert [m["is"] for m in seen["mentions"]] == ["ロシア", "北朝鮮"]
    assert seen["frames"][0]["predicate"] == "輸出"
    assert seen["statements"][0]["statement"] == "ロシア exports_to 北朝鮮"
    assert seen["not fired"]


def test_no_example_of_the_rules_fails(pipeline: Pipeline) -> None:
    faults = survey(pipeline, {"exports_to", "visited", "supplies"})
    assert [m for _, m in faults if not m.startswith(("dead", "shadowed"))] == []


def test_the_explanation_names_every_rule_that_fired(parser: Parser) -> None:
    """What is explained is what happened: on every gold article of our own."""
    pipeline = Pipeline(parser=parser)
    for path in sorted(GOLD.glob("*.txt")):
        trace = pipeline.trace(Document(path.stem, path.read_text(encoding="utf-8"), published="2024-06-20"))
        fired = {a.rule.name for a in explain(trace.ready, pipeline.rules) if a.match}
        clauses = {
            e.rule.rpartition(":")[0]
            for s in trace.statements
            for e in s.evidence
            if not e.rule.endswith((":name", ":phrase", ":completed", ":denial"))
        }
        assert clauses <= fired, path.name
