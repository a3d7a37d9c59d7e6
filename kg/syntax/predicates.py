"""述語: the core of a predicate and what its ending says of it."""

from __future__ import annotations

from kg.model import Cue, Span


class Predicate:
    """What stands at the core of a predicate chunk and what its ending says.

    ``effects`` are (status, span) pairs from the ending, innermost first; ``tense`` is past,
    present or empty (an ending without tense takes it from the predicate that follows).
    """

    __slots__ = ("aspect", "effects", "kind", "lemma", "negations", "progressive", "span", "tense", "voice")

    def __init__(self, kind: str, lemma: str, span: Span, aspect: str = "") -> None:
        self.kind, self.lemma, self.span, self.aspect = kind, lemma, span, aspect
        self.voice, self.tense = "active", ""
        self.negations: list[Cue] = []
        self.effects: list[tuple[str, Span]] = []
        self.progressive = False


__all__ = ["Predicate"]
