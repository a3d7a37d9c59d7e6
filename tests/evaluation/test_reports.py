"""What a CI server gets of a run: JUnit, Markdown, JSON, and the comparison with the last run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from evaluation.small_gold import AIDS, CRITICIZES, OPPOSES, TEXT, write, write_gold, write_predictions

from kg.evaluation.intervals import intervals
from kg.evaluation.scores import Tally

SURE = AIDS | {"status": "asserted"}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gold with floors; read: one right, one with a wrong status, one that is not there."""
    monkeypatch.chdir(tmp_path)
    write_gold(tmp_path / "gold", "a", "b")
    write(tmp_path / "gold/floors.json", {"relations.recall": 0.5, "status.accuracy": 0.4})
    write_predictions(tmp_path / "found", CRITICIZES, SURE, OPPOSES, names=("a", "b"))
    return tmp_path


ARGS = ("evaluate", "--gold", "gold", "--predictions", "found")


def run_json(command: Any, *words: str) -> dict[str, Any]:
    answer = command(*ARGS, "--format", "json", *words)
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_json_has_all_that_a_dashboard_needs(command: Any, folders: Path) -> None:
    from kg import __version__

    run = run_json(command)
    assert (run["version"], run["gold"], run["articles"]) == (__version__, "gold", 2)
    assert len(run["configuration"]) >= 16
    assert [d["article"] for d in run["documents"]] == ["a", "b"]
    assert run["documents"][0]["relations"] == {
        "precision": 0.6667, "recall": 1.0, "f1": 0.8, "right": 2, "wrong": 1, "missed": 0,
    }  # fmt: skip
    assert run["relations_by_type"]["opposes"]["wrong"] == 2
    assert run["floors"] == [
        {"file": "gold/floors.json", "name": "relations.recall", "least": 0.5, "value": 1.0, "holds": True},
        {"file": "gold/floors.json", "name": "status.accuracy", "least": 0.4, "value": 0.5, "holds": True},
    ]
    assert "bootstrap" in run["intervals"]["method"]
    assert run["intervals"]["relations"] is None  # two articles say nothing about a third
    verdicts = {(s["article"], s["type"]): s["verdict"] for s in run["statements"]}
    assert verdicts["a", "criticizes"] == "right"
    assert verdicts["b", "aids"] == "status"
    assert verdicts["b", "opposes"] == "wrong"


def test_the_configuration_hash_follows_the_configuration(command: Any, folders: Path) -> None:
    types = "types:\n  rebukes: {label: {ja: 叱責, en: rebukes}, family: conflict}\n"
    write(folders / "mine/types.yaml", types)
    assert run_json(command)["configuration"] != run_json(command, "--configs", "mine")["configuration"]


def test_intervals_are_the_same_every_time_and_hold_the_figure() -> None:
    tallies = [Tally(8, 1, 3), Tally(2, 2, 2), Tally(5, 0, 9), Tally(4, 4, 1), Tally(9, 1, 0), Tally(1, 0, 4)]
    first, again = intervals(tallies), intervals(tallies)
    assert first == again
    assert first is not None
    low, high = first["precision"]
    assert low < 29 / 37 < high
    assert intervals(tallies[:4]) is None


def test_junit_has_a_case_for_every_statement(command: Any, folders: Path) -> None:
    assert command(*ARGS, "--junit", "out/report.xml").code == 0
    root = ElementTree.parse(folders / "out/report.xml").getroot()
    assert [s.attrib["name"] for s in root] == ["gold/a", "gold/b"]
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["skipped"]) == ("6", "4", "0")
    cases = {c.attrib["name"]: c for c in root[0]}
    assert cases["チリ criticizes ペルー"].find("failure") is None
    status = cases["ペルー aids ボリビア"].find("failure")
    assert status is not None
    assert status.attrib["message"] == "read as asserted, the gold says planned"
    assert status.text == "ペルーはボリビアを支援する方針だ"


