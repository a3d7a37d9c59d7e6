"""Names in a text and the things they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model.spans import Span

EntityType = Literal["Person", "Country", "Organization", "Place"]
ENTITY_TYPES: tuple[EntityType, ...] = ("Person", "Country", "Organization", "Place")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, without title, particle or bracket.

    ``found_by`` says which voice found it (names, title, suffix, bracket, ginza, …);
    ``entry`` is the id of the entry in ``configs/names`` that knows the name, if any.
    """

    span: Span
    text: str
    type: EntityType
    found_by: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, organisation or place: a node of the graph.

    ``id`` is a function of type and name (``country:RU``, ``person:ウラジーミル・プーチン``,
    ``organization:北大西洋条約機構``), never a counter. ``aliases`` are the other names seen
    or known. ``seat_of`` is the country id for a capital or residence that may stand
    for its government (平壌 → ``country:KP``), else empty; ``part_of`` the id of the country
    or body it belongs to where the name itself or ``configs/names`` says so, else empty.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    english: str = ""
    kana: str = ""
    wikidata: str = ""
    iso: str = ""
    seat_of: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that stands for an entity, and how that is known.

    ``how``: ``name`` (full name), ``alias``, ``abbreviation`` and ``reading`` are mentions;
    ``coreference`` (両国, 同氏, 彼, 自国; the same span may refer to several entities) is not.
    ``why`` puts the resolution into words. ``confidence`` is in [0, 1].
    """

    span: Span
    entity: str
    how: Literal["name", "alias", "abbreviation", "reading", "coreference"]
    why: str = ""
    confidence: float = 1.0

    @property
    def is_mention(self) -> bool:
        """Whether the words are a name (and so count as a mention)."""
        return self.how != "coreference"
