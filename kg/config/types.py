"""Relation types that a rule file brings along: label, family and direction beside its patterns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.config.folders import config_files
from kg.config.yaml import load_yaml

KEYS = ("label", "family", "symmetric", "static", "qualifier", "plover", "cameo", "wikidata")
"""What a rule file may say of its type; ``types.yaml`` says the same of the built-in ones."""


def declared_types(override: Path | str | None = None) -> dict[str, dict[str, Any]]:
    """Return the types that rule files declare themselves, as rows of a ``types.yaml``.

    >>> declared_types()
    {}
    """
    found: dict[str, dict[str, Any]] = {}
    for path in config_files("relations", override):
        for name, row in (load_yaml(path).data or {}).items():
            if isinstance(row, dict) and "label" in row:
                found[name] = {key: row[key] for key in KEYS if key in row}
    return found


__all__ = ["KEYS", "declared_types"]
