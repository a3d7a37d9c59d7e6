"""From the paths a user gives to the files that hold articles."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError

SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl", ".ndjson"})
STDIN = "-"


class Found(NamedTuple):
    """A file to read: its path, its unique id and, for a folder's entry that cannot be reached, why."""

    path: Path
    id: str
    fault: str = ""

    @property
    def source(self) -> str:
        """Where it came from, as a graph may tell: the path given, without a machine's folders above it."""
        return self.path.name if self.path.is_absolute() else self.path.as_posix()


def find_files(paths: Sequence[str | os.PathLike[str]]) -> list[Found]:
    """Return the article files at ``paths`` in sorted order; folders are searched to the bottom.

    In folders only ``.txt``, ``.html``, ``.htm``, ``.jsonl`` and ``.ndjson`` count and hidden entries do not;
    a file named outright counts whatever its suffix. A folder reached twice (links) is searched once.
    The id is the file's stem in NFC, on collision the path below the folder given, then the path itself,
    then that with a number.
    """
    files: dict[str, tuple[Path, str, str]] = {}
    for given in dict.fromkeys(os.fspath(p) for p in paths):
        root = Path(given)
        if given != STDIN and os.path.isdir(given):  # Path.is_dir raises where a name is too long
            for path, fault in _walk(root):
                files.setdefault(str(path), (path, path.relative_to(root).as_posix(), fault))
        else:
            files.setdefault(str(root), (root, root.as_posix(), ""))
    chosen = sorted(files.values(), key=lambda f: f[0].as_posix())
    stems = Counter(_clean(path.stem) for path, _, _ in chosen)
    below = Counter(_clean(place) for _, place, _ in chosen)
    found = []
    used: set[str] = set()
    for path, place, fault in chosen:
        names = (_clean(path.stem), _clean(place), _clean(path.as_posix()))
        id_ = names[0] if stems[names[0]] == 1 else names[1] if below[names[1]] == 1 else names[2]
        id_ = _unused(id_, used)
        found.append(Found(path, "stdin" if str(path) == STDIN else id_, fault))
    return found


def check_paths(paths: Sequence[str | os.PathLike[str]]) -> list[Found]:
    """Return what :func:`find_files` finds; raises KgError where a path is not there or all hold nothing.

    So a slip of the pen does not replace a good graph by an empty one.
    """
    for path in paths:
        if os.fspath(path) != STDIN and not os.path.lexists(path):
            raise KgError("no such file or folder", where=os.fspath(path), remedy="check the path")
    found = find_files(paths)
    if not found:
        places = ", ".join(os.fspath(p) for p in paths)
        kinds = ", ".join(sorted(SUFFIXES))
        raise KgError("no articles here", where=places, remedy=f"kg reads {kinds}; name other files outright")
    return found


def _walk(root: Path) -> Iterator[tuple[Path, str]]:
    seen: set[tuple[int, int]] = set()
    faults: list[OSError] = []
    for folder, names, files in os.walk(root, followlinks=True, onerror=faults.append):
        info = os.stat(folder)
        if (info.st_dev, info.st_ino) in seen:
            names.clear()
            continue
        seen.add((info.st_dev, info.st_ino))
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith("."):
                fault = _fault(path)
                if fault != "special":
                    yield path, fault
    for error in faults:
        yield Path(error.filename), f"folder cannot be read: {error.strerror}"


def _fault(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return "" if stat.S_ISREG(mode) else "special"  # a pipe in a folder would be waited for for ever


def _unused(id: str, used: set[str]) -> str:
    """Return the id, with a number if another path has it (two may differ in their Unicode form alone)."""
    number, free = 1, id
    while free in used:
        number += 1
        free = f"{id}#{number}"
    used.add(free)
    return free


def _clean(name: str) -> str:
    """Return a file name as text that can be written: NFC, undecodable bytes as U+FFFD."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", whole)
