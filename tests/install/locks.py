"""Reads the locks and follows requirements through them, as pip would without a resolver."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from itertools import product

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

Environment = dict[str, str]

# The first and the last release of each Python: some markers tell patch releases apart.
PYTHONS = [f"3.{minor}.{patch}" for minor in (10, 11, 12, 13) for patch in (0, 99)]
PLATFORMS = [
    ("linux", "Linux", "posix", "x86_64"),
    ("linux", "Linux", "posix", "aarch64"),
    ("darwin", "Darwin", "posix", "x86_64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("win32", "Windows", "nt", "AMD64"),
]


@dataclass(frozen=True)
class Pin:
    name: str
    version: str
    marker: Marker | None

    def holds(self, environment: Environment) -> bool:
        return self.marker is None or self.marker.evaluate({**environment, "extra": ""})


def environments() -> list[Environment]:
    """Return every supported Python on every platform."""
    return [
        {
            **dict(default_environment()),
            "python_version": python.rpartition(".")[0],
            "python_full_version": python,
            "implementation_version": python,
            "sys_platform": platform,
            "platform_system": system,
            "os_name": os_name,
            "platform_machine": machine,
        }
        for python, (platform, system, os_name, machine) in product(PYTHONS, PLATFORMS)
    ]


def here() -> Environment:
    """Return the environment that runs."""
    return dict(default_environment())


def read_lock(text: str) -> list[Pin]:
    """Return the pins of a lock; anything that is not ``name==version``, with hashes, is an error."""
    pins = []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        line, *hashes = entry.split(" \\\n    ")
        found = re.fullmatch(r"([\w.-]+)==([\w.!+]+)(?: ; (.+))?", line)
        if not found or not hashes or not all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h) for h in hashes):
            raise ValueError(f"not a version pinned by its hashes: {line}")
        pins.append(Pin(canonicalize_name(found[1]), found[2], Marker(found[3]) if found[3] else None))
    return pins


def active(pins: Iterable[Pin], environment: Environment) -> dict[str, str]:
    """Return the version of each name that is installed there."""
    found: dict[str, str] = {}
    for pin in pins:
        if pin.holds(environment):
            if pin.name in found:
                raise ValueError(f"{pin.name} is pinned twice for {environment['python_full_version']}")
            found[pin.name] = pin.version
    return found


@dataclass
class Walk:
    """What was met on the way from the roots: names, what no pin answers, what could not be read here."""

    reached: set[str]
    missing: list[str]
    unread: set[str]


def walk(roots: Iterable[str], pins: Iterable[Pin], environment: Environment) -> Walk:
    """Follow all requirements, with their extras, from ``roots`` through ``pins``.

    The requirements of a distribution are those of the one installed here. Where the lock has another
    version for that environment, they cannot be known offline: its name is then in ``unread``.
    """
    pinned = active(pins, environment)
    result = Walk(set(), [], set())
    done: set[tuple[str, str]] = set()
    queue = [(Requirement(root), "", "pyproject.toml") for root in roots]
    while queue:
        requirement, extra, by = queue.pop()
        if requirement.marker and not requirement.marker.evaluate({**environment, "extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        if name not in pinned or not requirement.specifier.contains(pinned[name], prereleases=True):
            result.missing.append(f"{requirement} (from {by}): {pinned.get(name, 'no pin')}")
            continue
        result.reached.add(name)
        for wanted in {"", *requirement.extras}:
            if (name, wanted) not in done:
                done.add((name, wanted))
                if installed(name) == pinned[name]:
                    queue += [(r, wanted, name) for r in required(name)]
                else:
                    result.unread.add(name)
    return result


@cache
def installed(name: str) -> str | None:
    """Return the version that is installed here, if any."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


@cache
def required(name: str) -> list[Requirement]:
    """Return the requirements of an installed distribution, those of its extras among them."""
    return [Requirement(r) for r in requires(name) or ()]
