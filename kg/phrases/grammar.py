"""The language of noun phrases: holes, words and signs in the order in which they stand.

    <組織:国|組織|場所>の<人物:人><役職:肩書>

``<role:type|type>`` is a hole for a name (国, 組織, 人, 場所), for a title (肩書) or for a word of a list
(@続柄). ``+`` before ``>`` takes every name of a list (A、B、C), ``++`` asks for a list, ``-`` refuses one;
else the nearest name is taken. ``~@list`` asks for a name that ends so, ``~!@list`` for one that does not.
``[word|@list]`` are words, ``{名}`` any other noun, ``{数}`` a count, ``{時}`` a date, ``{用}`` a verb or its
ending, ``…`` a short gap without a new topic or person. ``? * + ( | ) (?! (?<!`` mean what they mean in
regular expressions, so literal brackets are written （ ）. Any other character stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.config import perhaps
from kg.errors import KgError
from kg.model import EntityType, Status
from kg.phrases.alphabet import BOUND, CLASSES, OTHER, Alphabet

TITLE_LIST, MORE_TITLES, NO_OFFICE = "肩書", "ほかの肩書", "役職でない"
TYPES: dict[str, EntityType] = {"国": "Country", "組織": "Organization", "人": "Person", "場所": "Place"}
_TOKEN = re.compile(
    r"<(?P<hole>[^<>!=]*(?:~[^<>]*)?)>|\[(?P<words>[^\]]*)\]|\{(?P<cls>[^}]*)\}|(?P<meta>\(\?<?[!=:]|[()?*+|])|(?P<gap>…)"
    r"|(?P<sign>.)"
)
_HOLE = re.compile(
    r"(?P<role>[^:~+]*):(?P<kinds>[^~+-]+)(?:~(?P<no>!?)(?P<ends>[^+~-]+))?(?:~!(?P<no2>[^+~-]+))?(?P<many>\+{0,2}|-)"
)
WIDE = str.maketrans("（）＝：／", "()=:/")
_GAP = 8  # symbols
DISTRICTS = "県級"


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole of a phrase: its role, whether it takes every name of a list, and whether it holds a name."""

    role: str
    many: bool
    name: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """One pattern of a relation type; ``name`` is what evidence cites (holds_position/n3)."""

    type: str
    number: int
    text: str
    subject: str
    object: str
    qualifiers: tuple[tuple[str, str], ...]
    symmetric: bool = False
    status: Status = "asserted"
    confidence: float = 1.0
    where: str = ""
    reach: str = "clause"

    @property
    def name(self) -> str:
        """The rule as evidence cites it."""
        return f"{self.type}/n{self.number}"


