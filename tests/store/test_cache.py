import os
import stat
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from kg.errors import KgError
from kg.store import Cache, atomic_write, code_version, fingerprint


def entry(folder):
    (path,) = folder.rglob("*.kg")
    return path


def test_what_was_put_comes_back(tmp_path):
    cache = Cache(tmp_path)
    cache.put("parse", "ab12", "日本".encode())
    cache.put("reading", "ab12", b"")
    assert Cache(tmp_path).get("parse", "ab12") == "日本".encode()
    assert Cache(tmp_path).get("reading", "ab12") == b""
    assert cache.get("parse", "ab13") is None
    assert (cache.hits, cache.misses) == (0, 1)


@pytest.mark.parametrize("at", [0, 5, 25, -1])
def test_a_flipped_bit_is_noticed(tmp_path, at):
    cache = Cache(tmp_path)
    cache.put("parse", "ab", b"x" * 500)
    raw = bytearray(entry(tmp_path).read_bytes())
    raw[at] ^= 4
    entry(tmp_path).write_bytes(raw)
    assert cache.get("parse", "ab") is None
    assert cache.damaged == 1
    assert not list(tmp_path.rglob("*.kg"))
    cache.put("parse", "ab", b"new")
    assert cache.get("parse", "ab") == b"new"


def test_an_entry_in_the_place_of_another_is_noticed(tmp_path):
    """Both are whole, and both are wrong: the checksum binds the content to its kind and key."""
    cache = Cache(tmp_path)
    places = [("parse", "ab1"), ("parse", "ab2"), ("reading", "ab1")]
    for kind, key in places:
        cache.put(kind, key, f"{kind} {key}".encode())
    first, second, third = (tmp_path / kind / key[:2] / f"{key}.kg" for kind, key in places)
    whole = first.read_bytes()
    for taken in (second.read_bytes(), third.read_bytes()):
        first.write_bytes(taken)
        assert cache.get("parse", "ab1") is None
    first.write_bytes(whole)
    assert cache.get("parse", "ab1") == b"parse ab1"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners")
def test_only_the_owner_may_enter(tmp_path):
    Cache(tmp_path / "new").put("parse", "ab", b"x")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    (tmp_path / "old").mkdir(mode=0o755)
    Cache(tmp_path / "old")
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o700


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners")
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_write_into_is_refused(tmp_path, mode):
    tmp_path.chmod(mode)
    with pytest.raises(KgError, match="other users may write into it") as told:
        Cache(tmp_path)
    assert told.value.remedy
    assert stat.S_IMODE(tmp_path.stat().st_mode) == mode, "it is not made believable after the fact"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners")
def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.trust.os.getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(KgError, match="belongs to another user"):
        Cache(tmp_path)


@pytest.mark.parametrize("length", [0, 3, 19, 20, 24])
def test_a_cut_entry_is_noticed(tmp_path, length):
    cache = Cache(tmp_path)
    cache.put("parse", "ab", b"x" * 500)
    entry(tmp_path).write_bytes(entry(tmp_path).read_bytes()[:length])
    assert cache.get("parse", "ab") is None


def test_the_longest_unused_go_first(tmp_path):
    with Cache(tmp_path, limit=4_000) as cache:
        for i in range(8):
            key = fingerprint(i)
            cache.put("parse", key, os.urandom(800))
            path = next(tmp_path.rglob(f"{key}.kg"))
            os.utime(path, (time.time() - 50_000 + i,) * 2)
        cache.get("parse", fingerprint(0))  # used now
    left = [i for i in range(8) if cache.get("parse", fingerprint(i)) is not None]
    assert left == [0, 5, 6, 7]


def test_leavings_of_a_killed_process_are_removed(tmp_path):
    old, new = tmp_path / "parse" / ".a.1.2.tmp", tmp_path / "parse" / ".b.1.2.tmp"
    atomic_write(old, b"")
    atomic_write(new, b"")
    os.utime(old, (0, 0))
    Cache(tmp_path).shrink()
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_costs_only_the_entry(tmp_path):
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.put("parse", "ab", b"x")
    assert cache.get("parse", "ab") is None


def hammer(folder):
    cache = Cache(folder)
    for i in range(200):
        cache.put("parse", "ab", bytes([i]) * 5_000)
        data = cache.get("parse", "ab")
        if data is None or len(set(data)) != 1:
            return False
    return cache.damaged == 0


def test_several_processes_share_an_entry(tmp_path):
    with ProcessPoolExecutor(3) as pool:
        assert all(pool.map(hammer, [tmp_path] * 3))
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "graph.json"
    atomic_write(path, b"old")

    def full(handle):
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.json"]


def test_keys_tell_apart_what_differs():
    different = [("a", "b"), ("ab",), ("a",), (["a", "b"],), ("a", 1), ("a", "1")]
    assert len({fingerprint(*parts) for parts in different}) == 6
    assert fingerprint("\ud800") != fingerprint("\udfff")


def test_keys_do_not_depend_on_the_process():
    assert fingerprint("日本", {"b": [1, 2.5], "a": None}) == "4c610c7ccb32727f23c99f5ab159b83d20d4b096"


def test_code_version_follows_the_source():
    assert code_version("kg.store", "kg.text") != code_version("kg.store")
    assert code_version("kg.errors") == code_version("kg.errors")
    with pytest.raises(ModuleNotFoundError):
        code_version("kg.nothing")
