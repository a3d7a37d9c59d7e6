"""Nothing is quadratic: our stages with ten and a hundred times the names, the rules, and the text."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import cpu, drain, table
from benchmarks.texts import name
from kg.config import config_files
from kg.model import Document, Sentence, Span
from kg.parsing import Parser
from kg.pipeline import Pipeline

FACTORS = (1, 10, 100)
MANY = 200  # names a factor: a hundredfold is 20,000 more
Parsed = list[tuple[Document, tuple[Sentence, ...]]]


def measure(documents: list[Document]) -> list[str]:
    """Report ms a document for all stages after the parse."""
    parser = Parser()
    parsed = list(zip(documents, parser.parse_many(documents), strict=True))
    base = time(Pipeline(), parsed)
    rows = []
    for what, write in (("names", more_names), ("rules", more_rules)):
        taken = [base]
        for factor in FACTORS[1:]:
            with TemporaryDirectory() as folder:
                count = write(Path(folder), factor)
                taken.append(time(Pipeline(Path(folder)), parsed))
        rows.append((f"{what} (up to {count:,} more)", *(f"{t:.2f}" for t in taken)))
    lengths = [
        time(Pipeline(), [joined(documents[:20] * factor, parser)]) / 20 / factor for factor in (1, 10)
    ]
    rows.append(("one text as long as 20 documents", *(f"{t:.2f}" for t in lengths), ""))
    return [*table(("ms a document, parse apart", *(f"{factor}×" for factor in FACTORS)), rows)]


def time(pipeline: Pipeline, parsed: Parsed) -> float:
    """Return the ms of processor time that the stages after the parse take for a document, best of three."""

    def read() -> None:
        drain(pipeline.analyse(document, sentences) for document, sentences in parsed)

    read()
    return min(cpu(read) for _ in range(3)) / len(parsed) * 1e3


def joined(documents: list[Document], parser: Parser) -> tuple[Document, tuple[Sentence, ...]]:
    """Make one document of many."""
    text = "\n".join(d.text for d in documents)
    whole = Document("joined", text, body=(Span(0, len(text)),))
    return whole, parser.parse(whole)


def more_names(folder: Path, factor: int) -> int:
    """Add people that nobody has heard of."""
    count = MANY * factor
    people = "".join(f"    - {name(2 * i)}・{name(2 * i + 1)}\n" for i in range(count))
    (folder / "names").mkdir()
    (folder / "names" / "made-up.yaml").write_text(f"- type: Person\n  names:\n{people}", encoding="utf-8")
    return count


def more_rules(folder: Path, factor: int) -> int:
    """Multiply the patterns of every type, with predicates that nobody uses."""
    (folder / "relations").mkdir()
    count = 0
    for path in config_files("relations"):
        head, patterns, rest = path.read_text(encoding="utf-8").partition("  patterns:\n")
        if patterns:
            roles = dict(re.findall(r"^  (subject|object): (\S+)", head, re.MULTILINE))
            hole = "国|組織|人"
            own = rest.split("\n  examples:")[0].count("\n    - ") + 1
            new = [
                f"    - <{roles['subject']}:{hole}>が<{roles['object']}:{hole}>を{name(count + i)}する\n"
                for i in range(own * (factor - 1))
            ]
            count += len(new)
            rest = "".join(new) + rest
        (folder / "relations" / path.name).write_text(head + patterns + rest, encoding="utf-8")
    return count
