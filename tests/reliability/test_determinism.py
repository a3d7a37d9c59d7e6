"""The same input gives the same bytes, whatever the machine is set to; and nothing asks the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OUTPUTS = ("graph.json", "statements.jsonl", "failures.jsonl", "graph.html")
ARTICLES = ("sample-01", "sample-04", "sample-09")

NO_NETWORK = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError(f"the network was asked: {args}")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from kg.cli import main
main()
"""


def build(source: Path, output: Path, *options: str, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-c", NO_NETWORK, "build", str(source), "-o", str(output), "--quiet", *options]
    result = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=180,
        check=False,
        cwd=output.parent,
    )
    assert result.returncode == 0, result.stderr.decode()
    return {name: (output / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name in ARTICLES:
        shutil.copy(ROOT / "seeds" / f"{name}.txt", folder)
    return folder


@pytest.mark.slow
def test_byte_identical_whatever_the_settings(source: Path, tmp_path: Path) -> None:
    one = build(source, tmp_path / "one", "--jobs", "1", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    for number, (options, environment) in enumerate(
        [
            (("--jobs", "2"), {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "TZ": "America/New_York"}),
            (("--jobs", "3", "--fresh"), {"PYTHONHASHSEED": "3", "PYTHONUTF8": "0", "LC_ALL": "POSIX"}),
        ]
    ):
        assert build(source, tmp_path / str(number), *options, **environment) == one
    shuffled = tmp_path / "shuffled"
    for name in reversed(ARTICLES):
        (shuffled / name[-2:]).mkdir(parents=True)
        shutil.copy(source / f"{name}.txt", shuffled / name[-2:])
    other = build(shuffled, tmp_path / "two")
    assert other["graph.json"].replace(str(shuffled).encode(), b"") != b""
    assert set(os.listdir(tmp_path / "one")) >= set(OUTPUTS)