@dataclass(frozen=True)
class Grammar:
    """All phrases, compiled against one alphabet; ``expressions`` are its longer words by first character."""

    alphabet: Alphabet
    phrases: tuple[tuple[Phrase, re.Pattern[str], tuple[Hole, ...]], ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    expressions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def listed(self, name: str) -> frozenset[str]:
        """Return a word list (empty where nobody wrote it)."""
        return self.words.get(name, frozenset())

    @cached_property
    def districts(self) -> frozenset[str]:
        """The characters of prefectures and states, also under their short names (東京)."""
        known = DISTRICTS in self.alphabet.flags["Place"]
        return frozenset(self.alphabet.names(["Place"], [DISTRICTS], row=False) if known else "")


def compile_grammar(
    phrases: Iterable[Phrase],
    words: Mapping[str, Sequence[str]],
    title_end: re.Pattern[str],
    faults: list[KgError],
    always: Iterable[str] = (),
) -> Grammar:
    """Compile the phrases; what is wrong with one is added to ``faults`` and the phrase left out.

    ``always`` are lists that the reader itself asks about.
    """
    chosen = list(phrases)
    used: set[str] = {TITLE_LIST, NO_OFFICE, *always}
    flags: dict[EntityType, dict[str, Sequence[str]]] = {}
    literals: set[str] = set()
    kept = []
    for phrase in chosen:
        try:
            for list_, flag, literal in _vocabulary(phrase.text, words):
                used |= {list_} if list_ and not flag else set()
                literals |= {literal} if literal else set()
                for type_ in flag:
                    flags.setdefault(type_, {})[list_] = words[list_]
            kept.append(phrase)
        except KgError as error:
            faults.append(KgError(error.what, where=phrase.where, remedy=error.remedy))
    lists = {name: words.get(name, ()) for name in sorted(used)}
    lists[TITLE_LIST] = (*lists[TITLE_LIST], *words.get(MORE_TITLES, ()))
    alphabet = Alphabet({**lists, **{f"={w}": (w,) for w in sorted(literals)}}, flags, TITLE_LIST, title_end)
    compiled = []
    for phrase in kept:
        try:
            compiled.append((phrase, *_compile(phrase, alphabet)))
        except (KgError, re.error) as error:
            what = error.what if isinstance(error, KgError) else f"phrase {phrase.text!r}: {error}"
            faults.append(KgError(what, where=phrase.where))
    kana = [w for w in alphabet.words if len(w) > 1 and re.fullmatch("[ぁ-ゖ一-鿿]*[ぁ-ゖ]", w)]
    heads: dict[str, list[str]] = {}
    for word in sorted(kana, key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(word)
    return Grammar(
        alphabet,
        tuple(compiled),
        {name: frozenset(listed) for name, listed in words.items()},
        {head: tuple(listed) for head, listed in heads.items()},
    )


def _vocabulary(
    text: str, words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, tuple[EntityType, ...], str]]:
    """Yield (list, entity types whose names it ends, literal) for every word and list that a phrase names."""
    for token in _TOKEN.finditer(text):
        if token["hole"] is not None:
            hole = _hole(text, token["hole"])
            kinds = hole["kinds"].split("|")
            types = tuple(TYPES[k] for k in kinds if k in TYPES)
            for kind in kinds:
                if kind.startswith("@"):
                    yield _known(text, kind[1:], words), (), ""
            for end in _ends(hole["ends"]) + _ends(hole["no2"]):
                yield _known(text, end, words), types, ""
        elif token["words"] is not None:
            for word in token["words"].split("|"):
                yield (_known(text, word[1:], words), (), "") if word.startswith("@") else ("", (), word)
        elif token["sign"] and not token["sign"].isspace():
            yield "", (), token["sign"].translate(WIDE)


def _ends(written: str | None) -> list[str]:
    return [end.lstrip("@") for end in (written or "").split("|") if end]


def _known(text: str, name: str, words: Mapping[str, Sequence[str]]) -> str:
    if name not in words:
        raise KgError(f"phrase {text!r}: unknown word list @{name}", remedy=perhaps(name, words))
    return name


def _hole(text: str, written: str) -> re.Match[str]:
    hole = _HOLE.fullmatch(written)
    if hole is None:
        raise KgError(f"phrase {text!r}: cannot read the hole <{written}>", remedy="write <役割:国|組織>")
    return hole


def _compile(phrase: Phrase, alphabet: Alphabet) -> tuple[re.Pattern[str], tuple[Hole, ...]]:
    holes: list[Hole] = []
    out: list[str] = []
    kana = ""
    for token in _TOKEN.finditer(phrase.text):
        if token["hole"] is not None:
            hole = _hole(phrase.text, token["hole"])
            chars = _hole_chars(phrase.text, hole, alphabet)
            if hole["role"]:
                is_name = not hole["kinds"].startswith(("@", TITLE_LIST, "語"))
                holes.append(Hole(hole["role"], "+" in hole["many"], is_name))
                out.append(f"([{chars}])")
            else:
                out.append(f"[{chars}]")
        elif token["words"] is not None:
            lists = [w[1:] if w.startswith("@") else f"={w}" for w in token["words"].split("|")]
            out.append(f"[{alphabet.listed(lists)}]")
        elif token["cls"] is not None:
            if token["cls"] not in CLASSES:
                raise KgError(f"phrase {phrase.text!r}: unknown class {{{token['cls']}}}")
            out.append(CLASSES[token["cls"]])
        elif token["meta"]:
            out.append("(?:" if token["meta"] == "(" else token["meta"])
        elif token["gap"]:
            stop = alphabet.listed(["=。", "=は", "=「", "=」"]) + alphabet.names(["Person"])
            out.append(f"[^{stop}]{{0,{_GAP}}}?")
        elif not token["sign"].isspace():
            if kana and token["sign"] >= "ぁ" and token["sign"] <= "ゖ":
                raise KgError(f"phrase {phrase.text!r}: {kana}{token['sign']} is more than one character",
                              remedy="write longer words as [word]")  # fmt: skip
            out.append(f"[{alphabet.listed(['=' + token['sign'].translate(WIDE)])}]")
        kana = token["sign"] if token["sign"] and "ぁ" <= token["sign"] <= "ゖ" else ""
    return re.compile("(?=" + "".join(out) + "())"), tuple(holes)  # the last group says where it ends


def _hole_chars(text: str, hole: re.Match[str], alphabet: Alphabet) -> str:
    chars = ""
    for kind in hole["kinds"].split("|"):
        if kind in TYPES:
            ends, bars = _ends(hole["ends"]), _ends(hole["no2"])
            has, lacks = ([], [*ends, *bars]) if hole["no"] else (ends, bars)
            chars += alphabet.names([TYPES[kind]], has, lacks, row={"++": True, "-": False}.get(hole["many"]))
        elif kind == TITLE_LIST or kind.startswith("@"):
            ends = _ends(hole["ends"])
            bars = [*(ends if hole["no"] else ()), *([NO_OFFICE] if kind == TITLE_LIST else ())]
            chars += alphabet.listed([kind.lstrip("@")], bars)
        elif kind == "語":
            chars += CLASSES["名"]
        else:
            raise KgError(
                f"phrase {text!r}: unknown hole type {kind!r}", remedy=perhaps(kind, [*TYPES, TITLE_LIST])
            )
    return chars


__all__ = ["BOUND", "OTHER", "Grammar", "Hole", "Phrase", "compile_grammar"]
