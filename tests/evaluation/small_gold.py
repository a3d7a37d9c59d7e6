"""A small gold folder with predictions, so that reports are tested without reading a text."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

TEXT = "チリはペルーを非難した。ペルーはボリビアを支援する方針だ。\n"
ENTITIES = [
    {"id": "chile", "type": "Country", "name": "チリ", "mentions": [[0, 2]]},
    {"id": "peru", "type": "Country", "name": "ペルー", "mentions": [[3, 6], [12, 15]]},
    {"id": "bolivia", "type": "Country", "name": "ボリビア", "mentions": [[16, 20]]},
]
CRITICIZES = {
    "subject": "chile",
    "type": "criticizes",
    "object": "peru",
    "status": "asserted",
    "evidence": [[0, 11]],
}
AIDS = {"subject": "peru", "type": "aids", "object": "bolivia", "status": "planned", "evidence": [[12, 28]]}
OPPOSES = {
    "subject": "chile",
    "type": "opposes",
    "object": "bolivia",
    "status": "asserted",
    "evidence": [[0, 11]],
}
GOLD: dict[str, Any] = {
    "id": "a",
    "published": "2024-01-05",
    "body": [[0, len(TEXT) - 1]],
    "entities": ENTITIES,
    "relations": [CRITICIZES, AIDS],
}


def write(file: Path, value: Any) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
    file.write_text(text, encoding="utf-8")
    return file


def write_gold(folder: Path, *names: str, **changes: Any) -> Path:
    """Write gold with its texts; ``changes`` replace keys of it."""
    for name in names or ("a",):
        write(folder / f"{name}.json", copy.deepcopy(GOLD) | {"id": name} | changes)
        write(folder / f"{name}.txt", TEXT)
    return folder


def write_predictions(folder: Path, *relations: dict[str, Any], names: tuple[str, ...] = ("a",)) -> Path:
    """Write what was found in each article."""
    for name in names:
        write(folder / f"{name}.json", {"id": name, "entities": ENTITIES, "relations": list(relations)})
    return folder
