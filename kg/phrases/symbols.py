"""記号の列: a sentence as the row of symbols that the phrases are matched against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Entity, Reference, Sentence, Span
from kg.phrases.alphabet import NOUN, NUMBER, OTHER, TIME, VERB
from kg.phrases.grammar import WIDE, Grammar

_NOUNS = ("名詞", "接頭辞", "接尾辞", "代名詞", "形状詞", "記号-文字", "記号-一般", "英単語", "漢文")
_VERBS = ("動詞", "助動詞", "形容詞")
_GUESS = 0.5
"""A bare 政府 or 党 that may stand for a body of the text is too little to build on."""
_POLITE = ("氏", "さん", "様", "くん", "君", "ら", "たち", "ちゃん")


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol: its class, where it stands, and for names the references of each name of the list."""

    char: str
    start: int
    end: int
    text: str
    names: tuple[tuple[Reference, ...], ...] = ()
    type: str = ""
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Where the symbol stands."""
        return Span(self.start, self.end)


class RowReader:
    """Turns the sentences of one document into rows of symbols."""

    def __init__(
        self,
        text: str,
        references: Iterable[Reference],
        entities: Mapping[str, Entity],
        times: Sequence[Span],
        grammar: Grammar,
    ) -> None:
        self.text, self.entities, self.grammar = text, entities, grammar
        self.times = times
        spans: dict[Span, list[Reference]] = {}
        for reference in references:
            if reference.entity in entities and reference.confidence > _GUESS:
                spans.setdefault(reference.span, []).append(reference)
        self.names = sorted(spans.items(), key=lambda item: (item[0].start, -item[0].end))
        self._chars: dict[str, str] = {}
        self._at = self._time = 0

    def row(self, sentence: Sentence) -> list[Symbol]:
        """Return the symbols of a sentence; sentences are asked for in text order."""
        row: list[Symbol] = []
        run: list[tuple[int, int]] = []
        for start, end, tag, lemma, name in self._pieces(sentence):
            if tag == "noun":
                if run and run[-1][1] != start:
                    row += self._run(run)
                    run = []
                run.append((start, end))
                continue
            row += self._run(run)
            run = []
            if row and start < row[-1].end:  # an expression of several words has taken it
                continue
            if tag == "name":
                row.append(self._name(start, end, name))
            elif tag == "time":
                row.append(Symbol(TIME, start, end, self.text[start:end]))
            else:
                row.append(self._word(start, end, tag, lemma, sentence.span.end))
        return row + self._run(run)

    def _pieces(self, sentence: Sentence) -> Iterator[tuple[int, int, str, str, tuple[Reference, ...]]]:
        """Yield names, times and what is left of the tokens, in order."""
        atoms = self._atoms(sentence.span)
        place = sentence.span.start
        at = 0
        for token in sentence.tokens:
            start, end = max(token[0], place), token[1]
            while start < end:
                while at < len(atoms) and atoms[at][1] <= start:
                    at += 1
                if at == len(atoms) or atoms[at][0] >= end:
                    yield start, end, *_class(token[5], token[2], token[3], start == token[0])
                    break
                first, last, kind, names = atoms[at]
                if start < first:
                    yield start, first, "noun", "", ()
                yield first, last, kind, "", names
                start = last
            place = max(place, start, end)

    def _atoms(self, span: Span) -> list[tuple[int, int, str, tuple[Reference, ...]]]:
        """Return names and times of the sentence without overlap, names first."""
        found: list[tuple[int, int, str, tuple[Reference, ...]]] = []
        while self._at < len(self.names) and self.names[self._at][0].start < span.start:
            self._at += 1
        i = self._at
        while i < len(self.names) and self.names[i][0].start < span.end:
            here, references = self.names[i]
            if here.end <= span.end and (not found or here.start >= found[-1][1]):
                found.append((*here, "name", tuple(references)))
            i += 1
        while self._time < len(self.times) and self.times[self._time].end <= span.start:
            self._time += 1
        for time in self.times[self._time :]:
            if time.start >= span.end:
                break
            if not any(time.start < e and s < time.end for s, e, _, _ in found):
                found.append((*time, "time", ()))
        return sorted(found)

    def _name(self, start: int, end: int, references: tuple[Reference, ...]) -> Symbol:
        entity = self.entities[references[0].entity]
        words = self.text[start:end]
        key = f"{entity.id}\0{words}"
        if key not in self._chars:
            self._chars[key] = self.grammar.alphabet.name(entity.type, (entity.name, words))
        names = tuple((r,) for r in references) if len(references) > 1 else (references,)
        return Symbol(self._chars[key], start, end, words, names, entity.type)

    def _word(self, start: int, end: int, tag: str, lemma: str, limit: int) -> Symbol:
        """Return a word that is no noun, or the longest expression of the grammar that begins here."""
        words = self.grammar.alphabet.words
        for longer in self.grammar.expressions.get(self.text[start], ()):
            if self.text.startswith(longer, start, limit):
                return Symbol(words[longer], start, start + len(longer), longer)
        text = self.text[start:end].translate(WIDE)
        char = words.get(text) or words.get(lemma) or (VERB if tag == "verb" else OTHER)
        return Symbol(char, start, end, text)

    def _run(self, run: list[tuple[int, int]]) -> list[Symbol]:
        """Cut a run of nouns after the last word that a list knows (大統領|訪問, 副社長|ら)."""
        found: list[Symbol] = []
        start = run[0][0] if run else 0
        while run:
            size = len(run)
            if self.text[run[-1][0] : run[-1][1]] in _POLITE and size > 1:
                found.append(self._noun(*run[-1]))
                run = run[:-1]
                continue
            if size > 1 and self.text[run[0][0] : run[0][1]] in _POLITE:  # ら|3|人
                return [self._noun(*run[0]), *self._run(run[1:]), *found[::-1]]
            char = self._noun(start, run[-1][1])
            if char.char not in (NOUN, NUMBER):
                found.append(char)
                break
            cut = next((k for k in range(size - 1, 0, -1) if self._listed(start, run[k - 1][1])), 0)
            if not cut:
                found.append(char)
                break
            rest = self._run(run[cut:])
            found += [*reversed(rest), self._noun(start, run[cut - 1][1])]
            break
        return found[::-1]

    def _listed(self, start: int, end: int) -> bool:
        return bool(self.grammar.alphabet.word(self.text[start:end]))

    def _noun(self, start: int, end: int) -> Symbol:
        text = self.text[start:end]
        char = self.grammar.alphabet.word(text)
        if not char:
            char = (
                NUMBER
                if text.removeprefix("第")[:1].isdigit() or text[0] in "数一二三四五六七八九十"
                else NOUN
            )
        return Symbol(char, start, end, text)


def _class(tag: str, text: str, lemma: str, whole: bool) -> tuple[str, str, tuple[Reference, ...]]:
    if not whole or tag.startswith(_NOUNS):
        return "noun", "", ()
    if tag.startswith(_VERBS):
        return (
            "verb",
            "た" if tag.startswith("助動詞") and text in ("た", "だ") and lemma == "た" else lemma,
            (),
        )
    return "sign", text, ()


__all__ = ["RowReader", "Symbol"]
