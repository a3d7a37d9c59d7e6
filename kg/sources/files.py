"""From the paths a user gives to the files that hold articles."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import NamedTuple

from kg.errors import KgError

KINDS: dict[str, str] = {
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "page"),
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".json": "json",
    **dict.fromkeys((".rss", ".atom", ".rdf", ".xml"), "feed"),
    ".csv": "csv",
    **dict.fromkeys((".tsv", ".tab"), "tsv"),
    **dict.fromkeys((".mhtml", ".mht", ".eml"), "mail"),
    ".zip": "zip",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".warc": "warc",
}
"""What a file holds, by the end of its name; ``.gz`` behind any of them means compressed."""
EXTRAS = {"parquet": ("pyarrow", "parquet"), "pdf": ("pypdf", "pdf"), "warc": ("warcio", "warc")}
"""Kinds that need another package, and the extra that brings it."""
SUFFIXES = frozenset(KINDS)
STDIN = "-"
# What browsers put beside a saved page, and what kg build leaves.
_PARTS = ("_files", ".files", "_data", "-Dateien", "_elemei", "_fichiers")
_OUTPUT = {"build.json", "graph.json", "failures.jsonl"}


class Found(NamedTuple):
    """A file to read: its path, its unique id and, for a folder's entry that cannot be reached, why.

    ``inner`` is the name by which the content of a compressed file is read.
    """

    path: Path
    id: str
    fault: str = ""
    inner: str = ""

    @property
    def suffix(self) -> str:
        """What the end of the name says that the content is."""
        return PurePath(self.inner or self.path).suffix.lower()

    @property
    def source(self) -> str:
        """Where it came from, as a graph may tell: the path given, without a machine's folders above it."""
        return self.path.name if self.path.is_absolute() else self.path.as_posix()


class Survey(NamedTuple):
    """The files to read, and how many of which kind lie beside them and are not read."""

    found: list[Found]
    skipped: dict[str, int]

    @property
    def told(self) -> str:
        """What is skipped, in words: ``1 mhtml, 2 pdf (install ginza-kg[pdf])``."""
        return ", ".join(f"{count} {kind}" for kind, count in sorted(self.skipped.items()))


def kind_of(path: PurePath) -> str:
    """Return what a file holds by the end of its name, empty if that is not known or cannot be read here.

    >>> kind_of(PurePath("a.HTML")), kind_of(PurePath("b.jsonl.gz")), kind_of(PurePath("c.docx"))
    ('page', 'gz', '')
    """
    suffix = path.suffix.lower()
    if suffix == ".gz":
        return "gz" if kind_of(path.with_suffix("")) else ""
    kind = KINDS.get(suffix, "")
    return "" if missing(kind) else kind


def missing(kind: str) -> str:
    """Return the extra that has to be installed before files of a kind can be read, empty if none."""
    package, extra = EXTRAS.get(kind, ("", ""))
    return f"ginza-kg[{extra}]" if package and find_spec(package) is None else ""


def suffix_of(path: PurePath) -> str:
    """Return how a skipped file is called in a summary: by the end of its name, with what would read it."""
    suffix = path.suffix.lower()
    name = suffix.removeprefix(".") or "without suffix"
    extra = missing(KINDS.get(suffix, ""))
    return f"{name} (install {extra})" if extra else name


def survey(paths: Sequence[str | os.PathLike[str]]) -> Survey:
    """Return the article files at ``paths`` in sorted order; folders are searched to the bottom.

    In folders the kinds of :data:`KINDS` count, hidden entries, the parts of saved pages (``page_files/``)
    and the output of ``kg build`` do not; a file named outright counts whatever its suffix. A folder
    reached twice (links) is searched once. The id is the file's stem in NFC, on collision the path below
    the folder given, then the path itself, then that with a number.
    """
    files: dict[str, tuple[Path, str, str]] = {}
    skipped: Counter[str] = Counter()
    for given in dict.fromkeys(os.fspath(p) for p in paths):
        root = Path(given)
        if given != STDIN and os.path.isdir(given):  # Path.is_dir raises where a name is too long
            for path, fault in _walk(root, skipped):
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
    return Survey(found, dict(skipped))


def find_files(paths: Sequence[str | os.PathLike[str]]) -> list[Found]:
    """Return the article files at ``paths``: what :func:`survey` finds."""
    return survey(paths).found


def check_paths(paths: Sequence[str | os.PathLike[str]]) -> list[Found]:
    """Return what :func:`find_files` finds; raises KgError where a path is not there or all hold nothing.

    So a slip of the pen does not replace a good graph by an empty one.
    """
    for path in paths:
        if os.fspath(path) != STDIN and not os.path.lexists(path):
            raise KgError("no such file or folder", where=os.fspath(path), remedy="check the path")
    seen = survey(paths)
    if not seen.found:
        places = ", ".join(os.fspath(p) for p in paths)
        what = f"no articles here; skipped: {seen.told}" if seen.skipped else "no articles here"
        kinds = ", ".join(sorted(SUFFIXES))
        raise KgError(what, where=places, remedy=f"kg reads {kinds}; name other files outright")
    return seen.found


def _walk(root: Path, skipped: Counter[str]) -> Iterator[tuple[Path, str]]:
    seen: set[tuple[int, int]] = set()
    faults: list[OSError] = []
    for folder, names, files in os.walk(root, followlinks=True, onerror=faults.append):
        info = os.stat(folder)
        if (info.st_dev, info.st_ino) in seen:
            names.clear()
            continue
        seen.add((info.st_dev, info.st_ino))
        if set(files) >= _OUTPUT:
            names.clear()
            skipped["output of kg build"] += 1
            continue
        stems = {name.rpartition(".")[0] for name in files if name.lower().endswith((".html", ".htm"))}
        parts = {stem + end for stem in stems for end in _PARTS}
        skipped.update("folder of parts of a saved page" for name in names if name in parts)
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in parts)
        for name in sorted(files):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if not kind_of(path):
                skipped[suffix_of(path)] += 1
                continue
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
