"""What a person writes of an article, compiled to gold: surface strings become offsets.

The YAML names each entity's surface strings; every occurrence in the body is a mention, the longest
string first and nothing inside it. ``"訪[朝]"`` gives context: only the bracketed part is the mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.config import YamlFile, load_yaml, perhaps
from kg.config.tables import load_relation_types
from kg.errors import ConfigError, KgError
from kg.evaluation.gold import QUALIFIERS, Annotation
from kg.evaluation.scores import Triple, key
from kg.graph.types import ENTITY_LABELS, STATUS_LABELS

ENTITY_KEYS = ("type", "name", "mentions")
ENDS = ("subject", "object")
VOICES = ("source", "denied_by")
RELATION_KEYS = (*ENDS, "type", "status", *VOICES, "evidence", *QUALIFIERS)

Report = Callable[..., None]
Stretch = list[int]


class Occurrence(NamedTuple):
    """One place where a surface string stands."""

    start: int
    end: int
    entity: str
    bracketed: bool


def compile_annotation(
    file: Path, text: str, configs: Path | None = None
) -> tuple[Annotation, list[KgError]]:
    """Compile an annotation (YAML) against the text it is about.

    Returns the gold and every problem found, each with the line of the YAML and a remedy; gold with
    problems is not to be kept. ``text`` is the text exactly as stored: offsets count its code points.
    ``configs`` may add relation types. Raises :class:`kg.errors.ConfigError` where the file is no YAML.

    >>> compile_annotation(Path("a.yaml"), "…")  # doctest: +SKIP
    ({'id': 'a', …}, [])
    """
    yaml = load_yaml(file)
    problems: list[KgError] = []

    def report(what: str, *place: str | int, remedy: str = "") -> None:
        problems.append(KgError(what, where=yaml.where(*place), remedy=remedy))

    _check_shape(yaml, file)
    data, types = yaml.data, load_relation_types(configs)[0]
    body = _find_body(text, data["body"], report)
    found = body if not problems else [[0, len(text)]]  # a wrong body is one problem, not one of each name
    entities = _find_entities(text, found, data["entities"], report)
    relations = _find_relations(text, found, data, set(types), report)
    gold = {"id": str(data.get("id") or file.stem), "published": str(data.get("published") or "")}
    return gold | {"body": body, "entities": entities, "relations": relations}, problems


def _check_shape(yaml: YamlFile, file: Path) -> None:
    """Refuse what cannot be walked through."""
    data = yaml.data
    if not isinstance(data, dict):
        raise ConfigError([KgError("not an annotation", where=str(file), remedy="body, entities, relations")])
    faults = []
    for name, kind, shape in (
        ("body", list, '[["first words", "last words"], …]'),
        ("entities", dict, "{id: {type, name, mentions}, …}"),
        ("relations", list, "[{subject, type, object, status, evidence}, …]"),
    ):
        if name == "relations" and data.get(name) is None:
            continue
        if not isinstance(data.get(name), kind):
            faults.append(
                KgError(f"{name!r} is missing or of another shape", where=yaml.where(name), remedy=shape)
            )
            continue
        items = data[name].items() if isinstance(data[name], dict) else enumerate(data[name])
        for place, item in items:
            right = isinstance(item, list) and len(item) == 2 if name == "body" else isinstance(item, dict)
            if not right:
                faults.append(
                    KgError(
                        f"an item of {name!r} of another shape", where=yaml.where(name, place), remedy=shape
                    )
                )
    if faults:
        raise ConfigError(faults)


def _find_body(text: str, stretches: list[Any], report: Report) -> list[Stretch]:
    body, after = [], 0
    for number, (first, last) in enumerate(stretches):
        start = text.find(str(first), after)
        start = text.find(str(first)) if start < 0 else start
        end = text.find(str(last), max(start, 0))
        if start < 0 or end < 0:
            words = first if start < 0 else last
            report(f"not in the text: {words!r}", "body", number, remedy="copy the words from the text")
            continue
        after = end + len(str(last))
        body.append([start, after])
    return body


def _find_entities(
    text: str, body: list[Stretch], entities: dict[str, Any], report: Report
) -> list[Annotation]:
    wanted: list[Occurrence] = []
    absent: set[str] = set()
    for id, entity in entities.items():
        _check_keys(entity, ENTITY_KEYS, report, "entities", id)
        if entity.get("type") not in ENTITY_LABELS:
            known = ", ".join(ENTITY_LABELS)
            report(
                f"{id}: {entity.get('type')!r} is no type", "entities", id, "type", remedy=f"one of {known}"
            )
        if not entity.get("name"):
            report(f"{id} has no name", "entities", id, remedy="name: the fullest usual name")
        for number, surface in enumerate(_listed(entity.get("mentions"))):
            hits = list(_occurrences(text, body, str(surface), id))
            if not hits:
                absent.add(id)
                where = ("entities", id, "mentions", number)
                report(
                    f"{id}: {surface!r} is not in the body",
                    *where,
                    remedy="copy it from the text, or widen the body",
                )
            wanted += hits
    spans = _longest_first(text, wanted, report)
    for id in entities:
        if not spans.get(id) and id not in absent:
            inside = (
                "all its strings lie inside longer ones: leave the entity out, or give a context with [ ]"
            )
            remedy = inside if _listed(entities[id].get("mentions")) else "give its words, or leave it out"
            report(f"{id} has no mention left", "entities", id, remedy=remedy)
    return [
        {
            "id": id,
            "type": entity.get("type"),
            "name": str(entity.get("name", "")),
            "mentions": [[o.start, o.end] for o in sorted(spans.get(id, ()))],
        }
        for id, entity in entities.items()
    ]


def _occurrences(text: str, body: list[Stretch], surface: str, entity: str) -> Iterator[Occurrence]:
    """Yield where a surface string stands in the body; of a string with brackets only what is in them."""
    bracketed = re.search(r"\[([^\]]*)\]", surface)
    plain = surface.replace("[", "").replace("]", "")
    if not plain:
        return
    first = bracketed.start() if bracketed else 0
    length = len(bracketed[1]) if bracketed else len(plain)
    for hit in re.finditer(re.escape(plain), text):
        start = hit.start() + first
        if _inside(body, start, start + length):
            yield Occurrence(start, start + length, entity, bracketed is not None)


def _longest_first(text: str, wanted: list[Occurrence], report: Report) -> dict[str, set[Occurrence]]:
    """Return what is left of each entity when the longest string takes its place first."""
    taken: list[Occurrence] = []
    spans: dict[str, set[Occurrence]] = {}
    for o in sorted(wanted, key=lambda o: (o.start - o.end, o.start, not o.bracketed)):
        same = next((t for t in taken if (t.start, t.end) == (o.start, o.end)), None)
        if same and same.entity != o.entity:
            words = text[o.start : o.end]
            what = f"{words!r} at {o.start} belongs to {same.entity} and {o.entity}"
            report(what, "entities", o.entity, remedy="tell them apart with a context: 訪[朝]")
        if same or any(o.start < t.end and t.start < o.end for t in taken):
            continue
        taken.append(o)
        spans.setdefault(o.entity, set()).add(o)
    return spans


def _find_relations(
    text: str, body: list[Stretch], data: dict[str, Any], types: Collection[str], report: Report
) -> list[Annotation]:
    relations: list[Annotation] = []
    seen: set[Triple] = set()
    for number, row in enumerate(data.get("relations") or []):
        place = ("relations", number)
        _check_keys(row, RELATION_KEYS, report, *place)
        _check_words(row, "type", types, report, *place)
        _check_words(row, "status", STATUS_LABELS, report, *place)
        for name in (*ENDS, *VOICES):
            for id in _listed(row.get(name)) or ([None] if name in ENDS else []):
                if id not in data["entities"]:
                    remedy = perhaps(str(id), data["entities"]) or "give it under entities"
                    report(f"{name} {id!r} is no entity", *place, name, remedy=remedy)
        relation: Annotation = {name: row.get(name) for name in ("subject", "type", "object")}
        triple = key({k: str(v) for k, v in relation.items()})
        if triple in seen:
            remedy = "once per document: join the qualifiers and take the strongest status"
            report(f"{' '.join(triple)} stands twice", *place, remedy=remedy)
        seen.add(triple)
        relation |= {name: str(row[name]) for name in QUALIFIERS if row.get(name) not in (None, "")}
        relation |= {"status": row.get("status")} | {name: _listed(row.get(name)) for name in VOICES}
        relations.append(relation | {"evidence": list(_find_evidence(text, body, row, report, place))})
    return relations


def _find_evidence(
    text: str, body: list[Stretch], row: dict[str, Any], report: Report, place: tuple[str | int, ...]
) -> Iterator[Stretch]:
    for words in map(str, _listed(row.get("evidence"))):
        starts = (hit.start() for hit in re.finditer(re.escape(words), text))
        start = next((s for s in starts if _inside(body, s, s + len(words))), None)
        if start is None:
            report(
                f"evidence is not in the body: {words!r}", *place, "evidence", remedy="copy it from the text"
            )
        else:
            yield [start, start + len(words)]


def _check_keys(row: dict[str, Any], known: Collection[str], report: Report, *place: str | int) -> None:
    for name in row:
        if name not in known:
            remedy = perhaps(name, known) or f"one of {', '.join(known)}"
            report(f"unknown key {name!r}", *place, name, remedy=remedy)


def _check_words(
    row: dict[str, Any], name: str, known: Collection[str], report: Report, *place: str | int
) -> None:
    value = row.get(name)
    if value not in known:
        remedy = perhaps(str(value), known) or f"one of {', '.join(known)}"
        report(f"{value!r} is no {name}", *place, name, remedy=remedy)


def _inside(body: list[Stretch], start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in body)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


__all__ = ["compile_annotation"]
