"""Reads gold and runs tests with one change of the code: a process of its own for each (see ``ablation``).

``python -m kg.evaluation.mutant`` takes a task on standard input and answers on standard output, both JSON.
The change is made while the module is imported; the files stay as they are.
"""

from __future__ import annotations

import hashlib
import importlib.abc
import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.evaluation.mutations import PACKAGE, Mutant, changed_code, changed_lists


@dataclass
class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with its change."""

    mutant: Mutant

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the module that is changed."""
        if name != module_name(self.mutant.file):
            return None
        folder = [str(self.mutant.file.parent)] if self.mutant.file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            name, self.mutant.file, loader=self, submodule_search_locations=folder
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code."""
        exec(compile(changed_code(self.mutant), str(self.mutant.file), "exec"), module.__dict__)


def module_name(file: Path) -> str:
    """Return the dotted name of a file of the package.

    >>> module_name(PACKAGE / "frames" / "__init__.py")
    'kg.frames'
    """
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def install(mutant: Mutant) -> None:
    """Make the change: nothing that reads may be imported before."""
    if mutant.file.suffix == ".py":
        assert module_name(mutant.file) not in sys.modules, "imported too early to be changed"
        sys.meta_path.insert(0, Importer(mutant))
        return
    from kg import config
    from kg.config import yaml

    original, changed = yaml.load_yaml, mutant.file.resolve()

    def load(path: Path | str) -> yaml.YamlFile:
        file = original(path)
        return changed_lists(mutant, file) if Path(path).resolve() == changed else file

    config.load_yaml = yaml.load_yaml = load


def remember_parses() -> None:
    """Let the tests' parser remember as well: parsing is not what is tried."""
    from kg import parsing
    from kg.config.cache import directory
    from kg.store import Cache, CachedParser

    real, versions = parsing.Parser, parsing.versions()
    parsing.Parser = lambda: CachedParser(Cache(directory() / "parses"), real, versions)  # type: ignore


def read_gold(gold: Path, texts: Sequence[Path]) -> tuple[str, str]:
    """Return a digest of how the gold judges what is read, and one of all that is read."""
    from kg.evaluation.gold import load_cases
    from kg.evaluation.run import predict
    from kg.evaluation.scores import score

    cases = load_cases(gold, *texts)
    found = predict(cases)
    misses = sorted((m.case, m.kind, m.what) for m in score(zip(cases, found, strict=True)).misses)
    return _digest(misses), _digest(found)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def run_tests(tests: Sequence[str]) -> bool:
    """Tell whether the tests pass."""
    import pytest

    return int(pytest.main(["-x", "-q", "--no-header", "-p", "no:randomly", *tests])) == 0 if tests else True


def main() -> None:
    """Do one task: ``{mutant, gold, texts, tests, judged}``."""
    task = json.load(sys.stdin)
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # pytest talks
    if change := task["mutant"]:
        install(Mutant(Path(change["file"]), change["number"], 0, ""))
    remember_parses()
    judged, read = read_gold(Path(task["gold"]), [Path(t) for t in task["texts"]])
    known = task["judged"]
    passed = run_tests(task["tests"]) if known in ("", judged) else True
    json.dump({"judged": judged, "read": read, "passed": passed}, answer)
    answer.close()


if __name__ == "__main__":
    main()
