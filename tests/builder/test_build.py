"""Builds: nothing lost, nothing kept too long, no work done twice, the same bytes every time."""

import json
import os
import random
from pathlib import Path

import pytest
from builder.fake import FakePipeline
from fuzz import SHARED, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.builder import build_graph
from kg.builder.reading import Reader
from kg.errors import KgError
from kg.store import FolderLock

OUTPUTS = ("graph.json", "statements.jsonl", "failures.jsonl", "graph.html")


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    pipeline = FakePipeline()
    monkeypatch.setattr(Reader, "pipeline", pipeline)
    return pipeline


def write(folder, **articles):
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def outputs(folder):
    return {name: (Path(folder) / name).read_bytes() for name in OUTPUTS}


def build(source, output, **options):
    return build_graph([source], output=output, jobs=1, **options)


LINE = "プーチン visited 平壌\n"


def test_the_same_statement_of_two_articles_is_one_edge_with_two_pieces_of_evidence(tmp_path):
    write(tmp_path / "in", a=LINE, b=f"{LINE}金正恩 visited モスクワ\n")
    graph = build(tmp_path / "in", tmp_path / "out").graph
    (statement,) = (s for s in graph.statements if len(s.evidence) > 1)
    assert {e.document for e in statement.evidence} == {"a", "b"}


def test_a_copy_is_no_second_evidence_but_a_second_address(tmp_path):
    write(tmp_path / "in", a=LINE, b=LINE)
    result = build(tmp_path / "in", tmp_path / "out")
    (statement,) = result.graph.statements
    assert [e.document for e in statement.evidence] == ["a"]
    assert result.graph.documents["a"].copies == ("b",)
    assert (result.summary["copies"], result.summary["failures"]) == (1, 0)


def test_files_that_are_not_read_are_named_and_no_failure(tmp_path):
    write(tmp_path / "in", a=LINE)
    (tmp_path / "in" / "a.docx").write_bytes(b"PK")
    summary = build(tmp_path / "in", tmp_path / "out").summary
    assert (summary["skipped"], summary["failures"]) == ("1 docx", 0)


def test_nothing_is_read_twice(tmp_path, fake):
    write(tmp_path / "in", a=LINE, b="金正恩 visited モスクワ\n")
    build(tmp_path / "in", tmp_path / "out")
    assert fake.read == ["a", "b"]
    again = build(tmp_path / "in", tmp_path / "out")
    assert fake.read == ["a", "b"]
    assert again.summary["unchanged"]
    assert again.summary["cached"] == 2
    assert len(again.graph.statements) == 2
    write(tmp_path / "in", b="金正恩 visited 北京\n")
    build(tmp_path / "in", tmp_path / "out")
    assert fake.read == ["a", "b", "b"]


def test_an_output_that_was_tampered_with_is_written_anew(tmp_path):
    write(tmp_path / "in", a=LINE)
    build(tmp_path / "in", tmp_path / "out")
    before = outputs(tmp_path / "out")
    (tmp_path / "out" / "graph.json").write_text("{}")
    build(tmp_path / "in", tmp_path / "out")
    assert outputs(tmp_path / "out") == before


def test_fresh_reads_everything_anew(tmp_path, fake):
    write(tmp_path / "in", a=LINE)
    build(tmp_path / "in", tmp_path / "out")
    build(tmp_path / "in", tmp_path / "out", fresh=True)
    assert fake.read == ["a", "a"]


def test_a_document_that_fails_stops_nothing_and_is_recorded(tmp_path):
    write(tmp_path / "in", a=LINE, bad="壊 visited 壊\n", empty="")
    result = build(tmp_path / "in", tmp_path / "out")
    assert result.summary["documents"] == 1
    assert result.summary["failures"] == 2
    rows = [json.loads(line) for line in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()]
    assert [Path(r["document"]).stem for r in rows] == ["empty", "bad"]
    assert all(r["reason"] for r in rows)
    again = build(tmp_path / "in", tmp_path / "out")
    assert len(again.failures) == 2


def test_two_builds_into_one_folder(tmp_path):
    write(tmp_path / "in", a=LINE)
    (tmp_path / "out").mkdir()
    with FolderLock(tmp_path / "out"), pytest.raises(KgError, match="another build"):
        build(tmp_path / "in", tmp_path / "out")


def test_an_output_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    write(tmp_path / "in", a=LINE)
    with pytest.raises(KgError, match="cannot write here"):
        build(tmp_path / "in", tmp_path / "file" / "out")


def test_a_damaged_cache_entry_is_read_anew(tmp_path, fake):
    write(tmp_path / "in", a=LINE)
    build(tmp_path / "in", tmp_path / "out")
    (entry,) = (tmp_path / "out" / ".cache" / "reading").rglob("*.kg")
    entry.write_bytes(entry.read_bytes()[:-3])
    (tmp_path / "out" / "build.json").unlink()
    before = outputs(tmp_path / "out")
    build(tmp_path / "in", tmp_path / "out")
    assert fake.read == ["a", "a"]
    assert outputs(tmp_path / "out") == before


def test_without_output_nothing_is_written(tmp_path):
    write(tmp_path / "in", a=LINE)
    build_graph(tmp_path / "in", jobs=1)
    assert sorted(os.listdir(tmp_path)) == ["in"]


edits = st.lists(
    st.tuples(st.sampled_from("abcd"), st.one_of(st.none(), st.sampled_from("甲乙丙"), st.just("壊"))),
    max_size=6,
)


@settings(max_examples=examples(25), deadline=None, suppress_health_check=SHARED)
@given(edits=edits)
def test_incremental_equals_from_scratch(edits, tmp_path_factory):
    """Any sequence of adding, changing and removing articles leaves what a new build would make."""
    folder = tmp_path_factory.mktemp("edits")
    source, kept = folder / "in", folder / "kept"
    write(source, z=LINE)
    for name, word in edits:
        file = source / f"{name}.txt"
        if word is None:
            file.unlink(missing_ok=True)
        else:
            write(source, **{name: f"{word} visited 平壌\nプーチン visited {word}\n"})
        build(source, kept)
    build(source, kept)
    build(source, folder / "anew")
    assert outputs(kept) == outputs(folder / "anew")


def test_the_order_of_the_files_does_not_matter(tmp_path):
    names = ["a", "b", "c", "d"]
    write(tmp_path / "in", **{n: f"{n} visited 平壌\n{LINE}" for n in names})
    files = [tmp_path / "in" / f"{n}.txt" for n in names]
    build_graph(files, output=tmp_path / "one", jobs=1)
    random.Random(1).shuffle(files)
    build_graph(files, output=tmp_path / "two", jobs=1)
    assert outputs(tmp_path / "one") == outputs(tmp_path / "two")
