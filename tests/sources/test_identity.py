"""Every file has an id of its own, whatever form of Unicode its name has."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kg.model import Document
from kg.sources import read
from kg.sources.files import find_files

NFC, NFD = (unicodedata.normalize(form, "ガザ発") for form in ("NFC", "NFD"))
TEXTS = ("米国は中国を非難した。\n", "日本は韓国と会談した。\n")


def two_forms(folder: Path) -> list[Path]:
    files = [folder / f"{name}.txt" for name in (NFC, NFD)]
    for file, text in zip(files, TEXTS, strict=True):
        file.write_text(text, encoding="utf-8")
    if len(list(folder.glob("*.txt"))) < 2:
        pytest.skip("this file system knows one form only")
    return files


@pytest.mark.parametrize("outright", [True, False])
def test_two_forms_of_a_name_are_two_articles(tmp_path: Path, outright: bool) -> None:
    files = two_forms(tmp_path)
    found = list(read(files if outright else tmp_path))
    assert all(isinstance(item, Document) for item in found), found
    documents = [item for item in found if isinstance(item, Document)]
    assert len({d.id for d in documents}) == 2
    assert {d.text for d in documents} == set(TEXTS)
    assert all(unicodedata.is_normalized("NFC", d.id) for d in documents)


def test_the_ids_do_not_depend_on_the_order(tmp_path: Path) -> None:
    files = two_forms(tmp_path)
    assert find_files(files) == find_files(files[::-1])


def test_one_path_written_in_two_ways_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXTS[0], encoding="utf-8")
    assert [found.id for found in find_files(["a.txt", "./a.txt", ".//a.txt"])] == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="names of bytes")
def test_names_that_are_no_text_are_told_apart(tmp_path: Path) -> None:
    for byte, text in zip((b"\xff", b"\xfe"), TEXTS, strict=True):
        path = os.fsencode(tmp_path) + b"/a" + byte + b".txt"
        try:
            Path(os.fsdecode(path)).write_text(text, encoding="utf-8")
        except OSError:
            pytest.skip("this file system takes text only")
    assert len({found.id for found in find_files([tmp_path])}) == 2
    assert all(isinstance(item, Document) for item in read(tmp_path))
