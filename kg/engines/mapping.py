"""Documents in, results out, in the same order, whatever happens to one of them."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar

from kg.engines.pool import Pool
from kg.engines.run import run
from kg.errors import KgError
from kg.model import Failure


class Item(Protocol):
    """Anything with an id: a document."""

    @property
    def id(self) -> str:
        """Name it in a Failure."""


D = TypeVar("D", bound=Item)
R = TypeVar("R")
BATCH = 8
"""Documents a worker takes at a time: enough sentences for the parser's batches."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: documents ``done`` (``failed`` among them) in ``seconds``."""

    done: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.done / self.seconds if self.seconds else 0.0

    def remaining(self, total: int) -> float:
        """Seconds until ``total`` documents are done, at the rate so far.

        >>> Progress(done=10, failed=0, seconds=5.0).remaining(30)
        10.0
        """
        return (total - self.done) / self.rate if self.rate else float("inf")


def map_documents(
    function: Callable[[D], R],
    documents: Iterable[D | Failure],
    jobs: int | None = None,
    *,
    batch: int = BATCH,
    limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: str | None = None,
) -> Iterator[R | Failure]:
    """Yield ``function(document)`` for every document, in input order.

    ``documents`` may be endless: only a few batches are taken ahead. A :class:`Failure` among
    them is passed on. ``jobs`` is the number of processes (None: all cores; 1: this process).
    An exception in a document makes a Failure and nothing else; so does one that, alone, cost two
    processes, by death or by taking longer than ``limit`` seconds. Where the system allows no process,
    this one does the work and a :class:`kg.errors.Notice` says so.
    ``start`` is ``fork`` or ``spawn`` (default: fork where it is safe; ``function`` and what it has loaded
    is then shared, else it is pickled).

    >>> from kg.model import Document
    >>> list(map_documents(lambda d: len(d.text), [Document("a", "日本"), Document("b", "")], jobs=1))
    [2, 0]
    """
    return map_batches(
        Each(function), documents, jobs, batch=batch, limit=limit, progress=progress, start=start
    )


def map_batches(
    function: Callable[[Sequence[D]], Iterable[R]],
    documents: Iterable[D | Failure],
    jobs: int | None = None,
    *,
    batch: int = BATCH,
    limit: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: str | None = None,
) -> Iterator[R | Failure]:
    """Like :func:`map_documents` for a ``function`` that reads several documents at once.

    It returns one result a document, in order. If it raises, its documents are tried one by one.
    """
    check_main_guard()
    childless = multiprocessing.current_process().daemon  # a worker of somebody's pool may start no process
    jobs = 1 if childless else jobs or cores()
    batches = _batches(documents, batch)
    results: Iterator[R | Failure]
    if jobs == 1 and (limit is None or childless):
        results = (result for group in batches for result in run(function, group))
    else:
        results = Pool(function, jobs, limit=limit, start=start).map(batches)
    return _watched(results, progress) if progress else results


class Each(Generic[D, R]):
    """Makes a function of one document into one of a batch; picklable if the function is."""

    def __init__(self, function: Callable[[D], R]) -> None:
        self.function = function

    def __call__(self, documents: Sequence[D]) -> Iterator[R]:
        """Read the documents one after another."""
        return (self.function(document) for document in documents)


def check_main_guard() -> None:
    """Refuse to work while a new process is still importing the program that started it."""
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise KgError(
            "kg was called while a process of its own was starting",
            remedy='put what your program does under: if __name__ == "__main__":',
        )


def cores() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _batches(documents: Iterable[D | Failure], size: int) -> Iterator[list[D | Failure]]:
    documents = iter(documents)
    while group := list(islice(documents, size)):
        yield group


def _watched(results: Iterator[R | Failure], progress: Callable[[Progress], None]) -> Iterator[R | Failure]:
    begin = time.monotonic()
    failed = 0
    for done, result in enumerate(results, start=1):
        failed += isinstance(result, Failure)
        progress(Progress(done, failed, time.monotonic() - begin))
        yield result
