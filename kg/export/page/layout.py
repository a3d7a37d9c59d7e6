"""Where the entities stand: computed once, with a fixed seed, so that the page only draws."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
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
CALM = 0.06
"""How far a step leads, as a part of the usual, where the places of an earlier picture are kept."""
SPREAD = 0.35
"""How far the middle is opened: 0 leaves the forces' picture, 1 puts all on a circle."""


Near = Mapping[str, Mapping[str, float]]
"""Where entities stood in an earlier page, by id: ``x`` and ``y``, in the first view ``bx`` and ``by``."""


@dataclass(frozen=True)
class Picture:
    """Positions in pixels at zoom 1: ``whole`` of all nodes, ``backbone`` of those of the first view.

    ``backbone`` is empty where the first view shows everything.
    """

    whole: Points
    backbone: Mapping[int, tuple[float, float]]

    def of(self, i: int) -> dict[str, Any]:
        """Return the coordinates of node ``i`` as the page wants them; none if it is not drawn."""
        row: dict[str, Any] = {}
        if i < len(self.whole):
            row |= {"x": int(self.whole[i, 0]), "y": int(self.whole[i, 1])}
        if i in self.backbone:
            row |= {"bx": int(self.backbone[i][0]), "by": int(self.backbone[i][1])}
        return row


def place(
    ids: Sequence[str],
    names: Sequence[str],
    weights: Sequence[float],
    pairs: Pairs,
    *,
    seed: int,
    first: Sequence[int] = (),
    near: Near | None = None,
) -> Picture:
    """Return positions for nodes in order of weight; ``pairs`` are their lines with a count each.

    Everyone starts in a direction of its own (a hash of its id), so that a graph that has grown a little
    looks as before; what ``near`` knows starts from there.
    """
    start = _start(ids, near or {}, "x", "y")
    heat = CALM if near else 1.0
    whole = _place(names, weights, pairs, start, seed, heat)
    if not first:
        return Picture(whole, {})
    at = {i: k for k, i in enumerate(first)}
    inner = {(at[a], at[b]): n for (a, b), n in pairs.items() if a in at and b in at}
    chosen = list(first)
    start = _start(ids, near or {}, "bx", "by")
    points = _place(
        [names[i] for i in chosen], [weights[i] for i in chosen], inner, start[chosen], seed, heat
    )
    return Picture(whole, {i: (points[k, 0], points[k, 1]) for i, k in at.items()})


def _start(ids: Sequence[str], near: Near, x: str, y: str) -> Points:
    """Return where each node starts: where it stood, else on a disc, the best connected in the middle."""
    points = disc(ids)
    known = [k for k, id in enumerate(ids) if x in near.get(id, {})]
    if len(known) > 1:
        old = np.array([(near[ids[k]][x], near[ids[k]][y]) for k in known], dtype=np.float64)
        old -= old.mean(axis=0)
        size = np.sqrt((old**2).sum(axis=1).mean()) or 1.0
        points[known] = old / size * np.sqrt((points**2).sum(axis=1).mean())
    return points


def _place(
    names: Sequence[str], weights: Sequence[float], pairs: Pairs, start: Points, seed: int, heat: float
) -> Points:
    n = len(names)
    if n == 0:
        return np.empty((0, 2))
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    strength = 1 + np.log(np.array(list(pairs.values()), dtype=np.float64))
    if n > DENSE:
        points = sample_forces(start, ends, strength, seed, heat=heat)
        return np.rint(_fit(points, n * 5200.0))
    sizes = boxes(names, weights)
    points = _fit(attract_and_repel(start, ends, strength, heat=heat), float(sizes.prod(axis=1).sum()) * 2.4)
    return np.rint(separate(points, sizes))


def disc(ids: Sequence[str]) -> Points:
    """Return a point for each id: its direction is its own for ever, its distance grows with its rank.

    >>> disc(["country:JP"])[0].tolist() == disc(["country:JP", "country:US"])[0].tolist()
    True
    """
    turns = [
        int.from_bytes(blake2b(id.encode("utf-8", "replace"), digest_size=6).digest(), "big") for id in ids
    ]
    angle = np.array(turns, dtype=np.float64) / 2**48 * 2 * np.pi
    radius = np.sqrt(np.arange(len(ids)) + 0.5)
    return np.asarray(radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]))


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
