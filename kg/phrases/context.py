"""文脈: whose title, whose capital, whose son, where the phrase itself does not say it.

A title alone takes its body from the clause (Xでは、Y社長が; イランはY大統領の就任式を), kin takes its owner
from the subject. Only what fits the word may stand: a minister serves a country, a governor a prefecture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Entity, Reference
from kg.phrases.alphabet import BOUND, NOUN, TIME
from kg.phrases.grammar import Grammar, Phrase
from kg.phrases.symbols import Symbol

_AFTER = ("は", "で", "も", "が")
_WHEN = ("当時", "現在", "今", "現職", "現", "時", "際", "後", "今回", "うち", "ほか", "同日", "以降", "際")
_REACH = 6
"""Sentences that an article may go on without saying whose officers it speaks of."""
_CLAUSE = 80
"""Symbols to look through within a sentence; also keeps a sentence without end linear."""
_BODIES = (
    ("地方の役職", ("Place",)),
    ("国だけの役職", ("Country",)),
    ("会社の役職", ("Organization",)),
    ("党の役職", ("Organization",)),
)
"""What the body of a title is, by the list that holds the title."""
_BEHIND = ("氏", "ら", "側", "広報", "広報部", "関係者", "幹部")
_MEETINGS = ("人事", "役員人事", "役員会", "総会", "取締役会", "発表", "代表団", "執行部")
_KANJI = re.compile("[一-鿿々]+")
_KATAKANA = re.compile("[ァ-ヺー・=]+")
_HAN = {"country:JP", "country:CN", "country:TW", "country:KR", "country:KP"}


class Context:
    """Answers who owns a title, a place or a relative that stands alone."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        grammar: Grammar,
        rows: Iterable[tuple[int, Sequence[Symbol]]],
    ) -> None:
        self.entities, self.grammar = entities, grammar
        self.rows: dict[int, Sequence[Symbol]] = {}
        for number, row in rows:
            self.rows.setdefault(number, row)  # a sentence with brackets comes twice
        self._states: dict[str, set[str]] = {}

    def learn(self, told: Iterable[tuple[str, Reference, Reference]]) -> None:
        """Remember whose offices the document states in full: a second country would contradict it."""
        for type_, subject, object_ in told:
            if type_ == "holds_position":
                self._states.setdefault(subject.entity, set()).add(object_.entity)

    def owner(
        self, phrase: Phrase, number: int, row: Sequence[Symbol], at: int, filled: Mapping[str, Symbol]
    ) -> tuple[Symbol, str] | None:
        """Return the symbol that fills the missing end and how it was found, or None where nothing is sure.

        ``number`` is the sentence, ``row`` its symbols and ``at`` where the phrase begins.
        """
        before = _Before(self.rows, number, row, at, phrase.reach == "article", self.grammar)
        before.end = max(s.end for s in filled.values())
        if phrase.type == "holds_position":
            title = next((s for s in filled.values() if not s.names), None)
            person = next((s for s in filled.values() if s.type == "Person"), None)
            if title is None or person is None or self._owned(row, at):
                return None
            return self._body(before, title, person)
        if phrase.type == "family_of":
            return self._relative(before)
        if phrase.subject not in filled:
            return self._topic(before)
        place = filled.get(phrase.subject)
        seat = self.entities[place.names[0][0].entity].seat_of if place is not None else ""
        return self._whole(before, "Country" if phrase.type == "located_in" else "Organization", seat)

    def _body(self, before: _Before, title: Symbol, person: Symbol) -> tuple[Symbol, str] | None:
        wanted = self._wanted(title.text)
        for symbol, particle, back in before:
            if symbol.type not in wanted or not (particle in _AFTER or (particle == "から" and not back)):
                continue
            if self._is(symbol, "報道") and (particle != "は" or back):
                continue
            if symbol.type == "Country" and particle == "は" and self._acted_on(before, title):
                continue
            if self._fits(symbol.names[-1][0].entity, title, person):
                return symbol, "topic" if particle in ("は", "も") and not back else "inferred"
        if before.far and "Country" in wanted:
            return self._only(before, title, person)
        return None

    def _acted_on(self, before: _Before, title: Symbol) -> bool:
        """Tell whether the country acts on the officer (米国はX議長を承認): then he is seldom its own."""
        rest = before.row[before.at : before.at + _CLAUSE]
        after = next((s for s in rest if s.start >= max(title.end, before.end)), None)
        return after is not None and after.text in ("を", "に", "と", "へ") and title.text[:1] not in "元前故"

    def _only(self, before: _Before, title: Symbol, person: Symbol) -> tuple[Symbol, str] | None:
        """Return the one country of the article so far that may have such an officer."""
        fit = [
            s
            for s, _, _ in before
            if s.type == "Country" and self._fits(s.names[-1][0].entity, title, person)
        ]
        return (fit[0], "inferred") if len({s.names[-1][0].entity for s in fit}) == 1 else None

    def _owned(self, row: Sequence[Symbol], at: int) -> bool:
        """Tell whether something that is no known name owns the phrase (新会社の山田社長)."""
        if at == 0:
            return False
        last = row[at - 1]
        if last.char in (NOUN, BOUND):
            return not last.text.endswith(_WHEN)
        return (
            last.text == "の" and at > 1 and not row[at - 2].text.endswith(_WHEN) and row[at - 2].char != TIME
        )

    def _wanted(self, title: str) -> tuple[str, ...]:
        for name, types in _BODIES:
            if title.endswith(tuple(self.grammar.listed(name)) or "\0"):
                return types
        return ()

    def _is(self, symbol: Symbol, ends: str) -> bool:
        name = self.entities[symbol.names[-1][0].entity].name
        return name.endswith(tuple(self.grammar.listed(ends)) or "\0")

    def _fits(self, body: str, title: Symbol, person: Symbol) -> bool:
        entity = self.entities[body]
        name = person.names[0][0]
        if entity.type == "Country":
            others = {b for b in self._states.get(name.entity, ()) if self.entities[b].type == "Country"}
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
            public = (
                self.grammar.listed("国家機関名")
                | self.grammar.listed("警察など")
                | {"課", "署", "地検", "委員会", "取引所"}
            )
            return not party and not entity.name.endswith(tuple(public))
        return True

    def _relative(self, before: _Before) -> tuple[Symbol, str] | None:
        """Return the person that the clause is about."""
        for symbol, particle, _ in before:
            if symbol.type == "Person":
                return (symbol, "inferred") if particle in ("は", "が", "も") else None
        return None

    def _topic(self, before: _Before) -> tuple[Symbol, str] | None:
        """Return the body that the clause is about."""
        for symbol, particle, _ in before:
            if symbol.type == "Organization" and particle in ("は", "で") and not self._is(symbol, "報道"):
                return symbol, "topic"
        return None

    def _whole(self, before: _Before, type_: str, seat: str) -> tuple[Symbol, str] | None:
        """Return the only country or body named shortly before, or whose capital the place is known to be."""
        found = [(s, back) for s, _, back in before if s.type == type_ and not self._is(s, "報道")]
        if seat:
            own = next((s for s, _ in found if s.names[-1][0].entity == seat), None)
            return (own, "inferred") if own else None
        near = [s for s, back in found if back == found[0][1]]
        if len({n[0].entity for s in near for n in s.names}) == 1:
            return near[0], "inferred"
        return None


