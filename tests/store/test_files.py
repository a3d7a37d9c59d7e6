"""Writing: links are followed, pipes written to, everything else that is no file refused untouched."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from graph.sample import sample_graph

from kg.builder.outputs import FILES, prepare, sweep
from kg.errors import KgError
from kg.export import save
from kg.export.page import write_page
from kg.store import FolderLock, destination, write_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
GRAPH = sample_graph()
WRITERS: dict[str, Callable[[Path], object]] = {
    "write_file": lambda path: write_file(path, b"new"),
    "save": lambda path: save(GRAPH, path, "jsonl"),
    "zip": lambda path: save(GRAPH, path, "csv.zip"),
    "write_page": lambda path: write_page(GRAPH, path),
    "to_html": lambda path: GRAPH.to_html(path),
}
writers = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


@writers
def test_a_link_stays_and_the_file_behind_it_is_replaced(
    tmp_path: Path, write: Callable[[Path], object]
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/file").write_bytes(b"old")
    (tmp_path / "hop").symlink_to("real/file")
    (tmp_path / "link").symlink_to(tmp_path / "hop")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "hop").is_symlink()
    assert (tmp_path / "real/file").read_bytes() != b"old"
    assert names(tmp_path) == {"real", "real/file", "hop", "link"}


def test_the_temporary_file_lies_in_the_folder_of_the_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real/new")
    moved: list[tuple[str, str]] = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: (moved.append((str(a), str(b))), replace(a, b)))
    write_file(tmp_path / "link", b"x")
    ((temporary, target),) = moved
    assert Path(temporary).parent == Path(target).parent == tmp_path / "real"
    assert (tmp_path / "link").read_bytes() == b"x"


@writers
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path, write: Callable[[Path], object]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write(pipe)
    reader.join(timeout=30)
    assert got[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names(tmp_path) == {"pipe"}


@writers
@pytest.mark.parametrize("kind", ["folder", "socket", "circle", "nowhere", "below a file"])
def test_anything_else_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object], kind: str
) -> None:
    target = tmp_path / "target"
    with socket.socket(socket.AF_UNIX) as endpoint:
        if kind == "folder":
            target.mkdir()
        elif kind == "socket":
            monkeypatch.chdir(tmp_path)  # the name of a socket is limited to some 100 bytes
            endpoint.bind("target")
        elif kind == "circle":
            target.symlink_to(tmp_path / "other")
            (tmp_path / "other").symlink_to(target)
        elif kind == "nowhere":
            target.symlink_to(tmp_path / "missing/file")
        else:
            target.write_bytes(b"kept")
            target = target / "file"
        before = names(tmp_path)
        with pytest.raises(KgError, match="cannot write") as told:
            write(target)
        assert told.value.remedy
        assert told.value.where == str(target)
        assert names(tmp_path) == before


def test_a_name_of_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (".", "..", "/", ""):
        with pytest.raises(KgError, match="it is a folder"):
            save(GRAPH, path, "json")
    assert names(tmp_path) == set()


@pytest.mark.parametrize(
    ("mode", "device", "direct"),
    [
        (stat.S_IFCHR, os.makedev(136, 3) if hasattr(os, "makedev") else 0, True),  # a terminal
        (stat.S_IFCHR, os.makedev(1, 7) if hasattr(os, "makedev") else 0, False),
        (stat.S_IFBLK, os.makedev(8, 1) if hasattr(os, "makedev") else 0, False),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="numbers of devices")
def test_devices_are_told_apart_without_being_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int, device: int, direct: bool
) -> None:
    stand_in = tmp_path / "stand-in"
    found = os.stat

    def look(path: object, **more: object) -> object:
        if path != stand_in:
            return found(path, **more)  # type: ignore[call-overload]
        return SimpleNamespace(st_mode=mode | 0o600, st_rdev=device, st_ino=1, st_dev=1)

    monkeypatch.setattr(os, "stat", look)
    if direct:
        assert destination(stand_in) is None
    else:
        with pytest.raises(KgError, match="it is a device"):
            destination(stand_in)


def test_the_permissions_of_the_old_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_file(file, b"new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_standard_output_under_another_name_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """As ``kg page -o /dev/stdout >> file`` does; the name here is a link of our own."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"before\n")
    link.symlink_to(file)
    code = "import sys, pathlib, kg.store; kg.store.write_file(pathlib.Path(sys.argv[1]), b'new')"
    inode = file.stat().st_ino
    with file.open("ab") as out:
        subprocess.run([sys.executable, "-c", code, str(link)], stdout=out, check=True)
    assert file.read_bytes() == b"before\nnew"
    assert file.stat().st_ino == inode


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "free some space"), (errno.EMFILE, "ulimit -n"), (errno.EROFS, "another place")],
)
def test_a_fault_of_the_system_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(KgError, match=os.strerror(number)) as caught:
        write_file(tmp_path / "file", b"x")
    assert told in caught.value.remedy
    assert names(tmp_path) == set()


@pytest.mark.parametrize("name", FILES)
def test_a_build_refuses_a_folder_where_a_file_of_its_own_is_none(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(KgError, match="it is no file") as told:
        prepare(tmp_path)
    assert told.value.where == str(tmp_path / name)


def test_the_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"kept")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.kg.lock").symlink_to(tmp_path / "precious")
    with pytest.raises(KgError, match="lock"), FolderLock(tmp_path / "out"):
        pass
    assert (tmp_path / "precious").read_bytes() == b"kept"


def test_sweeping_removes_only_what_a_build_left(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "far").mkdir()
    (tmp_path / "out/graph.html").symlink_to(tmp_path / "far/page")
    mine = [tmp_path / "out/.graph.json.123.4.tmp", tmp_path / "far/.page.9.0.tmp"]
    others = [tmp_path / "out/.mine.tmp", tmp_path / "out/.graph.json.tmp", tmp_path / "far/.other.9.0.tmp"]
    for file in (*mine, *others):
        file.touch()
    sweep(tmp_path / "out")
    assert [f.exists() for f in (*mine, *others)] == [False] * 2 + [True] * 3
