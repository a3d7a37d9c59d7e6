"""Killed at any moment, a build leaves what was there whole, and the next one goes on from there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.builder.manifest import load
from kg.graph import KnowledgeGraph

TESTS = Path(__file__).parents[1]
WORKER = TESTS / "reliability" / "worker.py"
OUTPUTS = ("graph.json", "statements.jsonl", "failures.jsonl", "graph.html")
KILLS = 50


def start(source: Path, output: Path, pause: float = 0.0, jobs: int = 1) -> subprocess.Popen[str]:
    command = [sys.executable, str(WORKER), str(source), str(output), str(pause), str(jobs)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def finish(source: Path, output: Path) -> dict[str, bytes]:
    process = start(source, output)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return contents(output)


def contents(output: Path) -> dict[str, bytes]:
    return {name: (output / name).read_bytes() for name in OUTPUTS}


def write(source: Path, number: int, rng: random.Random) -> None:
    """Change, add or remove a few articles."""
    source.mkdir(exist_ok=True)
    for place in rng.sample(range(12), 6):
        file = source / f"{place:02}.txt"
        if rng.random() < 0.2:
            file.unlink(missing_ok=True)
        else:
            file.write_text(
                f"甲{number} visited 乙{place}\n丙 attacks 丁{rng.randrange(5)}\n", encoding="utf-8"
            )
    (source / "always.txt").write_text("甲 visited 乙\n", encoding="utf-8")


def assert_whole(output: Path) -> None:
    """Every file is complete: of the last build or of the one before."""
    if (output / "graph.json").exists():
        KnowledgeGraph.load(output / "graph.json")
    for name in ("statements.jsonl", "failures.jsonl"):
        if (output / name).exists():
            for line in (output / name).read_text(encoding="utf-8").splitlines():
                json.loads(line)
    if (output / "graph.html").exists():
        assert (output / "graph.html").read_text(encoding="utf-8").rstrip().endswith("</html>")


@pytest.mark.slow
def test_killed_fifty_times(tmp_path: Path) -> None:
    rng = random.Random(20261122)
    source, output = tmp_path / "in", tmp_path / "out"
    write(source, 0, rng)
    killed = attempts = 0
    while killed < KILLS and attempts < 4 * KILLS:
        attempts += 1
        process = start(source, output, pause=0.02, jobs=1 + attempts % 2)
        time.sleep(rng.uniform(0, 0.3))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        finished = process.returncode != -signal.SIGKILL
        killed += not finished
        assert_whole(output)
        if finished or attempts % 7 == 0:  # always something left to do
            write(source, attempts, rng)
    assert killed == KILLS
    assert finish(source, output) == finish(source, tmp_path / "anew")
    assert not list(output.glob(".*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_leaves_no_process_behind(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number in range(40):
        (source / f"{number}.txt").write_text(f"甲 visited 乙{number}\n", encoding="utf-8")
    process = start(source, output, pause=0.2, jobs=2)
    time.sleep(0.8)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode != 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert not (output / "graph.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_full_disk_keeps_the_old_outputs_and_says_so(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "a.txt").write_text("甲 visited 乙\n", encoding="utf-8")
    before = finish(source, output)
    (source / "b.txt").write_text("丙 visited 丁\n", encoding="utf-8")
    limited = (
        "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)); sys.argv = sys.argv[1:];"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    result = subprocess.run(
        [sys.executable, "-c", limited, str(WORKER), str(source), str(output), "0"],
        capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode != 0
    assert "cannot write" in result.stderr
    assert contents(output) == before
    assert len(KnowledgeGraph.load(output / "graph.json").statements) == 1
    finish(source, output)
    assert len(KnowledgeGraph.load(output / "graph.json").statements) == 2


def test_a_second_build_into_the_same_folder_waits_its_turn_with_a_clear_message(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    for number in range(30):
        (source / f"{number}.txt").write_text(f"甲 visited 乙{number}\n", encoding="utf-8")
    first = start(source, output, pause=0.1)
    time.sleep(0.5)
    second = start(source, output)
    _, errors = second.communicate(timeout=30)
    assert second.returncode != 0
    assert "another build" in errors
    first.communicate(timeout=60)
    assert first.returncode == 0
    manifest = load(output)
    assert manifest is not None
    assert manifest.summary["documents"] == 30
