"""Folders whose content is believed later: nobody else may have put something there."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path


def distrust(folder: Path) -> str:
    """Return why the content of a folder cannot be believed; empty if it can, or there is no such folder.

    It must belong to who runs this, and nobody else may write into it. Where the system knows no owners
    every folder is believed.
    """
    try:
        info = os.stat(folder)
    except OSError:
        return ""
    if not hasattr(os, "getuid"):
        return ""
    if info.st_uid != os.getuid():
        return "it belongs to another user"
    if info.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "other users may write into it"
    return ""


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter (0700); one that is there and his becomes so.

    Raises OSError where it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not distrust(folder):
        with contextlib.suppress(OSError):
            os.chmod(folder, 0o700)
