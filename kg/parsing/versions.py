"""Which model and which programs a parse comes from: part of every cache key and output."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("spacy", "ja-ginza", "ginza", "sudachipy", "sudachidict-core")


@cache
def versions() -> dict[str, str]:
    """Return package → version of everything that can change a parse, in a fixed order.

    The dictionary counts as much as the model: another SudachiDict gives other words and
    other names. Imports nothing heavy.

    >>> list(versions())
    ['spacy', 'ja-ginza', 'ginza', 'sudachipy', 'sudachidict-core']
    """
    return {name: _version(name) for name in PACKAGES}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
