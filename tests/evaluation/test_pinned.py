"""What is read in the samples, pinned: a change of the rules shows in review, statement by statement."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from kg.export.lines import reading_to_lines
from kg.pipeline import Pipeline
from kg.sources import read

ROOT = Path(__file__).parents[2]
PINNED = ROOT / "tests/gold/statements.txt"
RENEW = "kg extract seeds --format lines --min-confidence 0 > tests/gold/statements.txt"


def test_the_samples_say_what_is_pinned(pipeline: Pipeline) -> None:
    readings = pipeline.read_many(read([str(ROOT / "seeds")]))
    now = [line for reading in readings for line in reading_to_lines(reading)]
    pinned = PINNED.read_text(encoding="utf-8").splitlines()
    changes = list(difflib.unified_diff(pinned, now, "pinned", "read now", lineterm="", n=0))
    assert not changes, "\n".join(["", *changes, "", f"if this is better: {RENEW}"])


def test_lines_have_one_form_and_order(command: Any, tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("ペルーはチリに銅を輸出する方針だ。\nチリはペルーを非難した。\n", encoding="utf-8")
    answer = command("extract", text, "--format", "lines", "--published", "2024-01-05")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "# news 2024-01-05",
        "チリ criticizes ペルー asserted",
        "ペルー exports_to チリ planned item=銅",
    ]
