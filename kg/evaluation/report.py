"""Scores as rows for a table, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.evaluation.scores import Scores, Share, Tally

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
        scores.relations_by_type.items(), key=lambda item: (-(item[1].right + item[1].missed), item[0])
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
