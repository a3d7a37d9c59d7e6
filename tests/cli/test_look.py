"""kg look: every stage of a text, as a table, as JSON and as a page."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

TEXT = "ブラジルはチリに大豆を輸出したと、ペルーが発表した。"


def _look(*words: str) -> str:
    result = CliRunner().invoke(app, ["look", TEXT, *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_all_stages_as_json() -> None:
    seen = json.loads(_look("--format", "json"))
    assert set(seen) == {"syntax", "links", "frames", "rules"}
    best = {(r["predicate"], r["case"]): r["candidate"] for r in reversed(seen["links"])}
    assert best["輸出", "に"].startswith("チリ")
    assert best["発表", "が"].startswith("ペルー")
    assert any(r["fired"] == "yes" and "exports_to" in r["rule"] for r in seen["rules"])


@pytest.mark.parametrize("stage", ["syntax", "links", "frames", "rules"])
def test_one_stage_as_a_table(stage: str) -> None:
    shown = _look("--stage", stage)
    assert stage in shown
    assert "輸出" in shown


def test_the_page_escapes_and_runs_nothing() -> None:
    shown = CliRunner().invoke(app, ["look", "日本<b>は韓国を訪れた。", "--format", "html"]).output
    assert "<script" not in shown
    assert "日本&lt;b&gt;は" in shown
