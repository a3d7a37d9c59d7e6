"""A small store of compiled configuration, so that a start does not pay for slow YAML."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import warnings
from pathlib import Path
from typing import Any

from kg.errors import KgError, Notice
from kg.trust import distrust, make_private

VERSION = b"2"
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
    """Return what was stored under ``name``; None for nothing, for damage, and in a folder not our own."""
    folder = directory()
    if why := distrust(folder):
        told = KgError(
            f"this cache is not used: {why}",
            where=str(folder),
            remedy="remove it, or name another with KG_CACHE",
        )
        warnings.warn(str(told), Notice, stacklevel=1)
        return None
    try:
        seal, _, content = (folder / f"{name}.json").read_bytes().partition(b"\n")
        return json.loads(content) if seal == _seal(name, content) else None
    except (OSError, ValueError):
        return None


def write(name: str, data: Any) -> None:
    """Store ``data`` under ``name``; where that cannot be done, nothing happens.

    The file appears whole or not at all, so that two processes may write at once. Its first line is a
    checksum of name and content: a file in the place of another is noticed.
    """
    with contextlib.suppress(OSError, TypeError, ValueError):
        content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        folder = directory()
        make_private(folder)
        if distrust(folder):
            return
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(name, content) + b"\n" + content)
            os.replace(temporary, folder / f"{name}.json")
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise


def _seal(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + content).hexdigest().encode()
