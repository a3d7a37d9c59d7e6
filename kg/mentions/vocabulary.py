"""All words that show a name, in one automaton: names, titles, endings, bodies of a state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import ahocorasick

from kg.config.bodies import state_body
from kg.config.folders import config_files
from kg.config.names import Names
from kg.config.yaml import load_yaml
from kg.mentions.traps import ENDINGS, PLACE_ENDINGS, UNSURE_TITLES

NAME, TITLE, ENDING, BODY, MINISTRY, GENERIC, HONORIFIC, DESCRIBER, RISKY, PLACE = (1 << n for n in range(10))
"""Kinds of word, as bits: one word may be of several (議長 is a title, 同盟 an ending and generic)."""


class Press(NamedTuple):
    """Papers and agencies by their short names: believed always, or beside the full name; in datelines."""

    always: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


_NO_PRESS = Press()


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``names`` and of the lexicon, ready to be found by character.

    ``countries`` maps each one-kanji form to the id of its country (or of 欧州), ``free`` holds those
    that newspapers use outside compounds too. ``kinds`` tells the category of each ending. ``sure``
    are the titles that stand behind names of persons only (氏, 大統領), not behind those of teams and
    companies too (監督, 社長); ``bare`` the bodies of state that need no country (国務省). ``state_body``
    matches what a country makes a body of state (連邦航空局), ``body_branch`` and ``town_branch`` the last
    word of a branch (大阪本社), ``katakana`` holds the common nouns.
    """

    names: Names
    automaton: Any
    countries: dict[str, str] = field(default_factory=dict)
    free: frozenset[str] = frozenset()
    kinds: dict[str, str] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()
    generic: frozenset[str] = frozenset()
    describers: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    occupations: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    country_row: re.Pattern[str] = re.compile("$^")
    state_body: re.Pattern[str] = re.compile("$^")
    body_branch: re.Pattern[str] = re.compile("$^")
    town_branch: re.Pattern[str] = re.compile("$^")
    behind_bodies: frozenset[str] = frozenset()
    firm_words: tuple[str, ...] = ()
    katakana: frozenset[str] = frozenset()
    press: Press = _NO_PRESS

    def scan(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield ``(start, end, kinds)`` of every word in ``text[start:end]``."""
        for last, (length, kinds) in self.automaton.iter(text, start, end):
            yield last + 1 - length, last + 1, kinds


_EUROPE = "欧"
_built: dict[int, Vocabulary] = {}


def vocabulary(names: Names) -> Vocabulary:
    """Return the vocabulary of ``names``, built once for each set of names."""
    known = _built.get(id(names))
    if known is None or known.names is not names:
        _built.clear()  # a process reads with one set of names at a time
        known = _built[id(names)] = _build(names)
    return known


def _build(names: Names) -> Vocabulary:
    titles, organisations = _lexicon("titles.yaml"), _lexicon("organisations.yaml")
    countries, free = _abbreviations(names)
    strong = organisations["endings"]["strong"]
    return Vocabulary(
        names=names,
        automaton=_automaton(names, titles, organisations),
        countries=countries,
        free=free,
        kinds={word: kind for kind, many in strong.items() for word in many},
        prefixes=tuple(sorted(titles["prefixes"], key=len, reverse=True)),
        generic=frozenset([*organisations["generic"], *organisations["no_bodies"]]),
        state_body=state_body(organisations),
        body_branch=_endings(organisations["branches"]["of_bodies"]),
        town_branch=_endings(organisations["branches"]["of_towns"]),
        behind_bodies=frozenset(organisations["behind_bodies"]),
        firm_words=tuple(sorted(organisations["firm_words"], key=len, reverse=True)),
        press=Press(**{key: tuple(words) for key, words in organisations["newspapers"].items()}),
        katakana=frozenset(_lexicon("katakana.yaml")["common"].split()),
        describers=frozenset(organisations["describers"]),
        titles=frozenset([*_leaves(titles["offices"]), *titles["occupations"]]),
        occupations=frozenset(titles["occupations"]),
        bare=frozenset(_bare(organisations)),
        sure=frozenset(_sure(titles)),
        country_row=re.compile(f"[{re.escape(''.join(countries))}]+"),
        honorifics=frozenset([*titles["honorifics"], *titles["legal"]]),
    )


def _automaton(names: Names, titles: dict[str, Any], organisations: dict[str, Any]) -> Any:
    words: dict[str, int] = {}

    def add(new: Iterable[str], kind: int) -> None:
        for word in new:
            words[word] = words.get(word, 0) | kind

    add((s for s in names.lookup if len(s) > 1 or not _is_kanji(s)), NAME)
    add(names.risky, RISKY)
    add(_leaves(titles["offices"]), TITLE)
    add(titles["occupations"], TITLE)
    add(titles["legal"], TITLE | HONORIFIC)
    add(titles["honorifics"], TITLE | HONORIFIC)
    add(_leaves(organisations["state_bodies"]), BODY)
    add(organisations["ministries"], BODY | MINISTRY)
    add(organisations["agencies"], BODY | MINISTRY)
    add(_leaves(organisations["endings"]["strong"]), ENDING)
    add(ENDINGS, ENDING)
    add(PLACE_ENDINGS, PLACE)
    add([*organisations["generic"], *organisations["no_bodies"]], GENERIC)
    add(organisations["describers"], DESCRIBER)
    automaton = ahocorasick.Automaton()
    for word, kinds in words.items():
        automaton.add_word(word, (len(word), kinds))
    automaton.make_automaton()
    return automaton


def _endings(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds the words, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


_SURE_GROUPS = (
    "head_of_state",
    "royal",
    "head_of_government",
    "minister",
    "us_secretary",
    "deputy",
    "military",
)


def _bare(organisations: dict[str, Any]) -> set[str]:
    """Return the bodies that are proper names without their country too: 国務省, 連邦捜査局."""
    found = {*organisations["ministries"], *(a for a in organisations["agencies"] if len(a) > 3)}
    found |= {"安全保障会議", "国家安全保障会議", "国務院", "革命防衛隊"}
    loose = ("機関", "当局", "選挙委員会", "沿岸警備隊", "対外連絡部")
    return {body for body in found - set(organisations["generic"]) if not body.endswith(loose)}


def _sure(titles: dict[str, Any]) -> set[str]:
    found = {*titles["honorifics"], *titles["legal"]}
    for group in _SURE_GROUPS:
        found.update(titles["offices"][group])
    return found - UNSURE_TITLES


def _abbreviations(names: Names) -> tuple[dict[str, str], frozenset[str]]:
    countries: dict[str, str] = {}
    free: set[str] = set()
    for entry in names.entries.values():
        for kanji in (*entry.abbreviations, *entry.compounds):
            if entry.type == "Country" or kanji == _EUROPE:
                countries.setdefault(kanji, entry.id)
        free.update(entry.abbreviations)
    countries.setdefault(_EUROPE, "place:欧州")
    for kana, known in (("パ", "country:PK"), ("ソ", "country:ソ連")):
        if known in names.entries:
            countries.setdefault(kana, known)
    return countries, frozenset(free & set(countries))


@lru_cache(maxsize=8)
def _lexicon(name: str) -> dict[str, Any]:
    path = next(path for path in config_files("lexicon") if path.name == name)
    data: dict[str, Any] = load_yaml(path).data
    return data


def _leaves(groups: dict[str, list[str]]) -> Iterator[str]:
    for words in groups.values():
        yield from words


def _is_kanji(text: str) -> bool:
    return re.fullmatch("[一-鿿々ロ]", text) is not None
