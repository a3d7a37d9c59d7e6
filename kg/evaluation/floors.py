"""Floors of accuracy: a build that falls below them fails, and they only rise."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.evaluation.gold import FLOORS, Annotation, Case
from kg.evaluation.scores import SYMMETRIC, Scores, score


@dataclass(frozen=True, slots=True)
class Floor:
    """One figure that must not fall below ``least``; ``value`` is what was measured."""

    name: str
    least: float
    value: float

    @property
    def broken(self) -> bool:
        """Whether the figure fell below."""
        return self.value < self.least


def figures(scores: Scores) -> dict[str, float]:
    """The figures that floors guard, as shares between 0 and 1."""
    values = {
        "mentions.f1": scores.mentions.f1,
        "linking.b_cubed": scores.b_cubed,
        "linking.names": scores.names.value,
        "relations.precision": scores.relations.precision,
        "relations.recall": scores.relations.recall,
        "relations.f1": scores.relations.f1,
        "relations.static.precision": scores.static.precision,
        "relations.static.recall": scores.static.recall,
        "relations.events.precision": scores.events.precision,
        "relations.events.recall": scores.events.recall,
        "status.accuracy": scores.status.value,
    }
    values |= {f"mentions.{kind}.f1": t.f1 for kind, t in scores.mentions_by_type.items()}
    return values


def guarded(
    pairs: Sequence[tuple[Case, Annotation]], gold: Path, symmetric: Collection[str] = SYMMETRIC
) -> Iterator[tuple[Path, Scores]]:
    """Yield every floors file in and below ``gold`` with the scores of the articles that it guards.

    A floors file guards all gold in and below its folder; where there is none, one is expected in ``gold``.
    """
    for file in sorted(gold.rglob(FLOORS)) or [gold / FLOORS]:
        yield file, score((p for p in pairs if file.parent in (p[0].folder, *p[0].folder.parents)), symmetric)


def check(scores: Scores, file: Path) -> list[Floor]:
    """Hold the measured figures against the floors of ``file``."""
    try:
        floors = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KgError(
            "no floors yet", where=str(file), remedy="write them with kg evaluate --update"
        ) from None
    except ValueError as error:
        raise KgError(f"not a floors file: {error}", where=str(file)) from error
    values = figures(scores)
    return [
        Floor(name, least, values.get(name, 0.0)) for name, least in sorted(floors.items()) if name != "why"
    ]


def update(scores: Scores, file: Path, why: str = "") -> list[Floor]:
    """Raise the floors to what was measured (rounded down to 0.005) and return the changed ones.

    A floor that would fall raises :class:`KgError` unless ``why`` gives the reason, which is
    kept in the file.
    """
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    new = {name: math.floor(value * 200) / 200 for name, value in figures(scores).items()}
    falling = [name for name, value in new.items() if value < old.get(name, 0.0)]
    if falling and not why:
        raise KgError(
            f"these floors would fall: {', '.join(falling)}",
            where=str(file),
            remedy="mend the cause, or say why with --why",
        )
    reasons = [*old.get("why", []), *([why] if falling else [])]
    merged = dict(sorted(new.items())) | ({"why": reasons} if reasons else {})
    file.write_text(json.dumps(merged, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [Floor(n, old.get(n, 0.0), v) for n, v in sorted(new.items()) if v != old.get(n)]
