"""類: what sort of thing a bunsetsu names, as far as binding cares."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk

PEOPLE = "者相官長国府省庁軍党社側員団家人民派氏局権察検"
"""The last characters of words for people and bodies."""


def name_kind(chunk: Chunk) -> str:
    """Return the entity type of the name that the noun is, or "" for a common noun."""
    units = chunk.units
    last = units[-1]
    if last.name and last.name != "Time":
        return last.name
    if any(u.name == "Person" for u in units):
        return "Person"
    if len(units) > 1 and last.text in ("側", "両国", "両政府", "3カ国", "3国", "政府") and units[-2].name:
        return units[-2].name
    return ""


def alike(chunk: Chunk, head: Chunk) -> bool:
    """Two nouns can be items of one list: both names of a kind, or both no names."""
    if not chunk.units or not head.units:
        return False
    one, other = name_kind(chunk), name_kind(head)
    if bool(one) != bool(other):
        return False
    return (
        one == other
        or {one, other} <= {"Country", "Organization", "Place"}
        or {one, other} <= {"Organization", "Person"}
    )


def animate(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Tell whether a noun can act or be asked: a name, or a word for people and bodies."""
    last = chunk.units[-1]
    if name_kind(chunk) or any(u.name and u.name != "Time" for u in chunk.units):
        return True
    if last.text in lexicon.titles or lexicon.title_end.search(last.text) is not None:
        return True
    return last.text[-1] in PEOPLE or lexicon.has("people", last.text)


def is_nominal(head: Chunk) -> bool:
    """Tell whether a predicate is a noun with the copula: it takes what a noun takes."""
    return head.pred is not None and head.pred.kind == "copular"


def is_final_event(head: Chunk) -> bool:
    """体言止め: a noun without particle that ends its stretch stands as predicate."""
    if head.kind != "noun" or head.head != -1 or head.listing or head.adnominal:
        return False
    return head.case in ("", "へ", "も", "か", "に")


def is_relative(head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> bool:
    """Tell whether a clause modifies a noun that is no こと, 際 or 方針 (whose content it would be)."""
    if head.link != "adn" or head.head < 0:
        return False
    noun = chunks[head.head]
    return not noun.units or noun.units[-1].text not in lexicon.nouns


def goes_on(head: Chunk, chunks: list[Chunk]) -> str:
    """Return how the chain of joined clauses that ``head`` stands in ends."""
    while head.link in ("te", "cont") and head.head >= 0:
        head = chunks[head.head]
    return head.link


__all__ = ["alike", "animate", "goes_on", "is_final_event", "is_nominal", "is_relative", "name_kind"]
