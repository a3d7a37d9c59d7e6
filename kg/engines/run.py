"""Runs a function over a few documents so that one that fails takes no other with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kg.errors import KgError
from kg.model import Failure


def run(function: Callable[[Sequence[Any]], Iterable[Any]], items: Sequence[Any]) -> list[Any]:
    """Return one result or :class:`Failure` for each of ``items``; a Failure among them is passed on."""
    documents = [item for item in items if not isinstance(item, Failure)]
    results = iter(_attempt(function, documents))
    return [item if isinstance(item, Failure) else next(results) for item in items]


def _attempt(function: Callable[[Sequence[Any]], Iterable[Any]], documents: Sequence[Any]) -> list[Any]:
    if not documents:
        return []
    try:
        results = list(function(documents))
        if len(results) != len(documents):
            raise KgError(f"{len(results)} results for {len(documents)} documents")
    except Exception as error:
        if len(documents) > 1:
            return [result for document in documents for result in _attempt(function, [document])]
        return [failure(documents[0], error)]
    return results


def failure(document: Any, error: Exception) -> Failure:
    """Put an exception into a record that names the document, the cause and a remedy."""
    stage = getattr(error, "stage", "read")
    if isinstance(error, KgError):
        return Failure(document.id, stage, error.what, error.remedy)
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Failure(document.id, stage, reason, "this is a fault of kg: please report it with the document")
