"""What may be wrong with a gold file: it must stop the measuring, not lower the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kg.config import YamlFile, perhaps, validate
from kg.errors import ConfigError, KgError
from kg.model import EntityType, Status

Range = tuple[int, int]


class _Entity(BaseModel):
    id: str
    type: EntityType
    name: str
    mentions: list[Range]


class _Relation(BaseModel):
    """A relation; any other key of it is a qualifier."""

    model_config = ConfigDict(extra="allow")

    subject: str
    type: str
    object: str
    status: Status
    source: list[str] = []
    denied_by: list[str] = []
    evidence: list[Range] = []


_QUALIFIERS = TypeAdapter(dict[str, str])


def check_gold(
    gold: dict[str, Any], text: str, file: Path, types: Collection[str], qualifiers: Collection[str]
) -> None:
    """Raise ConfigError with every fault of a gold file, each with its place.

    Missing keys, unknown types, statuses, qualifiers and entities, offsets that are none or reach beyond
    the text, entities and relations that stand twice.
    """
    source = YamlFile(file, gold)
    faults = list(_offsets(gold.get("body", []), text, source, "body"))
    entities = list(_rows(_Entity, gold, "entities", source, faults))
    relations = list(_rows(_Relation, gold, "relations", source, faults))
    known = {e.id for _, e in entities}
    count = Counter(e.id for _, e in entities)
    for number, e in entities:
        if count[e.id] > 1:
            faults.append(
                _fault(source, f"the id {e.id!r} stands twice", "give each its own", "entities", number)
            )
        faults += _offsets(e.mentions, text, source, "entities", number, "mentions")
    whole = len(entities) == len(gold["entities"])  # else what a broken row is called is not known
    met: set[tuple[str, str, str]] = set()
    for number, r in relations:
        place = ("relations", number)
        if r.type not in types:
            remedy = perhaps(r.type, types) or "an own type stands in the types.yaml of --configs"
            faults.append(_fault(source, f"unknown relation type {r.type!r}", remedy, *place, "type"))
        for id in (r.subject, r.object, *r.source, *r.denied_by) if whole else ():
            if id not in known:
                what = f"no entity has the id {id!r}"
                faults.append(_fault(source, what, perhaps(id, known) or "list it under entities", *place))
        if (key := (r.subject, r.type, r.object)) in met:
            what = f"{' '.join(key)} stands twice"
            faults.append(_fault(source, what, "make one relation of the two", *place))
        met.add(key)
        faults += _offsets(r.evidence, text, source, *place, "evidence")
        for name in sorted(set(r.model_extra or ()) - set(qualifiers)):
            remedy = (
                perhaps(name, [*qualifiers, *_Relation.model_fields]) or f"one of: {', '.join(qualifiers)}"
            )
            faults.append(_fault(source, f"unknown key {name!r}", remedy, *place, name))
        try:
            _QUALIFIERS.validate_python(r.model_extra or {})
        except ValidationError as error:
            (name, *_) = error.errors()[0]["loc"]
            faults.append(_fault(source, f"{name}: must be a text", "", *place, name))
    if faults:
        raise ConfigError(faults)


def check_all(
    files: Iterable[tuple[dict[str, Any], str, Path]], types: Collection[str], qualifiers: Collection[str]
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


def _rows(
    model: type[Any], gold: dict[str, Any], part: str, source: YamlFile, faults: list[KgError]
) -> Iterator[tuple[int, Any]]:
    for number in range(len(gold[part])):
        try:
            yield number, validate(model, source, part, number)
        except ConfigError as error:
            faults += [
                KgError(f"{part}[{number}]: {f.what}", where=f.where, remedy=f.remedy) for f in error.problems
            ]


def _offsets(spans: Any, text: str, source: YamlFile, *place: str | int) -> Iterator[KgError]:
    for number, span in enumerate(spans if isinstance(spans, list) else [spans]):
        if not (isinstance(span, (list, tuple)) and len(span) == 2 and all(isinstance(i, int) for i in span)):
            what, remedy = f"{span!r} is no [start, end)", "two numbers, in code points of the text"
        elif not 0 <= span[0] < span[1] <= len(text):
            what = f"{list(span)} lies outside the text of {len(text)} characters"
            remedy = (
                "start is below end, both within the text; or this is another text than the annotated one"
            )
        else:
            continue
        yield _fault(source, what, remedy, *place, number)


def _fault(source: YamlFile, what: str, remedy: str, *place: str | int) -> KgError:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")
    return KgError(f"{path}: {what}", where=source.where(*place), remedy=remedy)
