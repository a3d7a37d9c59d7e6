"""A run as Markdown for the step summary of GitHub Actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.evaluation.against import Change, Changes
from kg.evaluation.intervals import METHOD
from kg.evaluation.report import HEADER, Row, share_row, tally_row
from kg.evaluation.results import Results
from kg.evaluation.scores import Scores

MOST = 200  # lines of one list: a summary may have one megabyte
_SPECIAL = re.compile(r"([\\`*\[\]<>|~&])")


def to_github(results: Results, changes: Changes | None = None) -> str:
    """Return the summary: figures, floors, articles, and what is not as the gold says."""
    return "\n".join(_lines(results, changes)) + "\n"


def _lines(results: Results, changes: Changes | None) -> Iterator[str]:
    yield f"## kg evaluate: {_safe(results.gold.as_posix())} ({_plural(len(results.pairs), 'article')})"
    yield ""
    yield from _table([*HEADER, "95 % interval"], _figures(results))
    if any(results.intervals.values()):
        yield f"Intervals: {METHOD}; of F1, for the status of its accuracy."
        yield ""
    if results.floors:
        broken = sum(f.broken for _, f in results.floors)
        yield f"### Floors: {_plural(broken, 'floor')} broken" if broken else "### Floors: all hold"
        yield ""
        rows = [
            ("❌" if f.broken else "✅", f.name, f"{f.least:.3f}", f"{f.value:.3f}", file.as_posix())
            for file, f in results.floors
        ]
        yield from _table(("", "floor", "at least", "measured", "file"), rows)
    if changes:
        yield from _changes(changes)
    articles = [_article(name, scores) for name, scores in results.by_article.items()]
    yield from _folded(f"Articles ({len(articles)})", _table(("article", *HEADER[1:], "status"), articles))
    wrong = [(o.article, o.statement, o.message, o.words) for o in results.outcomes if o.verdict != "right"]
    title = f"Not as the gold says ({len(wrong)} of {len(results.outcomes)} statements)"
    yield from _folded(title, _table(("article", "statement", "what", "words"), wrong))


def _figures(results: Results) -> Iterator[tuple[str, ...]]:
    scores = results.scores
    rows: tuple[tuple[str, Row], ...] = (
        ("mentions", tally_row("mentions", scores.mentions)),
        ("relations", tally_row("relations", scores.relations)),
        ("", tally_row("static", scores.static)),
        ("", tally_row("events", scores.events)),
        ("status", share_row("status", scores.status)),
    )
    for layer, row in rows:
        measures = results.intervals.get(layer) or {}
        ends = measures.get("f1") or measures.get("accuracy")
        yield (*row, f"{ends[0]:.3f}–{ends[1]:.3f}" if ends else "")


def _article(name: str, scores: Scores) -> tuple[str, ...]:
    return (*tally_row(name, scores.relations), share_row("", scores.status)[4])


def _changes(changes: Changes) -> Iterator[str]:
    yield f"### Since the last run: {len(changes.better)} better, {len(changes.worse)} worse"
    yield ""
    yield from _table(
        ("figure", "before", "now"), [(name, f"{a:.3f}", f"{b:.3f}") for name, a, b in changes.figures]
    )
    for title, found in (
        ("Worse", changes.worse),
        ("Better", changes.better),
        ("Gold changed", changes.regraded),
    ):
        yield from _folded(f"{title} ({len(found)})", _table(*_change_rows(found)), opened=title == "Worse")
    if changes.articles:
        yield f"Only in one of the runs: {_safe(', '.join(changes.articles))}"
        yield ""


def _change_rows(found: Iterable[Change]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    header = ("article", "statement", "before", "now")
    return header, [(c.article, c.statement, c.before, c.after) for c in found]


def _table(header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return a table and an empty line; nothing where it would have no rows."""
    found = list(rows)
    if not found:
        return []
    columns = list(header)
    lines = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    lines += [f"| {' | '.join(_safe(cell) for cell in row)} |" for row in found[:MOST]]
    if len(found) > MOST:
        lines += ["", f"… and {len(found) - MOST} more (kg evaluate --errors lists all)."]
    return [*lines, ""]


def _folded(title: str, lines: list[str], opened: bool = False) -> Iterator[str]:
    if lines:
        yield f"<details{' open' if opened else ''}><summary>{title}</summary>"
        yield ""
        yield from lines
        yield "</details>"
        yield ""


def _safe(words: str) -> str:
    """Return words that Markdown shows as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
