"""The standard streams of the command line: closed, full or broken, they end a command in good order."""

from __future__ import annotations

import errno
import io
import os
import sys
import warnings
from contextlib import suppress
from typing import BinaryIO, TextIO

from kg.errors import KgError, Notice


class OutputError(Exception):
    """Standard output takes no more; ``cause`` says why. No OSError, which typer would take for its own."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class _Output(io.FileIO):
    """Standard output whose faults can be told from those of any other file."""

    def write(self, data: object) -> int | None:  # type: ignore[override]
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError as error:
            raise OutputError(error) from error


def prepare() -> None:
    """Make the streams UTF-8, and see to it that a closed one is never mistaken for another file."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # closed: the next file that is opened would get its number, and what is printed
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    elif type(getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)) is io.FileIO:  # no console of Windows
        lines = bool(sys.stdout.line_buffering) or type(sys.stdout.buffer) is io.FileIO  # python -u
        raw = _Output(sys.stdout.fileno(), "w", closefd=False)
        buffer = io.BufferedWriter(raw)
        sys.stdout = io.TextIOWrapper(buffer, "utf-8", "backslashreplace", line_buffering=lines)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows and bare locales write something else than UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    warnings.showwarning = show_warning


def stdin() -> BinaryIO:
    """Return standard input; raises KgError where it is closed."""
    if sys.stdin is None:
        raise KgError("standard input is closed", remedy="name a file, or feed it through a pipe")
    return sys.stdin.buffer


def finish(error: OutputError) -> int:
    """Give up standard output, say why unless its reader simply had enough, and return the exit code."""
    from kg.cli.output import complain

    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stdout.flush()
    if error.cause.errno == errno.EPIPE:  # kg query … | head
        return 0
    with suppress(OSError):
        what = f"cannot write: {error.cause.strerror}"
        complain(KgError(what, where="standard output", remedy="the answer is not complete: free some space"))
    return 2


def show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a notice as a note for people, any other warning as Python does."""
    from kg.cli.output import safe

    if issubclass(category, Notice):
        print(f"note: {safe(str(message))}", file=sys.stderr)
    else:
        print(
            warnings.formatwarning(message, category, filename, lineno, line), end="", file=file or sys.stderr
        )
