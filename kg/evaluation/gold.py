"""Gold files: what a person says an article says (shape: tests/gold/*.json)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.config.tables import load_relation_types
from kg.errors import KgError
from kg.evaluation.gold_checks import check_all

QUALIFIERS = ("item", "agreement", "role", "kin", "time", "topic", "field", "kind", "request")
LOOSE = frozenset({"item", "agreement", "topic", "field", "kind", "request", "role"})
"""Qualifiers that count as right when one string contains the other."""

Annotation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One article with its gold: ``name`` is the stem of the gold file, ``text`` as decoded."""

    name: str
    text: str
    gold: Annotation


def load_cases(folder: Path, texts: Path | None = None, *, configs: Path | None = None) -> list[Case]:
    """Load ``NAME.json`` with ``NAME.txt`` beside it, or in ``texts``.

    Raises :class:`kg.errors.KgError` where there is no gold, no text, or a file is damaged or says what
    cannot be: with every fault of all files, by place. ``configs`` may add relation types.
    """
    files = [f for f in sorted(folder.glob("*.json")) if f.name != "floors.json"]
    if not files:
        raise KgError("no gold files (*.json)", where=str(folder), remedy="name another folder with --gold")
    cases = [_load_case(file, texts) for file in files]
    types, _ = load_relation_types(configs)
    check_all(
        [(case.gold, case.text, file) for case, file in zip(cases, files, strict=True)], types, QUALIFIERS
    )
    return cases


def _load_case(file: Path, texts: Path | None) -> Case:
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
        for key in ("entities", "relations"):
            if not isinstance(gold[key], list):
                raise TypeError(f"{key!r} is no list")
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"not a gold file: {error}", where=str(file)) from error
    for place in (file.parent, *([texts] if texts else [])):
        text = place / f"{file.stem}.txt"
        if text.exists():
            # newline="": offsets are those of the text exactly as stored
            with text.open(encoding="utf-8", newline="") as stream:
                return Case(file.stem, stream.read(), gold)
    raise KgError(
        f"no text {file.stem}.txt for this gold file",
        where=str(file),
        remedy="put it beside the gold or name its folder with --texts",
    )
