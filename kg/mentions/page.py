"""A document laid out for looking things up by character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.mentions.vocabulary import Vocabulary
from kg.model import EntityType, Label, Sentence, Token

KATAKANA = "ァ-ヺー"
KANJI = "一-鿿々〆ヶ"
_KATAKANA = re.compile(f"[{KATAKANA}]")
_KANJI = re.compile(f"[{KANJI}]")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ]")


class Candidate(NamedTuple):
    """A stretch that one voice holds to be a name; ``weight`` is how much its word counts."""

    start: int
    end: int
    type: EntityType
    voice: str
    weight: float
    entry: str = ""


class Hit(NamedTuple):
    """A word of the vocabulary in the text."""

    start: int
    end: int
    kinds: int
    key: str = ""


_TOWNS = frozenset({"city", "capital", "prefecture"})


def script(char: str) -> str:
    """Return the script of one character: ア, 漢, A or nothing.

    >>> script("プ"), script("国"), script("N"), script("の")
    ('ア', '漢', 'A', '')
    """
    if _KANJI.match(char):
        return "漢"
    if _KATAKANA.match(char):
        return "ア"
    return "A" if _LATIN.match(char) else ""


@dataclass
class Page:
    """The text with its tokens by character and the words of the vocabulary found in it.

    ``at[i]`` is the index in ``tokens`` of the token over character ``i``, or -1. ``run[t]`` is the
    index of the first token of the noun run that token ``t`` belongs to, or -1. ``proper`` are the
    tokens tagged as proper nouns of no kind, ``towns`` as places, ``persons`` the indices of those
    tagged as persons.
    """

    text: str
    sentences: tuple[Sentence, ...]
    words: Vocabulary
    tokens: list[Token] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    run: list[int] = field(default_factory=list)
    names: list[Hit] = field(default_factory=list)
    by_start: dict[int, list[Hit]] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)
    by_end: dict[int, list[Hit]] = field(default_factory=dict)
    titles: dict[int, int] = field(default_factory=dict)
    title_starts: dict[int, int] = field(default_factory=dict)
    body_ends: set[int] = field(default_factory=set)
    proper: list[Token] = field(default_factory=list)
    towns: list[Token] = field(default_factory=list)
    describers: list[int] = field(default_factory=list)
    persons: list[int] = field(default_factory=list)
    label_at: dict[int, Label] = field(default_factory=dict)
    endings: list[Hit] = field(default_factory=list)
    bodies: dict[int, int] = field(default_factory=dict)
    place_endings: list[tuple[int, int]] = field(default_factory=list)

    def starts(self, place: int) -> bool:
        """Tell whether a token starts at ``place``."""
        index = self.at[place] if place < len(self.at) else -1
        return index >= 0 and self.tokens[index].start == place

    def ends(self, place: int) -> bool:
        """Tell whether a token ends at ``place``."""
        index = self.at[place - 1] if 0 < place <= len(self.at) else -1
        return index >= 0 and self.tokens[index].end == place

    def tag(self, place: int) -> str:
        """Return the tag of the token over ``place``, or nothing."""
        index = self.at[place] if 0 <= place < len(self.at) else -1
        return self.tokens[index].tag if index >= 0 else ""

    def within(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap ``[start, end)``."""
        first = self.at[start] if start < len(self.at) else -1
        found = []
        while 0 <= first < len(self.tokens) and self.tokens[first].start < end:
            found.append(self.tokens[first])
            first += 1
        return found

    def names_from(self, start: int) -> list[Hit]:
        """Return the known names that start at ``start``."""
        return self.by_start.get(start, [])

    def names_to(self, end: int) -> list[Hit]:
        """Return the known names that end at ``end``."""
        return self.by_end.get(end, [])

    def label_over(self, start: int, end: int) -> Label | None:
        """Return GiNZA's label that covers ``[start, end)``."""
        label = self.label_at.get(start)
        return label if label is not None and label.end >= end else None

    def is_country(self, hit: Hit) -> bool:
        """Tell whether a known name is a country's."""
        names = self.words.names
        return names.entries[names.lookup[self.surface(hit)][0][0]].type == "Country"

    def is_place(self, hit: Hit) -> bool:
        """Tell whether a known name is a place's."""
        names = self.words.names
        return names.entries[names.lookup[self.surface(hit)][0][0]].type == "Place"

    def is_town(self, hit: Hit) -> bool:
        """Tell whether a known name is a town (大阪 in セレッソ大阪), and ends a word."""
        names = self.words.names
        entry = names.entries[names.lookup[self.surface(hit)][0][0]]
        return (
            entry.type == "Place" and entry.kind in _TOWNS and self.ends(hit.end) and self.starts(hit.start)
        )

    def is_organisation(self, end: int) -> bool:
        """Tell whether a known organisation ends here."""
        names = self.words.names
        return any(
            names.entries[names.lookup[self.surface(hit)][0][0]].type == "Organization"
            for hit in self.names_to(end)
        )

    def surface(self, hit: Hit) -> str:
        """Return the known form of a name in the text (リバプール for リヴァプール)."""
        return hit.key or self.text[hit.start : hit.end]

    def char(self, place: int) -> str:
        """Return the character at ``place``, or nothing beyond the ends."""
        return self.text[place] if 0 <= place < len(self.text) else ""
