"""One build at a time in a folder."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path
from types import TracebackType

from kg.errors import KgError

NAME = ".kg.lock"


class LockError(KgError):
    """The folder cannot be locked because nothing can be written into it."""


class FolderLock:
    """Holds a folder for this process; a second holder gets a :class:`KgError` that names the first.

    The system's own file lock is used, so a process that dies, however it dies, leaves none
    behind: the file may stay, the lock does not. Where the file system knows no locks (some
    network drives) the folder is used unlocked.

    >>> import tempfile
    >>> with FolderLock(Path(tempfile.mkdtemp())):
    ...     pass
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: int | None = None

    def __enter__(self) -> FolderLock:
        handle = self._open()
        try:
            _lock(handle)
        except BlockingIOError:
            os.lseek(handle, 1, os.SEEK_SET)
            holder = os.read(handle, 19).decode("ascii", "replace").strip()
            os.close(handle)
            who = f" (process {holder})" if holder else ""
            raise KgError(
                f"another build{who} is writing into this folder",
                where=str(self.folder),
                remedy="wait for it, or choose another folder with -o",
            ) from None
        # The first byte is what is locked; the holder's number stands after it.
        with contextlib.suppress(OSError):  # opened for reading only, or a full disk
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, b"\n" + f"{os.getpid():<19}".encode("ascii"))
        self._handle = handle
        return self

    def _open(self) -> int:
        """Open the lock file, and never what a link of its name leads to."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            flags = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
            try:
                handle = os.open(self.folder / NAME, flags | os.O_RDWR, 0o666)
            except PermissionError:  # another user's, in a folder that both may write to
                handle = os.open(self.folder / NAME, flags & ~os.O_CREAT | os.O_RDONLY)
        except OSError as error:
            raise LockError(
                f"cannot lock this folder: {error.strerror}",
                where=str(self.folder / NAME),
                remedy="name another folder with -o, or check who may write here",
            ) from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise KgError("the lock is no file", where=str(self.folder / NAME), remedy="remove it")
        return handle

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._handle is not None:
            os.close(self._handle)  # closing unlocks; removing the file would let two in at once
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def _lock(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            return  # no locks on this file system
