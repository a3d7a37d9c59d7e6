"""Files that are there whole or not at all, and nothing else is ever replaced."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
import sys
from pathlib import Path

from kg.errors import KgError

_numbers = itertools.count()
_TERMINALS = {4, 5, *range(136, 144)}
"""Linux' major numbers of terminals: a device is not opened to find out what it is."""
_REMEDIES = {
    errno.ENOSPC: "free some space",
    errno.EDQUOT: "free some space",
    errno.EFBIG: "the system limits the size of files (ulimit -f)",
    errno.EMFILE: "allow more open files (ulimit -n)",
    errno.ENFILE: "close other programs: the system has too many open files",
    errno.ENAMETOOLONG: "choose a shorter name",
}


def write_file(path: Path, data: bytes) -> None:
    """Write ``data`` to what ``path`` names; raises :class:`KgError` where that cannot or must not be done.

    A file appears whole or not at all; of a link the file behind it is replaced. A pipe, a terminal and
    standard output under another name are written to directly.
    """
    try:
        file = destination(path)
        if file is not None:
            atomic_write(file, data)
        elif _is_stdout(os.stat(path)):
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            with open(path, "wb") as stream:
                stream.write(data)
    except OSError as error:
        raise cannot_write(path, error) from error


def destination(path: Path) -> Path | None:
    """Return the file that a writer has to replace, or None for what is written to directly.

    Links are followed. Raises :class:`KgError` for a folder, a device, a socket, a link in a circle;
    nothing is made or opened.
    """
    try:
        info = os.stat(path)
    except FileNotFoundError:
        real = Path(os.path.realpath(path))
        if path.is_symlink() and not real.parent.is_dir():
            raise KgError(
                "cannot write: it is a link into a folder that is not there",
                where=str(path),
                remedy="mend the link",
            ) from None
        return real
    except OSError as error:
        raise cannot_write(path, error) from error
    if stat.S_ISFIFO(info.st_mode) or _is_terminal(info) or _is_stdout(info):
        return None
    if stat.S_ISREG(info.st_mode):
        return Path(os.path.realpath(path))
    kind = (
        "a folder"
        if stat.S_ISDIR(info.st_mode)
        else "a socket"
        if stat.S_ISSOCK(info.st_mode)
        else "a device"
    )
    raise KgError(f"cannot write: it is {kind}", where=str(path), remedy="name a file")


def cannot_write(path: Path | str, error: OSError) -> KgError:
    """Put a fault of the system into an error that says what, where, and what to do."""
    return KgError(f"cannot write: {error.strerror or error}", where=str(path), remedy=remedy_for(error))


def remedy_for(error: OSError) -> str:
    """Return what a person can do about a fault of the system."""
    return _REMEDIES.get(error.errno or 0, "name another place with -o, or check its permissions")


def _is_stdout(info: os.stat_result) -> bool:
    """Tell whether it is this process's standard output (``/dev/stdout``), which nobody may replace."""
    try:
        return sys.stdout is not None and os.path.samestat(info, os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # no output, or one that is no file
        return False


def _is_terminal(info: os.stat_result) -> bool:
    """Tell whether it is a terminal or the null device."""
    if not stat.S_ISCHR(info.st_mode):
        return False
    if sys.platform == "linux" and os.major(info.st_rdev) in _TERMINALS:
        return True
    with contextlib.suppress(OSError):
        return info.st_rdev == os.stat(os.devnull).st_rdev
    return False


def atomic_write(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write ``data`` to ``path`` so that a reader, or a crash, never sees half of it.

    A temporary file beside it is written, flushed to the disk and renamed; missing folders are
    made. Several processes may write the same path: one of them wins. ``sync=False`` leaves the
    flush out, for files whose damage would be noticed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:60]}.{os.getpid()}.{next(_numbers)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        with open(handle, "wb") as file:
            _keep_mode(path, handle)
            file.write(data)
            if sync:
                file.flush()
                os.fsync(handle)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    if sync:
        _sync_folder(path.parent)


def leavings(file: Path) -> list[Path]:
    """Return what killed processes left of :func:`atomic_write` beside ``file`` (behind its links)."""
    real = Path(os.path.realpath(file))
    ours = re.compile(rf"\.{re.escape(real.name[:60])}\.\d+\.\d+\.tmp")
    with contextlib.suppress(OSError):
        return [Path(entry.path) for entry in os.scandir(real.parent) if ours.fullmatch(entry.name)]
    return []


def _keep_mode(path: Path, handle: int) -> None:
    """Give the new file the permissions of the old one."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(handle, stat.S_IMODE(os.stat(path).st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; not every system lets a folder be flushed."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
