"""Titles and state bodies, as this room needs them: compiled once from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.config.folders import config_files
from kg.config.yaml import load_yaml


@dataclass(frozen=True)
class Words:
    """``offices`` maps each title to its group; the patterns find titles beside a name."""

    offices: dict[str, str]
    bodies: frozenset[str]
    ministries: frozenset[str]
    title: re.Pattern[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the words of ``configs/lexicon``."""
    titles, organisations = _read("titles.yaml"), _read("organisations.yaml")
    offices: dict[str, str] = {}
    for group, many in titles["offices"].items():
        for word in many:
            offices.setdefault(word, group)
    every = sorted(
        [*offices, *titles["occupations"], *titles["honorifics"], *titles["legal"]], key=len, reverse=True
    )
    ministries = frozenset([*organisations["ministries"], *organisations["agencies"]])
    bodies = frozenset(_leaves(organisations["state_bodies"])) | ministries
    return Words(offices, bodies, ministries, re.compile("|".join(map(re.escape, every))))


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = load_yaml(next(p for p in config_files("lexicon") if p.name == name)).data
    return data


def _leaves(groups: dict[str, list[str]]) -> Iterator[str]:
    for many in groups.values():
        yield from many
