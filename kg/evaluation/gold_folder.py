"""Annotations and gold as they lie in a folder: checked, compiled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.config.tables import load_relation_types
from kg.errors import ConfigError, KgError
from kg.evaluation.annotation import compile_annotation
from kg.evaluation.floors import figures
from kg.evaluation.gold import FLOORS, QUALIFIERS, Annotation, no_text, read_gold, text_finder
from kg.evaluation.gold_checks import check_gold
from kg.evaluation.groups import FILE as GROUPS
from kg.evaluation.groups import groups
from kg.evaluation.scores import Scores
from kg.store.files import write_file

KINDS = (".yaml", ".json")
STALE = "kg gold compile writes it anew"


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """Return the annotations (YAML) and gold files (JSON) of files and folders, each once, in order.

    Raises :class:`kg.errors.KgError` where a path does not exist, or a folder has none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = [
                f for f in sorted(path.rglob("*")) if f.suffix in KINDS and f.name not in (FLOORS, GROUPS)
            ]
            if not inside:
                raise KgError("no gold files (*.json, *.yaml)", where=str(path), remedy="name another folder")
            found |= dict.fromkeys(inside)
        elif not path.is_file():
            raise KgError(
                "no such file", where=str(path), remedy="name a gold file, an annotation or a folder"
            )
        elif path.suffix not in KINDS:
            raise KgError("neither .json nor .yaml", where=str(path), remedy="name the gold, not the text")
        else:
            found[path] = None
    return list(found)


def check_files(
    paths: Sequence[Path], texts: Iterable[Path | None] = (), configs: Path | None = None
) -> tuple[list[Path], list[KgError]]:
    """Return the files that were checked, and every problem of them with its place and a remedy."""
    files = gold_files(paths)
    find = text_finder({f.stem for f in files}, texts)
    problems: list[KgError] = []
    for file in files:
        text = find(file)
        if text is None:
            problems.append(no_text(file))
            continue
        try:
            problems += _check_annotation(file, text, configs) if file.suffix == ".yaml" else []
            if file.suffix == ".json":
                types, _ = load_relation_types(configs)
                check_gold(read_gold(file), text, file, types, QUALIFIERS)
        except ConfigError as error:
            problems += error.problems
        except KgError as error:
            problems.append(error)
    problems += _same_names(files)
    for folder in (p for p in paths if p.is_dir()):
        problems += _check_settings(folder)
    return files, problems


def compile_file(
    file: Path, texts: Iterable[Path | None] = (), configs: Path | None = None
) -> tuple[Path, Annotation]:
    """Compile an annotation; return the gold file that it belongs to, and the gold.

    Raises ConfigError with every problem of the annotation.
    """
    text = text_finder({file.stem}, texts)(file)
    if text is None:
        raise no_text(file)
    gold, problems = compile_annotation(file, text, configs)
    if problems:
        raise ConfigError(problems)
    target = file.with_suffix(".json")
    check_gold(gold, text, target, load_relation_types(configs)[0], QUALIFIERS)
    return target, gold


def write_gold(file: Path, gold: Annotation) -> None:
    """Write a gold file as the others are written."""
    write_file(file, (json.dumps(gold, ensure_ascii=False, indent=1) + "\n").encode())


def _check_annotation(file: Path, text: str, configs: Path | None) -> list[KgError]:
    gold, problems = compile_annotation(file, text, configs)
    target = file.with_suffix(".json")
    if problems:
        return problems
    if not target.is_file():
        return [KgError(f"{target.name} is missing", where=str(file), remedy=STALE)]
    if read_gold(target) != gold:
        what = f"{target.name} is not what this annotation says"
        return [KgError(what, where=str(file), remedy=STALE)]
    return []


def _same_names(files: Sequence[Path]) -> Iterator[KgError]:
    first: dict[str, Path] = {}
    for file in (f for f in files if f.suffix == ".json"):
        if other := first.get(file.stem):
            remedy = f"rename it: {other} has the same name"
            yield KgError(f"several gold files are called {file.name}", where=str(file), remedy=remedy)
        first.setdefault(file.stem, file)


def _check_settings(folder: Path) -> Iterator[KgError]:
    """Yield what is wrong with the floors and groups of a folder."""
    known = figures(Scores()) | {"why": 0.0}
    for file in sorted(folder.rglob(FLOORS)):
        try:
            floors = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            yield KgError(f"not a floors file: {error}", where=str(file), remedy="kg evaluate --update")
            continue
        for name, least in floors.items() if isinstance(floors, dict) else ():
            if name not in known and not name.startswith("mentions."):
                remedy = f"one of {', '.join(known)}"
                yield KgError(f"no figure is called {name!r}", where=str(file), remedy=remedy)
            elif name != "why" and not (isinstance(least, (int, float)) and 0 <= least <= 1):
                yield KgError(f"{name}: {least!r} is no share", where=str(file), remedy="between 0 and 1")
    try:
        groups(folder, [])
    except ConfigError as error:
        yield from error.problems
