"""The graph: loading, memory, neighbourhoods and paths at growing size."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import cpu, resident, table
from kg.graph import KnowledgeGraph, load_types
from kg.model import Document, Entity, Evidence, Span, Statement

TYPES = Path(__file__).parents[1] / "configs" / "types.yaml"
SIZES = (1_000, 10_000, 100_000)


def made_up(size: int) -> KnowledgeGraph:
    """Return a graph of ``size`` statements among a fifth as many entities; few hubs, many leaves."""
    draw = random.Random(size)
    count = max(size // 5, 10)
    entities = {
        f"organization:団体{i}": Entity(f"organization:団体{i}", f"団体{i}", "Organization")
        for i in range(count)
    }
    documents = {f"d{i}": Document(f"d{i}", "", title=f"記事{i}") for i in range(max(size // 10, 1))}
    types = load_types(TYPES)
    return KnowledgeGraph(entities, statements(size, list(entities), list(types), draw), documents, types)


def statements(size: int, ids: list[str], kinds: list[str], draw: random.Random) -> Iterator[Statement]:
    """Yield ``size`` different statements, each with one sentence."""
    seen: set[tuple[str, str, str]] = set()
    while len(seen) < size:
        subject, object_ = ids[int(len(ids) * draw.random() ** 3)], draw.choice(ids)
        key = (draw.choice(kinds), subject, object_)
        if subject == object_ or key in seen:
            continue
        seen.add(key)
        text = (
            f"{subject[13:]}は{len(seen)}日、{object_[13:]}との間で長く続いてきた交渉を再開すると発表した。"
        )
        at = text.index(object_[13:])
        yield Statement(
            *key,
            evidence=(evidence(f"d{len(seen) % max(size // 10, 1)}", text, subject[13:], at, object_[13:]),),
        )


def evidence(document: str, text: str, subject: str, at: int, object_: str) -> Evidence:
    """Make the one piece of evidence of a statement."""
    whole = Span(0, len(text))
    roles = Span(0, len(subject)), Span(at, at + len(object_))
    return Evidence(document, whole, text, whole, Span(len(text) - 9, len(text) - 7), *roles, "made/1:active")


def measure() -> list[str]:
    """Report loading (in a fresh process), neighbourhood and path queries."""
    rows = []
    with TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / "graph.json"
            graph = made_up(size)
            graph.save(path)
            load, start, end = loaded(path)
            names = [f"団体{i}" for i in (0, 1, 7, len(graph) // 2, len(graph) - 1)]
            near = statistics.median(cpu(partial(graph.neighborhood, name)) for name in names)
            far = statistics.median(cpu(partial(graph.paths, *pair)) for pair in pairwise(names))
            mine = (end - start) * 1e6 / size
            rows.append((f"{size:,}", f"{load:.2f}", f"{mine:,.0f}", f"{near * 1e3:.1f}", f"{far * 1e3:.1f}"))
    head = ("statements", "load, s", "bytes a statement", "neighbourhood, ms", "three paths, ms")
    return [*table(head, rows), "", "Memory is that of a process that loads the file, with its sentences."]


def loaded(path: Path) -> tuple[float, float, float]:
    """Return the seconds to load a graph in a process of its own, and its memory before and after in MB."""
    command = [sys.executable, "-c", f"from benchmarks.graphs import alone; alone({str(path)!r})"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, before, after = map(float, output.split())
    return seconds, before, after


def alone(path: str) -> None:
    """Load a graph and print the seconds and the memory before and after."""
    before = resident()
    kept: list[KnowledgeGraph] = []
    seconds = cpu(lambda: kept.append(KnowledgeGraph.load(path)))
    print(seconds, before, resident())
