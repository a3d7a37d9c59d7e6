"""What a reading depends on beside its document: configuration, code and versions."""

from __future__ import annotations

from pathlib import Path

from kg.config import configs_dirs
from kg.parsing import versions
from kg.store import code_version, fingerprint


def configuration(configs: Path | None) -> str:
    """Return a fingerprint of every configuration file that is read."""
    files = [(d, f) for d in configs_dirs(configs) for f in sorted(d.rglob("*.yaml"))]
    return fingerprint(
        [(f.relative_to(d).as_posix(), f.read_text(encoding="utf-8", errors="replace")) for d, f in files]
    )


def identity(configs: Path | None) -> str:
    """Return what a cached reading must have been made with to be used again.

    Any change of a configuration file, of this package's code or of the parser counts.
    """
    return fingerprint(configuration(configs), code_version("kg"), versions())
