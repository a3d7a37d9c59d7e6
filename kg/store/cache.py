"""A cache on disk, by content: what is damaged is noticed, what is too much is dropped."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
import zlib
from pathlib import Path
from types import TracebackType

from kg.errors import KgError
from kg.store.files import atomic_write
from kg.trust import distrust, make_private

LIMIT = 2_000_000_000
"""Bytes the cache may take on disk unless told otherwise: some 100,000 articles."""

MAGIC = b"kg2\n"
DIGEST = 16
FRESH = 3600.0
"""Seconds within which a second use of an entry is not recorded again."""


class Cache:
    """Bytes under a kind and a key, one compressed file each, no pickle.

    Safe to use from several processes at once. Entries carry a checksum of key and content: a damaged
    one, and one that was put in the place of another, counts as missing and is removed. A folder of
    somebody else, or one that others may write into, is refused with a :class:`KgError`. Leaving a
    ``with`` block drops the entries used longest ago while the folder holds more than ``limit`` bytes.

    >>> import tempfile
    >>> with Cache(Path(tempfile.mkdtemp())) as cache:
    ...     cache.put("parse", "0123", b"...")
    ...     cache.get("parse", "0123"), cache.get("parse", "4567")
    (b'...', None)
    """

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self.folder, self.limit = folder, limit
        self.hits = self.misses = self.damaged = self.written = 0
        with contextlib.suppress(OSError):  # what cannot be kept is read anew
            make_private(folder)
        if why := distrust(folder):
            raise KgError(
                f"this cache cannot be believed: {why}",
                where=str(folder),
                remedy="remove it (everything in it can be worked out again), or name another folder with -o",
            )

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self.written:
            self.shrink()

    def get(self, kind: str, key: str) -> bytes | None:
        """Return what was put under ``kind`` and ``key``, or None."""
        path = self._path(kind, key)
        try:
            raw = path.read_bytes()
        except OSError:
            self.misses += 1
            return None
        data = unseal(raw, _label(kind, key))
        if data is None:
            self.drop(kind, key)
            return None
        self.hits += 1
        self._used(path)
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep ``data``; a full disk or a folder that cannot be written costs the entry, not the run."""
        sealed = seal(data, _label(kind, key))
        with contextlib.suppress(OSError):
            # Not flushed to the disk: that takes longer than a parse, and the checksum tells.
            atomic_write(self._path(kind, key), sealed, sync=False)
            self.written += len(sealed)

    def drop(self, kind: str, key: str) -> None:
        """Remove an entry whose content turned out to be unusable."""
        self.damaged += 1
        self.misses += 1
        with contextlib.suppress(OSError):
            self._path(kind, key).unlink()

    def shrink(self) -> None:
        """Remove the entries used longest ago until the folder is a tenth below its limit."""
        entries = sorted(self._entries())
        total = sum(size for _, size, _ in entries)
        if total <= self.limit:
            return
        for _, size, path in entries:
            if total <= self.limit * 0.9:
                return
            with contextlib.suppress(OSError):
                os.unlink(path)
                total -= size

    def _entries(self) -> list[tuple[float, int, str]]:
        """List (time of last use, bytes, path); leavings of killed processes are removed."""
        found = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                with contextlib.suppress(OSError):
                    stat = os.stat(path)
                    if name.endswith(".tmp"):
                        if stat.st_mtime < time.time() - FRESH:
                            os.unlink(path)
                    elif name.endswith(".kg"):
                        found.append((stat.st_mtime, stat.st_size, path))
        return found

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / f"{key}.kg"

    @staticmethod
    def _used(path: Path) -> None:
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > FRESH:
                os.utime(path)


def _label(kind: str, key: str) -> bytes:
    return f"{kind}/{key}\n".encode()


def seal(data: bytes, label: bytes) -> bytes:
    """Compress ``data`` and put a checksum before it that holds only under ``label``."""
    packed = zlib.compress(data, 1)
    return _head(packed, label) + packed


def unseal(raw: bytes, label: bytes) -> bytes | None:
    """Return what was sealed under ``label``, or None if it is not whole or of another label."""
    packed = raw[len(MAGIC) + DIGEST :]
    if raw[: len(MAGIC) + DIGEST] != _head(packed, label):
        return None
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def _head(packed: bytes, label: bytes) -> bytes:
    return MAGIC + hashlib.blake2b(label + packed, digest_size=DIGEST).digest()
