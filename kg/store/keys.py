"""Keys of the cache: the same content gives the same key on every machine."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def fingerprint(*parts: object) -> str:
    """Return a key for ``parts`` (plain data: text, numbers, lists, tuples, dicts with text keys).

    The order of a dict's keys, of hashing and the locale do not matter; lone surrogates are allowed.

    >>> fingerprint("日本", {"b": 1, "a": (2, 3)}) == fingerprint("日本", {"a": [2, 3], "b": 1})
    True
    """
    plain = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:40]


@cache
def code_version(*rooms: str) -> str:
    """Return a fingerprint of the code and the weights of ``rooms`` (``kg.text``, …), without importing them.

    So a change of the code makes old entries unused, and nobody has to remember a number.
    """
    return fingerprint([(name, text) for room in rooms for name, text in _sources(room)])


def _sources(room: str) -> list[tuple[str, str]]:
    spec = find_spec(room)
    if spec is None:
        raise ModuleNotFoundError(f"no module named {room!r}", name=room)
    if spec.submodule_search_locations is None:
        files = [Path(spec.origin or "")]
    else:
        folders = [Path(folder) for folder in spec.submodule_search_locations]
        files = [f for folder in folders for kind in ("*.py", "*.npz") for f in folder.rglob(kind)]
    named = sorted((f"{room}/{file.as_posix().rpartition('/kg/')[2]}", file) for file in files)
    return [(name, hashlib.sha256(file.read_bytes()).hexdigest()) for name, file in named]
