"""A process that reads batches from a pipe and sends their results back."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from typing import Any

from kg.engines.run import run
from kg.errors import Notice

Function = Callable[[Sequence[Any]], Iterable[Any]]


class Worker:
    """The parent's side of one process; ``jobs`` are what it has been given, the first is under way.

    It is ``ready`` once it has said so: one that dies before never touched a document.
    """

    def __init__(self, function: Function, method: str, others: Sequence[Worker]) -> None:
        context: Any = multiprocessing.get_context(method)
        self.connection, far = context.Pipe()
        # A fork inherits the parent's ends of all pipes. It must close them, or the death of the
        # parent would not close the pipes of its siblings, and they would stay as orphans.
        inherited = [self.connection, *(o.connection for o in others)] if method == "fork" else []
        self.process = context.Process(target=work, args=(function, far, inherited), daemon=True)
        try:
            self.process.start()
        except BaseException:
            self.connection.close()
            raise
        finally:
            far.close()
        self.jobs: deque[Any] = deque()
        self.since = 0.0
        self.ready = False

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


READY = "ready"


def work(function: Function, connection: Connection, inherited: Sequence[Connection]) -> None:
    """Answer batches until the pipe closes. Ctrl-C is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in inherited:
        other.close()
    warnings.simplefilter("ignore", Notice)  # the parent has told it
    waiting: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
    # Reading ahead in a thread: the parent's send never waits for a busy worker, so the two
    # cannot wait for each other, and the next batch is here when this one is done.
    threading.Thread(target=_receive, args=(connection, waiting), daemon=True).start()
    connection.send(READY)
    while (items := waiting.get()) is not None:
        try:
            connection.send(run(function, items))
        except OSError:  # the parent is gone
            return


def _receive(connection: Connection, waiting: queue.SimpleQueue[list[Any] | None]) -> None:
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        waiting.put(None)
