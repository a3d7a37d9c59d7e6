"""述語項構造: what a sentence says, with its particles, voice and commitment kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.spans import NOWHERE, Span
from kg.model.statements import Cue, Status

Origin = Literal["explicit", "topic", "relative", "shared", "incorporated", "inferred"]
Kind = Literal["verbal", "nominal", "copular", "adjectival", "title"]
Voice = Literal["active", "passive", "causative", "benefactive"]


@dataclass(frozen=True, slots=True)
class Noun:
    """名詞句: a noun phrase without its case particle.

    ``span`` is the whole phrase (ロシアの通信大手トランステレコム), ``head`` its last name or
    noun (トランステレコム), ``lemma`` the head's dictionary form. ``modifiers`` are the phrases
    that stand before the head inside ``span``, nearest first: possessors (の), compound
    parts (米+政府高官, 日+米+韓+首脳) and appositions. Names are atoms: a span of a
    reference is never split.
    """

    span: Span
    head: Span
    lemma: str
    modifiers: tuple[Noun, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """項: a noun phrase with the particle that binds it to the predicate.

    ``case`` is a case particle (が を に へ と から で より まで の), a complex postposition in its
    base form (に対して, によって, との間で, に向けて, をめぐって, として, とともに, 向け, 対, 訪, 在 …) or
    「は」 for a topic whose case nobody knows. Each conjunct of 米国と韓国が is an argument of
    its own with the same case and ``group``.
    """

    case: str
    noun: Noun
    origin: Origin = "explicit"
    group: int = 0
    particle: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who holds what a frame says: the saying predicate, its subject and its span.

    ``kind``: ``said`` (述べた, によると), ``denied`` (否定した, 認めていない), ``planned`` (表明した意向).
    ``source`` is None where the speaker is unnamed.
    """

    kind: Literal["said", "denied", "planned"]
    lemma: str
    source: Noun | None
    trigger: Span


@dataclass(frozen=True, slots=True)
class Frame:
    """述語: a predicate with its arguments; the surface is kept, passives are not undone.

    ``lemma`` is the dictionary form of the content predicate (輸出 for 輸出する, 輸出を再開する and
    石油の輸出; 訪れる; 訪問 for 訪朝 with the argument 朝). ``status``, ``cues``, ``attribution`` (outermost
    first) and ``time`` (ISO 8601 or empty) hold what negation, modality, quotation and
    dates around the predicate say. ``support`` marks a verb that only carries an event noun (行う in
    会談を行う); the frame of the noun has its arguments too. ``clause`` is the shortest stretch that
    shows the frame, ``inside`` the index of the frame whose quotation or complement this one is, or -1.
    """

    index: int
    sentence: int
    kind: Kind
    lemma: str
    trigger: Span
    clause: Span
    arguments: tuple[Argument, ...]
    voice: Voice = "active"
    status: Status = "asserted"
    cues: tuple[Cue, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    time: str = ""
    aspect: str = ""
    inside: int = -1
    support: bool = False

    def of_case(self, *cases: str) -> tuple[Argument, ...]:
        """Return the arguments bound by one of ``cases``, in text order."""
        return tuple(a for a in self.arguments if a.case in cases)
