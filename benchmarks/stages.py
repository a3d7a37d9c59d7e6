"""Where the time goes: inside our reader, and in the stages after it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.measure import cpu, drain, table
from kg.model import Document, Reading
from kg.parsing import Parser

FLOP = 11.8e6  # a word: encoder 9.44, embedding 1.33, parser 0.88, entities 0.18, tags 0.01 million


def inside(documents: list[Document]) -> list[str]:
    """Report the parts of the parse in µs a word."""
    parser = Parser()
    reader: Any = parser._reader
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.process_time()
            result = work(*arguments)
            spent[name] += time.process_time() - begin
            return result

        return run

    drain(parser.parse_many(documents[:20]))
    reader._tokenizer.words = timed("words (Sudachi)", reader._tokenizer.words)
    reader._vectors.places = timed("vectors of new words", reader._vectors.places)
    reader._encoder.encode = timed("encoder", reader._encoder.encode)
    reader._arcs.parse = timed("dependencies", reader._arcs.parse)
    reader._entities.decode = timed("entities", reader._entities.decode)
    begin = time.process_time()
    words = sum(len(s.tokens) for sentences in parser.parse_many(documents) for s in sentences)
    total = time.process_time() - begin
    spent["sentences, tags, tokens as tuples"] = total - sum(spent.values())
    rows = [
        (name, f"{s / words * 1e6:.1f}", f"{s / total:.0%}")
        for name, s in sorted(spent.items(), key=lambda entry: -entry[1])
    ]
    floor = FLOP / (peak() * 1e9)
    rows.append(("**all**", f"{total / words * 1e6:.1f}", ""))
    lines = [*table(("part of the parse", "µs a word", "share"), rows), ""]
    best = f"{FLOP / 1e6:.1f} MFLOP a word at the measured peak of {peak():.0f} GFLOP/s (one core, float32)"
    times = f"the parse takes **{total / words / floor:.2f} times** that."
    return [*lines, f"Floor: {best} is {floor * 1e6:.0f} µs; {times}"]


def peak(size: int = 1024, rounds: int = 30) -> float:
    """Return the GFLOP/s of NumPy's matrix product in the encoder's shape, best of some."""
    a, b = (np.random.default_rng(0).random((n, 768), np.float32) for n in (size, 768))
    out = np.empty((size, 768), np.float32)
    best = min(cpu(lambda: [np.matmul(a, b, out=out) for _ in range(4)]) / 4 for _ in range(rounds))
    return 2 * size * 768 * 768 / best / 1e9


def after(documents: list[Document]) -> list[str]:
    """Report our own stages against the parse, in ms a document."""
    from kg.entities import link
    from kg.frames import read_frames
    from kg.mentions import find_mentions
    from kg.pipeline import Pipeline, prepare, restore
    from kg.relations import read_statements

    pipeline = Pipeline()
    pipeline.warm(documents[0])
    spent: defaultdict[str, float] = defaultdict(float)

    def step(name: str, work: Callable[..., Any], *arguments: Any) -> Any:
        begin = time.process_time()
        result = work(*arguments)
        spent[name] += time.process_time() - begin
        return result

    prepared = [step("normalise, body", prepare, d) for d in documents]
    parses = step("parse", lambda: list(pipeline.parser.parse_many([copy for _, copy in prepared])))
    for original, (normal, copy), sentences in zip(documents, prepared, parses, strict=True):
        mentions = step("mentions", find_mentions, copy, sentences, pipeline.names)
        entities, references = step("linking", link, copy, sentences, mentions, pipeline.names)
        grammar = (references, entities, pipeline.lexicon)
        frames = step("frames", read_frames, copy, sentences, *grammar)
        rules = (references, entities, pipeline.rules)
        statements = step("rules", read_statements, copy, sentences, frames, *rules)
        reading = Reading(copy, entities, references, statements)
        step("offsets back", restore, reading, original, normal)
    parse = spent["parse"]
    own = sum(spent.values()) - parse
    count = len(documents)
    rows = [
        (name, f"{s / count * 1e3:.2f}", f"{s / parse:.1%}")
        for name, s in sorted(spent.items(), key=lambda entry: -entry[1])
    ]
    rows.append(("**all but the parse**", f"{own / count * 1e3:.2f}", f"**{own / parse:.1%}**"))
    return [*table(("stage", "ms a document", "of the parse"), rows)]
