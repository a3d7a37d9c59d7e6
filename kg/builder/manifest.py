"""What the last build was made of: if nothing changed, there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.builder.outputs import MANIFEST as FILE
from kg.builder.outputs import save as save_file
from kg.sources.files import STDIN, Found
from kg.store import fingerprint


@dataclass(frozen=True, slots=True)
class Manifest:
    """The fingerprint of a build's input and settings, and of what it wrote."""

    inputs: str
    outputs: dict[str, str]
    summary: dict[str, Any]

    def holds(self, inputs: str, folder: Path) -> bool:
        """Tell whether a build of ``inputs`` would write what lies in ``folder`` already."""
        return (
            bool(inputs)
            and inputs == self.inputs
            and all(content(folder / name) == value for name, value in self.outputs.items())
        )


def content(file: Path) -> str:
    """Return the SHA-256 of a file's bytes; empty if it cannot be read, or is a pipe or a device."""
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as stream:
            found = hashlib.sha256()
            while block := stream.read(1 << 20):
                found.update(block)
            return found.hexdigest()
    except OSError:
        return ""


def fingerprint_inputs(files: Sequence[Found], *settings: str) -> str:
    """Return one digest for the files and settings of a build; empty for standard input."""
    if any(str(f.path) == STDIN for f in files):
        return ""
    return fingerprint(settings, [(str(f.path), f.id, f.fault, content(f.path)) for f in files])


def load(folder: Path) -> Manifest | None:
    """Return the manifest in ``folder``, or None where there is none, or one that is damaged."""
    try:
        raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if raw["checksum"] != fingerprint(raw["inputs"], raw["outputs"], raw["summary"]):
            return None
        return Manifest(str(raw["inputs"]), dict(raw["outputs"]), dict(raw["summary"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def save(folder: Path, inputs: str, names: Sequence[str], summary: dict[str, Any]) -> None:
    """Write the manifest last: it vouches for all the other files."""
    outputs = {name: content(folder / name) for name in names}
    data = {"inputs": inputs, "outputs": outputs, "summary": summary}
    data["checksum"] = fingerprint(*data.values())
    save_file(folder / FILE, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
