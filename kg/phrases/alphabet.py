"""One character for each class of symbol, so that a noun phrase is a string and a pattern a regex.

A word belongs to every list that holds it or an ending of it; words of the same lists share a character.
A word written ^代表 is listed as a whole only, so that 特別代表 does not count.
A name is its type and the endings that patterns ask about (<団体:組織~@政党>). All characters are taken from
the private use area and are known before the first sentence is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.model import ENTITY_TYPES, EntityType

FIRST = 0xE000
NOUN, NUMBER, TIME, VERB, OTHER, BOUND = (chr(FIRST + i) for i in range(6))
"""A noun of no list; a count; a date; a word that is no noun; a sign; a name inside a word (訪米)."""
CLASSES = {"名": NOUN, "数": NUMBER, "時": TIME, "用": VERB, "他": OTHER}
_NAMES = FIRST + 16


class Alphabet:
    """Gives symbols their characters.

    ``lists`` are the word lists, ``flags`` for each entity type the lists of endings that patterns ask about,
    ``titles`` is the list of titles, which words for offices join by their ending alone (外務報道官).
    """

    def __init__(
        self,
        lists: Mapping[str, Iterable[str]],
        flags: Mapping[EntityType, Mapping[str, Iterable[str]]],
        titles: str,
        title_end: re.Pattern[str],
    ) -> None:
        self.flags = {t: {f: tuple(e) for f, e in flags.get(t, {}).items()} for t in ENTITY_TYPES}
        self._first: dict[EntityType, int] = {}
        first = _NAMES
        for type_ in ENTITY_TYPES:
            self._first[type_] = first
            first += 2 << len(self.flags[type_])
        self.title_end = title_end
        own: dict[str, set[str]] = {}
        for name, listed in lists.items():
            for word in listed:
                own.setdefault(word, set()).add(name)
        whole = {word[1:] for word in own if word.startswith("^")}
        ends = [word for word in own if not word.startswith("^")]
        self._longest = max(map(len, ends), default=0)
        sets = {word: frozenset(self._inherited(word, own)) for word in ends}
        sets |= {f"^{w}": frozenset(self._inherited(w, own)) | own[f"^{w}"] for w in whole}
        self.title_set = frozenset({titles})
        chars = {
            s: chr(first + i) for i, s in enumerate(sorted({*sets.values(), self.title_set}, key=sorted))
        }
        self.words = {word: chars[s] for word, s in sets.items()}
        self.title = chars[self.title_set]
        self._sets = {char: s for s, char in chars.items()}
        self.titles = frozenset(c for c, s in self._sets.items() if titles in s)

    def _inherited(self, word: str, own: Mapping[str, set[str]]) -> Iterable[str]:
        for start in range(len(word)):
            if start == 0 or len(word) - start > 1:  # one character is too little to end a word with
                yield from own.get(word[start:], ())

    def word(self, text: str) -> str:
        """Return the character of the longest listed ending of a noun, or "" where nothing is listed."""
        if f"^{text}" in self.words:
            return self.words[f"^{text}"]
        for start in range(max(0, len(text) - self._longest), len(text)):
            char = self.words.get(text[start:]) if start == 0 or len(text) - start > 1 else None
            if char:
                return char
        return self.title if len(text) > 1 and self.title_end.search(text) else ""

    def name(self, type_: EntityType, spellings: Iterable[str]) -> str:
        """Return the character of a name of this type; a flag is set if any spelling ends so."""
        names = tuple(spellings)
        bits = sum(
            2 << i
            for i, endings in enumerate(self.flags[type_].values())
            if any(n.endswith(endings) for n in names)
        )
        return chr(self._first[type_] + bits)

    def listed(self, lists: Iterable[str], bars: Iterable[str] = ()) -> str:
        """Return the characters of all words in one of the lists and in none of ``bars``."""
        wanted, barred = frozenset(lists), frozenset(bars)
        return "".join(sorted(c for c, s in self._sets.items() if s & wanted and not s & barred))

    def names(
        self,
        types: Iterable[EntityType],
        has: Iterable[str] = (),
        lacks: Iterable[str] = (),
        row: bool | None = None,
    ) -> str:
        """Return the characters of names of these types with one flag of ``has`` and none of ``lacks``.

        With ``row`` only several names in a row count, with False only one alone.
        """
        found = ""
        for type_ in types:
            place = {flag: 2 << i for i, flag in enumerate(self.flags[type_])}
            need, bar = sum(place[f] for f in has), sum(place[f] for f in lacks)
            found += "".join(
                chr(self._first[type_] + bits)
                for bits in range(2 << len(place))
                if (not need or bits & need) and not bits & bar and (row is None or bool(bits & 1) == row)
            )
        return found


def in_a_row(char: str) -> str:
    """Return the character of several names in a row for that of one."""
    return chr(ord(char) | 1)
