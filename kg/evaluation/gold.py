"""Gold files: what a person says an article says (shape: tests/gold/*.json)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from kg.config import perhaps
from kg.config.tables import load_relation_types
from kg.errors import KgError
from kg.evaluation.gold_checks import check_all

QUALIFIERS = ("item", "agreement", "role", "kin", "time", "topic", "field", "kind", "request")
LOOSE = frozenset({"item", "agreement", "topic", "field", "kind", "request", "role"})
"""Qualifiers that count as right when one string contains the other."""

FLOORS = "floors.json"

Annotation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One article with its gold: ``name`` is the stem of the gold file, ``text`` as decoded."""

    name: str
    text: str
    gold: Annotation
    folder: Path = Path()


def load_cases(folder: Path, *texts: Path | None, configs: Path | None = None) -> list[Case]:
    """Load every gold file in and below ``folder`` (or the one file), each with its text.

    The text of ``NAME.json`` is ``NAME.txt`` beside it or in one of ``texts``; one that is a file holds
    JSON lines with ``id`` (NAME) and ``text``. Offsets are those of the text exactly as stored.

    Raises :class:`kg.errors.KgError` where there is no gold, no text, or a file is damaged or says what
    cannot be: with every fault of all files, by place. ``configs`` may add relation types.
    """
    found = [folder] if folder.is_file() else sorted(folder.rglob("*.json"))
    files = [f for f in found if f.name != FLOORS]
    if not files:
        raise KgError("no gold files (*.json)", where=str(folder), remedy="name another folder with --gold")
    names = {f.stem for f in files}
    if twice := next((f for f in files if sum(g.stem == f.stem for g in files) > 1), None):
        raise KgError(f"several gold files are called {twice.name}", where=str(folder), remedy="rename one")
    find = text_finder(names, texts)
    cases = [_load_case(file, find) for file in files]
    types, _ = load_relation_types(configs)
    check_all([(c.gold, c.text, c.folder / f"{c.name}.json") for c in cases], types, QUALIFIERS)
    return cases


def select_cases(cases: list[Case], only: Sequence[str] | None, folder: Path) -> list[Case]:
    """Return the cases that ``only`` names by stem or pattern (``own-*``), all where it is empty.

    Raises :class:`kg.errors.KgError` for a name that no gold has: a typing error must not measure nothing.
    """
    names = [c.name for c in cases]
    for pattern in only or ():
        if not any(fnmatchcase(name, pattern) for name in names):
            remedy = perhaps(pattern, names) or f"there are {', '.join(names[:12])}"
            raise KgError(f"--only {pattern}: no such gold", where=str(folder), remedy=remedy)
    return [c for c in cases if not only or any(fnmatchcase(c.name, p) for p in only)]


def text_finder(names: set[str], texts: Iterable[Path | None]) -> Callable[[Path], str | None]:
    """Return what finds the text of a gold file or annotation: ``NAME.txt`` beside it, else in ``texts``."""
    sources = [_texts(place, names) for place in texts if place]

    def find(file: Path) -> str | None:
        places = (_texts(file.parent, names), *sources)
        return next((text for place in places if (text := place(file.stem)) is not None), None)

    return find


def no_text(file: Path) -> KgError:
    """Return the error that a gold file has no text."""
    return KgError(
        f"no text {file.stem}.txt for this gold file",
        where=str(file),
        remedy="put it beside the gold, or name its folder or JSON lines with --texts",
    )


def _texts(place: Path, names: set[str]) -> Callable[[str], str | None]:
    """Return what gives the text of a name: a folder of files, or the lines of one file."""
    if place.is_file():
        return dict(_read_lines(place, names)).get
    return lambda name: _read_text(place / f"{name}.txt")


def _read_lines(file: Path, names: set[str]) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                record = json.loads(line)
                if record["id"] in names:
                    yield record["id"], record["text"]
            except (ValueError, KeyError, TypeError) as error:
                where, remedy = f"{file}:{number}", 'write one {"id": …, "text": …} a line'
                raise KgError(f"not an article: {error!r}", where=where, remedy=remedy) from error


def _read_text(file: Path) -> str | None:
    if not file.exists():
        return None
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def _load_case(file: Path, find: Callable[[Path], str | None]) -> Case:
    gold, text = read_gold(file), find(file)
    if text is None:
        raise no_text(file)
    return Case(file.stem, text, gold, file.parent)


def read_gold(file: Path) -> Annotation:
    """Read one gold file; what is in its rows is for :mod:`kg.evaluation.gold_checks`."""
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
        for key in ("entities", "relations"):
            if not isinstance(gold[key], list):
                raise TypeError(f"{key!r} is no list")
    except (ValueError, KeyError, TypeError) as error:
        remedy = "an object with body, entities and relations: docs/evaluate.md"
        raise KgError(f"not a gold file: {error}", where=str(file), remedy=remedy) from error
    return dict(gold)
