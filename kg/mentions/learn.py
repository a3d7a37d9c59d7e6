"""A name shown once is known in the whole document: surnames, first names, aliases, quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Page, script
from kg.mentions.traps import KINDS_OF_PEOPLE

_TEACHERS = frozenset(
    {
        "title",
        "reading",
        "bracket",
        "quotes",
        "described",
        "foreign",
        "tags",
        "names",
        "country+body",
        "ending",
        "told",
        "firm",
    }
)
_FULL = frozenset({"title", "reading", "names", "tags"})
_SPLIT = re.compile("[・=＝ ]")
_REGIME = re.compile("(?:前|元|新|旧)?(?:政権|内閣|陣営|一家|派|家)")


def learned(page: Page, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield further places of the names that stronger voices found, and of their parts."""
    known = {(c.start, c.end) for c in chosen}
    surfaces: dict[str, Candidate] = {}
    persons: dict[str, Candidate] = {}
    for candidate in chosen:
        if candidate.voice not in _TEACHERS or candidate.weight < 2:
            continue
        surface = page.text[candidate.start : candidate.end]
        if len(surface) > 2 or (len(surface) == 2 and "固有名詞" in page.tag(candidate.start)):
            surfaces.setdefault(surface, candidate)
        if candidate.type == "Person" and (candidate.voice in _FULL or candidate.weight >= 3):
            for part in _parts(page, candidate, surface):
                if part not in KINDS_OF_PEOPLE:
                    persons.setdefault(part, candidate)
    for surface, teacher in surfaces.items():
        for start in _places(page, surface):
            if (start, start + len(surface)) not in known and _free(page, start, start + len(surface)):
                yield Candidate(start, start + len(surface), teacher.type, "learned", 2.5, teacher.entry)
    for part, _ in persons.items():
        if part in surfaces:
            continue
        for start in _places(page, part):
            end = start + len(part)
            if (start, end) not in known and _free(page, start, end) and _person_there(page, start, end):
                yield Candidate(start, end, "Person", "learned", 2.5)


def _parts(page: Page, candidate: Candidate, surface: str) -> list[str]:
    """Return the surname and first names of a full name."""
    pieces = [piece for piece in _SPLIT.split(surface) if len(piece) > 1]
    if len(pieces) > 1:
        return pieces
    if re.fullmatch(f"[{KANJI}]{{3,5}}", surface) is None:
        return []
    cuts = {t.end - candidate.start for t in page.within(candidate.start, candidate.end)} - {len(surface)}
    if len(surface) == 3:
        cuts.add(1)
    return [part for cut in cuts for part in (surface[:cut], surface[cut:]) if part]


def _places(page: Page, surface: str) -> Iterator[int]:
    place = page.text.find(surface)
    while place >= 0:
        if page.at[place] >= 0:
            yield place
        place = page.text.find(surface, place + 1)


def _free(page: Page, start: int, end: int) -> bool:
    """Tell whether no word runs on over the edges of ``[start, end)``."""
    for inner, outer, at_edge in (
        (start, start - 1, page.starts(start)),
        (end - 1, end, page.ends(end)),
    ):
        kind = script(page.text[inner])
        if kind and kind == script(page.char(outer)) and not (kind == "漢" and at_edge):
            after = page.text[end : end + 3]
            if not (outer == end and kind == "漢" and after.startswith(("氏", "政権", "側", "両氏"))):
                return False
    return True


def _person_there(page: Page, start: int, end: int) -> bool:
    """Tell whether a part of a name stands as a name: before a title, tagged, or in katakana."""
    if end in page.titles or _REGIME.match(page.text, end):
        return True
    if re.fullmatch(f"[{KATAKANA}]{{3,}}", page.text[start:end]):
        return True
    tokens = page.within(start, end)
    return end - start > 1 and any("人名" in token.tag for token in tokens)
