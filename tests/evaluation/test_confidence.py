"""Confidence is measured; few cases are drawn to what is known, and what is held out tells if it holds."""

import json
import random

import pytest
from typer.testing import CliRunner

import kg
from benchmarks import confidence
from benchmarks.calibration import Case, Table, cross_validated, fit, loss, reliability, threshold
from kg.cli.app import app
from kg.config import load_yaml, validate
from kg.evaluation.sections import put_section
from kg.relations.confidence import Confidence


def cases(rule, right, of, steps=(), article="a"):
    return [Case(f"{article}{i}", rule, steps, i < right) for i in range(of)]


def test_much_evidence_speaks_for_itself_and_little_is_drawn_to_what_is_known():
    table = fit([*cases("x/1:active", 180, 200), *cases("y/1:active", 0, 5), *cases("z/1:active", 0, 1)])
    assert table.rules["x/1:active"] == pytest.approx(0.9, abs=0.02)
    assert 0.5 < table.rules["y/1:active"] < table.variants["active"]
    assert "z/1:active" not in table.rules


def test_a_guess_costs_what_it_was_measured_to_cost():
    sure, guessed = cases("x/1:active", 95, 100), cases("x/1:active", 40, 80, ("shared",), "b")
    table = fit([*sure, *guessed])
    assert table.found["shared"] == pytest.approx(0.5 / 0.95, abs=0.06)
    assert table.of(guessed[0]) == pytest.approx(0.5, abs=0.06)
    assert table.of(sure[0]) == pytest.approx(0.95, abs=0.03)


def test_what_is_held_out_is_as_right_as_it_was_said_to_be():
    chance = random.Random(7)
    shares = {"a/1:active": 0.9, "b/1:active": 0.5, "c/1:joint": 0.7}
    drawn = [
        Case(f"n{i}", rule, (), chance.random() < share) for rule, share in shares.items() for i in range(300)
    ]
    scored = cross_validated(drawn)
    assert len(scored) == 900
    for _, n, mean, share, (low, high) in reliability(scored, 0.2):
        assert n < 20 or low <= mean <= high, (mean, share)
    assert loss(scored) < loss([(0.7, c.right) for c in drawn])


def test_the_threshold_keeps_as_much_as_is_right_as_a_whole():
    scored = [(0.95, True)] * 18 + [(0.8, True)] * 9 + [(0.8, False)] * 3 + [(0.4, False)] * 10
    assert threshold(scored, 0.9) == (0.8, 30, 0.9)
    assert threshold(scored, 0.95) == (0.95, 18, 1.0)
    assert threshold([(0.9, False)], 0.9) == (1.0, 0, 0.0)


def test_bins_have_their_interval():
    ((name, n, mean, share, (low, high)),) = reliability([(0.85, True)] * 3 + [(0.89, False)])
    assert (name, n, mean, share) == ("0.8–0.9", 4, pytest.approx(0.86), 0.75)
    assert low < 0.75 < high


def test_the_table_is_what_the_engine_reads(tmp_path):
    found = [*cases("x/1:active", 18, 20, ("topic",)), *cases("y/0:name", 5, 5)]
    file = tmp_path / "confidence.yaml"
    file.write_text("\n".join(confidence.table_lines(fit(found), found, 0.3, 0.5)), encoding="utf-8")
    read = validate(Confidence, load_yaml(file))
    assert (read.minimum, read.shown) == (0.3, 0.5)
    expected = fit(found).of(found[0])
    assert read.of("x/1", "active", ["topic"]) == pytest.approx(expected, abs=0.01)
    assert "x/1:active: " in file.read_text("utf-8")
    assert "# 18 of 20" in file.read_text("utf-8")


def test_verdicts_of_the_repository_are_read():
    found = list(confidence.from_sheets(confidence.ROOT / "benchmarks/judged"))
    assert len(found) > 150
    assert 0.5 < sum(c.right for c in found) / len(found) < 1
    assert any(c.steps for c in found)


def test_a_measured_rule_counts_more_than_its_construction():
    table = Table(0.8, {"active": 0.7}, {"x/1:active": 0.9})
    assert [table.of(Case("", rule, (), True)) for rule in ("x/1:active", "y/1:active", "y/1:other")] == [
        0.9, 0.7, 0.8,
    ]  # fmt: skip


def test_a_section_is_replaced_and_the_rest_stays(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# Title\n\nWords.\n", encoding="utf-8")
    put_section(page, "one", ["1"])
    put_section(page, "two", ["2"])
    page.write_text(page.read_text("utf-8") + "\nEnd.\n", encoding="utf-8")
    put_section(page, "one", ["uno"])
    text = page.read_text("utf-8")
    assert [w for w in text.split() if w in ("Title", "Words.", "uno", "1", "2", "End.")] == [
        "Title", "Words.", "uno", "2", "End.",
    ]  # fmt: skip
    before = text
    put_section(page, "one", ["uno"])
    assert page.read_text("utf-8") == before


@pytest.mark.parametrize(("options", "relations"), [([], 0), (["--min-confidence", "0"], 1)])
def test_what_is_not_sure_enough_to_be_shown_is_left_out_unless_asked_for(tmp_path, options, relations):
    (tmp_path / "configs/names").mkdir(parents=True)
    (tmp_path / "configs/confidence.yaml").write_text("minimum: 0.1\nshown: 0.99\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("チリはペルーを非難した。", encoding="utf-8")
    given = ["extract", str(tmp_path / "a.txt"), "--configs", str(tmp_path / "configs"), "--json", *options]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0, done.output
    assert len(json.loads(done.stdout.splitlines()[0])["relations"]) == relations
    options = {"min_confidence": 0} if options else {}
    graph = kg.build(tmp_path / "a.txt", configs=tmp_path / "configs", jobs=1, **options)
    assert len(graph.relations()) == relations
