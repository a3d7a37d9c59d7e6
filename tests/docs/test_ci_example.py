"""docs/ci-example as somebody else's CI runs it, and the gold that docs/evaluate.md shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.config import load_yaml
from kg.evaluation.annotation import compile_annotation

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/ci-example"
WORKFLOW = ".github/workflows/accuracy.yml"
INSTALLED = any(e.value == "kg.evaluation.plugin" for e in entry_points(group="pytest11"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example in a folder of its own, with ``kg`` and ``python`` on the path as if installed."""
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLE, folder)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, words in (("kg", '-c "from kg.cli import main; main()"'), ("python", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(programs), os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setenv(
        "PYTEST_ADDOPTS", "-p no:cacheprovider" + ("" if INSTALLED else " -p kg.evaluation.plugin")
    )
    return folder


def steps() -> list[dict[str, Any]]:
    """The commands of the workflow, without those that install."""
    (job,) = load_yaml(EXAMPLE / WORKFLOW).data["jobs"].values()
    return [s for s in job["steps"] if "run" in s and s["name"] != "Install"]


def run_workflow(project: Path) -> list[tuple[str, int, str]]:
    done = []
    for step in steps():
        answer = subprocess.run(
            ["bash", "-e", "-c", step["run"]], cwd=project, capture_output=True, text=True, encoding="utf-8"
        )
        done.append((step["name"], answer.returncode, answer.stdout + answer.stderr))
        if answer.returncode:
            break
    return done


def test_the_workflow_runs_end_to_end(project: Path, tmp_path: Path) -> None:
    done = run_workflow(project)
    assert [code for _, code, _ in done] == [0] * len(steps()), done[-1]
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert "## kg evaluate: gold (2 articles)" in summary
    assert "### Floors: all hold" in summary
    for report in ("accuracy.xml", "readings.xml"):
        root = ElementTree.parse(project / "reports" / report).getroot()
        assert list(root.iter("testcase"))
        assert not list(root.iter("failure"))
    # the next push: what is worse shows
    last = json.loads((project / "last.json").read_text("utf-8"))
    (gone,) = [s for s in last["statements"] if s["verdict"] == "right" and s["type"] == "supplies"]
    gone["verdict"] = "missed"
    (project / "last.json").write_text(json.dumps(last), encoding="utf-8")
    assert run_workflow(project)[-1][1] == 0
    assert "### Since the last run: 1 better, 0 worse" in (tmp_path / "summary.md").read_text("utf-8")


def test_the_workflow_fails_where_it_should(project: Path, tmp_path: Path) -> None:
    floors = project / "gold/floors.json"
    kept = floors.read_text("utf-8")
    floors.write_text('{"mentions.f1": 1.0}', encoding="utf-8")
    *_, (name, code, output) = run_workflow(project)
    assert (name, code) == ("Accuracy", 1), output
    assert "### Floors: 1 floor broken" in (tmp_path / "summary.md").read_text("utf-8")
    floors.write_text(kept, encoding="utf-8")
    annotation = project / "gold/copper.yaml"
    annotation.write_text(
        annotation.read_text("utf-8").replace("mentions: [リマ]", "mentions: [リム]"), encoding="utf-8"
    )
    *_, (name, code, output) = run_workflow(project)
    assert (name, code) == ("Is the gold in order?", 2)
    assert "copper.yaml:10: リマ: 'リム' is not in the body" in output.replace("\n", "")


def test_the_example_names_no_registry() -> None:
    for file in (f for f in EXAMPLE.rglob("*") if f.is_file()):
        assert "://" not in file.read_text("utf-8"), file


def test_the_gold_shown_is_what_the_annotation_shown_compiles_to(tmp_path: Path) -> None:
    page = (ROOT / "docs/evaluate.md").read_text("utf-8")
    shown = dict(re.findall(r"```(json|yaml)\n(.*?)```", page, re.DOTALL))
    text = re.search("「(チリは来年から.*?)」", page)
    assert text
    file = tmp_path / "copper.yaml"
    file.write_text(shown["yaml"], encoding="utf-8")
    assert compile_annotation(file, text[1]) == (json.loads(shown["json"]), [])