class _Before:
    """The names before a place, nearest first, each with its particle and how many sentences back."""

    def __init__(
        self,
        rows: Mapping[int, Sequence[Symbol]],
        number: int,
        row: Sequence[Symbol],
        at: int,
        far: bool,
        grammar: Grammar,
    ) -> None:
        self.rows, self.number, self.row, self.at, self.far = rows, number, row, at, far
        self.grammar = grammar
        self.end = row[at].end

    def __iter__(self) -> Iterator[tuple[Symbol, str, int]]:
        yield from self._names(self.row, self.at, 0)
        if self.far:
            for back in range(1, _REACH + 1):
                row = self.rows.get(self.number - back, ())
                yield from self._names(row, len(row), back)

    def _names(self, row: Sequence[Symbol], at: int, back: int) -> Iterator[tuple[Symbol, str, int]]:
        titles = self.grammar.alphabet.titles
        quoted = False
        for i in range(at - 1, max(at - _CLAUSE, 0) - 1, -1):
            quoted = quoted or row[i].text in "「」"
            if not row[i].names or not row[i].type:
                continue
            k = i + 1
            if row[i].type != "Person" and k < len(row) and row[k].char in titles:
                continue  # the body of another title
            while k < at and (row[k].char in titles or row[k].text in _BEHIND):
                k += 1
            if k + 1 < len(row) and row[k].text == "の" and row[k + 1].text in _MEETINGS:
                k += 2
            if quoted and (k >= len(row) or row[k].text != "は"):
                continue  # what is quoted is another's sentence
            yield row[i], self._particle(row, i, k, at), back

    def _particle(self, row: Sequence[Symbol], i: int, k: int, at: int) -> str:
        """Return the particle of a name; 側 speaks for it, and whoever goes there is among its people."""
        if k > i + 1 and row[k - 1].text == "側":
            return "は"
        particle = row[k].text if k < len(row) else ""
        goes = particle in ("に", "を") and k + 1 < at and row[k + 1].text in self.grammar.listed("行く語")
        inside = goes and at and row[at - 1].text in "、に"
        company = particle == "と" and at - k <= 2 and row[at - 1].text in "と、"  # X社と、Y社長を告発した
        return "は" if inside or company else particle


__all__ = ["Context"]
