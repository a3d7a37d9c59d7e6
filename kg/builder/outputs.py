"""The files that a build leaves: each is whole at any moment, old or new."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kg.errors import KgError
from kg.graph import KnowledgeGraph
from kg.graph.files import write_graph, write_statements
from kg.model import Document, Failure
from kg.store.files import destination, leavings, write_file

GRAPH, STATEMENTS, FAILURES, PAGE = "graph.json", "statements.jsonl", "failures.jsonl", "graph.html"
MANIFEST = "build.json"
FILES = (GRAPH, STATEMENTS, FAILURES, PAGE, MANIFEST)


def prepare(folder: Path) -> None:
    """Make the output folder; raises KgError where that cannot be done, or a file in it is none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(
            f"cannot write here: {error.strerror}", where=str(folder), remedy="name another folder with -o"
        ) from error
    for name in FILES:
        if destination(folder / name) is None:  # read back when the next build starts
            raise KgError("cannot write: it is no file", where=str(folder / name), remedy="remove it")


def write(
    folder: Path,
    graph: KnowledgeGraph,
    failures: Sequence[Failure],
    title: str,
    texts: Mapping[str, Document],
    tell: Callable[[str, int, int | None], None],
) -> list[str]:
    """Write graph, statements, failures and page, and return their names."""
    from kg.export.page.render import DEFAULT_TITLE, render

    count = len(graph.documents) + len(failures)
    tell("writing", count, count)
    rows = (json.dumps(failure_row(f), ensure_ascii=False) + "\n" for f in failures)
    files = {
        GRAPH: "".join(write_graph(graph)),
        STATEMENTS: "".join(write_statements(graph)),
        FAILURES: "".join(rows),
        PAGE: render(graph, title or DEFAULT_TITLE, texts=texts),
    }
    for name, text in files.items():
        save(folder / name, text)
    return list(files)


def save(file: Path, text: str) -> None:
    """Replace a file as a whole; raises KgError where it cannot be written (the old one stays)."""
    try:
        write_file(file, text.encode("utf-8", "replace"))
    except KgError as error:
        error.remedy += "; what was read is kept and not read again"
        raise


def sweep(folder: Path) -> None:
    """Remove what a killed build left half written (only the holder of the folder's lock may)."""
    for name in FILES:
        for leaving in leavings(folder / name):
            leaving.unlink(missing_ok=True)


def failure_row(failure: Failure) -> dict[str, str]:
    """Return a failure as a row of ``failures.jsonl``."""
    row = {
        "document": failure.document,
        "stage": failure.stage,
        "reason": failure.reason,
        "remedy": failure.remedy,
    }
    return row | ({"of": failure.of} if failure.of else {})


def read_failures(folder: Path) -> tuple[Failure, ...]:
    """Return the failures that the last build wrote."""
    text = (folder / FAILURES).read_text(encoding="utf-8")
    return tuple(Failure(**json.loads(line)) for line in text.splitlines())
