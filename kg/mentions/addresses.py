"""Addresses: prefecture, city, ward and town are places of their own; towns of one name told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.config.names import NameEntry, Names
from kg.mentions.page import Candidate, Page

_PREFECTURE = re.compile("(?:北海道|東京都|(?:京都|大阪)府|[^県市区町村]{2,3}県)(?=.{2})")
_COUNTY = re.compile("[^都道府県郡区]{1,5}郡(?=.{2})")
_CITY = re.compile("[^都道府県郡市区町村]{1,6}(?:市(?!市|場|原|川|民|立)|区(?!間|域|画))(?=.{2})")
_ADMIN = ("市", "区", "町", "村", "郡", "州", "県", "省")
_TOWNS = ("市", "区", "町", "村")
_NOT_APART = ("立", "営", "民", "内", "外", "議", "政", "長", "役")
"""市立, 市内: what follows the town is no place of its own."""


def split_addresses(page: Page, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, an address among them as the places that it is made of."""
    for candidate in candidates:
        if candidate.type != "Place" or candidate.entry:
            yield candidate
            continue
        candidate = _behind_country(page, candidate)
        parts = split(page.text[candidate.start : candidate.end], page.words.names)
        for start, end in parts:
            part = candidate._replace(start=candidate.start + start, end=candidate.start + end)
            if len(parts) == 1 or _names_place(page, part):
                yield part


_PART = re.compile("(?:領|自治区)?(?:[東西南北中]{1,2}部の?)?")


def _behind_country(page: Page, found: Candidate) -> Candidate:
    """Cut the country and the part of it off a place: インド北部|カシミール地方, 仏領|ニューカレドニア."""
    start = found.start
    for hit in page.names_from(start):
        if hit.end < found.end and page.text[hit.start : hit.end].endswith("米軍"):
            return found._replace(start=hit.end)
        if page.is_country(hit) and hit.end < found.end:
            start = hit.end
    if start == found.start and page.text[start] in page.words.free and page.char(start + 1) == "領":
        start += 1
    match = _PART.match(page.text, start, found.end)
    place = match.end() if match else start
    moved = place > found.start and page.starts(place) and found.end - place > 1
    cut = place > start or (start > found.start and page.text[start : found.end][-1:] not in _KEEPS)
    rest = found._replace(start=place)
    return rest if moved and cut and _names_place(page, rest) else found


_KEEPS = ("国", "領", "海", "湾", "島", "山", "川", "峡", "原", "地")
"""日本海, フランス領: the country is part of the name."""


def _names_place(page: Page, part: Candidate) -> bool:
    """Tell whether a part of an address is a name: not 同市, 東部, エリア."""
    text = page.text[part.start : part.end]
    if text[0] in "同両各当" or len(text) < 2:
        return False
    tokens = page.within(part.start, part.end)
    return _is_place(page.words.names, text) or any("固有名詞" in token.tag for token in tokens)


def split(text: str, names: Names) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that are places of their own, the whole where it is one place.

    >>> split("広島県呉市倉橋町", Names({})), split("大和町", Names({}))
    ([(0, 3), (3, 5), (5, 8)], [(0, 3)])
    """
    parts: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        end = _next(text, place, names)
        parts.append((place, end))
        place = end
    return parts


def _next(text: str, place: int, names: Names) -> int:
    """Return where the place ends that begins at ``place``: all that is left, or what is told apart."""
    rest = text[place:]
    if _is_place(names, rest):
        return len(text)
    if (match := _COUNTY.match(rest)) and rest.endswith(_TOWNS):
        return place + match.end()
    for size in range(min(len(rest) - 2, 8), 1, -1):
        if rest[size - 1] in _ADMIN and _is_place(names, rest[:size]) and _goes_on(rest, size, names):
            return place + size
    if match := _PREFECTURE.match(rest):
        end = match.end()
        if _goes_on(rest, end, names) or (end < len(rest) and _next(rest, end, names) < len(rest)):
            return place + end
    if (match := _CITY.match(rest)) and _goes_on(rest, match.end(), names):
        return place + match.end()
    return len(text)


def _goes_on(text: str, end: int, names: Names) -> bool:
    """Tell whether another place follows: a town, or anything known or proper behind a town."""
    rest = text[end:]
    if rest.startswith(_NOT_APART):
        return False
    return rest.endswith(_ADMIN) or text[end - 1] in _TOWNS or _is_place(names, rest)


def _is_place(names: Names, surface: str) -> bool:
    found = names.lookup.get(surface)
    return found is not None and any(names.entries[id_].type == "Place" for id_, _ in found)


def owner(page: Page, start: int, surface: str) -> NameEntry | None:
    """Return the entry that a known name stands for, or None where its towns cannot be told apart.

    府中市 is in 東京 or in 広島県: what stands before it says which, else what the article names.
    """
    names = page.words.names
    entries = [names.entries[id_] for id_, _ in names.lookup[surface]]
    if len(entries) == 1 or not entries[0].within or surface not in names.risky:
        return entries[0]
    before = page.text[max(0, start - 14) : start]
    for entry in entries:
        if any(
            before.endswith((form, f"{form}の", f"{form}・", f"{form}、")) for form in _forms(names, entry)
        ):
            return entry
    fitting = [e for e in entries if any(form in page.text for form in _forms(names, e))]
    return fitting[0] if len(fitting) == 1 else None


def _forms(names: Names, entry: NameEntry) -> tuple[str, ...]:
    larger = names.entries.get(entry.within)
    return (larger.name, *larger.aliases) if larger is not None else ()
