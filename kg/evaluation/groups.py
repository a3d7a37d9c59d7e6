"""Which articles of a gold folder belong together in its report: ``GOLD/groups.yaml``, if there is one."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from kg.config import load_yaml, validate
from kg.errors import ConfigError, KgError

FILE = "groups.yaml"
ALL = "Articles"


def groups(gold: Path, names: list[str]) -> dict[str, list[str]]:
    """Return the titles of the report with their articles, in the order of the file.

    ``groups.yaml`` is ``{title: [patterns]}``; ``own-*`` matches as in a shell. What no pattern matches comes
    last, under "Articles". Raises ConfigError where a pattern matches no gold.
    """
    file = gold / FILE
    if not file.is_file():
        return {ALL: names}
    source = load_yaml(file)
    wanted = validate(dict[str, list[str]], source)
    found: dict[str, list[str]] = {}
    left = list(names)
    faults: list[KgError] = []
    stems = [f.stem for f in gold.rglob("*.json")]
    for title, patterns in wanted.items():
        for number, pattern in enumerate(patterns):
            if not any(fnmatchcase(stem, pattern) for stem in stems):
                where = source.where(title, number)
                faults.append(KgError(f"{pattern!r} matches no gold file", where=where, remedy="name stems"))
        found[title] = [n for n in left if any(fnmatchcase(n, p) for p in patterns)]
        left = [n for n in left if n not in found[title]]
    if faults:
        raise ConfigError(faults)
    return {title: members for title, members in (*found.items(), (ALL, left)) if members}
