"""The parse: stock GiNZA, the ginza command, and ours in one and in all processes."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import spacy

from benchmarks.measure import cpu, drain, interleaved, resident, table, wall
from kg.engines import map_batches
from kg.engines.mapping import cores
from kg.model import Document
from kg.parsing import Parser
from kg.parsing.stock import StockReader
from kg.store.sentences import pack
from kg.text.sentences import split


class Words:
    """Parses in a worker and sends back only how many words there were, as a build does."""

    def __init__(self, parser: Parser, whole: bool = False) -> None:
        self.parser, self.whole = parser, whole

    def __call__(self, documents: Sequence[Document]) -> Iterator[Any]:
        for sentences in self.parser.parse_many(documents):
            yield pack(sentences) if self.whole else sum(len(s.tokens) for s in sentences)


def measure(
    documents: list[Document], rounds: int, stock_documents: int
) -> tuple[list[str], dict[str, float]]:
    """Return the lines of the report and the figures other sections compare with."""
    few = documents[:stock_documents]
    parser = Parser()
    nlp = spacy.load("ja_ginza")
    texts = [piece.span.of(d.text) for d in few for piece in split(d.text, d.body)]
    size, all_size = (sum(len(d.text) for d in ds) for ds in (few, documents))
    words = sum(Words(parser)(few))
    jobs = cores()
    ours = Words(parser)
    stock, one = interleaved(
        rounds,
        lambda: cpu(lambda: drain(nlp.pipe(texts))),
        lambda: cpu(lambda: drain(ours(few))),
    )
    stock_wall, one_wall, every, sent = interleaved(
        rounds,
        lambda: wall(lambda: drain(nlp.pipe(texts))) / size,
        lambda: wall(lambda: drain(ours(documents))) / all_size,
        lambda: wall(lambda: drain(map_batches(ours, documents, jobs))) / all_size,
        lambda: wall(lambda: drain(map_batches(Words(parser, whole=True), documents, jobs))) / all_size,
    )
    command = ginza_command(texts)
    rows = [
        row("`spacy.load` + `nlp.pipe`, one process", size / stock, stock / size, stock / size),
        row("`ginza -d` (with its start)", size / command, command / size, stock / size),
        row("ours, one process", size / one, one / size, stock / size),
    ]
    clock = [
        row("`spacy.load` + `nlp.pipe`, one process", 1 / stock_wall, stock_wall, stock_wall),
        row("ours, one process", 1 / one_wall, one_wall, stock_wall),
        row(f"ours, {jobs} processes", 1 / every, every, stock_wall),
        row(f"ours, {jobs} processes, all words sent back", 1 / sent, sent, stock_wall),
    ]
    head = ("processor time", "characters/s", "s per million characters", "times stock")
    lines = [
        f"{len(few)} documents, {len(texts):,} sentences, {words:,} words: {stock / words * 1e6:.0f} µs a "
        f"word stock, {one / words * 1e6:.0f} ours. Median of {rounds}; clock on {len(documents)} documents.",
        "",
        *table(head, rows),
        "",
        *table(("on the clock", *head[1:]), clock),
        "",
        f"Memory of this process with both loaded: {resident():.0f} MB.",
    ]
    figures = {"stock": stock / size, "one": one / size, "all": every, "stock_wall": stock_wall}
    return lines, figures | {"words": words / size}


def row(name: str, rate: float, seconds: float, stock: float) -> tuple[object, ...]:
    """Format one line."""
    return name, f"{rate:,.0f}", f"{seconds * 1e6:.1f}", f"{stock / seconds:.2f}"


def ginza_command(texts: list[str]) -> float:
    """Return the processor time of the ``ginza`` command on ``texts``, a line each."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "text.txt"
        source.write_text("\n".join(texts), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "ginza.command_line", "-d", str(source)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def equal(documents: list[Document]) -> list[str]:
    """Compare both readers on all of ``documents`` and report the differences."""
    pieces = [(p.span.of(d.text), p.span.start) for d in documents for p in split(d.text, d.body)]
    fast = Parser()._reader
    differ = words = 0
    stock = StockReader()
    for start in range(0, len(pieces), 1000):
        part = pieces[start : start + 1000]
        for ours, theirs in zip(fast.read(part), stock.read(part), strict=True):
            differ += ours != theirs
            words += len(theirs[0])
    return [
        f"Compared on {len(documents):,} documents: {len(pieces):,} sentences, {words:,} words (text, lemma, "
        f"both parts of speech, inflection, head, label, entities): **{differ} sentences differ**.",
    ]
