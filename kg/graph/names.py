"""Finding the entity that a reader means by a name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from kg.errors import UnknownEntityError
from kg.graph.romaji import romaji
from kg.model import Entity

Name = tuple[int, str]
"""A name with its rank: the smaller the better."""
Table = dict[str, list[Name]]

_FOLDS = str.maketrans(
    {
        **{chr(c): chr(c + 0x60) for c in range(0x3041, 0x3097)},  # hiragana → katakana
        "ヂ": "ジ", "ヅ": "ズ", "ヰ": "イ", "ヱ": "エ", "ヲ": "オ",
        **dict.fromkeys("・･=＝-‐‑–—―-'’‘`\"“”.,、。 　\t_/()（）「」", None),
    }
)  # fmt: skip
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_KANA = re.compile(r"[ぁ-ヿ＝=\s]+")
_PARTS = re.compile(r"[・＝=\s]+")
_V_SOUNDS = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))

# What may follow a person's name in speech; the end of a longer title (朝鮮労働党総書記) is enough.
TITLE = (
    r".{0,12}(氏|さん|様|君|大統領|首相|総理|総理大臣|外相|国防相|防衛相|財務相|相|大臣|官房長官|長官|総書記|書記長|書記|主席"
    r"|国家主席|議長|委員長|委員|報道官|大使|公使|司令官|将軍|元帥|大将|総裁|社長|会長|理事長|局長|部長|次官|補佐官|党首|代表"
    r"|知事|市長|議員|教授|博士|監督|選手|事務総長|総長|国王|女王|皇太子|王子|天皇|教皇|法王|CEO|女史|夫人|容疑者|被告)"
)
"""The pattern of a title behind a name; the page reads it as JavaScript, which spells it the same."""
_TITLE = re.compile(TITLE)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return what two spellings of a name have in common: width, case, kana, ヴ, dots and marks.

    >>> fold("ウラジーミル・プーチン") == fold("うらじーみるぷーちん"), fold("ヴォルガ") == fold("ボルガ")
    (True, True)
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    if _ACCENTED.search(text):
        text = "".join(
            c
            for c in unicodedata.normalize("NFD", text)
            if not unicodedata.combining(c) or c in "\u3099\u309a"
        )
        text = unicodedata.normalize("NFC", text)
    text = text.translate(_FOLDS)
    if "ヴ" in text:
        for old, new in _V_SOUNDS:
            text = text.replace(old, new)
    return text


class NameIndex:
    """All names of a graph's entities, best kind of name first.

    A spelling is looked up as it is, then folded, then as romaji, then as a name with a title; the
    costlier tables are made only when they are needed. ``degree`` counts the statements of an
    entity: of several with the same name the one with the most statements is meant, then
    the one whose id sorts first.
    """

    def __init__(self, entities: Iterable[Entity], degree: Callable[[str], int]) -> None:
        self._entities = {e.id: e for e in entities}
        self._degree = degree

    @cached_property
    def _exact(self) -> Table:
        return self._table(names_of, str)

    @cached_property
    def _folded(self) -> Table:
        return self._table(names_of, fold)

    @cached_property
    def _latin(self) -> Table:
        return self._table(romaji_of, fold)

    def _table(self, names: Callable[[Entity], Iterator[Name]], key: Callable[[str], str]) -> Table:
        table: Table = {}
        for entity in self._entities.values():
            for rank, name in names(entity):
                table.setdefault(key(name), []).append((rank, entity.id))
        table.pop("", None)
        return table

    def find(self, name: str) -> str:
        """Return the id of the entity that ``name`` means; raises :class:`UnknownEntityError`."""
        if name in self._entities:
            return name
        found = self.candidates(name)
        if not found:
            near = self.nearest(name)
            remedy = f"did you mean {'、'.join(near)}?" if near else "kg query --list shows all names"
            raise UnknownEntityError(f"the graph knows no {name!r}", remedy=remedy)
        return found[0]

    def candidates(self, name: str) -> list[str]:
        """Return the ids of all entities that ``name`` can mean, the likeliest first."""
        key = fold(name)
        if not key:
            return []
        ranked = self._exact.get(name) or self._folded.get(key)
        ranked = ranked or (self._latin.get(key) if key.isascii() else None) or self._titled(name)
        best: dict[str, int] = {}
        for rank, id in ranked:
            best[id] = min(rank, best.get(id, rank))
        return sorted(best, key=lambda id: (best[id], -self._degree(id), id))

    def _titled(self, name: str) -> list[tuple[int, str]]:
        """プーチン大統領, 金正恩朝鮮労働党総書記: the longest name of a person in front of a title."""
        text = unicodedata.normalize("NFKC", name)
        for cut in range(len(text) - 1, 0, -1):
            if not _TITLE.fullmatch(text[cut:]):
                continue
            people = [
                row
                for row in self._folded.get(fold(text[:cut]), ())
                if self._entities[row[1]].type == "Person"
            ]
            if people:
                return people
        return []

    def nearest(self, name: str, n: int = 3) -> list[str]:
        """Return the names of the entities whose spelling is nearest, at most ``n``."""
        key = fold(name)
        table = self._folded | self._latin if key.isascii() else self._folded
        inside = [k for k in table if len(k) > 1 and key and (k in key or key in k)]
        inside.sort(key=lambda k: (abs(len(k) - len(key)), k))
        close = difflib.get_close_matches(key, table, n=n, cutoff=0.6)
        if not close and not inside and len(key) > 2:  # 北挑戦: one character of three is wrong twice
            close = difflib.get_close_matches(key, (k for k in table if k[0] == key[0]), n=n, cutoff=0.3)
        ids = (min(table[k])[1] for k in [*close, *inside])
        return list(dict.fromkeys(self._entities[i].name for i in ids))[:n]


def names_of(entity: Entity) -> Iterator[Name]:
    """Yield every name of an entity with its rank: 0 its name, 1 aliases and codes, 2 readings, 3 parts."""
    yield 0, entity.name
    for name in (*entity.aliases, entity.english, entity.wikidata, entity.iso, entity.id.partition(":")[2]):
        if name:
            yield 1, name
    if entity.kana:
        yield 2, entity.kana
    for full in (entity.name, entity.kana, entity.english):
        if family := _family_name(entity, full):
            yield 3, family


def romaji_of(entity: Entity) -> Iterator[Name]:
    """Yield the spellings of its reading, and of its names in kana, in Latin letters."""
    kana = [name for name in (entity.kana, entity.name, *entity.aliases) if _KANA.fullmatch(name)]
    for reading in dict.fromkeys([*kana, *(_family_name(entity, name) for name in kana)]):
        if reading:
            yield from ((2, spelling) for spelling in romaji(reading))


def _family_name(entity: Entity, full: str) -> str:
    """Return the last part of a person's divided name: プーチン, Putin."""
    if entity.type != "Person" or not _PARTS.search(full):
        return ""
    parts = [p for p in _PARTS.split(full) if len(p) > 1]
    return parts[-1] if len(parts) > 1 else ""
