"""Numbers without end: read as far as they mean something, and no article is lost for them."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from fuzz import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document
from kg.sources import read
from kg.text.bounded import load_json, unescape

LONG = "9" * 10_000


@settings(max_examples=examples(200))
@given(st.text(alphabet="&#xX;0123456789abcAF日<amp", max_size=30))
def test_references_mean_what_they_mean_elsewhere(text: str) -> None:
    assert unescape(text) == html.unescape(text)


@pytest.mark.parametrize("number", [LONG, "x" + "f" * 10_000, "0" * 10_000 + "65", "x" + "0" * 10_000 + "41"])
def test_a_reference_of_ten_thousand_digits(number: str) -> None:
    assert unescape(f"甲&#{number};乙") in ("甲\ufffd乙", "甲A乙")


@settings(max_examples=examples(100))
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5))
def test_json_means_what_it_means_elsewhere(value: object) -> None:
    text = json.dumps(value)
    assert load_json(text) == json.loads(text)


def test_no_article_is_lost_for_a_number(tmp_path: Path) -> None:
    words = "米国は中国を非難した。" * 9
    (tmp_path / "page.html").write_text(
        f"<html><body><p>{words}&#{LONG};</p></body></html>", encoding="utf-8"
    )
    (tmp_path / "lines.jsonl").write_text(
        f'{{"id": "a", "text": "{words}", "views": {LONG}}}\n{{"id": {LONG}, "text": "{words}一"}}\n',
        encoding="utf-8",
    )
    found = list(read(tmp_path))
    assert all(isinstance(item, Document) for item in found), found
    assert {item.id for item in found if isinstance(item, Document)} == {"page", "a", "lines-2"}


def test_a_path_longer_than_the_system_allows_is_a_failure() -> None:
    (failure,) = read("x" * 5000)
    assert "too long" in failure.reason  # type: ignore[union-attr]
