"""Nothing is left to a resolver: then no later release can break or change an installation."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from install.locks import active, environments, here, read_lock, walk

try:
    import tomllib
except ImportError:  # Python 3.10
    import tomli as tomllib  # type: ignore[no-redef]

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNNING = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
EXTRAS = [r for extra in PROJECT["project"]["optional-dependencies"].values() for r in extra]
ROOTS = {"requirements.lock": RUNNING, "requirements-dev.lock": [*RUNNING, *EXTRAS, *GROUPS["dev"]]}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", ROOTS)
def test_every_requirement_is_pinned_wherever_kg_runs(lock: str) -> None:
    pins = read_lock(text(lock))
    missing = {m for e in environments() for m in walk(ROOTS[lock], pins, e).missing}
    assert not missing, f"{lock} is not complete: make lock"


@pytest.mark.parametrize("lock", ROOTS)
def test_the_lock_holds_what_is_needed_here_and_no_more(lock: str) -> None:
    pins = read_lock(text(lock))
    found = walk(ROOTS[lock], pins, here())
    assert not found.unread, "other versions are installed than those of the lock: make develop"
    assert found.reached == set(active(pins, here()))


@pytest.mark.parametrize(
    "name", ["colorama", "exceptiongroup", "tomli", "tzdata", "execnet", "hatchling", "thinc"]
)
def test_a_missing_pin_is_noticed(name: str) -> None:
    lock = "requirements-dev.lock"
    pins = read_lock(text(lock))
    fewer = [pin for pin in pins if pin.name != name]
    assert len(fewer) < len(pins)
    assert any(walk(ROOTS[lock], fewer, e).missing for e in environments())


@pytest.mark.parametrize(
    "line", ["coverage[toml]>=7.10", "coverage==7.17.3", "coverage[toml]==7.17.3", "-e ."]
)
def test_what_is_not_pinned_by_hash_is_no_lock(line: str) -> None:
    with pytest.raises(ValueError, match="not a version pinned"):
        read_lock(f"tomli==2.5.0 \\\n    --hash=sha256:{'0' * 64}\n{line}\n")


def test_developing_adds_to_running_and_changes_nothing() -> None:
    running, developing = (read_lock(text(lock)) for lock in ROOTS)
    for environment in environments():
        assert active(running, environment).items() <= active(developing, environment).items()


def test_running_needs_no_tool_of_development() -> None:
    names = {pin.name for pin in read_lock(text("requirements.lock"))}
    assert not names & {"pytest", "coverage", "hypothesis", "mypy", "ruff", "playwright", "pyarrow", "pandas"}


def test_the_build_backend_is_the_one_in_the_lock() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]
    assert all(re.fullmatch(r"\w+==[\d.]+", requirement) for requirement in GROUPS["build"])


@pytest.mark.parametrize("file", ["Makefile", ".ci/run"])
def test_pip_is_never_asked_to_resolve(file: str) -> None:
    for line in re.findall(r".*pip.* install .*", text(file), re.IGNORECASE):
        assert "--no-deps" in line, line
        assert re.search(r"--require-hashes|--no-build-isolation -e \.|\w==\d", line), line


def test_what_npm_fetches_is_pinned_by_hash_and_from_no_fixed_address() -> None:
    lock = json.loads(text("tests/page/package-lock.json"))["packages"]
    wanted = json.loads(text("tests/page/package.json"))["devDependencies"]
    assert all(re.fullmatch(r"[\d.]+", v) for v in wanted.values())
    fetched = {name: entry for name, entry in lock.items() if name}
    assert {name.rpartition("node_modules/")[2] for name in fetched} >= set(wanted)
    for entry in fetched.values():
        assert entry["integrity"].startswith("sha512-")
        assert "resolved" not in entry
