"""The pytest plugin, used as people use it: a test file, a pytest run, a message that helps."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evaluation.expectations import Expectations
from kg.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
INSTALLED = any(e.value == "kg.evaluation.plugin" for e in entry_points(group="pytest11"))
SOLD = "チリはペルーに銅を輸出した。"
SALE = ("チリ", "exports_to", "ペルー")


def run_pytest(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in a process of its own, as somebody else's project does."""
    plugin = () if INSTALLED else ("-p", "kg.evaluation.plugin")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture(scope="module")
def reads(pipeline: Pipeline) -> Expectations:
    return Expectations(pipeline=pipeline)


def fails(reads: Expectations, text: str, *triples: tuple[str, str, str], **words: str) -> str:
    with pytest.raises(AssertionError) as caught:
        reads(text, *triples, **words)
    return str(caught.value)


def test_the_package_names_the_plugin() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert re.search(r'\[project\.entry-points\.pytest11\]\nkg = "kg\.evaluation\.plugin"', text)


def test_an_unused_plugin_loads_nothing() -> None:
    code = (
        "import pytest, sys, kg.evaluation.plugin\n"
        "print(*sorted(m for m in sys.modules if m.split('.')[0] in ('kg', 'spacy', 'pydantic', 'numpy')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["kg", "kg.evaluation", "kg.evaluation.plugin"]


def test_a_project_pins_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/types.yaml").write_text(
        "types:\n  rebukes: {label: {ja: 叱責, en: rebukes}, family: conflict}\n", encoding="utf-8"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\nkg_configs = mine\n", encoding="utf-8")
    (tmp_path / "test_news.py").write_text(
        "def test_sale(kg_reads):\n"
        f"    kg_reads({SOLD!r}, {SALE!r}, status='asserted', item='銅')\n"
        "def test_nothing(kg_reads):\n"
        f"    kg_reads.none({SOLD!r}, 'imports_from', 'rebukes')\n"
        "def test_wrong(kg_reads):\n"
        f"    kg_reads('チリはペルーで銅を輸出した。', {SALE!r})\n",
        encoding="utf-8",
    )
    done = run_pytest(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed, 2 passed" in done.stdout
    assert "E       AssertionError: not read: チリ exports_to ペルー" in done.stdout
    assert "nearest rule: exports_to/" in done.stdout
    assert ">       kg_reads('チリはペルーで" in done.stdout  # the line of the test, not of the plugin
    assert "expectations.py" not in done.stdout


def test_what_is_read_passes_and_is_returned(reads: Expectations) -> None:
    reading = reads(SOLD, SALE, ("CL", "輸出", "PE"), status="asserted", item="銅")
    assert [s.type for s in reading.statements] == ["exports_to"]
    reads("チリはペルーと会談した。", ("ペルー", "met_with", "チリ"))  # symmetric
    reads(
        "昨年、チリはペルーを非難した。",
        ("チリ", "criticizes", "ペルー"),
        published="2024-05-01",
        time="2023",
    )
    said = "ボリビアによると、チリはペルーに銅を輸出した。"
    reads(said, SALE, status="claimed", source="ボリビア")


def test_a_failure_says_what_was_read_instead(reads: Expectations) -> None:
    message = fails(reads, SOLD, ("ペルー", "exports_to", "チリ"))
    assert message.splitlines()[0] == "not read: ペルー exports_to チリ"
    assert "read instead: チリ exports_to ペルー (asserted, item 銅; rule exports_to/" in message
    message = fails(reads, "チリは動いた。", SALE)
    assert "ペルー was not found as a name" in message
    assert "nothing is read" in message


def test_a_failure_names_every_difference(reads: Expectations) -> None:
    message = fails(
        reads, "チリはペルーに銅を輸出する方針だ。", SALE, status="asserted", item="鉄", source="ペルー"
    )
    assert "status is planned, not asserted" in message
    assert "item is 銅, not 鉄" in message
    assert "source is nobody, not ペルー" in message
    assert "time is not said, not 2024" in fails(reads, SOLD, SALE, time="2024")


def test_none_fails_on_what_is_read(reads: Expectations) -> None:
    reads.none("チリの空は青い。")
    reads.none(SOLD, ("ペルー", "exports_to", "チリ"), "imports_from")
    for unwanted in ((), (SALE,), ("exports_to",), ("経済",)):
        with pytest.raises(AssertionError, match=r"should not be.*\n  チリ exports_to ペルー .*「チリは"):
            reads.none(SOLD, *unwanted)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda r: r(SOLD, ("チリ", "exprots_to", "ペルー")), "did you mean exports_to"),
        (lambda r: r(SOLD, SALE, status="sure"), "unknown status 'sure'"),
        (lambda r: r(SOLD, SALE, itme="銅"), "unknown qualifier 'itme'.*item"),
        (lambda r: r(SOLD), "nothing to expect"),
        (lambda r: r(SOLD, SALE, published="5月"), "published"),
        (lambda r: r.none(SOLD, "exprots_to"), "did you mean exports_to"),
        (lambda r: r.none(SOLD, ("チリ", "economy", "ペルー")), "means several types"),
        (lambda r: r.none(SOLD, ("ボリビア", "exports_to", "ペルー")), "cannot fail"),
    ],
)
def test_a_mistake_in_the_test_is_no_result(reads: Expectations, call: object, message: str) -> None:
    with pytest.raises(KgError, match=message):
        call(reads)  # type: ignore[operator]
