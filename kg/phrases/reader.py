"""読み: the phrases are matched against every sentence; what they find becomes statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.model import NOWHERE, Document, Entity, Reference, Sentence, Span
from kg.phrases.context import Context
from kg.phrases.folding import fold, without_brackets
from kg.phrases.grammar import Grammar, Hole, Phrase
from kg.phrases.symbols import RowReader, Symbol
from kg.text.dates import find_times

_NAMED = ("located_in", "part_of")
"""千葉県の同社のマンション: where 同社 stands with a place, the place is seldom its seat."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one phrase says of two names: its rule, ends and qualifiers, and where it stands.

    ``found`` says how the subject and the object are known (explicit, coreference, inferred).
    """

    phrase: Phrase
    sentence: int
    subject: Reference
    object: Reference
    quote: Span
    trigger: Span
    qualifiers: tuple[tuple[str, str], ...] = ()
    found: tuple[str, str] = ("explicit", "explicit")


class _Open(NamedTuple):
    """A phrase with one end only: whose title, capital or son it is must come from the clause."""

    sentence: int
    row: list[Symbol]
    phrase: Phrase
    filled: dict[str, Symbol]
    holes: tuple[Hole, ...]
    at: int


def read_phrases(
    document: Document,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    entities: Sequence[Entity],
    grammar: Grammar,
) -> tuple[Finding, ...]:
    """Return what the noun phrases of a document say, in text order. Linear in the length of the text.

    >>> # ロシアのプーチン大統領が演説した。 → holds_position プーチン ロシア, role 大統領
    """
    if not grammar.phrases or not references:
        return ()
    known = {e.id: e for e in entities}
    times = [t.span for t in find_times(document.text, document.published) if t.kind != "duration"]
    reader = RowReader(document.text, references, known, times, grammar)
    rows = [(n, row) for n, s in enumerate(sentences) for row in _rows(fold(reader.row(s), grammar))]
    context = Context(known, grammar, rows)
    found: list[Finding] = []
    open_: list[_Open] = []
    for number, row in rows:
        if not any(s.names for s in row):
            continue
        string = "".join(s.char for s in row)
        for phrase, pattern, holes in grammar.phrases:
            for match in pattern.finditer(string):
                filled = {
                    h.role: _own(row, match.start(i + 1), match.start(pattern.groups))
                    if h.many
                    else row[match.start(i + 1)]
                    for i, h in enumerate(holes)
                    if match.start(i + 1) >= 0
                }
                if phrase.subject in filled and phrase.object in filled:
                    found += _findings(number, phrase, filled, holes)
                else:
                    open_.append(_Open(number, row, phrase, filled, holes, match.start()))
    context.learn((f.phrase.type, f.subject, f.object) for f in found)
    taken = {_claim(f.phrase, f.subject.span, f.trigger) for f in found}
    taken |= {_claim(f.phrase, f.object.span, f.trigger) for f in found if f.phrase.symmetric}
    for number, row, phrase, filled, holes, at in open_:
        missing = phrase.object if phrase.subject in filled else phrase.subject
        trigger = next((s.span for s in filled.values() if not s.names), NOWHERE)
        told = filled.get(phrase.subject) or (filled.get(phrase.object) if phrase.symmetric else None)
        if told and any(_claim(phrase, n[0].span, trigger) in taken for n in told.names):
            continue
        owner = context.owner(phrase, number, row, at, filled)
        if owner is None:
            continue
        symbol, how = owner
        for finding in _findings(number, phrase, {**filled, missing: symbol}, holes):
            ends = (finding.found[0], how) if missing == phrase.object else (how, finding.found[1])
            found.append(replace(finding, found=ends))
    return tuple(sorted(set(found), key=lambda f: (f.quote, f.phrase.name, f.subject.span, f.object.span)))


def _claim(phrase: Phrase, subject: Span, trigger: Span) -> tuple[str, Span, Span]:
    """Return what a phrase says all but for the other end: one title has one body, one place one whole."""
    return phrase.type, subject, trigger if phrase.type == "holds_position" else NOWHERE


def _rows(row: list[Symbol]) -> list[list[Symbol]]:
    """Return the row, and once more without its brackets if it has any."""
    plain = without_brackets(row)
    return [row] if len(plain) == len(row) else [row, plain]


def _own(row: list[Symbol], at: int, end: int) -> Symbol:
    """AのBとCのD: the last of the list begins the next phrase if the list ends this one."""
    symbol = row[at]
    follows = at + 1 == end < len(row) and row[end].text == "の"
    return replace(symbol, names=symbol.names[:-1]) if follows and len(symbol.names) > 1 else symbol


def _findings(
    number: int, phrase: Phrase, filled: dict[str, Symbol], holes: tuple[Hole, ...]
) -> Iterator[Finding]:
    subjects = list(_members(phrase.subject, filled, holes))
    objects = list(_members(phrase.object, filled, holes))
    qualifiers = tuple((name, filled[role].text) for name, role in phrase.qualifiers if role in filled)
    words = [s for s in filled.values() if not s.names]
    for subject in subjects:
        for object_ in objects:
            if subject.entity == object_.entity:
                continue
            if phrase.type in _NAMED and not subject.is_mention:
                continue
            spans = [subject.span, object_.span, *(w.span for w in words)]
            quote = Span(min(s.start for s in spans), max(s.end for s in spans))
            trigger = words[0].span if words else min(subject.span, object_.span)
            yield Finding(
                phrase, number, subject, object_, quote, trigger, qualifiers, (_how(subject), _how(object_))
            )


def _members(role: str, filled: dict[str, Symbol], holes: tuple[Hole, ...]) -> Iterator[Reference]:
    """Yield whom a hole names: all of a list if it asks for them, else the one that stands nearest."""
    symbol = filled[role]
    hole = next((h for h in holes if h.role == role), None)
    if hole is None or hole.many:
        chosen = symbol.names
    else:
        named = [filled[h.role].start for h in holes if h.name and h.role in filled]
        chosen = symbol.names[:1] if symbol.start == max(named) and len(named) > 1 else symbol.names[-1:]
    for references in chosen:
        yield from references


def _how(reference: Reference) -> str:
    return "explicit" if reference.is_mention else "coreference"


__all__ = ["Finding", "read_phrases"]
