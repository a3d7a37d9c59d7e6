"""Which short name is whose: surnames and first names after the full name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.entities.canonical import fold
from kg.entities.words import words

if TYPE_CHECKING:
    from kg.entities.linking import Group

_SPLIT = re.compile("[・=＝ ]")
_BETWEEN = re.compile("(?:元|前|故|新|副|現)?")


def match_persons(text: str, groups: list[Group]) -> list[Group]:
    """Join groups whose names are parts of exactly one fuller name; by office where several fit."""
    offices = {id(g): _offices(text, g) for g in groups}
    full = [g for g in groups if any(_is_full(s) for s in g.surfaces)]
    gone: set[int] = set()
    for group in groups:
        if any(_is_full(s) for s in group.surfaces):
            continue
        owners = [
            g
            for g in full
            if g is not group and any(_is_part(s, f) for s in group.surfaces for f in g.surfaces)
        ]
        owner = _choose(group, owners, offices)
        if owner is not None:
            owner.mentions = sorted([*owner.mentions, *group.mentions], key=lambda m: m.span)
            gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _choose(group: Group, owners: list[Group], offices: dict[int, Counter[str]]) -> Group | None:
    if len(owners) < 2:
        return owners[0] if owners else None

    def fit(owner: Group) -> tuple[int, int]:
        shared = sum((offices[id(owner)] & offices[id(group)]).values())
        return shared, len(owner.mentions)

    return max(owners, key=fit)


def _is_full(name: str) -> bool:
    if _SPLIT.search(name):
        return True
    return re.fullmatch("[一-鿿々〆ヶぁ-ん]{3,}", name) is not None


def _is_part(short: str, full: str) -> bool:
    """Tell whether ``short`` is a surname or first name in ``full``.

    >>> _is_part("プーチン", "ウラジーミル・プーチン"), _is_part("金", "金正恩"), _is_part("恩", "金正恩")
    (True, True, False)
    """
    if _SPLIT.search(full):
        return fold(short) in {fold(part) for part in _SPLIT.split(full)}
    if len(short) >= len(full):
        return False
    return full.startswith(short) or (len(short) > 1 and full.endswith(short))


def _offices(text: str, group: Group) -> Counter[str]:
    found: Counter[str] = Counter()
    for mention in group.mentions:
        place = mention.span.end
        match = words().title.search(text, place, place + 16)
        if match and not re.search("[、。のはがをにとで]", text[place : match.start()]):
            found[match.group()] += 1
    return found