def test_with_floors_only_a_broken_floor_fails(command: Any, folders: Path) -> None:
    assert command(*ARGS, "--floors", "--junit", "report.xml").code == 0
    root = ElementTree.parse(folders / "report.xml").getroot()
    assert (root.attrib["failures"], root.attrib["skipped"]) == ("0", "4")
    write(folders / "gold/floors.json", {"status.accuracy": 0.9})
    assert command(*ARGS, "--floors", "--junit", "report.xml").code == 1
    root = ElementTree.parse(folders / "report.xml").getroot()
    (failure,) = root.iter("failure")
    assert failure.attrib["message"] == "status.accuracy is 0.500, must be at least 0.900"
    assert root[-1].attrib["name"] == "gold/floors.json"


def test_junit_is_xml_whatever_the_text_says(command: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    text = TEXT.replace("非難した。", '<&"\x07]]>')
    write_gold(tmp_path / "gold")
    write(tmp_path / "gold/a.txt", text)
    write_predictions(tmp_path / "found", AIDS)
    assert command(*ARGS, "--junit", "report.xml").code == 0
    (failure,) = ElementTree.parse(tmp_path / "report.xml").getroot().iter("failure")
    assert failure.text == 'チリはペルーを<&"�'[:11]


def test_github_summary_shows_figures_floors_and_differences(command: Any, folders: Path) -> None:
    write(folders / "gold/floors.json", {"relations.recall": 0.5, "status.accuracy": 0.9})
    answer = command(*ARGS, "--format", "github", "--floors")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert lines[0] == "## kg evaluate: gold (2 articles)"
    assert "### Floors: 1 floor broken" in lines
    assert "| ❌ | status.accuracy | 0.900 | 0.500 | gold/floors.json |" in lines
    what = "read as asserted, the gold says planned"
    assert f"| a | ペルー aids ボリビア | {what} | ペルーはボリビアを支援する方針だ |" in lines
    widths = [line.count("|") for line in lines if line.startswith("|---")]
    assert widths
    assert "floor broken" in answer.err


def test_github_summary_takes_nothing_for_markup(command: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    write_gold(tmp_path / "gold")
    write(tmp_path / "gold/a.txt", TEXT.replace("非難した。", "<b>|*x"))
    write_predictions(tmp_path / "found", AIDS)
    line = next(x for x in command(*ARGS, "--format", "github").out.splitlines() if "criticizes" in x)
    assert line.endswith(r"チリはペルーを\<b\>\| |")


def test_against_tells_better_and_worse_statement_by_statement(command: Any, folders: Path) -> None:
    write(folders / "last.json", json.dumps(run_json(command)))
    write_predictions(folders / "found", AIDS, names=("a", "b"))
    changes = run_json(command, "--against", "last.json")["against"]
    assert [(c["article"], c["statement"], c["before"], c["after"]) for c in changes["worse"]] == [
        ("a", "チリ criticizes ペルー", "right", "not read"),
        ("b", "チリ criticizes ペルー", "right", "not read"),
    ]
    assert [(c["statement"], c["before"], c["after"]) for c in changes["better"][:2]] == [
        ("チリ opposes ボリビア", "wrong", "not read"),
        ("ペルー aids ボリビア", "wrong status (asserted, not planned)", "right"),
    ]
    assert changes["figures"]["status accuracy"] == [0.5, 1.0]
    out = command(*ARGS, "--against", "last.json").out
    assert "since the last run: 4 better, 2 worse" in out
    assert "- a  チリ criticizes ペルー: right → not read" in out
    summary = command(*ARGS, "--against", "last.json", "--format", "github").out
    assert "### Since the last run: 4 better, 2 worse" in summary


def test_against_does_not_call_a_change_of_the_gold_an_improvement(command: Any, folders: Path) -> None:
    write(folders / "last.json", json.dumps(run_json(command)))
    write_gold(folders / "gold", "a", relations=[CRITICIZES, AIDS, OPPOSES])
    changes = run_json(command, "--against", "last.json")["against"]
    assert not changes["better"]
    assert [(c["article"], c["statement"]) for c in changes["regraded"]] == [("a", "チリ opposes ボリビア")]
    (folders / "gold/b.json").unlink()
    assert run_json(command, "--against", "last.json")["against"]["articles_in_one_run"] == ["b"]


@pytest.mark.parametrize("content", ["{", "[]", "{}", "3"])
def test_against_something_else_is_refused(command: Any, folders: Path, content: str) -> None:
    write(folders / "last.json", content)
    answer = command(*ARGS, "--against", "last.json")
    assert answer.code == 2
    assert "last.json: not a run of kg evaluate" in answer.err
    assert command(*ARGS, "--against", "none.json").code == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "c"), "--only c: no such gold"),
        (("--only", "a", "--only", "x*"), "--only x*: no such gold"),
        (("--only", "a", "--floors"), "floors guard all of the gold"),
        (("--layers", "--junit", "x.xml"), "--junit is of gold, and --layers measures otherwise"),
        (("--sample", "3", "--format", "github"), "--format github is of gold"),
    ],
)
def test_what_matches_nothing_is_an_error(
    command: Any, folders: Path, words: tuple[str, ...], message: str
) -> None:
    answer = command(*ARGS, *words)
    assert answer.code == 2
    assert message in answer.err
    assert "→" in answer.err


