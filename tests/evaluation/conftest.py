"""The command line as a person or a CI server sees it: exit code, output, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest


class Answer(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run ``kg`` with these words, in this process."""
    from kg.cli import main

    def run(*words: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["kg", *map(str, words)])
        capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Answer(code, *capsys.readouterr())

    return run
