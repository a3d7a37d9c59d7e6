"""The table of relation types: read from ``configs/types.yaml``, carried along in every graph."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import RelationType

ENTITY_LABELS: Mapping[str, str] = {
    "Person": "人物",
    "Country": "国",
    "Organization": "組織",
    "Place": "場所",
}
"""The Japanese words for the four entity types."""

STATUS_LABELS: Mapping[str, str] = {
    "asserted": "断定",
    "claimed": "主張",
    "planned": "予定",
    "possible": "可能性",
    "negated": "否定",
}
"""The Japanese words for the five ways of commitment, strongest first."""


class UnknownTypeError(KgError, ValueError):
    """A relation type, family, status or entity type that the graph does not have."""

    __str__ = KgError.__str__


class TypeTable(dict[str, RelationType]):
    """Relation types by name, in the order of the file; ``families`` holds ``{name: {ja, en}}``.

    >>> table = TypeTable({"visited": RelationType("visited", "訪問", "visited", "diplomacy")})
    >>> table.families
    {'diplomacy': {'ja': 'diplomacy', 'en': 'diplomacy'}}
    """

    def __init__(
        self,
        types: Mapping[str, RelationType] | Iterable[tuple[str, RelationType]] = (),
        families: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__(types)
        known = families if families is not None else getattr(types, "families", {})
        self.families: dict[str, dict[str, str]] = {name: dict(labels) for name, labels in known.items()}
        for t in self.values():
            self.families.setdefault(t.family, {"ja": t.family, "en": t.family})

    def get_or_make(self, name: str) -> RelationType:
        """Return the type, or a plain one for a name that the table lacks."""
        return self.get(name) or RelationType(name, name, name.replace("_", " "), "")

    def select(self, wanted: str | Iterable[str]) -> set[str]:
        """Return the names of the types that ``wanted`` means.

        A type or a family is given by name or by Japanese or English label; one string
        may hold several, divided by ``|`` or ``,``. Raises :class:`UnknownTypeError`.

        >>> t = RelationType("visited", "訪問", "visited", "diplomacy")
        >>> TypeTable({"visited": t}, {"diplomacy": {"ja": "外交", "en": "diplomacy"}}).select("外交")
        {'visited'}
        """
        parts = [wanted] if isinstance(wanted, str) else list(wanted)
        words = [w.strip() for p in parts for w in p.replace(",", "|").split("|") if w.strip()]
        meaning = self._meanings()
        chosen: set[str] = set()
        for word in words:
            if word.casefold() not in meaning:
                raise UnknownTypeError(f"unknown relation type {word!r}", remedy=suggest(word, meaning))
            chosen |= meaning[word.casefold()]
        return chosen

    def _meanings(self) -> dict[str, set[str]]:
        meaning: dict[str, set[str]] = {}
        for name, t in self.items():
            family = self.families[t.family]
            for word in (name, t.label_ja, t.label_en, t.family, family.get("ja", ""), family.get("en", "")):
                if word:
                    meaning.setdefault(word.casefold(), set()).add(name)
        return meaning


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a remedy that names the nearest of ``known``.

    >>> suggest("exprots_to", ["exports_to", "visited"])
    'did you mean exports_to?'
    """
    known = list(known)
    near = difflib.get_close_matches(word.casefold(), known, n=3, cutoff=0.5)
    return f"did you mean {', '.join(near)}?" if near else f"known: {', '.join(sorted(known)[:60])}"


def load_types(path: str | Path, more: Mapping[str, Mapping[str, Any]] | None = None) -> TypeTable:
    """Read the relation types of a ``types.yaml``; ``more`` are rows that rule files declare.

    Raises :class:`kg.errors.KgError` with file and remedy if it cannot be used.

    >>> load_types("configs/types.yaml")["exports_to"].label_ja
    '輸出'
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    path = Path(path)
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise KgError(f"cannot read the relation types: {error}", where=str(path)) from error
    if not isinstance(data, dict) or not isinstance(data.get("types"), dict):
        raise KgError("no relation types", where=str(path), remedy="the file needs a table 'types:'")
    families = data.get("families") or {}
    try:
        return TypeTable(
            {name: _type(name, row) for name, row in {**data["types"], **(more or {})}.items()}, families
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise KgError(f"wrong entry: {error}", where=str(path), remedy="see the comments in it") from error


def _type(name: str, row: Mapping[str, Any]) -> RelationType:
    row = dict(row)
    label = row.pop("label")
    row |= {end: tuple(row[end]) for end in ("subject_types", "object_types") if end in row}
    return RelationType(name, label["ja"], label["en"], **row)


def type_to_json(t: RelationType) -> dict[str, Any]:
    """Return a type without its empty fields."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(t).items() if v}


def type_from_json(row: Mapping[str, Any]) -> RelationType:
    """Undo :func:`type_to_json`."""
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    return RelationType(**fields)
