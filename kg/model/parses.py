"""What the parser says of a text, as plain data: after this the parser is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model.spans import Span


class Token(NamedTuple):
    """One word of GiNZA (Sudachi mode C). Offsets are those of ``Document.text``.

    ``tag`` is the UniDic part of speech (名詞-固有名詞-地名-国), ``pos`` the universal
    one (PROPN), ``inflection`` the conjugation (五段-ラ行;連用形-促音便) or empty.
    ``head`` is the index of the governing token within the sentence; a root points
    to itself (a sentence may have several roots).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    inflection: str
    head: int
    dep: str


class Label(NamedTuple):
    """A named entity as GiNZA labels it (Sekine's extended hierarchy: Person, City, …)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; ``paragraph`` numbers the lines of the body from 0.

    ``heading`` is true for a title or subhead (no full stop, particles dropped).
    """

    span: Span
    tokens: tuple[Token, ...]
    labels: tuple[Label, ...] = ()
    paragraph: int = 0
    heading: bool = False
