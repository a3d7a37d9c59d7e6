"""A small store of compiled configuration, so that a start does not pay for slow YAML."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

VERSION = b"1"
"""Raise it when the compiled form changes: old files are then simply never looked up."""


def directory() -> Path:
    """Return the cache directory: ``KG_CACHE``, else ``XDG_CACHE_HOME/kg``, else ``~/.cache/kg``."""
    if chosen := os.environ.get("KG_CACHE"):
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path(os.path.expanduser("~")) / ".cache") / "kg"


def key(*parts: bytes) -> str:
    """Return the name under which something compiled from ``parts`` is kept."""
    digest = hashlib.sha256(VERSION)
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:40]


def read(name: str) -> Any | None:
    """Return what was stored under ``name``, or None (also for a damaged file)."""
    try:
        return json.loads((directory() / f"{name}.json").read_bytes())
    except (OSError, ValueError):
        return None


def write(name: str, data: Any) -> None:
    """Store ``data`` under ``name``; where that cannot be done, nothing happens.

    The file appears whole or not at all, so that two processes may write at once.
    """
    with contextlib.suppress(OSError, TypeError, ValueError):
        folder = directory()
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
            os.replace(temporary, folder / f"{name}.json")
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
