"""Clocks: processor time for what runs in one process, wall time for what runs in several."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """A line of a table: what was measured, in its unit, and against what."""

    name: str
    value: float
    unit: str
    note: str = ""


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of processor time ``work`` takes in this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def wall(work: Callable[[], object]) -> float:
    """Return the seconds ``work`` takes on the clock."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def interleaved(rounds: int, *works: Callable[[], float]) -> list[float]:
    """Return the median of each of ``works`` (they measure themselves), run in turn: load hits all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for times, work in zip(taken, works, strict=True):
            times.append(work())
    return [statistics.median(times) for times in taken]


def drain(results: Iterable[object]) -> int:
    """Run through ``results`` and count them."""
    return sum(1 for _ in results)


def resident(pid: int | str = "self") -> float:
    """Return the resident memory of a process in MB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
