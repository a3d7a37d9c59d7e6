"""Which short name is whose: surnames and first names after the full name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.entities.canonical import fold
from kg.entities.words import words

if TYPE_CHECKING:
    from kg.entities.groups import Group

_SPLIT = re.compile("[・=＝ ]")
_KANJI = re.compile("[一-鿿々〆ヶぁ-ん]{3,}")
_BREAK = re.compile("[、。のはがをにとで]")
_NEAR = 16


def match_persons(text: str, groups: list[Group]) -> list[Group]:
    """Join groups whose names are parts of a fuller name; by office where several fit.

    A surname alone that stays keeps its office, so that 鈴木社長 here and 鈴木監督 there stay apart.
    """
    full = [g for g in groups if any(_is_full(s) for s in g.surfaces)]
    owners: dict[str, list[Group]] = defaultdict(list)
    for group in full:
        for part in {part for surface in group.surfaces for part in parts(surface)}:
            owners[part].append(group)
    offices = {id(g): _offices(text, g) for g in groups}
    kept = list(full)
    known = {id(g) for g in full}
    for group in groups:
        if id(group) in known:
            continue
        found = [g for surface in group.surfaces for g in owners.get(fold(surface), ()) if g is not group]
        owner = _choose(group, found, offices)
        if owner is None:
            group.office = next((o for o, _ in offices[id(group)].most_common() if o in words().offices), "")
            kept.append(group)
        else:
            owner.add(group.mentions)
    return kept


def _choose(group: Group, owners: list[Group], offices: dict[int, Counter[str]]) -> Group | None:
    """Return the owner with the offices of ``group``, else the one spoken of most."""

    def fit(owner: Group) -> tuple[int, int]:
        return sum((offices[id(owner)] & offices[id(group)]).values()), len(owner.mentions)

    return max(owners, key=fit, default=None)


def _is_full(name: str) -> bool:
    return _SPLIT.search(name) is not None or _KANJI.fullmatch(name) is not None


def parts(full: str) -> Iterator[str]:
    """Yield the surnames and first names that a full name may be cut to, in one spelling.

    >>> list(parts("ウラジーミル・プーチン")), list(parts("金正恩"))
    (['ウラジーミル', 'プーチン'], ['金', '正恩', '金正'])
    """
    if _SPLIT.search(full):
        yield from (fold(part) for part in _SPLIT.split(full) if part)
        return
    for cut in range(1, len(full)):
        yield fold(full[:cut])
        if len(full) - cut > 1:
            yield fold(full[cut:])


def _offices(text: str, group: Group) -> Counter[str]:
    """Count the titles right behind the mentions of a group."""
    found: Counter[str] = Counter()
    for mention in group.mentions:
        place = mention.span.end
        match = words().title.search(text, place, place + _NEAR)
        if match and not _BREAK.search(text, place, match.start()):
            found[match.group()] += 1
    return found
