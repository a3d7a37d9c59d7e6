"""What got better and what got worse since an earlier run, statement by statement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError

Row = Mapping[str, Any]
RANK = {"right": 2, "status": 1, "missed": 0}  # of statements that the gold has
SAID = {"right": "right", "status": "wrong status", "missed": "not read", "wrong": "wrong", "": "not read"}
FIGURES = ("mentions f1", "relations precision", "relations recall", "relations f1", "status accuracy")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that now comes out otherwise."""

    article: str
    statement: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.article}  {self.statement}: {self.before} → {self.after}"


@dataclass(frozen=True)
class Changes:
    """The difference of two runs; what the gold no longer says the same of is ``regraded``.

    ``figures`` are (name, before, after), ``articles`` those that only one of the runs has.
    """

    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    regraded: tuple[Change, ...]
    figures: tuple[tuple[str, float, float], ...]
    articles: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""

        def rows(changes: tuple[Change, ...]) -> list[dict[str, str]]:
            names = ("article", "statement", "before", "after")
            return [{name: getattr(c, name) for name in names} for c in changes]

        return {
            "better": rows(self.better),
            "worse": rows(self.worse),
            "regraded": rows(self.regraded),
            "figures": {name: [before, after] for name, before, after in self.figures},
            "articles_in_one_run": list(self.articles),
        }


def read_run(file: Path) -> dict[str, Any]:
    """Read what an earlier ``kg evaluate --format json`` printed."""
    remedy = "keep one with kg evaluate --format json > LAST.json"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if not all(name in data for name in ("documents", "statements")):
            raise ValueError("it has no statements")
    except FileNotFoundError:
        raise KgError("no such run", where=str(file), remedy=remedy) from None
    except (ValueError, TypeError) as error:
        raise KgError(f"not a run of kg evaluate: {error}", where=str(file), remedy=remedy) from error
    return dict(data)


def compare(before: Row, after: Row) -> Changes:
    """Compare two runs (as :meth:`kg.evaluation.results.Results.to_json` gives them)."""
    articles = [{d["article"] for d in run["documents"]} for run in (before, after)]
    both = articles[0] & articles[1]
    old, new = ({_key(s): s for s in run["statements"] if s["article"] in both} for run in (before, after))
    found: dict[str, list[Change]] = {"better": [], "worse": [], "regraded": []}
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key, {}), new.get(key, {})
        if judged := _judge(was, now):
            found[judged].append(Change(key[0], " ".join(key[1:]), _say(was), _say(now)))
    figures = tuple(
        (name, was, now)
        for name in FIGURES
        if (was := _figure(before, name)) != (now := _figure(after, name))
    )
    return Changes(
        tuple(found["better"]),
        tuple(found["worse"]),
        tuple(found["regraded"]),
        figures,
        tuple(sorted(articles[0] ^ articles[1])),
    )


def _key(s: Row) -> tuple[str, ...]:
    return (s["article"], s["subject"], s["type"], s["object"])


def _judge(was: Row, now: Row) -> str:
    """Say which way a statement went; empty where it is as before."""
    graded = [row.get("verdict") in RANK for row in (was, now)]
    if graded[0] != graded[1] or (all(graded) and was.get("status") != now.get("status")):
        return "regraded"
    if not any(graded):  # neither gold has it
        return "" if bool(was) == bool(now) else "worse" if now else "better"
    step = RANK[now["verdict"]] - RANK[was["verdict"]]
    return "better" if step > 0 else "worse" if step < 0 else ""


def _say(row: Row) -> str:
    verdict = row.get("verdict", "")
    said = SAID[verdict]
    return f"{said} ({row.get('found')}, not {row.get('status')})" if verdict == "status" else said


def _figure(run: Row, name: str) -> float:
    layer, measure = name.split()
    return float(run.get(layer, {}).get(measure, 0.0))
