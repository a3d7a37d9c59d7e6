"""How often each rule, construction and way of finding is right, as a confidence that can be multiplied.

A confidence is the share measured for the rule (or its construction) times a factor for each guess that was
made to find its ends. Few cases say little: every share is drawn towards what is known without it, as if
``weight`` cases of that had been seen as well (an empirical-Bayes shrinkage).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.evaluation.sample import wilson

OVERALL = 0.8  # right, before anything is measured
CONSTRUCTION, RULE, STEP = 4, 16, 4  # weights of what is known without the case, chosen by cross-validation
PRIOR = {"inferred": 0.8, "seat": 0.75, "partner": 0.8, "coreference": 0.9, "requested": 0.15}
ENOUGH = 5  # cases of a rule, to be told from its construction
ROUNDS = 4  # shares and factors depend on each other
FOLDS = 10
PLAIN = ("explicit", "name")


@dataclass(frozen=True, slots=True)
class Case:
    """One statement found, and whether it is right; ``rule`` is ``type/3:variant``."""

    article: str
    rule: str
    steps: tuple[str, ...]
    right: bool

    @property
    def variant(self) -> str:
        """The construction."""
        return self.rule.partition(":")[2]


@dataclass
class Table:
    """What ``configs/confidence.yaml`` holds."""

    other: float = OVERALL
    variants: dict[str, float] = field(default_factory=dict)
    rules: dict[str, float] = field(default_factory=dict)
    found: dict[str, float] = field(default_factory=dict)

    def base(self, case: Case) -> float:
        """Return the share of the rule or its construction."""
        return self.rules.get(case.rule, self.variants.get(case.variant, self.other))

    def factor(self, case: Case, without: str = "") -> float:
        """Return what the guesses of a case leave of it."""
        return math.prod(self.found.get(s, PRIOR.get(s, 1.0)) for s in case.steps if s != without)

    def of(self, case: Case) -> float:
        """Return the confidence of a case."""
        return min(self.base(case) * self.factor(case), 1.0)


def fit(cases: Sequence[Case]) -> Table:
    """Measure the table on judged statements."""
    table = Table()
    counts = Counter(c.rule for c in cases)
    for _ in range(ROUNDS):
        factors = {id(c): table.factor(c) for c in cases}

        def share(
            chosen: Iterable[Case], known: float, weight: int, factors: dict[int, float] = factors
        ) -> float:
            group = list(chosen)
            of = sum(factors[id(c)] for c in group)
            return min((sum(c.right for c in group) + weight * known) / (of + weight), 1.0)

        other = share(cases, OVERALL, 1)
        variants = {
            v: share((c for c in cases if c.variant == v), other, CONSTRUCTION)
            for v in {c.variant for c in cases}
        }
        rules = {
            r: share((c for c in cases if c.rule == r), variants[r.partition(":")[2]], RULE)
            for r, n in counts.items()
            if n >= ENOUGH
        }
        table = Table(other, variants, rules, table.found)
        table.found = {s: _step(table, s, cases) for s in {s for c in cases for s in c.steps} | set(PRIOR)}
    return table


def _step(table: Table, step: str, cases: Iterable[Case]) -> float:
    """Return how much less often what was found so is right than its rule would have it."""
    group = [c for c in cases if step in c.steps]  # none: as was known before
    expected = sum(table.base(c) * table.factor(c, without=step) for c in group)
    return min((sum(c.right for c in group) + STEP * PRIOR.get(step, 1.0)) / (expected + STEP), 1.0)


def cross_validated(cases: Sequence[Case]) -> list[tuple[float, bool]]:
    """Return each case's confidence as measured on the *other* articles, and whether it is right."""
    articles = sorted({c.article for c in cases})
    found = []
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        table = fit([c for c in cases if c.article not in held])
        found += [(table.of(c), c.right) for c in cases if c.article in held]
    return found


Row = tuple[str, int, float, float, tuple[float, float]]


def reliability(scored: Iterable[tuple[float, bool]], width: float = 0.1) -> Iterator[Row]:
    """Yield for each bin of confidence: its name, cases, mean confidence, share right, its interval."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in scored:
        bins.setdefault(min(int(confidence / width + 1e-9), int(1 / width) - 1), []).append(
            (confidence, right)
        )
    for number in sorted(bins):
        group, right = bins[number], sum(r for _, r in bins[number])
        name = f"{number * width:.1f}–{(number + 1) * width:.1f}"
        mean = sum(c for c, _ in group) / len(group)
        yield name, len(group), mean, right / len(group), wilson(right, len(group))


def threshold(scored: Iterable[tuple[float, bool]], wanted: float = 0.9) -> tuple[float, int, float]:
    """Return the lowest confidence above which ``wanted`` is right as a whole, how many stay, their share.

    Where no confidence gives that, nothing stays: ``(1.0, 0, 0.0)``.
    """
    best, right = (1.0, 0, 0.0), 0
    ranked = sorted(scored, reverse=True)
    for n, (confidence, is_right) in enumerate(ranked, 1):
        right += is_right
        last = n == len(ranked) or ranked[n][0] < confidence
        if last and right / n >= wanted:
            best = (confidence, n, right / n)
    return best


def loss(scored: Iterable[tuple[float, bool]]) -> float:
    """Return the mean logarithmic loss: lower is better, and only honest confidences keep it low."""
    bounded: Callable[[float], float] = lambda p: min(max(p, 0.01), 0.99)  # noqa: E731
    losses = [-math.log(bounded(p) if right else 1 - bounded(p)) for p, right in scored]
    return sum(losses) / len(losses)
