"""Streams and limits of the system: every command ends in good order and says what is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from graph.sample import sample_graph

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shells and limits of POSIX")
KG = f"{sys.executable} -m kg"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    sample_graph().save(folder / "output" / "graph.json")
    return folder


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONUNBUFFERED", None)
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def assert_told(done: subprocess.CompletedProcess[str], *words: str, code: int = 2) -> None:
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == code, done.stderr
    for word in ("error: ", *words):
        assert word in done.stderr, done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "query --list",
        "query ロシア --json",
        "export --to json",
        "export --schema",
        "page -o -",
        "disputes",
        "--help",
    ],
)
@pytest.mark.parametrize("python", [sys.executable, f"{sys.executable} -u"])
def test_a_reader_that_has_enough_ends_the_command_quietly(folder: Path, command: str, python: str) -> None:
    done = shell(folder, f"{python} -m kg {command} | head -c 3; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout.splitlines()[-1][-1], done.stderr) == ("0", ""), done


@pytest.mark.parametrize("command", ["query --list --json", "export --to json", "page -o -", "disputes"])
def test_a_full_standard_output_is_told(folder: Path, command: str) -> None:
    """The system's limit on the size of a file stands for the full disk."""
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "sys.argv = ['kg', *sys.argv[1:]]; from kg.cli import main; main()"
    )
    done = shell(folder, f'{sys.executable} -B -c "{limited}" {command} > full')
    assert_told(done, "standard output: cannot write", "not complete")


def test_closed_streams(folder: Path) -> None:
    assert_told(shell(folder, f"{KG} query --graph - <&-"), "standard input is closed")
    assert_told(shell(folder, f"{KG} why-not - -s 甲 -t visited -o 乙 <&-"), "standard input is closed")
    assert shell(folder, f"{KG} query --list >&-").returncode == 0
    assert shell(folder, f"{KG} query 火星 2>&-").returncode == 2
    done = shell(folder, f"{KG} export copy.json >&- <&-")
    assert done.returncode == 0
    assert json.loads((folder / "copy.json").read_text(encoding="utf-8"))["schema"], (
        "nothing was printed into it"
    )


def test_articles_from_a_closed_standard_input(folder: Path) -> None:
    done = shell(folder, f"{KG} build - -o closed <&-")
    assert "Traceback" not in done.stderr
    assert done.returncode in (1, 2)
    assert "standard input is closed" in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("export . --to json", "it is a folder"),
        ("export output", "no format"),
        ("page -o output", "it is a folder"),
        ("query --graph output", "Is a directory"),
        ("query --graph <(yes)", "does not begin with {"),
        ("query --graph - < <(yes)", "does not begin with {"),
        ("check nowhere", "no build wrote"),
        ("extract nothing.txt --min-confidence nan", "not between 0 and 1"),
        ("build nothing.txt --min-confidence nan", "not between 0 and 1"),
        ("build nothing.txt --min-confidence 7", "not between 0 and 1"),
        ("build nothing.txt --min-confidence -5", "not between 0 and 1"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(folder: Path, line: str, told: str) -> None:
    assert_told(shell(folder, f"{KG} {line}"), told)


@pytest.mark.parametrize("command", ["query", "export --to json"])
def test_a_threshold_that_is_no_number_is_wrong_use(folder: Path, command: str) -> None:
    done = shell(folder, f"{KG} {command} --min-confidence nan")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_too_few_open_files_are_told(folder: Path) -> None:
    (folder / "a.txt").write_text("一行\n", encoding="utf-8")
    done = shell(folder, f"ulimit -n 7; exec {KG} build a.txt -o few")
    if done.returncode:  # how many are needed depends on the system
        assert_told(done, "Too many open files", "ulimit -n")
