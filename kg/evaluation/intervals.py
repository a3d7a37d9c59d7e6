"""How far the figures may be off because so few articles were annotated: the bootstrap over articles.

Statements of one article fall together, so an interval that counts each of them (Wilson) is too narrow;
here whole articles are drawn (Efron 1979), with a fixed seed, so that the same run gives the same intervals.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from kg.evaluation.scores import Tally

Interval = tuple[float, float]

METHOD = "percentile bootstrap over articles, 1000 draws, seed 1, 95 %"
DRAWS, SEED, SHARE = 1000, 1, 0.95
FEWEST = 5  # of fewer articles the draws say nothing


def intervals(tallies: Sequence[Tally]) -> dict[str, Interval] | None:
    """Return the 95 % intervals of precision, recall and F1 of ``tallies``, one an article.

    None where there are fewer than five articles.

    >>> intervals([Tally(8, 2, 2)] * 6)["precision"]
    (0.8, 0.8)
    """
    if len(tallies) < FEWEST:
        return None
    chance = random.Random(SEED)
    draws = [total(chance.choices(tallies, k=len(tallies))) for _ in range(DRAWS)]
    measures: dict[str, Callable[[Tally], float]] = {
        "precision": lambda t: t.precision, "recall": lambda t: t.recall, "f1": lambda t: t.f1,
    }  # fmt: skip
    return {name: _middle(sorted(map(measure, draws))) for name, measure in measures.items()}


def total(tallies: Sequence[Tally]) -> Tally:
    """Return the sum of several counts."""
    return Tally(sum(t.right for t in tallies), sum(t.wrong for t in tallies), sum(t.missed for t in tallies))


def _middle(values: Sequence[float]) -> Interval:
    cut = round(len(values) * (1 - SHARE) / 2)
    return values[cut], values[-cut - 1]
