"""Where the configuration is found, and how a folder of one's own is laid over the built-in one."""

from __future__ import annotations

import warnings
from pathlib import Path

from kg.errors import ConfigError, KgError, Notice

PARTS = ("names", "relations", "verbs", "lexicon")
TABLES = ("types.yaml", "confidence.yaml")
"""Single files: one of your own adds to the built-in one."""


def configs_dir(override: Path | str | None = None) -> Path:
    """Return the configuration folder: ``override``, else the one that comes with kg.

    In a checkout that is ``configs/`` beside the package, in an installed wheel ``kg/configs``.
    """
    if override is not None:
        if not Path(override).is_dir():
            raise ConfigError([KgError("no such configuration folder", where=str(override))])
        return Path(override)
    package = Path(__file__).resolve().parent.parent
    inside, beside = package / "configs", package.parent / "configs"
    return inside if inside.is_dir() else beside


def configs_dirs(override: Path | str | None = None) -> tuple[Path, ...]:
    """Return the folders to read, the base first; what comes later wins."""
    base, own = configs_dir(), configs_dir(override)
    return (base,) if own.samefile(base) else (base, own)


def config_files(part: str, override: Path | str | None = None) -> list[Path]:
    """Return the YAML files of ``part`` (``names``, ``relations``, ``lexicon``, or a file ``types.yaml``).

    The built-in ones by name, then those of the override folder. What that folder lacks is simply not
    added. A file in it with the name of a built-in one takes its place, which is said aloud; a single
    file (``types.yaml``) never does.
    """
    if part in TABLES:
        return [folder / part for folder in configs_dirs(override) if (folder / part).is_file()]
    found: dict[str, Path] = {}
    for folder in configs_dirs(override):
        for path in sorted(_place(folder, part).glob("*.yaml")):
            if path.name in found:
                tell(
                    f"takes the place of the built-in {part}/{path.name}, as a whole",
                    path,
                    "to add to it, give the file a name of its own",
                )
            found[path.name] = path
    return list(found.values())


def _place(folder: Path, part: str) -> Path:
    """Return where ``part`` lies: below the folder, but a folder of nothing but names may be flat."""
    flat = part == "names" and not any((folder / known).exists() for known in (*PARTS, *TABLES))
    return folder if flat else folder / part


def tell_unread(override: Path | str | None) -> None:
    """Say which YAML files of a folder of one's own nobody reads: they lie in the wrong place."""
    folder = configs_dirs(override)[-1]
    if folder == configs_dir():
        return
    places = {_place(folder, part) for part in PARTS}
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".yaml", ".yml")):
        place = path.relative_to(folder).as_posix()
        if place in TABLES or (path.suffix == ".yaml" and path.parent in places):
            continue
        tell("is not read", path, f"kg reads *.yaml in {'/, '.join(PARTS)}/, and {' and '.join(TABLES)}")


def tell(what: str, where: Path, remedy: str) -> None:
    """Tell a user something about the configuration that is no fault (Python shows it once)."""
    warnings.warn(str(KgError(what, where=str(where), remedy=remedy)), Notice, stacklevel=2)
