"""Our own pool of processes: in order, with back-pressure, and surviving the death of a worker.

``nlp.pipe(n_process=…)`` sends whole Docs through pickle (27 % slower than this);
``concurrent.futures`` gives up when a worker dies, and takes an endless input whole.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any

from kg.engines.run import run
from kg.engines.worker import READY, Function, Worker
from kg.errors import Notice
from kg.model import Failure

AHEAD = 2
"""Batches a worker holds: the one it works on and the next."""


@dataclass
class Batch:
    """Items in input order with their results as they come in."""

    items: list[Any]
    results: list[Any] = field(default_factory=list)
    missing: int = 0


@dataclass
class Job:
    """Positions ``at`` of a batch to be done together; ``deaths``: workers that one alone has cost."""

    batch: Batch
    at: list[int]
    deaths: int = 0


class Pool:
    """Maps a function over batches in ``jobs`` processes."""

    def __init__(self, function: Function, jobs: int, *, limit: float | None, start: str | None) -> None:
        self.function, self.jobs, self.limit = function, jobs, limit
        self.method = start or best_method()
        self.workers: list[Worker] = []
        self.waiting: deque[Job] = deque()
        self.started = False

    def map(self, batches: Iterator[list[Any]]) -> Iterator[Any]:
        """Yield the results of all items in order; ends its processes however it is left."""
        under_way: deque[Batch] = deque()
        more = True
        try:
            while more or under_way:
                while more and len(under_way) < self.jobs * (AHEAD + 1):
                    items = next(batches, None)
                    if items is None:
                        more = False
                        break
                    if not self.started:
                        self._start()  # not before the first batch: what it made the input load is shared
                    under_way.append(self._take(items))
                self._hand_out()
                if under_way and under_way[0].missing and self.workers:
                    self._collect()
                while under_way and not under_way[0].missing:
                    yield from under_way.popleft().results
                    self._hand_out()
        finally:
            for worker in self.workers:
                worker.stop()

    def _start(self) -> None:
        self.started = True
        gc.collect()
        gc.freeze()  # what is loaded is left alone, so that its pages stay shared
        try:
            while len(self.workers) < self.jobs and self._add():
                pass
        finally:
            gc.unfreeze()

    def _add(self) -> bool:
        """Start one more process; where the system allows none, those that run have to do, or this one."""
        try:
            self.workers.append(Worker(self.function, self.method, self.workers))
        except OSError as error:
            self._lacking(error.strerror or str(error))
            return False
        return True

    def _lacking(self, reason: str) -> None:
        if not self.workers:
            what = f"no process can be started ({reason}): this one reads everything, with the same result"
            warnings.warn(what, Notice, stacklevel=2)

    def _take(self, items: list[Any]) -> Batch:
        batch = Batch(items, [None] * len(items), len(items))
        self.waiting.append(Job(batch, list(range(len(items)))))
        return batch

    def _hand_out(self) -> None:
        """Give waiting jobs to the workers that have least to do; without any, do one here."""
        if not self.workers:
            self._do_here()
        while self.waiting and self.workers:
            worker = min(self.workers, key=lambda w: len(w.jobs))
            if len(worker.jobs) >= AHEAD:
                return
            job = self.waiting.popleft()
            if not worker.jobs:
                worker.since = time.monotonic()
            worker.jobs.append(job)
            try:
                worker.connection.send([job.batch.items[i] for i in job.at])
            except OSError:
                self._replace(worker, "died")

    def _do_here(self) -> None:
        if not self.waiting:
            return
        job = self.waiting.popleft()
        items = [job.batch.items[i] for i in job.at]
        if job.deaths:  # it would take this process with it
            results = [lost(item, "died, and no other could be started") for item in items]
        else:
            results = run(self.function, items)
        for position, result in zip(job.at, results, strict=True):
            self._set(job.batch, position, result)

    def _collect(self) -> None:
        """Wait for something to happen: a result, a death, or a job over its time."""
        busy = {w.connection: w for w in self.workers if w.jobs}
        pause = None if self.limit is None else max(self.limit / 10, 0.01)
        for connection in wait(list(busy), pause):
            worker = busy[connection]
            try:
                message = worker.connection.recv()
                if isinstance(message, str) and message == READY:
                    worker.ready = True
                    worker.since = time.monotonic()  # its own start is no document's fault
                else:
                    self._done(worker, message)
            except (EOFError, OSError):
                self._replace(worker, "died")
        if self.limit is not None:
            for worker in list(self.workers):
                late = time.monotonic() - worker.since
                if worker.ready and worker.jobs and late > self.limit * len(worker.jobs[0].at):
                    self._replace(worker, f"took longer than {self.limit:g} s")

    def _done(self, worker: Worker, results: list[Any]) -> None:
        job = worker.jobs.popleft()
        worker.since = time.monotonic()
        for position, result in zip(job.at, results, strict=True):
            self._set(job.batch, position, result)

    @staticmethod
    def _set(batch: Batch, position: int, result: Any) -> None:
        batch.results[position] = result
        batch.missing -= 1

    def _replace(self, worker: Worker, what: str) -> None:
        """Put a new worker in place of a dead one; its documents are read again, each alone.

        Who was not alone is not to blame: something else may have killed the process. A document is
        given up when it was alone in two processes that died.
        """
        worker.stop()
        self.workers.remove(worker)
        if not worker.ready:
            self.waiting.extendleft(reversed(worker.jobs))
            self._lacking(f"it ended with code {worker.process.exitcode} before it was ready")
            return
        self._add()
        if not worker.jobs:
            return
        culprit, *innocent = worker.jobs
        self.waiting.extendleft(reversed(innocent))
        deaths = culprit.deaths + 1 if len(culprit.at) == 1 else 0
        if deaths < 2:
            again = [Job(culprit.batch, [i], deaths) for i in culprit.at]
            self.waiting.extendleft(reversed(again))
            return
        for position in culprit.at:
            item = culprit.batch.items[position]
            self._set(culprit.batch, position, lost(item, f"{what}, twice"))


def lost(item: Any, what: str) -> Any:
    """Record a document that cost workers although it was alone (a Failure stays as it is)."""
    if isinstance(item, Failure):
        return item
    remedy = "read it alone with --jobs 1 to see why; it may need more memory or time"
    return Failure(item.id, "worker", f"the process that read it {what}", remedy)


def best_method() -> str:
    """Return ``fork`` where it is safe: on Linux, when no other thread works for the program.

    Daemon threads (a progress bar) do not count: a child touches nothing of theirs.
    """
    busy = any(not t.daemon and t is not threading.current_thread() for t in threading.enumerate())
    return "fork" if sys.platform == "linux" and not busy else "spawn"
