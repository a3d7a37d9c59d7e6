"""Scores as rows for a table, as JSON and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluation.gold import Annotation, Case
from kg.evaluation.scores import Scores, Share, Tally, score

Row = tuple[str, str, str, str, str]
HEADER: Row = ("", "precision", "recall", "F1", "right / wrong / missed")


def rows(scores: Scores) -> Iterator[Row]:
    """Yield the rows of the report, layer by layer."""
    yield tally_row("mentions", scores.mentions)
    for kind, tally in sorted(scores.mentions_by_type.items()):
        yield tally_row(f"  {kind}", tally)
    yield ("linking B³", "", "", f"{scores.b_cubed:.3f}", f"{scores.linked} mentions")
    yield share_row("names right", scores.names)
    yield tally_row("relations", scores.relations)
    yield tally_row("  static", scores.static)
    yield tally_row("  events", scores.events)
    for kind, tally in sorted(
        scores.relations_by_type.items(), key=lambda item: -(item[1].right + item[1].missed)
    ):
        yield tally_row(f"  {kind}", tally)
    yield tally_row("pairs (untyped)", scores.pairs)
    yield share_row("status", scores.status)
    for name, share in sorted(scores.qualifiers.items()):
        yield share_row(f"  {name}", share)


def to_json(scores: Scores) -> dict[str, Any]:
    """Return all figures as plain data, shares rounded to four places."""

    def plain(t: Tally) -> dict[str, float]:
        return {
            "precision": round(t.precision, 4), "recall": round(t.recall, 4), "f1": round(t.f1, 4),
            "right": t.right, "wrong": t.wrong, "missed": t.missed,
        }  # fmt: skip

    def share(s: Share) -> dict[str, float]:
        return {"accuracy": round(s.value, 4), "right": s.ok, "of": s.of}

    return {
        "mentions": plain(scores.mentions),
        "mentions_by_type": {k: plain(t) for k, t in sorted(scores.mentions_by_type.items())},
        "linking": {
            "b_cubed_f1": round(scores.b_cubed, 4),
            "mentions": scores.linked,
            "names": share(scores.names),
        },
        "relations": plain(scores.relations),
        "relations_static": plain(scores.static),
        "relations_events": plain(scores.events),
        "relations_by_type": {k: plain(t) for k, t in sorted(scores.relations_by_type.items())},
        "pairs": plain(scores.pairs),
        "status": share(scores.status),
        "qualifiers": {k: share(s) for k, s in sorted(scores.qualifiers.items())},
        "error_sources": dict(sorted(scores.causes.items())),
    }


def to_markdown(pairs: Sequence[tuple[Case, Annotation]]) -> str:
    """Return the page ``docs/accuracy.md``: articles used to develop and articles only measured, apart."""
    parts = [
        "# Accuracy",
        "",
        "Written by `kg evaluate --report docs/accuracy.md` over the articles of `tests/gold/`.",
        "",
    ]
    for title in GROUPS:
        chosen = [pair for pair in pairs if _group(pair[0].name) == title]
        if chosen:
            parts += [f"## {title} ({len(chosen)})", "", *markdown_table(score(chosen)), ""]
    return "\n".join(parts)


GROUPS = (
    "Articles 07–12: only measured, never used to develop",
    "Articles 01–06: used to develop",
    "Further articles in plain news style: used to develop",
)


def _group(name: str) -> str:
    if name.startswith("own"):
        return GROUPS[2]
    return GROUPS[1] if name[-2:] <= "06" else GROUPS[0]


def markdown_table(scores: Scores) -> list[str]:
    """Return the report as lines of a Markdown table."""
    table = ["| " + " | ".join(HEADER) + " |", "|---|---|---|---|---|"]
    table += ["| " + " | ".join(c.replace("  ", "– ") for c in row) + " |" for row in rows(scores)]
    return table


def tally_row(name: str, t: Tally) -> Row:
    """Return precision, recall, F1 and the counts."""
    return (
        name,
        f"{t.precision:.3f}",
        f"{t.recall:.3f}",
        f"{t.f1:.3f}",
        f"{t.right} / {t.wrong} / {t.missed}",
    )


def share_row(name: str, s: Share) -> Row:
    """Return one figure of the F1 column, with its counts."""
    return (name, "", "", f"{s.value:.3f}", f"{s.ok} of {s.of}")
