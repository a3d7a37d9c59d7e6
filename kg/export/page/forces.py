"""Force-directed layouts in numpy: attraction along lines, repulsion between nodes, gravity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Ends = NDArray[np.int64]


def attract_and_repel(
    points: Points, ends: Ends, strength: NDArray[np.float64], rounds: int = 260, heat: float = 1.0
) -> Points:
    """Return positions by ForceAtlas2's forces, every node against every other (n², for some hundreds).

    ``points`` is (n, 2), ``ends`` (m, 2) indices, ``strength`` (m,). Attraction grows with the
    distance and is shared out by degree, so that hubs stand apart; steps shrink to nothing.
    With little ``heat`` they are short from the start, and places that were good stay.
    """
    p = points.copy()
    n = len(p)
    mass = 1 + np.bincount(ends.ravel(), minlength=n).astype(np.float64)
    for k in range(rounds):
        delta = p[:, None, :] - p[None, :, :]
        square = (delta**2).sum(axis=2) + 0.01
        push = (delta * (mass[:, None] * mass[None, :] / square)[:, :, None]).sum(axis=1) * 1.6
        force = push - p * (0.9 * mass / (1 + np.sqrt((p**2).sum(axis=1)) * 0.06))[:, None]
        force += _pull(p, ends, strength, n)
        p += _limited(force / mass[:, None] * 0.12, 2.5 * heat * (1 - k / rounds) + 0.02)
    return np.asarray(p)


def sample_forces(
    points: Points,
    ends: Ends,
    strength: NDArray[np.float64],
    seed: int,
    rounds: int = 140,
    sample: int = 8,
    heat: float = 1.0,
) -> Points:
    """Return positions for thousands of nodes: each is repelled by a random sample of the others."""
    random = np.random.RandomState(seed)  # the one generator whose numbers never change with numpy
    p = points.copy()
    n = len(p)
    degree = np.bincount(ends.ravel(), minlength=n).astype(np.float64)
    reach = np.sqrt(n)
    for k in range(rounds):
        force = _pull(p, ends, strength, n) / np.maximum(degree, 1)[:, None] - p * 0.02
        others = random.randint(0, n, size=(sample, n))
        delta = p[None, :, :] - p[others]
        square = (delta**2).sum(axis=2) + 0.05
        force += (delta * (1.4 * n / 60 / square)[:, :, None]).mean(axis=0)
        p += _limited(force * 0.5, 0.12 * heat * reach * (1 - k / rounds) + 0.01)
    return np.asarray(p)


def _pull(p: Points, ends: Ends, strength: NDArray[np.float64], n: int) -> Points:
    """Return the attraction of all lines, summed for each node."""
    pull = (p[ends[:, 1]] - p[ends[:, 0]]) * strength[:, None]
    out = np.empty((n, 2))
    for axis in (0, 1):
        out[:, axis] = np.bincount(ends[:, 0], weights=pull[:, axis], minlength=n)
        out[:, axis] -= np.bincount(ends[:, 1], weights=pull[:, axis], minlength=n)
    return out


def _limited(step: Points, most: float) -> Points:
    length = np.sqrt((step**2).sum(axis=1)) + 1e-12
    return np.asarray(step * np.minimum(1.0, most / length)[:, None])
