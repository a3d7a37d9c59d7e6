"""Which short name is whose: surnames and first names after the full name, told apart by office."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.entities.canonical import fold
from kg.entities.kin import is_another, namesakes
from kg.entities.words import words

if TYPE_CHECKING:
    from kg.entities.groups import Group

_SPLIT = re.compile("[・=＝ ]")
_KANJI = re.compile("[一-鿿々〆ヶぁ-ん]{3,}")
_FULL = re.compile(f"{_SPLIT.pattern}|^{_KANJI.pattern}$")
_BREAK = re.compile("[、。のはがをにとで]")
_NEAR = 16
_SPHERES = {
    **dict.fromkeys(("head_of_state", "head_of_government", "minister", "cabinet", "deputy"), "politics"),
    **dict.fromkeys(("royal", "us_secretary", "diplomacy", "parliament", "party", "local"), "politics"),
    **dict.fromkeys(("company", "central_bank"), "business"),
    "international": "politics",
    "academia": "science",
    "sport": "sport",
    "military": "army",
    "religion": "religion",
    "justice": "law",
    "media": "media",
}
_KINDS = {"politician": "politics", "royal": "politics", "official": "politics", "athlete": "sport",
          "business": "business", "scholar": "science"}  # fmt: skip
"""Two persons with one surname stay apart when their titles belong to different spheres."""


def match_persons(text: str, groups: list[Group]) -> list[Group]:
    """Join groups whose names are parts of a fuller name; by office where several fit.

    A surname alone that stays keeps its office, so that 鈴木社長 here and 鈴木監督 there stay apart.
    """
    groups = namesakes(text, groups, _FULL)
    every = {s for g in groups for s in g.surfaces}

    def is_full(group: Group) -> bool:
        """耿爽 is a full name beside 耿報道官; 小野田 is none beside 小野田紀美."""
        own = [s for s in group.surfaces if not any(s != t and t.startswith(s) for t in every)]
        return any(_is_full(s) or (len(s) == 2 and s[0] in every) for s in own)

    full = [g for g in groups if is_full(g)]
    short = [part for g in groups if not is_full(g) for part in _by_sphere(text, g)]
    owners: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        for part in {part for surface in group.surfaces for part in parts(surface)}:
            owners[part].append(group)
    offices = {id(g): _offices(text, g) for g in (*full, *short)}
    kept = list(full)
    for group in short:
        found = [g for s in group.surfaces for g in owners.get(fold(s), ()) if not is_another(text, group, g)]
        owner = _choose(group, found, offices)
        if owner is None:
            _name_office(group, offices[id(group)])
            kept.append(group)
        else:
            owner.add(group.mentions)
    return kept


def _name_office(group: Group, offices: Counter[str]) -> None:
    if group.entry is None:
        group.office = next((office for office, _ in offices.most_common() if office in words().offices), "")


def _by_sphere(text: str, group: Group) -> Iterator[Group]:
    """Split a surname whose mentions bear titles of different spheres (田中外相, 田中社長)."""
    found: dict[str, Group] = {}
    main = _KINDS.get(group.entry.kind, "") if group.entry else ""
    spheres = [_sphere(text, mention.span.end) for mention in group.mentions]
    last = main or next((sphere for sphere in spheres if sphere), "")
    for mention, sphere in zip(group.mentions, spheres, strict=True):
        last = sphere or last
        if last not in found:
            own = group.entry if not main or last == main else None
            found[last] = type(group)(group.type, entry=own, reading=group.reading)
        found[last].mentions.append(mention)
    yield from found.values()


def _sphere(text: str, place: int) -> str:
    title = _title_at(text, place)
    return _SPHERES.get(words().offices.get(title, ""), "")


def _choose(group: Group, owners: list[Group], offices: dict[int, Counter[str]]) -> Group | None:
    """Return the owner with the offices of ``group``, else the one spoken of most."""
    mine = _all_spheres(offices[id(group)])

    def fits(owner: Group) -> bool:
        theirs = _all_spheres(offices[id(owner)])
        return not mine or not theirs or bool(mine & theirs)

    def fit(owner: Group) -> tuple[int, int]:
        return sum((offices[id(owner)] & offices[id(group)]).values()), len(owner.mentions)

    return max(filter(fits, owners), key=fit, default=None)


def _all_spheres(offices: Counter[str]) -> set[str]:
    return {_SPHERES.get(words().offices.get(office, ""), "") for office in offices} - {""}


def _is_full(name: str) -> bool:
    return _FULL.search(name) is not None


def parts(full: str) -> Iterator[str]:
    """Yield the surnames and first names that a full name may be cut to, in one spelling.

    >>> list(parts("ウラジーミル・プーチン")), list(parts("金正恩"))
    (['ウラジーミル', 'プーチン'], ['金', '金正', '正恩'])
    """
    if _SPLIT.search(full):
        yield from (fold(part) for part in _SPLIT.split(full) if part)
        return
    for cut in range(1, len(full)):
        yield fold(full[:cut])
    for cut in range(1, len(full) - 1):
        yield fold(full[cut:])


def _offices(text: str, group: Group) -> Counter[str]:
    """Count the titles right behind the mentions of a group."""
    found = Counter(_title_at(text, mention.span.end) for mention in group.mentions)
    del found[""]
    return found


def _title_at(text: str, place: int) -> str:
    """Return the title behind a name that ends at ``place``, or nothing."""
    match = words().title.search(text, place, place + _NEAR)
    return "" if match is None or _BREAK.search(text, place, match.start()) else match.group()
