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
    kin: frozenset[str]
    bodies: frozenset[str]
    ministries: frozenset[str]
    title: re.Pattern[str]
    beside: re.Pattern[str]
    left: re.Pattern[str]
    right: re.Pattern[str]
    generic: re.Pattern[str]
    same_office: re.Pattern[str]


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
    title = "|".join(map(re.escape, every))
    office = "|".join(sorted(map(re.escape, offices), key=len, reverse=True))
    return Words(
        offices,
        frozenset(titles["kin"]),
        bodies,
        ministries,
        title=re.compile(title),
        # プーチン大統領, 金正恩(キム・ジョンウン)朝鮮労働党総書記, ブリンケン米国務長官
        beside=re.compile(
            f"(?:[(（][^)）]*[)）])?(?P<between>[一-鿿ァ-ヺー]{{0,10}}?)(?P<title>{office})(?![一-鿿])"
        ),
        left=re.compile("[、。はがもをにでとのや「『\\s]"),
        # に就任, として, を務める name the office, not its holder
        right=re.compile(
            "ら?(?:[はがもと、。」』]|に(?!就|指名|任命|選|なっ|なる|昇|復帰|適任)|を(?!務|兼|代行|目指|置|選|辞|退|経|歴任)|から|の(?!座|職|任|権限|専権|在任|資格|椅子)|側|自[らし]|へ)"
        ),
        generic=re.compile("(?<![一-鿿ァ-ヺーA-Za-z])(?P<word>政府|党|軍)(?=[はがをにとのも、])"),
        same_office=re.compile(f"同(?P<title>{office})(?![一-鿿])"),
    )


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = load_yaml(next(p for p in config_files("lexicon") if p.name == name)).data
    return data


def _leaves(groups: dict[str, list[str]]) -> Iterator[str]:
    for many in groups.values():
        yield from many
