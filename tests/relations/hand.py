"""Frames made by hand, so that the engine is tested without parser, names and frame reader."""

from __future__ import annotations

from kg.model import (
    Argument,
    Attribution,
    Document,
    Entity,
    Frame,
    Noun,
    Reference,
    Sentence,
    Span,
    Statement,
)
from kg.relations import read_statements
from kg.relations.rules import Rules

NAMES = {
    "ロシア": ("country:RU", "Country"),
    "北朝鮮": ("country:KP", "Country"),
    "米国": ("country:US", "Country"),
    "米": ("country:US", "Country"),
    "韓国": ("country:KR", "Country"),
    "日本": ("country:JP", "Country"),
    "ウクライナ": ("country:UA", "Country"),
    "モスクワ": ("place:モスクワ", "Place"),
    "プーチン": ("person:プーチン", "Person"),
    "金正恩": ("person:金正恩", "Person"),
    "米国務省": ("organization:米国務省", "Organization"),
    "国連": ("organization:国連", "Organization"),
}
MORE = {
    "米国": {"aliases": ("米",)},
    "モスクワ": {"seat_of": "country:RU"},
    "米国務省": {"part_of": "country:US"},
}


class Page:
    """A text with its references; ``frame`` and ``noun`` find their spans by the words."""

    def __init__(self, *sentences: str) -> None:
        self.text = "".join(sentences)
        self.sentences, at = [], 0
        for sentence in sentences:
            self.sentences.append(Sentence(Span(at, at + len(sentence)), ()))
            at += len(sentence)
        self.references = self._references()
        ids = {r.entity for r in self.references}
        self.entities = [
            Entity(i, n, t, **MORE.get(n, {})) for n, (i, t) in NAMES.items() if i in ids and n != "米"
        ]
        self.frames: list[Frame] = []

    def _references(self) -> list[Reference]:
        found: list[Reference] = []
        for name in sorted(NAMES, key=len, reverse=True):
            at = self.text.find(name)
            while at >= 0:
                span = Span(at, at + len(name))
                if not any(span.overlaps(r.span) for r in found):
                    found.append(Reference(span, NAMES[name][0], "name"))
                at = self.text.find(name, at + 1)
        return found

    def span(self, words: str, after: int = 0) -> Span:
        at = self.text.index(words, after)
        return Span(at, at + len(words))

    def noun(self, words: str, *modifiers: str, head: str = "") -> Noun:
        span = self.span(words)
        inner = self.span(head, span.start) if head else span
        return Noun(span, inner, head or words, tuple(self.noun(m) for m in modifiers))

    def frame(
        self, lemma: str, *arguments: tuple[str, str | Noun], trigger: str = "", **more: object
    ) -> Frame:
        """Add a frame; arguments are (case, words or noun), the same case twice is one group."""
        args = tuple(Argument(c, n if isinstance(n, Noun) else self.noun(n)) for c, n in arguments)
        at = self.span(trigger or lemma)
        number = next(i for i, s in enumerate(self.sentences) if s.span.covers(at))
        fields: dict[str, object] = {"kind": "verbal", **more}
        frame = Frame(len(self.frames), number, lemma=lemma, trigger=at, clause=self.sentences[number].span,
                      arguments=args, **fields)  # type: ignore[arg-type]  # fmt: skip
        self.frames.append(frame)
        return frame

    def said(self, words: str, lemma: str, kind: str = "said") -> Attribution:
        return Attribution(kind, lemma, self.noun(words), self.span(lemma))  # type: ignore[arg-type]

    def read(self, rules: Rules) -> tuple[Statement, ...]:
        document = Document("d", self.text, body=(Span(0, len(self.text)),))
        return read_statements(document, self.sentences, self.frames, self.references, self.entities, rules)

    def triples(self, rules: Rules) -> set[tuple[str, str, str]]:
        short = {i: n for n, (i, _) in NAMES.items() if n != "米"}
        return {(short[s.subject], s.type, short[s.object]) for s in self.read(rules)}
