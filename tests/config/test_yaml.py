"""The YAML reader: safe, exact about lines, all faults at once, compiled."""

import json
import os
import stat
import time
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from kg.config import config_files, configs_dir, load_all, load_yaml, validate
from kg.config.cache import directory
from kg.errors import ConfigError, Notice


class Item(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    kind: Literal["company", "media"] = "company"
    parts: list["Item"] = []


class File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    items: list[str | Item]


def faults(call, *args) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        call(*args)
    return [str(problem) for problem in caught.value.problems]


def test_no_stays_a_word_and_dates_stay_as_written(write):
    assert load_yaml(write("NO: ノルウェー\nday: 2024-06-19\non: yes\ncount: 3\nopen: true\n")).data == {
        "NO": "ノルウェー",
        "day": "2024-06-19",
        "on": "yes",
        "count": 3,
        "open": True,
    }


def test_yaml_cannot_run_anything(write, tmp_path):
    target = tmp_path / "made"
    path = write(f"a: !!python/object/apply:os.mkdir ['{target}']\n")
    assert "not allowed" in faults(load_yaml, path)[0]
    assert not target.exists()


def test_anchors_are_refused_before_they_grow(write):
    bomb = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    start = time.perf_counter()
    assert all("anchors" in fault for fault in faults(load_yaml, write(bomb)))
    assert time.perf_counter() - start < 1


def test_all_faults_of_all_files_at_once(write):
    first = write("a: 1\na: 2\nb: !x y\n", "one.yaml")
    second = write("a: [1\n", "two.yaml")
    found = faults(load_all, [first, second])
    assert f"{first}:2: the key 'a' stands twice" in found
    assert any(fault.startswith(f"{first}:3: the tag !x") for fault in found)
    assert any(fault.startswith(f"{second}:") and "not YAML" in fault for fault in found)


def test_faults_name_the_line_and_the_nearest_word(write):
    path = write("items:\n  - 新聞\n  - nmae: x\n    kind: compny\n  - name: y\n    parts:\n      - nam: z\n")
    found = faults(lambda: validate(File, load_yaml(path)))
    assert f"{path}:3: unknown key 'nmae' (もしかして: name)" in found
    assert f"{path}:4: kind: 'compny' is not valid (もしかして: company)" in found
    assert f"{path}:7: unknown key 'nam' (もしかして: name)" in found
    assert f"{path}:3: the key 'name' is missing" in found


def test_lines_are_right_from_the_cache_too(write):
    path = write("items:\n  - 新聞\n  - nmae: x\n")
    load_yaml(path)
    assert f"{path}:3: unknown key 'nmae' (もしかして: name)" in faults(
        lambda: validate(File, load_yaml(path))
    )


def test_wrong_encoding_and_missing_file(tmp_path):
    path = tmp_path / "sjis.yaml"
    path.write_bytes("a: 1\nb: 日本\n".encode("shift_jis"))
    assert faults(load_yaml, path) == [f"{path}:2: not UTF-8 (save the file as UTF-8)"]
    assert "cannot read" in faults(load_yaml, tmp_path / "none.yaml")[0]


def test_a_changed_file_is_read_again(write):
    assert load_yaml(write("a: 1\n")).data == {"a": 1}
    assert load_yaml(write("a: 2\n")).data == {"a": 2}


def test_a_damaged_or_unwritable_cache_is_no_error(write, monkeypatch, tmp_path):
    path = write("a: 1\n")
    load_yaml(path)
    (stored,) = directory().glob("*.json")
    stored.write_text("{")
    assert load_yaml(path).data == {"a": 1}
    assert json.loads(stored.read_text().splitlines()[1]) == [{"a": 1}]
    monkeypatch.setenv("KG_CACHE", str(write("x", "file") / "below"))
    assert load_yaml(path).data == {"a": 1}


def test_override_files_win_and_extend(tmp_path):
    mine = tmp_path / "names" / "countries.yaml"
    mine.parent.mkdir()
    mine.write_text("[]\n")
    (mine.parent / "zz-mine.yaml").write_text("[]\n")
    found = config_files("names", tmp_path)
    assert mine in found
    assert mine.parent / "zz-mine.yaml" in found
    assert configs_dir() / "names" / "countries.yaml" not in found
    assert len(found) == len(config_files("names")) + 1
    assert "no such" in faults(configs_dir, Path("/nowhere/at/all"))[0]


def test_a_compiled_file_in_the_place_of_another_is_noticed(write):
    first, second = write("a: 1\n", "first.yaml"), write("a: 2\n", "second.yaml")
    load_yaml(first)
    (of_first,) = directory().glob("*.json")
    load_yaml(second)
    (of_second,) = set(directory().glob("*.json")) - {of_first}
    of_first.write_bytes(of_second.read_bytes())
    assert load_yaml(first).data == {"a": 1}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners")
def test_a_cache_that_others_write_into_is_not_used_and_told(write):
    path = write("a: 1\n")
    load_yaml(path)
    assert stat.S_IMODE(directory().stat().st_mode) == 0o700
    directory().chmod(0o777)
    for stored in directory().glob("*.json"):
        stored.unlink()
    with pytest.warns(Notice, match="other users may write into it"):
        assert load_yaml(path).data == {"a": 1}
    assert not list(directory().glob("*.json"))
