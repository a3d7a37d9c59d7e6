"""What may be wrong with a gold file: it must stop the measuring, not lower the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.config import YamlFile, perhaps, validate
from kg.errors import ConfigError, KgError
from kg.evaluation.gold_schema import GoldEntity, GoldFile, GoldRelation
from kg.model import RelationType

PARTS = {"entities": GoldEntity, "relations": GoldRelation}


def check_gold(
    gold: dict[str, Any],
    text: str,
    file: Path,
    types: Mapping[str, RelationType],
    qualifiers: Collection[str],
) -> None:
    """Raise ConfigError with every fault of a gold file, each with its place.

    Missing and unknown keys, types, statuses, qualifiers and entities, offsets that are none or reach beyond
    text or body, names within names, entities and relations that stand twice.
    """
    source = YamlFile(file, gold)
    faults = list(_head(gold, source))
    entities = list(_rows(GoldEntity, gold, "entities", source, faults))
    relations = list(_rows(GoldRelation, gold, "relations", source, faults))
    body = gold.get("body") or [[0, len(text)]]
    faults += _offsets(gold.get("body", []), text, [[0, len(text)]], source, "body")
    faults += _check_entities(entities, text, body, source)
    whole = len(entities) == len(gold["entities"])  # else what a broken row is called is not known
    faults += _check_ends(relations, {e.id for _, e in entities} if whole else None, types, source)
    known = {*qualifiers, *(t.qualifier for t in types.values() if t.qualifier)}
    for number, r in relations:
        place = ("relations", number)
        faults += _offsets(r.evidence, text, body, source, *place, "evidence")
        for name in sorted(set(r.model_extra or ()) - known):
            remedy = (
                perhaps(name, [*known, *GoldRelation.model_fields]) or f"one of: {', '.join(sorted(known))}"
            )
            faults.append(_fault(source, f"unknown key {name!r}", remedy, *place, name))
    if faults:
        raise ConfigError(faults)


def check_all(
    files: Iterable[tuple[dict[str, Any], str, Path]],
    types: Mapping[str, RelationType],
    qualifiers: Collection[str],
) -> None:
    """Check several gold files (gold, text, file); one ConfigError has the faults of all."""
    faults: list[KgError] = []
    for gold, text, file in files:
        try:
            check_gold(gold, text, file, types, qualifiers)
        except ConfigError as error:
            faults += error.problems
    if faults:
        raise ConfigError(faults)


def _head(gold: dict[str, Any], source: YamlFile) -> Iterator[KgError]:
    """Yield what is wrong beside entities, relations and body, which are gone through one by one."""
    rest = {name: value for name, value in gold.items() if name not in (*PARTS, "body")}
    try:
        validate(GoldFile, YamlFile(source.path, {**rest, **{name: [] for name in PARTS}}))
    except ConfigError as error:
        for fault in error.problems:
            name = next((n for n in rest if repr(n) in fault.what or fault.what.startswith(f"{n}:")), "")
            remedy = fault.remedy or _remedy(GoldFile, fault)
            yield KgError(_plain(fault.what), where=source.where(name), remedy=remedy)


def _check_entities(
    entities: list[tuple[int, GoldEntity]], text: str, body: Any, source: YamlFile
) -> Iterator[KgError]:
    count = Counter(e.id for _, e in entities)
    taken: list[tuple[int, int, str]] = []
    for number, e in entities:
        place = ("entities", number)
        if count[e.id] > 1:
            yield _fault(source, f"the id {e.id!r} stands twice", "give each its own", *place)
        yield from _offsets(e.mentions, text, body, source, *place, "mentions")
        for at, (start, end) in enumerate(e.mentions):
            other = next((t for t in taken if start < t[1] and t[0] < end), None)
            if other:
                what = (
                    f"{text[start:end]!r} [{start}, {end}] overlaps [{other[0]}, {other[1]}] of {other[2]!r}"
                )
                yield _fault(source, what, "the longest name alone is the mention", *place, "mentions", at)
            taken.append((start, end, e.id))


def _check_ends(
    relations: list[tuple[int, GoldRelation]],
    known: set[str] | None,
    types: Mapping[str, RelationType],
    source: YamlFile,
) -> Iterator[KgError]:
    """Yield wrong types, unknown entities (where they are known) and relations that stand twice."""
    met: set[tuple[str, ...]] = set()
    for number, r in relations:
        place = ("relations", number)
        if r.type not in types:
            remedy = perhaps(r.type, types) or "an own type stands in the types.yaml of --configs"
            yield _fault(source, f"unknown relation type {r.type!r}", remedy, *place, "type")
        for id in (r.subject, r.object, *r.source, *r.denied_by):
            if known is not None and id not in known:
                what = f"no entity has the id {id!r}"
                yield _fault(source, what, perhaps(id, known) or "list it under entities", *place)
        if r.subject == r.object:
            yield _fault(source, f"{r.subject} {r.type} itself", "name two entities", *place)
        symmetric = r.type in types and types[r.type].symmetric
        ends = sorted((r.subject, r.object)) if symmetric else (r.subject, r.object)
        if (key := (r.type, *ends)) in met:
            what = f"{r.subject} {r.type} {r.object} stands twice"
            remedy = "make one relation of the two" + (" (the type is symmetric)" if symmetric else "")
            yield _fault(source, what, remedy, *place)
        met.add(key)


def _rows(
    model: type[Any], gold: dict[str, Any], part: str, source: YamlFile, faults: list[KgError]
) -> Iterator[tuple[int, Any]]:
    for number in range(len(gold[part])):
        try:
            yield number, validate(model, source, part, number)
        except ConfigError as error:
            faults += [
                KgError(
                    f"{part}[{number}]: {_plain(f.what)}", where=f.where, remedy=f.remedy or _remedy(model, f)
                )
                for f in error.problems
            ]


def _remedy(model: type[Any], fault: KgError) -> str:
    """Say of the key that a fault names what stands there."""
    named = (n for n in model.model_fields if f"{n!r}" in fault.what or fault.what.startswith(f"{n}:"))
    name = next(named, "")
    about = model.model_fields[name].description if name else ""
    return f"{name}: {about}" if about else "see docs/evaluate.md"


def _plain(message: str) -> str:
    """Put what pydantic says into the words of the other faults."""
    if "match pattern" in message:
        return message.partition(":")[0] + ": is no date: write 2024, 2024-06, 2024-06-19 or START/END"
    return message.replace("Input should be a valid string", "must be a text")


def _offsets(spans: Any, text: str, body: Any, source: YamlFile, *place: str | int) -> Iterator[KgError]:
    for number, span in enumerate(spans if isinstance(spans, (list, tuple)) else [spans]):
        if not _is_range(span):
            what, remedy = f"{span!r} is no [start, end)", "two numbers, in code points of the text"
        elif not 0 <= span[0] < span[1] <= len(text):
            what = f"{list(span)} lies outside the text of {len(text)} characters"
            remedy = (
                "start is below end, both within the text; or this is another text than the annotated one"
            )
        elif not any(_is_range(b) and b[0] <= span[0] and span[1] <= b[1] for b in body):
            what = f"{text[span[0] : span[1]]!r} {list(span)} lies outside the body"
            remedy = "what is no article counts for nothing: leave it out, or widen the body"
        else:
            continue
        yield _fault(source, what, remedy, *place, number)


def _is_range(span: Any) -> bool:
    return isinstance(span, (list, tuple)) and len(span) == 2 and all(type(i) is int for i in span)


def _fault(source: YamlFile, what: str, remedy: str, *place: str | int) -> KgError:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
    return KgError(f"{path}: {what}", where=source.where(*place), remedy=remedy)
