"""Every example in a docstring of the package is run."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[2]
MODULES = ["kg", *sorted(m.name for m in pkgutil.walk_packages(kg.__path__, "kg."))]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert not found.failed


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    tests = [t for name in MODULES for t in finder.find(import_module(name))]
    assert len([t for t in tests if t.examples]) > 50
