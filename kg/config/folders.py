"""Where the configuration is found."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ConfigError, KgError


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
    base = configs_dir()
    return (base,) if override is None else (base, configs_dir(override))


def config_files(part: str, override: Path | str | None = None) -> list[Path]:
    """Return the YAML files of ``part`` (``names``, ``relations``, ``lexicon``, or a file ``types.yaml``).

    A file in the override folder takes the place of the base file with the same name;
    files with other names are added. Sorted by name, so that a build is the same everywhere.
    """
    found: dict[str, Path] = {}
    for folder in configs_dirs(override):
        here = folder / part
        for path in [here] if here.is_file() else sorted(here.glob("*.yaml")):
            found[path.name] = path
    return [found[name] for name in sorted(found)]
