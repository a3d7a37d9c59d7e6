"""Damage to what a build wrote is noticed; where nothing can be written, nothing may have to be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builder.fake import FakePipeline
from typer.testing import CliRunner

from kg.builder import build_graph, manifest
from kg.builder.check import check_folder
from kg.builder.outputs import FILES
from kg.builder.reading import Reader
from kg.cli.app import app
from kg.errors import KgError
from kg.graph.selecting import checked_confidence
from kg.store import FolderLock
from kg.store.lock import NAME, LockError

OUTPUTS = [name for name in FILES if name != "build.json"]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Reader, "pipeline", FakePipeline())
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("プーチン visited 平壌\n", encoding="utf-8")
    build(tmp_path / "out")
    return tmp_path / "out"


def build(out: Path) -> Any:
    return build_graph(out.parent / "in", output=out, jobs=1)


def change(file: Path, edit: Callable[[Any], Any]) -> None:
    file.write_text(json.dumps(edit(json.loads(file.read_text(encoding="utf-8")))), encoding="utf-8")


def test_a_whole_build_is_in_order(out: Path) -> None:
    assert check_folder(out) == []
    result = CliRunner().invoke(app, ["check", str(out)])
    assert (result.exit_code, "every file" in result.output) == (0, True)


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("damage", ["a byte", "cut", "gone"])
def test_damage_is_noticed_and_the_next_build_mends_it(out: Path, name: str, damage: str) -> None:
    file = out / name
    before = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(before[:-1] if damage == "cut" and before else before + b" ")
    (fault,) = check_folder(out)
    assert (fault.where, bool(fault.remedy)) == (str(file), True)
    result = CliRunner().invoke(app, ["check", str(out), "--json"])
    assert (result.exit_code, [row["where"] for row in json.loads(result.stdout)]) == (1, [str(file)])
    build(out)
    assert file.read_bytes() == before
    assert check_folder(out) == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: {k: v for k, v in raw.items() if k != "summary"},
        lambda raw: {**raw, "summary": {}},
        lambda raw: {**raw, "summary": {**raw["summary"], "documents": 7}},
        lambda raw: {**raw, "outputs": {}},
        lambda raw: {**raw, "inputs": "x"},
        lambda raw: {k: v for k, v in raw.items() if k != "checksum"},
        lambda raw: [],
    ],
)
def test_a_damaged_build_json_vouches_for_nothing(out: Path, edit: Callable[[Any], Any]) -> None:
    before = (out / "build.json").read_bytes()
    change(out / "build.json", edit)
    assert manifest.load(out) is None
    (fault,) = check_folder(out)
    assert fault.where == str(out / "build.json")
    assert not build(out).summary["unchanged"]
    assert json.loads((out / "build.json").read_bytes())["outputs"] == json.loads(before)["outputs"]
    assert build(out).summary["unchanged"]


def test_a_folder_without_a_build_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no build"):
        check_folder(tmp_path)


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose lock cannot be opened, whatever the rights of who runs the tests."""
    real = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if str(path).endswith(NAME):
            raise OSError(30, "Read-only file system")
        return real(path, flags, *more, **named)

    monkeypatch.setattr("kg.store.lock.os.open", refuse)


def test_a_read_only_folder(out: Path, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("read_only")
    again = build(out)
    assert again.summary["unchanged"]
    assert len(again.graph.statements) == 1
    (out.parent / "in/b.txt").write_text("甲 visited 乙\n", encoding="utf-8")
    with pytest.raises(LockError, match="Read-only file system") as told:
        build(out)
    assert told.value.where.endswith(NAME)
    assert told.value.remedy


def test_the_lock_of_another_user_is_honoured_where_it_can_only_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def only_read(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if str(path).endswith(NAME) and flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *more, **named)

    with FolderLock(tmp_path):
        monkeypatch.setattr("kg.store.lock.os.open", only_read)
        with pytest.raises(KgError, match=f"process {os.getpid()}"), FolderLock(tmp_path):
            pass
    with FolderLock(tmp_path):
        pass


@pytest.mark.parametrize("value", [float("nan"), -5, 7, -0.001, 1.001, float("inf")])
def test_a_confidence_that_is_none_is_refused(out: Path, value: float) -> None:
    with pytest.raises(KgError, match="between 0 and 1"):
        build_graph(out.parent / "in", min_confidence=value)
    with pytest.raises(KgError, match="between 0 and 1"):
        checked_confidence(value)
