"""One run of ``kg evaluate``, whole: what every report format is written from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import __version__
from kg.evaluation import floors as floor_files
from kg.evaluation.floors import Floor
from kg.evaluation.gold import Annotation, Case
from kg.evaluation.intervals import METHOD, intervals
from kg.evaluation.outcomes import Outcome, outcomes
from kg.evaluation.report import to_json
from kg.evaluation.scores import SYMMETRIC, Scores, Tally, score

Pair = tuple[Case, Annotation]


@dataclass(frozen=True)
class Results:
    """Gold and readings of one run; ``gold`` is the folder as it was given, ``configuration`` a hash.

    ``whole`` is false where only some of the gold was measured: floors are of all of it.
    """

    gold: Path
    pairs: Sequence[Pair]
    symmetric: Collection[str] = SYMMETRIC
    configuration: str = ""
    whole: bool = True

    @cached_property
    def scores(self) -> Scores:
        """All figures over all articles."""
        return score(self.pairs, self.symmetric)

    @cached_property
    def by_article(self) -> dict[str, Scores]:
        """The figures of each article."""
        return {case.name: score([(case, found)], self.symmetric) for case, found in self.pairs}

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """Every statement of gold and reading."""
        return outcomes(self.pairs, self.symmetric)

    @cached_property
    def floors(self) -> list[tuple[Path, Floor]]:
        """The floors that are there, with what was measured; none is missed here."""
        if not self.whole:
            return []
        guarded = floor_files.guarded(self.pairs, self.gold, self.symmetric)
        return [(file, f) for file, s in guarded if file.is_file() for f in floor_files.check(s, file)]

    @cached_property
    def intervals(self) -> dict[str, dict[str, tuple[float, float]] | None]:
        """How far the main figures may be off (see :mod:`kg.evaluation.intervals`)."""
        each = list(self.by_article.values())
        layers = {"mentions": [s.mentions for s in each], "relations": [s.relations for s in each]}
        layers["status"] = [Tally(s.status.ok, s.status.of - s.status.ok, 0) for s in each]
        found = {name: intervals(tallies) for name, tallies in layers.items()}
        if status := found["status"]:
            found["status"] = {"accuracy": status["precision"]}
        return found

    def to_json(self) -> dict[str, Any]:
        """Return the whole run as plain data, in a stable order: what ``--against`` reads later."""
        intervals = {
            layer: {name: [round(x, 4) for x in ends] for name, ends in measures.items()}
            if measures
            else None
            for layer, measures in self.intervals.items()
        }
        return {
            "version": __version__,
            "configuration": self.configuration,
            "gold": self.gold.as_posix(),
            "articles": len(self.pairs),
            **to_json(self.scores),
            "intervals": {"method": METHOD, **intervals},
            "floors": [
                {"file": file.as_posix(), "name": f.name, "least": f.least, "value": round(f.value, 4),
                 "holds": not f.broken}
                for file, f in self.floors
            ],
            "documents": [_document(name, to_json(s)) for name, s in self.by_article.items()],
            "statements": [o.to_json() for o in self.outcomes],
        }  # fmt: skip


def _document(name: str, figures: dict[str, Any]) -> dict[str, Any]:
    return {"article": name} | {layer: figures[layer] for layer in ("mentions", "relations", "status")}
