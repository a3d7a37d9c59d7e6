"""A sheet of random statements, judged by a person; what its share is, and how sure."""

import csv
import io

import pytest

from kg.errors import KgError
from kg.evaluation.sample import VERDICTS, draw, judge, read_sheet, wilson, write_sheet
from kg.model import Document

NAMES = ("ペルー", "ブラジル", "コロンビア", "ボリビア", "エクアドル", "ウルグアイ")


@pytest.fixture(scope="module")
def rows(pipeline):
    texts = [f"{name}では雨が降った。\nチリは{name}を<b>強く</b>\t非難した。" for name in NAMES]
    return [draw(pipeline, [Document(str(i), t) for i, t in enumerate(texts)], 4, seed) for seed in (1, 1, 2)]


def judged(file, *verdicts):
    lines = ["verdict\twhy\ttype", *(f"{v}\t\t{t}" for v, t in verdicts)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_seed_draws_the_same_statements(rows):
    assert rows[0] == rows[1] != rows[2]
    assert [len(r) for r in rows] == [4, 4, 4]


def test_a_row_shows_the_sentence_with_its_marks_and_what_came_before(rows):
    row = rows[0][0]
    assert (row["subject"], row["type"], row["status"]) == ("チリ", "criticizes", "asserted")
    assert row["sentence"].startswith(f"[S チリ]は[O {row['object']}]を")
    assert "[V 非難" in row["sentence"]
    assert "雨が降った" in row["before"]
    assert row["rule"].startswith("criticizes/")


def test_the_sheet_is_plain_and_its_page_safe(rows, tmp_path):
    sheet, page = write_sheet(rows[0], tmp_path / "sheet.tsv")
    lines = sheet.read_text("utf-8").splitlines()
    assert len(lines) == 5
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}
    shown = page.read_text("utf-8")
    assert "&lt;b&gt;強く" in shown
    assert '<b class="S">チリ</b>' in shown


def test_a_filled_sheet_gives_shares_with_their_interval(rows, tmp_path):
    sheet, _ = write_sheet(rows[0], tmp_path / "sheet.tsv")
    table = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8")), delimiter="\t"))
    with pytest.raises(KgError, match=r"sheet\.tsv:2: no verdict.*right, wrong, doubtful"):
        read_sheet(sheet)
    for row, verdict in zip(table, ("right", "Right ", "wrong", "doubtful"), strict=True):
        row["verdict"] = verdict
    write_sheet(table, sheet)
    whole, static, events = judge(read_sheet(sheet))
    assert (whole.right, whole.wrong, whole.doubtful) == (2, 1, 1)
    assert whole.share.value == pytest.approx(2 / 3)
    assert whole.interval == wilson(2, 3)
    assert (static.share.of, events.share.of) == (0, 3)


def test_static_facts_and_events_are_told_apart(tmp_path):
    sheet = judged(tmp_path / "s.tsv", ("right", "part_of"), ("wrong", "attacks"), ("wrong", "visited"))
    _, static, events = judge(read_sheet(sheet))
    assert (static.right, events.wrong) == (1, 2)


def test_an_empty_sheet_says_nothing(tmp_path):
    with pytest.raises(KgError, match="an empty sheet"):
        read_sheet(judged(tmp_path / "s.tsv"))


def test_the_interval_is_wilsons():
    low, high = wilson(9, 10)  # Brown, Cai and DasGupta 2001: .596 to .982
    assert (low, high) == (pytest.approx(0.5958, abs=1e-4), pytest.approx(0.9821, abs=1e-4))
    assert wilson(0, 0) == (0.0, 1.0)
    assert len(VERDICTS) == 3
