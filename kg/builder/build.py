"""Incremental builds: what is new is read, everything is merged, the outputs are replaced as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from kg.builder import manifest, outputs
from kg.builder.identity import identity
from kg.builder.reading import Reader, read_documents
from kg.config.names import load_names
from kg.config.tables import load_relation_types
from kg.engines.mapping import check_main_guard
from kg.graph import KnowledgeGraph
from kg.graph.selecting import checked_confidence
from kg.graph.types import TypeTable
from kg.model import Document, Failure, Reading, confident
from kg.relations.confidence import load_confidence
from kg.sources import read
from kg.sources.files import Found, check_paths
from kg.store import Cache, FolderLock
from kg.store.lock import LockError
from kg.text.given import given_date

Progress = Callable[[str, int, "int | None"], None]
"""Told of each step: what is being done, how many documents are done, of how many."""

CACHE = ".cache"
SHOWN = 5
TEXTS_MOST = 20_000_000
"""So many characters of articles a page holds; of more, it has the sentences of evidence only."""


@dataclass
class Build:
    """What a build made: ``summary`` in plain data, ``failures``, and the ``graph``."""

    summary: dict[str, Any]
    failures: tuple[Failure, ...] = ()
    output: Path | None = None
    made: KnowledgeGraph | None = field(default=None, repr=False)
    texts: dict[str, Document] = field(default_factory=dict, repr=False)

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The graph (loaded from the output folder when nothing had to be built)."""
        if self.made is not None:
            return self.made
        assert self.output is not None
        return KnowledgeGraph.load(self.output / outputs.GRAPH)


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: configuration folder, default date, processes, threshold, title, cache use."""

    configs: Path | None = None
    published: str = ""
    jobs: int | None = None
    min_confidence: float = 0.0
    title: str = ""
    fresh: bool = False
    texts: bool = True
    made_with: str = ""  # configuration, code and versions: every file of them is read once a build
    keys: tuple[tuple[str, str], ...] = ()  # names of fields in records

    def settings(self) -> tuple[str, ...]:
        """Return everything that decides what the outputs contain."""
        given = (self.made_with, self.published, repr(self.min_confidence), self.title)
        return (*given, repr(self.texts), repr(self.keys))


def build_graph(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    output: str | PathLike[str] | None = None,
    *,
    configs: str | PathLike[str] | None = None,
    published: str = "",
    jobs: int | None = None,
    min_confidence: float | None = None,
    title: str = "",
    fresh: bool = False,
    keys: Mapping[str, str] | None = None,
    texts: bool = True,
    progress: Progress | None = None,
) -> Build:
    """Read articles and merge what they say into a graph; with ``output`` write it there as well.

    The page holds the articles in full up to :data:`TEXTS_MOST` characters; without ``texts`` only
    the sentences of evidence. A document that cannot be read becomes a failure and stops nothing.
    What was read before with the same configuration comes from the cache in ``output``. Raises
    :class:`kg.errors.ConfigError` for faulty configuration and :class:`kg.errors.KgError` if
    another build is at work in ``output`` or it cannot be written.
    """
    check_main_guard()
    several = [paths] if isinstance(paths, str | PathLike) else list(paths)
    folder_of_configs = Path(configs) if configs else None
    if min_confidence is None:
        min_confidence = load_confidence(folder_of_configs).shown
    made_with = identity(folder_of_configs)
    options = Options(
        folder_of_configs,
        given_date(published),
        jobs,
        checked_confidence(min_confidence),
        title,
        fresh,
        texts,
        made_with,
        tuple(sorted((keys or {}).items())),
    )
    tell = progress or (lambda stage, done, total: None)
    files = check_paths([fspath(p) for p in several])
    if output is None:
        return _build(several, files, options, None, tell)
    folder = Path(output)
    outputs.prepare(folder)
    try:
        with FolderLock(folder):
            outputs.sweep(folder)
            return _build_into(folder, several, files, options, tell)
    except LockError:  # where nothing can be written, nothing may have to be
        inputs = manifest.fingerprint_inputs(files, *options.settings())
        if unchanged := _unchanged(folder, inputs, options, tell):
            return unchanged
        raise


def _unchanged(folder: Path, inputs: str, options: Options, tell: Progress) -> Build | None:
    """Return the last build where another one would write the same."""
    last = manifest.load(folder)
    if last is None or options.fresh or not last.holds(inputs, folder):
        return None
    total = last.summary["documents"] + last.summary["failures"]
    tell("unchanged", total, total)
    summary = {**last.summary, "cached": last.summary["documents"], "unchanged": True}
    return Build(summary, outputs.read_failures(folder), folder)


def _build_into(
    folder: Path,
    paths: Sequence[str | PathLike[str]],
    files: Sequence[Found],
    options: Options,
    tell: Progress,
) -> Build:
    inputs = manifest.fingerprint_inputs(files, *options.settings())
    if unchanged := _unchanged(folder, inputs, options, tell):
        return unchanged
    build = _build(paths, files, options, folder, tell)
    names = outputs.write(folder, build.graph, build.failures, options.title, build.texts, tell)
    build.summary |= {"output": str(folder), "page": str((folder / outputs.PAGE).resolve())}
    manifest.save(folder, inputs, names, build.summary)
    return build


def _build(
    paths: Sequence[str | PathLike[str]],
    files: Sequence[Found],
    options: Options,
    folder: Path | None,
    tell: Progress,
) -> Build:
    failures: list[Failure] = []
    counted: Counter[str] = Counter()
    with ExitStack() as stack:
        cache = stack.enter_context(Cache(folder / CACHE)) if folder else None
        reader = Reader(options.configs, cache)
        texts: dict[str, Document] = {}
        documents = read([fspath(p) for p in paths], published=options.published, keys=dict(options.keys))
        if folder and options.texts:
            documents = _keeping(documents, texts)
        total = expected(files)
        readings = read_documents(documents, reader, cache, options.made_with, options.jobs, options.fresh)
        kept = list(
            _collect(readings, failures, counted, options.min_confidence, lambda n: tell("reading", n, total))
        )
        tell("merging", counted["done"], counted["done"])
    types = TypeTable(*load_relation_types(options.configs))
    known = {i: entry.abbreviations for i, entry in load_names(options.configs).entries.items()}
    kept = _with_copies(kept, failures)
    graph = KnowledgeGraph.from_readings(kept, types, names=known)
    failures.sort(key=lambda f: (f.document, f.stage, f.reason))
    kept_texts = {} if _size(texts) > TEXTS_MOST else texts
    summary = summarise(graph, failures, counted["cached"]) | {"texts": len(kept_texts)}
    return Build(summary, tuple(failures), folder, graph, kept_texts)


def _keeping(
    documents: Iterable[Document | Failure], texts: dict[str, Document]
) -> Iterator[Document | Failure]:
    """Yield the documents and keep their texts as long as a page can hold them."""
    size = 0
    for document in documents:
        if isinstance(document, Document) and size <= TEXTS_MOST:
            texts[document.id] = document
            size += len(document.text)
        yield document


def _size(texts: Mapping[str, Document]) -> int:
    return sum(len(d.text) for d in texts.values())


def _collect(
    results: Iterable[tuple[Reading | Failure, bool]],
    failures: list[Failure],
    counted: Counter[str],
    minimum: float,
    tell: Callable[[int], None],
) -> Iterator[Reading]:
    for result, cached in results:
        counted["done"] += 1
        tell(counted["done"])
        if isinstance(result, Failure):
            failures.append(result)
        else:
            counted["cached"] += cached
            yield confident(result, minimum)


def _with_copies(readings: list[Reading], notices: Sequence[Failure]) -> list[Reading]:
    """Tell each document where else its text was met."""
    places: dict[str, list[str]] = {}
    for notice in notices:
        if notice.stage == "copy":
            known = places.setdefault(notice.of, [])
            if notice.document not in (notice.of, *known):
                known.append(notice.document)
    return [
        replace(r, document=replace(r.document, copies=tuple(places[r.document.id])))
        if r.document.id in places
        else r
        for r in readings
    ]


def expected(files: Sequence[Found]) -> int | None:
    """Return how many documents to expect, for the progress bar: a file, or a line of JSON lines."""
    total = 0
    for file in files:
        if file.path.suffix.lower() in (".jsonl", ".ndjson"):
            try:
                with file.path.open("rb") as stream:
                    total += sum(1 for line in stream if line.strip())
            except OSError:
                total += 1
        elif str(file.path) == "-":
            return None
        else:
            total += 1
    return total


def summarise(graph: KnowledgeGraph, failures: Sequence[Failure], cached: int) -> dict[str, Any]:
    """Return what a person wants to know of a build, as plain data."""
    faults = [f for f in failures if not f.is_notice]
    stages = Counter(f.stage for f in failures)
    return {
        "documents": len(graph.documents),
        "cached": cached,
        "entities": dict(sorted(Counter(e.type for e in graph.entities.values()).items())),
        "statements": dict(sorted(Counter(s.type for s in graph.statements).items())),
        "status": dict(sorted(Counter(s.status for s in graph.statements).items())),
        "evidence": sum(len(s.evidence) for s in graph.statements),
        "failures": len(faults),
        "first_failures": [outputs.failure_row(f) for f in faults[:SHOWN]],
        "copies": stages["copy"],
        "unknown_dates": stages["date"],
        "skipped": "; ".join(f.reason for f in failures if f.stage == "skipped"),
        "unchanged": False,
    }
