"""``kg evaluate`` from the command line: layers, samples, judged sheets."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import KgError

TEXT = "チリはペルーを非難した。"


def run(*words):
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


@pytest.fixture
def article(tmp_path):
    entities = [
        {"id": n, "type": "Country", "name": n, "mentions": [[TEXT.index(n), TEXT.index(n) + len(n)]]}
        for n in ("チリ", "ペルー")
    ]
    relation = {"subject": "チリ", "type": "criticizes", "object": "ペルー", "status": "asserted"}
    gold = {"id": "a", "entities": entities, "relations": [relation]}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_layers_are_one_table(article):
    rows = {r["layer"]: r for r in json.loads(run("--layers", "--gold", article, "--json").stdout)}
    assert rows["names"]["f1"] == rows["relations, events"]["f1"] == "1.000"
    assert "--pas" in rows["linking: who does what"]["counts"]
    table = run("--layers", "--gold", article).stdout
    assert "relations, static" in table


def test_a_sheet_is_drawn_filled_and_counted(article, tmp_path):
    sheet = tmp_path / "out" / "sheet.tsv"
    drawn = run("--sample", 5, article / "a.txt", "-o", sheet)
    assert drawn.exit_code == 0, drawn.output
    assert sheet.with_suffix(".html").exists()
    head, line = sheet.read_text("utf-8").splitlines()
    sheet.write_text(f"{head}\nright{line}\n", encoding="utf-8")
    assert "100.0% right" in run("--judged", sheet).stdout
    (whole, *_) = json.loads(run("--judged", sheet, "--json").stdout)
    assert (whole["right"], whole["interval"][1]) == (1, 1.0)


def test_only_what_is_sure_enough_is_measured(article):
    measured = json.loads(run("--gold", article, "--min-confidence", "1", "--json").stdout)
    assert measured["relations"]["missed"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--sample", "3"), "--sample needs texts"),
        (("somewhere",), "texts are read with --sample only"),
        (("--ablate", "nowhere"), "no room 'nowhere'"),
    ],
)
def test_what_makes_no_sense_is_said(words, message):
    error = run(*words).exception
    assert isinstance(error, KgError)
    assert message in str(error)
