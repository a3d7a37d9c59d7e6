"""文脈: whose title, whose capital, whose son, where the phrase itself does not say it.

A title alone takes its body from the clause (Xでは、Y社長が; イランはY大統領の就任式を), kin takes its owner from
the subject. Only what fits the word may stand: a minister's body is a country, a governor's a prefecture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Entity, Reference
from kg.phrases.grammar import Grammar, Phrase
from kg.phrases.symbols import Symbol

_AFTER = ("は", "では", "で", "も", "が", "から", "には", "の", "にて", "側")
_KANJI = re.compile("[一-鿿々]+")
_KATAKANA = re.compile("[ァ-ヺー・=]+")
_HAN = {"country:JP", "country:CN", "country:TW", "country:KR", "country:KP"}


class Context:
    """Answers who owns a title, a place or a relative that stands alone."""

    def __init__(
        self,
        text: str,
        entities: Mapping[str, Entity],
        grammar: Grammar,
        rows: Sequence[Sequence[Symbol]],
    ) -> None:
        self.text, self.entities, self.grammar, self.rows = text, entities, grammar, rows
        self._states: dict[str, set[str]] = {}

    def learn(self, told: Iterable[tuple[str, Reference, Reference, str]]) -> None:
        """Remember whose offices the document states in full: a second country would contradict it."""
        for type_, subject, object_, _ in told:
            if type_ == "holds_position":
                self._states.setdefault(subject.entity, set()).add(object_.entity)

    def owner(
        self, phrase: Phrase, missing: str, number: int, at: int, filled: Mapping[str, Symbol]
    ) -> tuple[Symbol, str] | None:
        """Return the symbol that fills ``missing`` and how it was found, or None where nothing is sure."""
        if phrase.type == "holds_position":
            title = next((s for s in filled.values() if not s.names), None)
            person = next((s for s in filled.values() if s.type == "Person"), None)
            if title is None or person is None:
                return None
            return self._body(number, at, title, person)
        if phrase.type == "family_of":
            return self._relative(number, at)
        if phrase.type in ("located_in", "part_of"):
            return self._whole(number, at, "Country" if phrase.type == "located_in" else "Organization")
        return None

    def _left(self, number: int, at: int) -> Iterable[tuple[Symbol, str]]:
        """Yield the names before a place in the sentence, the nearest first, with the particle after each."""
        row = self.rows[number]
        for i in range(at - 1, -1, -1):
            if not row[i].names or not row[i].type:
                continue
            k = i + 1
            while k < at and (row[k].char in self.grammar.alphabet.titles or row[k].text in "氏ら"):
                k += 1
            yield row[i], row[k].text if k < len(row) else ""

    def _body(self, number: int, at: int, title: Symbol, person: Symbol) -> tuple[Symbol, str] | None:
        wanted = self._wanted(title.text)
        if not wanted:
            return None
        for symbol, particle in self._left(number, at):
            if symbol.type not in wanted or particle not in _AFTER:
                continue
            body = symbol.names[-1][0]
            if self._fits(body.entity, title, person):
                return symbol, "topic" if particle in ("は", "も", "では") else "inferred"
        return None

    def _wanted(self, title: str) -> tuple[str, ...]:
        listed = self.grammar.listed
        for name, types in (
            ("地方の役職", ("Place",)),
            ("国だけの役職", ("Country",)),
            ("会社の役職", ("Organization",)),
            ("党の役職", ("Organization",)),
        ):
            if title.endswith(tuple(listed(name)) or "\0"):
                return types
        return ()

    def _fits(self, body: str, title: Symbol, person: Symbol) -> bool:
        entity = self.entities[body]
        name = person.names[0][0]
        known = self._states.get(name.entity, set())
        if entity.type == "Country":
            others = {b for b in known if self.entities[b].type == "Country"}
            if others and body not in others:
                return False
            spelt = self.entities[name.entity].name
            if _KATAKANA.fullmatch(spelt) and body in ("country:JP", "country:CN", "country:KP"):
                return False
            return not (_KANJI.fullmatch(spelt) and body not in _HAN)
        if entity.type == "Organization":
            party = entity.name.endswith(tuple(self.grammar.listed("政党")) or "\0")
            if title.text.endswith(tuple(self.grammar.listed("党の役職")) or "\0"):
                return party
            return not party and not entity.name.endswith(tuple(self.grammar.listed("国家機関")) or "\0")
        return True

    def _relative(self, number: int, at: int) -> tuple[Symbol, str] | None:
        """Return the person that the clause or the sentence before is about."""
        for symbol, particle in self._left(number, at):
            if symbol.type == "Person" and particle in ("は", "が", "も", "の"):
                return symbol, "inferred"
            if symbol.type == "Person":
                return None
        return None

    def _whole(self, number: int, at: int, type_: str) -> tuple[Symbol, str] | None:
        """Return the only country or body that the clause names before the place."""
        found = [(s, p) for s, p in self._left(number, at) if s.type == type_]
        if len({n[0].entity for s, _ in found for n in s.names}) == 1:
            return found[0][0], "inferred"
        return None


__all__ = ["Context"]
