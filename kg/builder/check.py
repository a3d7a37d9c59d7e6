"""Whether what lies in an output folder is what the build wrote: ``kg check``."""

from __future__ import annotations

from pathlib import Path

from kg.builder import manifest, outputs
from kg.errors import KgError

_REMEDY = "build again with kg build: what was read before comes from the cache"


def check_folder(folder: Path) -> list[KgError]:
    """Return what is damaged, changed or missing in a folder that a build wrote.

    Raises KgError where no build wrote anything.
    """
    found = [name for name in outputs.FILES if (folder / name).exists()]
    if not found:
        raise KgError("no build wrote into this folder", where=str(folder), remedy="name it: kg check output")
    file = folder / outputs.MANIFEST
    made = manifest.load(folder)
    if made is None:
        what = "damaged: it does not vouch for the other files" if file.exists() else "missing"
        return [KgError(what, where=str(file), remedy=_REMEDY)]
    return [fault for name, value in made.outputs.items() if (fault := _fault(folder / name, value))]


def _fault(file: Path, value: str) -> KgError | None:
    if manifest.content(file) == value:
        return None
    what = "missing" if not file.exists() else "not what the build wrote: damaged, or changed since"
    return KgError(what, where=str(file), remedy=_REMEDY)
