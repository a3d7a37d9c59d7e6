"""The wheel works on its own: in an empty environment, away from the checkout, with its configs inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
NEWS = "【2024年5月3日】チリの外務省は、ペルーと漁業協定に署名したと発表した。\n"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """Run without the variables that would lead Python back to the checkout."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "COVERAGE"))}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(folder: Path) -> Path:
    run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        ROOT,
        cwd=ROOT,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel; what kg depends on is read from the environment of the tests."""
    folder = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # A path in a .pth file is searched, but the .pth files in it (the checkout's is one) are not read.
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    where = run(
        python, "-c", "import kg, kg.config; print(kg.__file__, kg.config.configs_dir())", cwd=folder
    ).split()
    assert where == [f"{site}/kg/__init__.py", f"{site}/kg/configs"]
    return folder / "bin"


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_its_configs_and_nothing_else(wheel: Path) -> None:
    found = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert found == files(ROOT / "kg") | {f"kg/{name}" for name in files(ROOT / "configs")}


def test_the_same_files_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    assert (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes())
    assert len({entry.date_time for entry in ZipFile(wheel).infolist()}) == 1, "the day of the build is in it"


def test_an_installed_wheel_builds_a_graph(bin_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text(NEWS, encoding="utf-8")
    run(bin_folder / "kg", "build", "news", "-o", "out", cwd=tmp_path)
    assert (tmp_path / "out" / "graph.html").stat().st_size > 100_000
    assert "signed_treaty_with" in (tmp_path / "out" / "graph.json").read_text(encoding="utf-8")


def test_an_installed_wheel_extracts(bin_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(NEWS, encoding="utf-8")
    assert "signed_treaty_with" in run(bin_folder / "kg", "extract", "one.txt", cwd=tmp_path)
