"""文節の器: what one bunsetsu holds."""

from __future__ import annotations

from kg.model import NOWHERE, Span
from kg.syntax.morphemes import Word
from kg.syntax.predicates import Predicate


class Chunk:
    """A bunsetsu. ``case`` is the particle of a nominal (``は`` for a bare topic, "" for none).

    ``adnominal`` says that it binds a noun (の, への, による; 連体形); ``link`` how a predicate goes on
    (adn, cont, te, cond, conc, cause, quote, so, end); ``quote`` the bracket it stands in (0: none),
    ``closing`` whether it is the last before the bracket closes. ``arc`` is GiNZA's guess.
    """

    __slots__ = (
        "adnominal", "apposed", "arc", "case", "closing", "comma", "end", "filled", "head", "index", "kids",
        "kind", "link", "listing", "mark", "np", "parens", "particle", "pred", "quote", "start", "topic",
        "units", "words",
    )  # fmt: skip

    def __init__(self, index: int, kind: str, quote: int) -> None:
        self.index, self.kind, self.quote = index, kind, quote
        self.words: list[Word] = []
        self.units: list[Word] = []
        self.parens: list[list[Word]] = []
        self.pred: Predicate | None = None
        self.case = self.link = self.listing = self.mark = ""
        self.adnominal = self.topic = self.comma = self.closing = self.apposed = False
        self.particle: Span = NOWHERE
        self.head = self.arc = -1
        self.filled: set[str] = set()
        self.kids: list[Chunk] = []
        self.np: object = None
        self.start = self.end = 0

    def __repr__(self) -> str:
        text = "".join(w.text for w in self.words)
        bound = "+" if self.adnominal else ""
        return f"{self.index}:{text}[{self.kind},{self.case or self.link}{bound}→{self.head}]"


APART = ("向け", "製", "産", "側", "発", "氏", "籍")
"""Suffixes that stay units of their own: they give a name its case or its honour."""


def _counts(last: Word, word: Word) -> bool:
    return last.cls == "#" and word.cls in "#NU"


def join_units(words: list[Word]) -> list[Word]:
    """Join prefixes, suffixes and numerals with their word: 総|書記 → 総書記, 専門|家 → 専門家.

    A name is never joined to what stands beside it.
    """
    units: list[Word] = []
    for word in words:
        last = units[-1] if units else None
        if last is None or word.name or last.name or word.cls in "-T" or last.cls in "-T":
            units.append(word)
        elif last.cls == "R" or (word.cls == "U" and word.text not in APART) or _counts(last, word):
            cls = word.cls if last.cls == "R" else ("#" if last.cls == "#" else "N")
            joined = Word(
                last.start, word.end, last.text + word.text, last.text + word.text, "N" if cls == "U" else cls
            )
            joined.index, joined.head = word.index, word.head
            units[-1] = joined
        else:
            units.append(word)
    return units


__all__ = ["Chunk", "join_units"]
