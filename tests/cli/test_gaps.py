"""``kg gaps``, ``kg rules new`` and ``kg rules try --watch``: from a gap to a tested rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.config.verbs import load_verbs

NEWS = "チリはペルーを千里眼した。チリはペルーを千里眼した。チリはペルーを訪問した。チリはペルーを批判した。"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(f"見出し\n\n{NEWS}\n", encoding="utf-8")
    return path


def run(*words: str, typed: str = "") -> str:
    done = CliRunner().invoke(app, list(words), input=typed)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_gaps_group_what_no_rule_reads(news: Path) -> None:
    found = json.loads(run("gaps", str(news), "--json"))
    (gap,) = [g for g in found["gaps"] if g["predicate"] == "千里眼"]
    assert (gap["count"], gap["frame"]) == (2, "<国>が <国>を")
    assert gap["sentences"]
    assert "no rule has the predicate" in gap["nearest"]
    assert [(u["predicate"], u["count"]) for u in found["unjudged"]] == [("千里眼", 2)]
    assert (found["frames"], found["read"]) == (4, 2)


def test_gaps_as_a_page_escape_what_articles_say(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("見出し\n\nチリはペルーを<b>千里眼した。\n", encoding="utf-8")
    page = run("gaps", str(path), "--format", "html")
    assert page.startswith("<!doctype html>")
    assert "<b>千里眼" not in page


def test_a_new_type_is_in_order_as_written(tmp_path: Path) -> None:
    run("rules", "new", "mourns_for", "--configs", str(tmp_path))
    assert (tmp_path / "relations" / "mourns_for.yaml").exists()
    run("rules", "check", "mourns_for", "--configs", str(tmp_path))


def test_watch_reads_line_after_line() -> None:
    out = run("rules", "try", "--watch", typed="チリはペルーを批判した。\nペルーはチリを支持した。\n")
    assert "チリ criticizes ペルー" in out
    assert "ペルー supports チリ" in out


def test_none_gives_each_word_a_reason() -> None:
    assert all(reason for reason in load_verbs().none.values())
