"""Dates that a person gives are understood or refused, never half read; every door asks the same place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fuzz import examples
from graph.sample import sample_graph
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.builder import build_graph
from kg.cli.extract import extract
from kg.errors import KgError
from kg.evaluation.why_not import why_not
from kg.graph.dates import period
from kg.text.given import given_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-06-19", "2024-06-19"),
        ("2024-6-9", "2024-06-09"),
        (" 2024/01/05 ", "2024-01-05"),
        ("2024/1", "2024-01"),
        ("2024.1.5", "2024-01-05"),
        ("２０２４／１／５", "2024-01-05"),
        ("20240105", "2024-01-05"),
        ("2024", "2024"),
        ("2024年1月5日", "2024-01-05"),
        ("2024年", "2024"),
        ("令和6年1月5日", "2024-01-05"),
        ("平成31年4月30日（火）", "2019-04-30"),
        ("5 Jan 2024", "2024-01-05"),
        ("25/12/2024", ""),
        ("2024-01-05T23:00:00+09:00", "2024-01-05"),
        ("2024/01/05 10:30", "2024-01-05"),
        ("", ""),
    ],
)
def test_understood(written: str, iso: str) -> None:
    if iso or not written:
        assert given_date(written) == iso
    else:  # a form that is not known is refused, whatever a reader might guess
        with pytest.raises(KgError):
            given_date(written)


@pytest.mark.parametrize(
    "written",
    ["05/01/2024", "1.5.2024", "2024-13-05", "2024/02/30", "20241301", "2024-00", "昨日", "19日", "24/1/5",
     "2024/01-05", "2024-01-05/2024-01-06", "1704412800", "2024-01-05 x", "2024-01-05T", "x", "0000-01-01"],
)  # fmt: skip
def test_refused_with_a_remedy(written: str) -> None:
    with pytest.raises(KgError, match=r"published.*2024-06-19"):
        given_date(written)


DOORS: dict[str, Callable[[str, Path], object]] = {
    "build": lambda date, file: build_graph([file], published=date),
    "kg.build": lambda date, file: kg.build(file, published=date),
    "extract": lambda date, file: kg.extract("一行", published=date),
    "kg extract": lambda date, file: extract([str(file)], published=date),
    "why_not": lambda date, file: why_not("一行", subject="甲", type="visited", object="乙", published=date),
    "since": lambda date, file: sample_graph().filter(since=date),
    "until": lambda date, file: sample_graph().neighborhood("ロシア", until=date),
}


@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_what_is_no_date(tmp_path: Path, door: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一行\n", encoding="utf-8")
    with pytest.raises(KgError, match="not a date: '2024/13/05'"):
        DOORS[door]("2024/13/05", file)


def test_every_door_understands_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一行\n", encoding="utf-8")
    assert build_graph([file], published="2024/1/5", jobs=1).graph.documents["a"].published == "2024-01-05"
    graph = sample_graph()
    assert graph.filter(since="2024/3/5") == graph.filter(since="2024-03-05")
    assert graph.filter(until="令和5年") == graph.filter(until="2023")


@settings(max_examples=examples(200))
@given(st.text(alphabet="0123456789-/.T: 年月日令和", max_size=14))
def test_what_is_understood_names_days(written: str) -> None:
    try:
        iso = given_date(written)
    except KgError:
        return
    assert iso == "" or period(iso) is not None
    assert given_date(iso) == iso
