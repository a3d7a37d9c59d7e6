"""What nothing notices: one branch, constant, list or rule is taken away at a time.

A heuristic stays with a failing case of its own, or goes: covered by a test is not yet proved by it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.engines.mapping import cores
from kg.errors import KgError
from kg.evaluation.mutations import PACKAGE, Mutant, mutants

TESTS = ("japanese", "frames", "relations", "entities", "mentions")
LIMIT = 120.0  # seconds for one change: what hangs is noticed
WORDS = {"": "changes nothing", "output": "changes what is read, and nothing notices"}
Run = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who noticed a change: ``gold``, ``tests``, ``error``, ``time``; ``output`` or "" where nobody did."""

    mutant: Mutant
    noticed: str

    @property
    def silent(self) -> bool:
        """Whether no test and no gold noticed."""
        return self.noticed in ("", "output")


def find_tests(folder: Path = Path("tests")) -> list[str]:
    """Return the test folders of reading; raises :class:`kg.errors.KgError` outside a checkout."""
    found = [str(folder / name) for name in TESTS if (folder / name).is_dir()]
    if not found:
        raise KgError("no tests", where=str(folder), remedy="run it in a checkout, or name them with --tests")
    return found


def ablate(
    room: str,
    gold: Path,
    texts: Sequence[Path],
    tests: Sequence[str],
    jobs: int | None = None,
    run: Run | None = None,
    chosen: Iterable[Mutant] | None = None,
) -> Iterator[Outcome]:
    """Yield what became of every change of ``room``, in the order of the files.

    Raises :class:`kg.errors.KgError` where the tests fail without any change.
    """
    run = run or _run
    changes = list(mutants(room) if chosen is None else chosen)
    task = {"gold": str(gold), "texts": [str(t) for t in texts], "tests": list(tests), "judged": ""}
    before = run({**task, "mutant": None})
    if "error" in before or not before["passed"]:
        remedy = "mend them first: pytest " + " ".join(tests)
        raise KgError("gold or tests fail without any change", remedy=before.get("error") or remedy)

    def attempt(mutant: Mutant) -> Outcome:
        change = {"file": str(mutant.file), "number": mutant.number}
        after = run({**task, "mutant": change, "judged": before["judged"]})
        return Outcome(mutant, _verdict(before, after))

    with ThreadPoolExecutor(jobs or cores()) as pool:
        yield from pool.map(attempt, changes)


def _verdict(before: dict[str, Any], after: dict[str, Any]) -> str:
    if "error" in after:
        return "time" if after["error"] == "time" else "error"
    if after["judged"] != before["judged"]:
        return "gold"
    if not after["passed"]:
        return "tests"
    return "output" if after["read"] != before["read"] else ""


def _run(task: dict[str, Any]) -> dict[str, Any]:
    """Do a task in a process of its own."""
    command = [sys.executable, "-m", "kg.evaluation.mutant"]
    path = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(
            command, input=json.dumps(task), capture_output=True, text=True, encoding="utf-8",
            timeout=LIMIT if task["mutant"] else None, env={**os.environ, "PYTHONPATH": path}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"error": "time"}
    if done.returncode:
        return {"error": (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
