"""The single files ``types.yaml`` and ``confidence.yaml``: one's own adds to the built-in one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from kg.config.folders import config_files
from kg.config.types import declared_types
from kg.config.yaml import YamlFile, load_all, perhaps, validate
from kg.errors import ConfigError, KgError
from kg.model import EntityType, RelationType


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Label(_Strict):
    ja: str
    en: str


class _Type(_Strict):
    """A row of ``types``; one that extends a built-in type says only what differs."""

    label: _Label | None = None
    family: str | None = None
    symmetric: bool = False
    static: bool = False
    qualifier: str = ""
    subject_types: list[EntityType] = []
    object_types: list[EntityType] = []
    plover: str = ""
    cameo: str = ""
    wikidata: str = ""


class _Types(_Strict):
    families: dict[str, _Label] = {}
    types: dict[str, _Type] = {}


Families = dict[str, dict[str, str]]


def load_relation_types(override: Path | str | None = None) -> tuple[dict[str, RelationType], Families]:
    """Return the relation types and their families: the built-in ones and those of the override folder.

    A type that is there already is extended: what the later file says of it wins. Raises ConfigError
    with every fault.

    >>> load_relation_types()[0]["exports_to"].label_ja
    '輸出'
    """
    types: dict[str, dict[str, Any]] = {}
    families: Families = {}
    faults: list[KgError] = []
    for file in load_all(config_files("types.yaml", override)):
        if file.data is None:  # nothing but comments
            continue
        try:
            read = validate(_Types, file)
        except ConfigError as error:
            faults += error.problems
            continue
        families |= {name: label.model_dump() for name, label in read.families.items()}
        for name, row in read.types.items():
            types.setdefault(name, {}).update(row.model_dump(exclude_unset=True))
            faults += _lacking(file, name, types[name], families)
    for name, declared in declared_types(override).items():
        types.setdefault(name, {}).update(declared)
    if faults:
        raise ConfigError(faults)
    return {name: _relation_type(name, row) for name, row in types.items()}, families


def _lacking(file: YamlFile, name: str, row: Mapping[str, Any], families: Families) -> list[KgError]:
    where = file.where("types", name)
    found = []
    if not row.get("label"):
        found.append(KgError(f"{name}: no label", where=where, remedy="label: {ja: …, en: …}"))
    if row.get("family") not in families:
        what = f"{name}: unknown family {row['family']!r}" if row.get("family") else f"{name}: no family"
        remedy = perhaps(row.get("family") or "", families) or f"one of: {', '.join(families)}"
        found.append(KgError(what, where=where, remedy=f"{remedy}; or name it under families"))
    return found


def _relation_type(name: str, row: dict[str, Any]) -> RelationType:
    label = row["label"]
    rest: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k != "label"}
    return RelationType(name, label["ja"], label["en"], **rest)


def load_table(name: str, override: Path | str | None = None) -> YamlFile:
    """Return a single file with one's own laid over it, table by table: ``confidence.yaml``."""
    files = load_all(config_files(name, override))
    data: Any = {}
    for file in files:
        data = overlay(data, file.data or {})
    return YamlFile(files[-1].path if files else Path(name), data)


def overlay(base: Any, more: Any) -> Any:
    """Return ``base`` with the keys of ``more``: tables are joined, anything else is replaced.

    >>> overlay({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}})
    {'a': {'b': 1, 'c': 3}}
    """
    if not (isinstance(base, dict) and isinstance(more, dict)):
        return more
    return {**base, **{key: overlay(base.get(key), value) for key, value in more.items()}}
