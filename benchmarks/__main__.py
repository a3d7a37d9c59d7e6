"""``python -m benchmarks``: measures, prints, and writes docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from kg.parsing import one_thread, versions

one_thread()

from benchmarks import builds, graphs, memory, parse, scaling, stages, texts  # noqa: E402

REPORT = Path(__file__).parents[1] / "docs" / "performance.md"
SECTIONS = ("parse", "equal", "inside", "stages", "scaling", "memory", "build", "graph")


def main() -> None:
    """Run the sections asked for, and put their lines into the report."""
    options = arguments()
    documents = texts.corpus(options.corpus, options.documents)
    kind = options.corpus.stem if options.corpus else "the sample articles"
    source = f"Up to {len(documents):,} documents of {kind}"
    figures: dict[str, float] = {}

    def parsing() -> list[str]:
        lines, found = parse.measure(documents, options.rounds, options.stock_documents)
        figures.update(found)
        return lines

    work: dict[str, tuple[str, Callable[[], list[str]]]] = {
        "parse": ("The parse", parsing),
        "equal": ("The same output", lambda: parse.equal(documents)),
        "inside": ("Inside the parse", lambda: stages.inside(documents[:200])),
        "stages": ("The stages after the parse", lambda: stages.after(documents[:200])),
        "memory": ("Memory", lambda: memory.measure(options.sentences)),
        "scaling": ("More names, more rules, longer texts", lambda: scaling.measure(documents[:50])),
        "graph": ("The graph", graphs.measure),
        "build": ("Builds", lambda: builds.measure(documents, figures.get("stock_wall"))),
    }
    parts: dict[str, list[str]] = {}
    for name in SECTIONS:
        if name in options.only:
            title, measure = work[name]
            parts[name] = [f"## {title}", "", *measure(), "", f"*{source}; measured {conditions()}.*", ""]
            print("\n".join(parts[name]), flush=True)
    if options.report:
        write(parts, options.report)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    reader = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    reader.add_argument(
        "--corpus", type=Path, help="JSON lines with id and text (default: the sample articles)"
    )
    reader.add_argument("--documents", type=int, default=1000, help="how many to read (%(default)s)")
    reader.add_argument("--stock-documents", type=int, default=40, help="how many for stock (%(default)s)")
    reader.add_argument("--rounds", type=int, default=3, help="of which the median counts (%(default)s)")
    reader.add_argument("--sentences", type=int, default=memory.SENTENCES, help="for memory (%(default)s)")
    reader.add_argument("--only", nargs="+", choices=SECTIONS, default=SECTIONS, help="sections to measure")
    reader.add_argument("--report", type=Path, default=REPORT, help="file to update (%(default)s)")
    return reader.parse_args()


def conditions() -> str:
    """Say where and when."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    cpu = next((line.split(":")[1].strip() for line in cpuinfo() if line.startswith("model name")), "?")
    python = f"Python {platform.python_version()}"
    programs = ", ".join(f"{name} {version}" for name, version in versions().items())
    machine = f"{cpu}, {os.cpu_count()} cores, load {load}"
    return f"{date.today()} {time.strftime('%H:%M')}; {machine}; {python}; {programs}"


def cpuinfo() -> Iterator[str]:
    """Yield the lines of Linux's description of the processor."""
    path = Path("/proc/cpuinfo")
    return iter(path.read_text().splitlines() if path.exists() else ())


def write(parts: dict[str, list[str]], path: Path) -> None:
    """Replace the sections measured now in the report; the others stay."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for name, lines in parts.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->\n"
        section = begin + "\n".join(lines) + end
        if begin in text:
            text = text[: text.index(begin)] + section + text[text.index(end) + len(end) :]
        else:
            text += "\n" + section
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
