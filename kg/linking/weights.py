"""重み: the trained table, loaded once; where it comes from is told in docs/linking.md."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from kg.linking.features import CASES, places

BITS = 21
SCALE = 64
"""Weights are whole numbers; ``SCALE`` of them are one unit of log odds."""


@cache
def weights() -> npt.NDArray[np.int16]:
    """Return the table of 2 ** BITS weights."""
    with files("kg.linking").joinpath("weights.npz").open("rb") as stream, np.load(stream) as stored:
        table = np.zeros(1 << BITS, dtype=np.int16)
        table[np.cumsum(stored["gaps"].astype(np.int64))] = stored["values"]
    return table


def scores(features: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
    """Return for each row of hashed features its score for が, を and に, in ``SCALE``-ths of log odds."""
    table = weights()
    return np.stack(
        [table[places(features, k, BITS)].sum(axis=1, dtype=np.int64) for k in range(len(CASES))], axis=1
    )


__all__ = ["BITS", "SCALE", "scores", "weights"]
