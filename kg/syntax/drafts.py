"""A frame in the making: mutable while the rooms add what they know, frozen at the end."""

from __future__ import annotations

from kg.model import Argument, Attribution, Cue, Frame, Span, Status
from kg.model.frames import Kind, Origin, Voice
from kg.syntax.bunsetsu import Chunk
from kg.syntax.predicates import Predicate


class Draft:
    """A frame before it is frozen.

    ``chunk`` is the bunsetsu of its content word, ``site`` the one that stands for it in the clause
    (再開した in 輸出を再開した). ``filler`` maps the index of a bunsetsu to the arguments it gave.
    ``governor`` is the draft in whose quotation or complement it stands.
    """

    __slots__ = (
        "arguments", "aspect", "attribution", "chunk", "cues", "dropped", "effects", "governor", "impersonal",
        "index", "kind", "leader", "lemma", "pred", "preds", "sentence", "site", "status", "support", "time",
        "trigger", "voice",
    )  # fmt: skip

    def __init__(
        self, kind: Kind, lemma: str, trigger: Span, chunk: Chunk, pred: Predicate | None = None
    ) -> None:
        self.kind, self.lemma, self.trigger, self.chunk, self.site = kind, lemma, trigger, chunk, chunk
        self.pred = pred
        self.preds: list[Predicate] = [pred] if pred else []
        self.arguments: list[Argument] = []
        self.voice: Voice = "active"
        self.status: Status = "asserted"
        self.cues: list[Cue] = []
        self.attribution: list[Attribution] = []
        self.time = self.aspect = ""
        self.dropped = False
        self.support = False  # it only carries an event noun, whose frame says everything
        self.impersonal = False  # its subject was the event itself (会談が行われた)
        self.governor: Draft | None = None
        self.leader: Draft | None = None
        self.effects: list[tuple[str, Span]] = []
        self.index = -1
        self.sentence = 0

    def has(self, *cases: str) -> bool:
        """Tell whether an argument is bound by one of ``cases``."""
        return any(a.case in cases for a in self.arguments)

    def of(self, *cases: str) -> list[Argument]:
        """Return the arguments bound by one of ``cases``."""
        return [a for a in self.arguments if a.case in cases]

    def take(self, arguments: list[Argument], case: str, origin: Origin) -> None:
        """Add the fillers of ``arguments`` again under ``case``, known by ``origin``."""
        group = max((a.group for a in self.arguments), default=-1) + 1
        for a in arguments:
            self.arguments.append(Argument(case, a.noun, origin, group, a.particle))

    def freeze(self, index: int, clause: Span) -> Frame:
        """Return the frame; arguments in text order."""
        arguments = tuple(sorted(self.arguments, key=lambda a: a.noun.head)) if self.arguments else ()
        governed = self.governor is not None and not self.governor.dropped
        return Frame(
            index=index,
            sentence=self.sentence,
            kind=self.kind,
            lemma=self.lemma,
            trigger=self.trigger,
            clause=clause,
            arguments=arguments,
            voice=self.voice,
            status=self.status,
            cues=tuple(sorted(set(self.cues))) if self.cues else (),
            attribution=tuple(self.attribution),
            time=self.time,
            aspect=self.aspect,
            support=self.support,
            inside=self.governor.index if self.governor is not None and governed else -1,
        )


__all__ = ["Draft"]
