"""The rule language: a plain Japanese sentence with holes, read into a pattern.

    <輸出国:国|組織>が<輸入国:国|組織>に/へ<品目:物?>を輸出|売却する

``<role:type|type>`` is a hole (``?``: it may stay empty), ``[word|@list]`` fixed words ([*]: any or none),
``/`` joins particles, ``|`` predicates in plain form, ``+`` binds inside a compound (<種類:語?>+支援する),
``(の何か)`` lets the possessor stand (日本の対応を批判), ``(が何か)と`` the subject of the quoted clause,
``(に何か)と`` the target of what the speaker himself will do (イスラエルに報復すると警告).
``<組織:組織~@国家機関>`` asks for a name that ends in one of the words, ``~!@法廷`` for one that does not.
A predicate that is a hole (``…の<役職:肩書>だ``) is a title. Noun phrases have a language of their own
(``kg.phrases.grammar``). The predicates may be idioms (手を貸す, 白紙に戻す), denials (応じない) and
causatives (孤立させる): see ``alternatives``. The parser walks the text once, so no pattern can hang.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.config import perhaps
from kg.errors import KgError
from kg.model import EntityType

SlotKind = Literal["entity", "noun", "text", "content", "title", "words"]
Shape = Literal["clause", "role"]
Through = Literal["", "possessor", "inner", "target"]
Mode = Literal["", "negated", "causative", "folded"]

ACTORS: tuple[EntityType, ...] = ("Country", "Organization", "Person", "Place")
HOLE_TYPES: dict[str, tuple[EntityType, ...]] = {
    "国": ("Country",),
    "組織": ("Organization",),
    "人": ("Person",),
    "場所": ("Place",),
    "主体": ACTORS,
}
WORD_TYPES: dict[str, SlotKind] = {"物": "noun", "語": "text", "内容": "content", "肩書": "title"}

COMPOUND = "複合"  # written +: the first half of a compound (軍事+支援)
ADNOMINAL = {
    "の": "の", "への": "へ", "からの": "から", "との": "と", "での": "で", "向けの": "向け",
    "との間での": "との間で", "に対する": "に対して", "による": "によって", "をめぐる": "をめぐって",
    "対": "対", "製": "製", "産": "製", "+": COMPOUND, COMPOUND: COMPOUND,
}  # fmt: skip
_SAME = {"は": "が", "だと": "と", "宛て": "向け", "宛てに": "向け"}
_CASES = (
    "が を に へ と から で より まで 在 主 よう こと 向け に対して によって に向けて をめぐって との間で"
)
_MORE = "の間で として にとって とともに について に関して を通じて を含めて"
# Longest first, so that に対して is not read as に + 対して.
PARTICLES = sorted({*_CASES.split(), *_MORE.split(), *ADNOMINAL, *_SAME}, key=lambda p: (-len(p), p))


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument that a pattern asks for: a hole with a role, or fixed words (role "")."""

    role: str
    kind: SlotKind
    cases: tuple[str, ...]
    types: tuple[EntityType, ...] = ()
    words: frozenset[str] = frozenset()
    optional: bool = False
    through: Through = ""
    host: int = -1  # the slot whose noun this one modifies (<国>への[制裁]を), or -1
    endings: frozenset[str] = frozenset()  # the entity's name must end so (<部分:組織~@国家機関>)
    barred: frozenset[str] = frozenset()  # … must not end so (<相手:主体~!@法廷>)
    actor: bool = False  # 主体: somebody who can act, so no sea and no town
    exact: bool = False  # the noun of an idiom: 手を貸す, but not 選手を貸す

    @property
    def name(self) -> str:
        """The slot as a reader would call it: its role, or its words."""
        return self.role or "[" + "|".join(sorted(self.words)[:4]) + "]"

    @property
    def wild(self) -> bool:
        """Whether any word or none may stand here: [*]."""
        return "*" in self.words


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled rule sentence: ``slots`` in order, and the predicates that may end it.

    ``shape`` is ``clause`` (a predicate with arguments) or ``role`` (〜は〜の社長だ: the predicate fills
    ``role``). ``mode`` says what the frame must show besides the predicate: ``negated`` (応じない),
    ``causative`` (孤立させる), or that one of the support verbs ``folded`` stands with an event noun
    (国交を保つ, where the frame is 国交).
    """

    text: str
    shape: Shape
    slots: tuple[Slot, ...]
    predicates: frozenset[str] = frozenset()
    role: str = ""
    mode: Mode = ""
    folded: frozenset[str] = frozenset()

    def slot(self, role: str) -> Slot | None:
        """Return the slot with this role."""
        return next((s for s in self.slots if s.role == role), None)


class _Reader:
    """A cursor over one pattern."""

    def __init__(self, text: str, words: dict[str, tuple[str, ...]]) -> None:
        self.text, self.words, self.at = text, words, 0

    def fault(self, what: str, remedy: str = "") -> KgError:
        return KgError(f"pattern {self.text!r}: {what}", remedy=remedy)

    def rest(self) -> str:
        return self.text[self.at :]

    def skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \u3000、。":
            self.at += 1

    def take(self, literal: str) -> bool:
        if self.rest().startswith(literal):
            self.at += len(literal)
            return True
        return False

    def until(self, close: str) -> str:
        end = self.text.find(close, self.at)
        if end < 0:
            raise self.fault(f"{close!r} is missing", "every < needs a >, every [ a ]")
        inner = self.text[self.at : end]
        self.at = end + 1
        return inner

    def particles(self) -> tuple[str, ...]:
        """Read に/へ/向け; empty where no particle stands."""
        found: list[str] = []
        while True:
            particle = next((p for p in PARTICLES if self.rest().startswith(p)), "")
            if not particle:
                return tuple(found)
            found.append(particle)
            self.at += len(particle)
            if not self.take("/"):
                return tuple(found)
            if not any(self.rest().startswith(p) for p in PARTICLES):
                raise self.fault(f"no particle at {self.rest()[:8]!r}", f"one of {' '.join(PARTICLES)}")

    def word_list(self, inner: str) -> frozenset[str]:
        """Expand 書簡|@祝意 into its words."""
        found: set[str] = set()
        for word in filter(None, (w.strip() for w in inner.split("|"))):
            if word.startswith("@"):
                if word[1:] not in self.words:
                    raise self.fault(f"unknown word list {word!r}", perhaps(word[1:], self.words))
                found.update(self.words[word[1:]])
            else:
                found.add(word)
        return frozenset(found)


def parse_pattern(text: str, words: dict[str, tuple[str, ...]] | None = None) -> Pattern:
    """Compile one rule sentence; ``words`` are the @lists. Raises KgError that names the fault.

    >>> p = parse_pattern("<甲:国|人>が<乙:国|人>(の何か)を非難|批判する")
    >>> [s.role for s in p.slots], sorted(p.predicates), p.slots[1].through
    (['甲', '乙'], ['批判', '非難'], 'possessor')
    """
    reader = _Reader(text, words or {})
    slots: list[Slot] = []
    while True:
        reader.skip()
        if reader.take("<"):
            slot = _hole(reader, reader.until(">"))
        elif reader.take("["):
            slot = Slot("", "words", (), words=reader.word_list(reader.until("]")))
        else:
            break
        if reader.rest().rstrip("。 ") in ("", "だ", "である") and slots:
            return _ending(reader, slots, slot)
        slots.append(_with_particles(reader, slot))
    predicates = frozenset(p for w in reader.word_list(reader.rest().rstrip("。 ")) for p in [_plain(w)])
    strange = [p for p in predicates if set(p) & set("<>[]()/?@")]
    if strange:
        raise reader.fault(
            f"cannot read {strange[0]!r}", f"an unknown particle? one of {' '.join(PARTICLES)}"
        )
    if not predicates:
        raise reader.fault("no predicate", "end the pattern in plain forms such as 輸出|売却する")
    if not slots:
        raise reader.fault("no hole", "holes look like <輸出国:国|組織>")
    return Pattern(text, "clause", _attach(slots), predicates)


def _hole(reader: _Reader, inner: str) -> Slot:
    """Read ``role:type|type?``."""
    role, colon, kinds = inner.partition(":")
    optional = kinds.endswith("?")
    kinds, _, ending = kinds.rstrip("?").partition("~")
    bar, ending = ending.startswith("!"), ending.removeprefix("!")
    endings = reader.word_list(ending)
    names = [k for k in kinds.split("|") if k]
    if not role or not colon or not names:
        raise reader.fault(f"hole <{inner}>", "holes look like <輸出国:国|組織>")
    if all(n.startswith("@") for n in names):
        return Slot(role, "words", (), words=reader.word_list("|".join(names)), optional=optional)
    if len(names) == 1 and names[0] in WORD_TYPES:
        return Slot(role, WORD_TYPES[names[0]], (), optional=optional)
    types: list[EntityType] = []
    for name in names:
        if name not in HOLE_TYPES:
            known = [*HOLE_TYPES, *WORD_TYPES]
            raise reader.fault(
                f"unknown type {name!r} in <{inner}>", perhaps(name, known) or f"one of {' '.join(known)}"
            )
        types += HOLE_TYPES[name]
    return Slot(
        role,
        "entity",
        (),
        types=tuple(dict.fromkeys(types)),
        optional=optional,
        endings=frozenset() if bar else endings,
        barred=endings if bar else frozenset(),
        actor="主体" in names,
    )


def _with_particles(reader: _Reader, slot: Slot) -> Slot:
    """Read what binds a slot to the rest: (の何か), particles."""
    through: Through = ""
    if reader.take("(の何か)"):
        through = "possessor"
    elif reader.take("(が何か)"):
        through = "inner"
    elif reader.take("(に何か)"):
        through = "target"
    cases = reader.particles()
    if not cases:
        raise reader.fault(f"no particle after {slot.name}", f"one of {' '.join(PARTICLES[-14:])}")
    cases = tuple(dict.fromkeys(_SAME.get(c, c) for c in cases))
    return replace(slot, cases=cases, through=through)


def _ending(reader: _Reader, slots: list[Slot], last: Slot) -> Pattern:
    """End a pattern that has no verb: a title or a copular noun."""
    if last.kind == "title":
        return Pattern(reader.text, "role", _attach(slots), role=last.role)
    if last.kind == "words" and not last.role:
        return Pattern(reader.text, "clause", _attach(slots), last.words)
    if last.kind == "words":
        return Pattern(reader.text, "role", _attach(slots), last.words, role=last.role)
    raise reader.fault(f"cannot end in <{last.name}>", "write noun phrases under phrases:")


def _attach(slots: list[Slot]) -> tuple[Slot, ...]:
    """Find the noun that each adnominal slot modifies, and give plain case names to all.

    In <国>との<分野>+[関係]を強化 both holes modify 関係; in <品目>+輸出する there is no noun to modify.
    """
    done: list[Slot] = []
    for number, slot in enumerate(slots):
        cases = tuple(dict.fromkeys(ADNOMINAL.get(c, c) for c in slot.cases))
        host = -1
        if slot.cases == ("製",) or any(c in ADNOMINAL for c in slot.cases):
            later = range(number + 1, len(slots))
            host = next((n for n in later if not all(c in ADNOMINAL for c in slots[n].cases)), -1)
        done.append(replace(slot, cases=cases, host=host))
    return tuple(done)


def _plain(word: str) -> str:
    """Return the lemma of a predicate: 輸出する → 輸出, 同盟国だ → 同盟国."""
    for ending in ("する", "である", "だ"):
        if word.endswith(ending) and len(word) > len(ending) and word[: -len(ending)][-1] not in "にをとが":
            return word.removesuffix(ending)
    return word
