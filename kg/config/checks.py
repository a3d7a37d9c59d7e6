"""What may be wrong with files of names, beyond their form: ``kg names check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.config.names import NameEntry, merge, raw_entries, resolve
from kg.config.yaml import YamlFile, load_yaml
from kg.errors import ConfigError, KgError


def check_names(paths: Iterable[Path]) -> list[KgError]:
    """Return all faults of the files, in their order: form, doubles, ambiguous aliases, references.

    An entry that stands in two folders extends the first and is no double. An alias that two
    entries share is a fault unless all of them but one mark it risky.
    """
    faults: list[KgError] = []
    files: list[YamlFile] = []
    for path in paths:
        try:
            files.append(load_yaml(path))
        except ConfigError as error:
            faults += error.problems
    entries = list(raw_entries(files, faults, lines=True))
    faults += doubles(entries)
    faults += repeats(entries)
    merged = merge(entries)
    faults += shared(merged.values())
    resolve(merged, faults)
    return sorted(faults, key=_place)


def doubles(entries: Iterable[NameEntry]) -> Iterator[KgError]:
    """Yield entries that stand twice in one folder."""
    first: dict[tuple[str, Path], NameEntry] = {}
    for entry in entries:
        folder = Path(entry.where.rpartition(":")[0]).parent
        earlier = first.setdefault((entry.id, folder), entry)
        if earlier is not entry:
            yield KgError(
                f"{entry.name}: this {entry.type} stands twice",
                where=entry.where,
                remedy=f"first in {earlier.where}; join the two, or give one an id of its own",
            )


def repeats(entries: Iterable[NameEntry]) -> Iterator[KgError]:
    """Yield single characters that would match everywhere, and marks that mark nothing."""
    for entry in entries:
        short = [a for a in (entry.name, *entry.aliases) if len(a) == 1 and a not in entry.risky]
        for alias in short:
            yield KgError(
                f"{entry.name}: {alias!r} is a single character",
                where=entry.where,
                remedy="list it under abbreviations or compounds, or mark it risky",
            )


def shared(entries: Iterable[NameEntry]) -> Iterator[KgError]:
    """Yield surfaces that several entries claim without a mark."""
    owners: dict[str, list[NameEntry]] = {}
    for entry in entries:
        for surface in dict.fromkeys(surface for surface, _ in entry.surfaces()):
            if surface not in entry.risky:
                owners.setdefault(surface, []).append(entry)
    for surface, found in owners.items():
        for other in found[1:]:
            yield KgError(
                f"{other.name}: {surface!r} is also a name of {found[0].name} ({found[0].type})",
                where=other.where,
                remedy=f"mark it risky in one of them; the other is in {found[0].where}",
            )


def _place(fault: KgError) -> tuple[str, int]:
    file, _, line = fault.where.rpartition(":")
    return (file, int(line)) if line.isdigit() else (fault.where, 0)