def test_predictions_that_match_nothing_are_an_error(command: Any, folders: Path) -> None:
    for place in ("nowhere", "gold/empty"):
        (folders / "gold/empty").mkdir(exist_ok=True)
        answer = command("evaluate", "--gold", "gold", "--predictions", place)
        assert answer.code == 2
        assert place in answer.err
    (folders / "found/b.json").unlink()
    answer = command(*ARGS)
    assert answer.code == 0
    assert "no prediction for b: counted as nothing found" in answer.err
    write(folders / "found/a.json", {"entities": [{}], "relations": []})
    answer = command(*ARGS)
    assert answer.code == 2
    assert "found/a.json: not a prediction" in answer.err


def test_only_takes_patterns(command: Any, folders: Path) -> None:
    run = run_json(command, "--only", "[b-z]")
    assert [d["article"] for d in run["documents"]] == ["b"]
    assert run["floors"] == []  # they are of all articles


def test_own_symmetric_types_have_no_direction(command: Any, folders: Path) -> None:
    types = (
        "types:\n  merges_with: {label: {ja: 合併, en: merges with}, family: economy, symmetric: true,"
        " qualifier: seat}\n"
        "  rebukes: {label: {ja: 叱責, en: rebukes}, family: conflict}\n"
    )
    write(folders / "mine/types.yaml", types)
    said = [CRITICIZES | {"type": t} for t in ("merges_with", "rebukes")]
    said[0]["seat"] = "リマ"
    turned = [r | {"subject": "peru", "object": "chile"} for r in said]
    turned[0]["seat"] = "キト"
    write_gold(folders / "gold", "a", "b", relations=said)
    write_predictions(folders / "found", *turned, names=("a", "b"))
    run = run_json(command, "--configs", "mine")
    assert run["relations_by_type"]["merges_with"]["f1"] == 1.0
    assert run["relations_by_type"]["rebukes"]["f1"] == 0.0
    assert run["qualifiers"]["seat"] == {"accuracy": 0.0, "right": 0, "of": 2}


def test_a_report_is_named_after_its_gold(command: Any, folders: Path) -> None:
    assert command(*ARGS, "--report", "page.md").code == 0
    page = (folders / "page.md").read_text("utf-8")
    assert page.startswith("# Accuracy: gold\n\nWritten by `kg evaluate --gold gold --report page.md`")
    assert "## Articles (2)" in page
    write(folders / "gold/groups.yaml", "Old: [a]\nNew: ['[b-c]']\n")
    assert command(*ARGS, "--report", "page.md").code == 0
    page = (folders / "page.md").read_text("utf-8")
    assert page.index("## Old (1)") < page.index("## New (1)")
    write(folders / "gold/groups.yaml", "Old: [a]\nNew: [x]\n")
    answer = command(*ARGS, "--report", "page.md")
    assert answer.code == 2
    assert "groups.yaml:2: 'x' matches no gold file" in answer.err


def test_rows_have_one_order(command: Any, folders: Path) -> None:
    """Types with equal counts come by name, not by chance."""
    page = command(*ARGS).out
    assert page.index("aids") < page.index("criticizes") < page.index("opposes")
