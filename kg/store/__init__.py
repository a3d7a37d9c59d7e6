"""Keeps what was worked out, on disk: a cache by content, atomic files, a lock on a folder."""

from kg.store.cache import LIMIT, Cache
from kg.store.files import atomic_write, destination, write_file
from kg.store.keys import code_version, fingerprint
from kg.store.lock import FolderLock
from kg.store.sentences import CachedParser

__all__ = [
    "LIMIT", "Cache", "CachedParser", "FolderLock", "atomic_write", "code_version", "destination",
    "fingerprint", "write_file",
]  # fmt: skip
