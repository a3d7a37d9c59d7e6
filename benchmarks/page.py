"""How fast the page is: build, size, ready, focus, in headless Chromium, for graphs of several sizes.

    python benchmarks/page.py [--sizes 500 2000 5000]

Each graph has two statements and two sentences for every entity. "ready" is from the start of the
navigation to the first picture, "focus" from the address of the best connected entity to its picture;
both are read off the page's own clock (``performance.now``).
"""

# ruff: noqa: E501

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from kg.export.page import write_page
from kg.graph import KnowledgeGraph, load_types
from kg.model import Document, Entity, Evidence, Span, Statement

TYPES = Path(__file__).parents[1] / "configs" / "types.yaml"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,920",
]


def made_up_graph(n: int, seed: int = 7) -> KnowledgeGraph:
    """Return a graph of ``n`` entities and 2n statements with one sentence each; few hubs, many leaves."""
    draw = random.Random(seed)
    types = load_types(TYPES)
    kinds = ["Country", "Organization", "Person", "Place"]
    entities = [Entity(f"x:{i}", f"項目{i:04}号", draw.choice(kinds)) for i in range(n)]  # type: ignore[arg-type]
    documents = {
        f"d{i}": Document(f"d{i}", "", f"記事{i}", f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
                          f"通信{i % 9}", f"https://news.example/{i}")
        for i in range(max(1, n // 10))
    }  # fmt: skip
    statements = []
    while len({s.key for s in statements}) < 2 * n:
        a, b = int(n * draw.random() ** 3), draw.randrange(n)
        if a == b:
            continue
        s, o = entities[a], entities[b]
        text = f"{s.name}は{len(statements)}日、関係筋によると{o.name}との間で長く続いてきた交渉を再開した。"
        kind = draw.choice(list(types))
        at = text.index(o.name)
        evidence = Evidence(f"d{draw.randrange(len(documents))}", Span(0, len(text)), text, Span(0, len(text)),
                            Span(len(text) - 5, len(text) - 3), Span(0, len(s.name)), Span(at, at + len(o.name)), f"{kind}/1:active",
                            status=draw.choice(["asserted"] * 6 + ["claimed", "planned", "possible", "negated"]))  # type: ignore[arg-type]  # fmt: skip
        statements.append(Statement(kind, s.id, o.id, (evidence,)))
    return KnowledgeGraph({e.id: e for e in entities}, statements, documents, types)


def measure(page: Path, fragment: str = "") -> dict[str, float]:
    """Return what the page writes about itself: seconds to ready, seconds of the last change."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        raise SystemExit("no chromium found: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            *FLAGS,
            f"--user-data-dir={profile}",
            "--timeout=20000",
            "--dump-dom",
            f"{page.as_uri()}#{fragment}",
        ]
        dom = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120).stdout
    head = dom[: dom.index(">", dom.index("<html"))]
    return {k: float(v) for k, v in re.findall(r'data-(\w+)="([\d.]+)"', head)}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", nargs="*", type=int, default=[500, 2000, 5000])
    print(f"{'entities':>9}{'statements':>11}{'build s':>9}{'MB':>7}{'ready s':>9}{'focus s':>9}{'drawn':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for n in options.parse_args().sizes:
            graph = made_up_graph(n)
            began = time.perf_counter()
            page = write_page(graph, Path(folder) / f"{n}.html")
            built = time.perf_counter() - began
            first = measure(page)
            focus = measure(page, "focus-test=1&n=x:0")
            print(
                f"{len(graph):>9}{len(graph.statements):>11}{built:>9.2f}{page.stat().st_size / 1e6:>7.2f}"
                f"{first['readyat'] / 1000:>9.2f}{focus['took'] / 1000:>9.2f}{first['drawn']:>7.0f}"
            )


if __name__ == "__main__":
    main()
