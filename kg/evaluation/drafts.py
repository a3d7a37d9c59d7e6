"""A draft of an annotation from what the tool reads, to be corrected by a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.evaluation.gold import Annotation
from kg.export.annotation import reading_to_json
from kg.model import Reading, Span, Statement

HEAD = """\
# A draft of what the text says, read by machine: correct it by the text, then run
#   kg gold check {file}    every problem, with its line
#   kg gold compile {file}  the gold file
# A mention is the name alone, the longest one; "訪[朝]" marks only what is in brackets.
"""
_PLAIN = re.compile(r"[^\W\d][\w・]*|\d{4}-\d\d(-\d\d)?")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")  # what YAML breaks or refuses
FEWEST = 6  # characters of the words that a stretch begins and ends with


def draft_gold(reading: Reading) -> Annotation:
    """Return a reading as gold, with its body and without confidence."""
    found = reading_to_json(reading)
    found["relations"] = [{k: v for k, v in r.items() if k != "confidence"} for r in found["relations"]]
    body = [[s.start, s.end] for s in reading.document.body]
    return {"id": found["id"], "published": found["published"], "body": body} | found


def draft_annotation(reading: Reading, file: str = "NAME.yaml") -> str:
    """Return a reading as an annotation (YAML), every relation with its rule and confidence behind it.

    Compiled as it is, it gives the entities and relations of the reading.
    """
    return (
        "\n".join(
            [
                HEAD.format(file=" ".join(file.split())) + f"id: {_scalar(reading.document.id)}",
                *_lines(reading),
            ]
        )
        + "\n"
    )


def _lines(reading: Reading) -> Iterator[str]:
    text, gold = reading.document.text, draft_gold(reading)
    names = _names(gold["entities"])
    yield f"published: {_scalar(gold['published'])}"
    yield "body:"
    after = 0
    for start, end in gold["body"]:
        yield f"  - [{_scalar(_first(text, start, end, after))}, {_scalar(_last(text, start, end))}]"
        after = end
    yield "entities:" if gold["entities"] else "entities: {}"
    mentions = _surfaces(text, gold)
    for e in gold["entities"]:
        surfaces = ", ".join(_scalar(s) for s in mentions[e["id"]])
        note = "" if surfaces else "  # named nowhere in the body: give its words, or leave it out"
        row = f"{{type: {e['type']}, name: {_scalar(e['name'])}, mentions: [{surfaces}]}}"
        yield f"  {_scalar(names[e['id']])}: {row}{note}"
    yield "relations:" if reading.statements else "relations: []"
    for s in sorted(reading.statements, key=lambda s: (min(e.quote for e in s.main), s.key)):
        row = ", ".join(f"{name}: {value}" for name, value in _relation(s, names, text))
        yield f"  - {{{row}}}  # {s.main[0].rule}, {s.confidence:.2f}"


def _relation(s: Statement, names: dict[str, str], text: str) -> Iterator[tuple[str, str]]:
    yield "subject", _scalar(names[s.subject])
    yield "type", s.type
    yield "object", _scalar(names[s.object])
    yield from ((name, _scalar(value)) for name, value in s.qualifiers.items())
    if s.time:
        yield "time", s.time
    yield "status", s.status
    for voice, ids in (("source", s.sources), ("denied_by", s.denied_by)):
        if known := [names[i] for i in ids if i in names]:
            yield voice, f"[{', '.join(map(_scalar, known))}]"
    yield "evidence", _scalar(s.main[0].quote.of(text))


def _names(entities: Sequence[Annotation]) -> dict[str, str]:
    """Return a word for each entity that a person can read: its name, numbered where two have the same."""
    names: dict[str, str] = {}
    for e in entities:
        number = 1
        while (name := e["name"] + (str(number) if number > 1 else "")) in names.values():
            number += 1
        names[e["id"]] = name
    return names


def _first(text: str, start: int, end: int, after: int) -> str:
    """Return the shortest first words that are found at ``start``."""
    sizes = range(min(FEWEST, end - start), end - start + 1)
    return next(
        (w for n in sizes if text.find(w := text[start : start + n], after) == start), text[start:end]
    )


def _last(text: str, start: int, end: int) -> str:
    """Return the shortest last words that stand nowhere before in the stretch."""
    sizes = range(min(FEWEST, end - start), end - start + 1)
    return next((w for n in sizes if text.find(w := text[end - n : end], start) == end - n), text[start:end])


def _surfaces(text: str, gold: Annotation) -> dict[str, list[str]]:
    """Return the strings that give each entity its mentions and nothing else, with context where it takes."""
    spans = {(start, end): e["id"] for e in gold["entities"] for start, end in e["mentions"]}
    body = [Span(*b) for b in gold["body"]]
    found: dict[str, dict[str, None]] = {e["id"]: {} for e in gold["entities"]}
    for (start, end), id in sorted(spans.items()):
        found[id][_surface(text, Span(start, end), id, spans, body)] = None
    return {id: list(surfaces) for id, surfaces in found.items()}


def _surface(text: str, span: Span, id: str, spans: dict[tuple[int, int], str], body: list[Span]) -> str:
    """Return the mention, with as much around it as keeps other places out."""
    around = next((b for b in body if b.covers(span)), span)
    for left, right in _contexts(text, span, around):
        before, after = text[span.start - left : span.start], text[span.end : span.end + right]
        if set("[]") & set(before + after + span.of(text)):
            break
        if _is_sure(text, before, span.of(text), after, id, spans, body):
            return f"{before}[{span.of(text)}]{after}" if before or after else span.of(text)
    return span.of(text)


def _contexts(text: str, span: Span, around: Span) -> Iterable[tuple[int, int]]:
    """Yield how many characters to take left and right, fewest first, within the line."""
    line = (text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end))
    left = span.start - max(around.start, line[0])
    right = min(around.end, line[1] if line[1] >= 0 else len(text)) - span.end
    return ((n - r, r) for n in range(left + right + 1) for r in range(n + 1) if n - r <= left and r <= right)


def _is_sure(
    text: str,
    before: str,
    words: str,
    after: str,
    id: str,
    spans: dict[tuple[int, int], str],
    body: list[Span],
) -> bool:
    """Tell whether the string with its context marks mentions of ``id`` and nothing else."""
    for hit in re.finditer(re.escape(before + words + after), text):
        start = hit.start() + len(before)
        here = Span(start, start + len(words))
        if spans.get((here.start, here.end)) == id or not any(b.covers(here) for b in body):
            continue
        longer = (Span(*s) for s in spans if s[1] - s[0] > len(words))
        if not any(s.overlaps(here) for s in longer):
            return False
    return True


def _scalar(value: Any) -> str:
    """Return a word for YAML: bare where that is safe, else in quotes."""
    words = str(value)
    bare = _PLAIN.fullmatch(words) and words.casefold() not in _WORDS
    quoted = json.dumps(words, ensure_ascii=False)
    return words if bare else _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)
