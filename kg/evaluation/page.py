"""A run as a page of documentation: ``kg evaluate --report FILE``."""

from __future__ import annotations

from pathlib import Path

from kg.evaluation.groups import groups
from kg.evaluation.report import markdown_table
from kg.evaluation.results import Results
from kg.evaluation.scores import score


def to_markdown(results: Results, file: Path) -> str:
    """Return the page ``file``, named after the gold it is of; the groups of the gold stand apart."""
    gold = results.gold.as_posix()
    parts = [
        f"# Accuracy: {gold}",
        "",
        f"Written by `kg evaluate --gold {gold} --report {file.as_posix()}` over the articles there.",
        "",
    ]
    pairs = {pair[0].name: pair for pair in results.pairs}
    for title, names in groups(results.gold, list(pairs)).items():
        scores = score((pairs[name] for name in names), results.symmetric)
        parts += [f"## {title} ({len(names)})", "", *markdown_table(scores), ""]
    return "\n".join(parts)
