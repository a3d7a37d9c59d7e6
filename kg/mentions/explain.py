"""How a name is found and what it stands for: the lists first, then the grammar of names."""

from __future__ import annotations

from collections.abc import Iterator

from kg.config.names import NameEntry, Names
from kg.config.writing import OPEN
from kg.mentions.addresses import split
from kg.mentions.vocabulary import ENDING, PLACE, TITLE, Vocabulary, vocabulary


def listed(surface: str, names: Names) -> Iterator[dict[str, str]]:
    """Yield what each entry with this form says: its id, how the form names it, and what decides for it."""
    for id_, how in names.lookup.get(surface, ()):
        entry = names.entries[id_]
        yield {
            "entity": entry.id,
            "type": entry.type,
            "name": entry.name,
            "how": how,
            "needs": _needs(surface, entry, names),
            "where": entry.where,
        }


def _needs(surface: str, entry: NameEntry, names: Names) -> str:
    """Say what a text must show before the form is believed, and which of several it then means."""
    needs = []
    if surface in entry.risky:
        needs.append("context: also another word or somebody else's name")
    if entry.years:
        last = "" if entry.years[1] == OPEN else str(entry.years[1])
        needs.append(f"time: in office {entry.years[0]}-{last}")
    if entry.titles:
        needs.append(f"office: {'・'.join(entry.titles)}")
    if entry.within in names.entries and len(names.lookup[surface]) > 1:
        needs.append(f"place: {names.entries[entry.within].name} named in the text")
    if len(surface) == 1 and surface in entry.compounds:
        needs.append("a compound: 日比, 駐比大使")
    return "; ".join(needs)


def grammar(surface: str, names: Names) -> Iterator[str]:
    """Yield what the laws of names make of a form that no list holds, in words.

    >>> list(grammar("委員会", Names({})))[0]
    'a common noun: never a name by itself'
    """
    words = vocabulary(names)
    if surface in words.generic:
        yield "a common noun: never a name by itself"
    if surface in words.katakana:
        yield "a common katakana word: a name only where the text shows a firm (X社, Xの子会社)"
    yield from _body_of_state(surface, names, words)
    parts = split(surface, names)
    if len(parts) > 1:
        yield "an address, read as " + ", ".join(surface[start:end] for start, end in parts)
    for start, end, kinds in words.scan(surface, 0, len(surface)):
        ending = surface[start:end]
        if end == len(surface) and start and kinds & ENDING:
            yield f"an organisation by its ending {ending}, if a proper noun stands before it"
        if end == len(surface) and start and kinds & PLACE:
            yield f"a place by its ending {ending}, if a proper noun stands before it"
        if start == 0 and end == len(surface) and kinds & TITLE:
            yield "a title: what stands before it is a person"


def _body_of_state(surface: str, names: Names, words: Vocabulary) -> Iterator[str]:
    for cut in range(1, len(surface) - 1):
        for id_, _ in names.lookup.get(surface[:cut], ()):
            entry = names.entries[id_]
            if entry.type == "Country" and words.state_body.fullmatch(surface[cut:]):
                yield f"a body of state: {surface[:cut]} ({entry.name}) + {surface[cut:]}"
