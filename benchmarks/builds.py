"""Builds: from nothing, unchanged, one document changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import table, wall
from kg.builder import build_graph
from kg.model import Document


def measure(documents: list[Document], stock: float | None) -> list[str]:
    """Report seconds on the clock; ``stock``: seconds a character of nlp.pipe alone."""
    with TemporaryDirectory() as folder:
        source, output = Path(folder) / "news.jsonl", Path(folder) / "output"
        write(source, documents)
        cold = wall(lambda: build_graph(source, output))
        unchanged = min(wall(lambda: build_graph(source, output)) for _ in range(3))
        (output / "graph.json").unlink()
        merged = wall(lambda: build_graph(source, output))
        first = documents[0]
        write(source, [Document(first.id, first.text + "\n日本は米国を支持した。"), *documents[1:]])
        one = wall(lambda: build_graph(source, output))
        size = sum(f.stat().st_size for f in output.rglob("*") if f.is_file()) / 1e6
        shutil.rmtree(output)
    rows = [
        ("from nothing (parse, stages, graph, page)", f"{cold:.2f}", "1"),
        ("unchanged", f"{unchanged:.3f}", f"{cold / unchanged:.0f}"),
        ("all readings known, outputs written anew", f"{merged:.2f}", f"{cold / merged:.0f}"),
        ("one document changed", f"{one:.2f}", f"{cold / one:.0f}"),
    ]
    lines = [*table((f"build of {len(documents):,} documents", "s on the clock", "times faster"), rows)]
    lines += ["", f"Cache and outputs take {size:.0f} MB."]
    if stock:
        theirs = stock * sum(len(d.text) for d in documents)
        lines.append(f"The whole build is {theirs / cold:.1f} times as fast as stock `nlp.pipe` alone.")
    return lines


def write(path: Path, documents: list[Document]) -> None:
    """Write documents as JSON lines."""
    lines = (json.dumps({"id": d.id, "text": d.text}, ensure_ascii=False) for d in documents)
    path.write_text("\n".join(lines), encoding="utf-8")
