"""Where the entities stand: computed once, with a fixed seed, so that the page only draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.export.page.forces import attract_and_repel, sample_forces
from kg.export.page.overlaps import separate

Points = NDArray[np.float64]
Pairs = Mapping[tuple[int, int], int]

DENSE = 400
"""Up to so many nodes every pair repels each other; beyond, each node a sample of the others."""
ASPECT = 1.25
"""Width by height of the picture, that of a screen between two side panels."""
SPREAD = 0.35
"""How far the middle is opened: 0 leaves the forces' picture, 1 puts all on a circle."""


@dataclass(frozen=True)
class Picture:
    """Positions in pixels at zoom 1: ``whole`` of all nodes, ``backbone`` of the first of them.

    ``backbone`` is empty where the whole is small enough to be shown with its own positions.
    """

    whole: Points
    backbone: Points

    def of(self, i: int) -> dict[str, Any]:
        """Return the coordinates of node ``i`` as the page wants them; none if it is not drawn."""
        row: dict[str, Any] = {}
        if i < len(self.whole):
            row |= {"x": int(self.whole[i, 0]), "y": int(self.whole[i, 1])}
        if i < len(self.backbone):
            row |= {"bx": int(self.backbone[i, 0]), "by": int(self.backbone[i, 1])}
        return row


def place(
    names: Sequence[str], weights: Sequence[float], pairs: Pairs, *, seed: int, backbone: int
) -> Picture:
    """Return positions for nodes in order of weight; ``pairs`` are their lines with a count each."""
    whole = _place(names, weights, pairs, seed)
    if len(names) <= max(backbone, DENSE):
        return Picture(whole, np.empty((0, 2)))
    inner = {(a, b): n for (a, b), n in pairs.items() if a < backbone and b < backbone}
    return Picture(whole, _place(names[:backbone], weights[:backbone], inner, seed))


def _place(names: Sequence[str], weights: Sequence[float], pairs: Pairs, seed: int) -> Points:
    n = len(names)
    if n == 0:
        return np.empty((0, 2))
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    strength = 1 + np.log(np.array(list(pairs.values()), dtype=np.float64))
    start = spiral(n)
    if n > DENSE:
        points = sample_forces(start, ends, strength, seed)
        return np.rint(_fit(points, n * 5200.0))
    sizes = boxes(names, weights)
    points = _fit(attract_and_repel(start, ends, strength), float(sizes.prod(axis=1).sum()) * 2.4)
    return np.rint(separate(points, sizes))


def spiral(n: int) -> Points:
    """Return ``n`` points on a sunflower spiral: the best connected start in the middle.

    >>> spiral(2).round(2).tolist()
    [[0.71, 0.0], [-0.9, 0.83]]
    """
    k = np.arange(n) + 0.5
    angle = (k - 0.5) * np.pi * (3 - np.sqrt(5))
    return np.asarray(np.sqrt(k)[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]))


def boxes(names: Sequence[str], weights: Sequence[float]) -> Points:
    """Return width and height in pixels of each node together with its label underneath."""
    widths = [max(44.0, 13.0 * label_width(name) / 2 + 14) for name in names]
    top = max(weights, default=1.0) or 1.0
    heights = [46.0 + 22.0 * float(np.sqrt(w / top)) for w in weights]
    return np.column_stack([widths, heights])


def label_width(name: str) -> int:
    """Return the width of a label in half-width characters, cut as the page cuts it.

    >>> label_width("NATO"), label_width("北朝鮮")
    (4, 6)
    """
    return min(26, sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in name))


def _fit(points: Points, area: float) -> Points:
    """Return the points centred and stretched to an area (square pixels) of the screen's shape."""
    if len(points) < 2:
        return points * 0.0
    centred = points - np.median(points, axis=0)
    spread = np.sqrt((centred**2).mean(axis=0)) + 1e-9
    # a cloud keeps most of its own shape: stretching it wholly would bend what the forces found
    shape = np.sqrt(spread[0] / spread[1])
    want = np.sqrt(ASPECT)
    target = np.sqrt(area) / 3.6 * np.array([want * shape**0.4, 1 / (want * shape**0.4)])
    even = centred / spread
    even /= np.maximum(np.sqrt((even**2).sum(axis=1)), 0.05)[:, None] ** SPREAD  # room for the crowded middle
    return np.asarray(even / np.sqrt((even**2).mean(axis=0)) * target)
