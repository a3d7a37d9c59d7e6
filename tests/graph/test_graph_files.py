"""graph.json: what was saved comes back, byte for byte the same, and damage is told plainly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from graph.sample import sample_graph, sample_readings, sample_types
from graph.strategies import corpora
from hostile import HOSTILE, hostile_graph
from hypothesis import given, settings

import kg
from kg.errors import GraphFileError
from kg.graph import KnowledgeGraph
from kg.graph.files import SCHEMA, parse_graph, write_graph, write_statements
from kg.graph.records import statement_from_json
from kg.model import Reading


def text_of(graph: KnowledgeGraph) -> str:
    return "".join(write_graph(graph))


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_what_was_saved_is_what_is_loaded(readings: list[Reading]) -> None:
    graph = KnowledgeGraph.from_readings(readings, sample_types())
    text = text_of(graph)
    loaded = parse_graph(text.encode("utf-8"))
    assert loaded == graph
    assert text_of(loaded) == text


@pytest.mark.parametrize("graph", [sample_graph(), hostile_graph()], ids=["sample", "hostile"])
def test_save_and_load(graph: KnowledgeGraph, tmp_path: Path) -> None:
    path = graph.save(tmp_path / "deep" / "graph.json")
    assert kg.load(path) == graph
    assert [p.name for p in path.parent.iterdir()] == ["graph.json"]


def test_hostile_strings_come_back_unchanged() -> None:
    loaded = parse_graph(text_of(hostile_graph()).encode("utf-8"))
    assert {e.name for e in loaded} == set(HOSTILE)
    assert {e.text for s in loaded.statements for e in s.evidence} == set(HOSTILE)


def test_statements_jsonl_holds_every_statement() -> None:
    for graph in (sample_graph(), hostile_graph()):
        lines = "".join(write_statements(graph)).encode("utf-8").decode("utf-8").splitlines()
        assert tuple(statement_from_json(json.loads(line)) for line in lines) == tuple(graph.statements)


def test_the_order_of_building_leaves_no_trace_in_the_file() -> None:
    backwards = KnowledgeGraph.from_readings(reversed(sample_readings()), sample_types())
    assert text_of(backwards) == text_of(sample_graph())


def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "from graph.sample import sample_graph; from kg.graph.files import write_graph; import hashlib;"
        "print(hashlib.sha256(''.join(write_graph(sample_graph())).encode()).hexdigest())"
    )
    paths = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parents[2])])
    sums = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True, check=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(sums) == 1


def test_networkx_reads_the_file_by_itself() -> None:
    graph = nx.node_link_graph(json.loads(text_of(sample_graph())), edges="edges")
    assert graph.is_multigraph()
    assert graph.is_directed()
    assert graph.number_of_edges() == len(sample_graph().statements)
    assert graph["country:RU"]["country:KP"]["exports_to"]["evidence"][0]["rule"] == "exports_to/1:active"


def damage(what: str) -> bytes:
    text = text_of(sample_graph())
    changes = {
        "cut off": text[: len(text) // 2],
        "empty": "",
        "no JSON": "PK\x03\x04",
        "another JSON": '{"nodes": [], "edges": []}',
        "a list": "[]",
        "newer": text.replace(SCHEMA, "kg-graph/99"),
        "no nodes": text.replace('"nodes"', '"knots"'),
        "unknown node": text.replace('"target":"country:KP"', '"target":"country:??"', 1),
        "a node without type": text.replace('"type":"Country"', '"kind":"Country"', 1),
        "deep": "[" * 200_000,
    }
    return changes[what].encode("utf-8")


@pytest.mark.parametrize(
    "what",
    [
        "cut off",
        "empty",
        "no JSON",
        "another JSON",
        "a list",
        "newer",
        "no nodes",
        "unknown node",
        "a node without type",
        "deep",
    ],
)
def test_a_damaged_or_foreign_file_is_a_clear_error(what: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(damage(what))
    with pytest.raises(GraphFileError) as error:
        kg.load(path)
    assert str(path) in str(error.value)
    assert "kg" in error.value.remedy


def test_damaged_evidence_is_told_when_it_is_looked_at() -> None:
    text = text_of(sample_graph()).replace('"sentence":0,', '"sentence":99999,', 1)
    graph = parse_graph(text.encode("utf-8"), "here.json")
    with pytest.raises(GraphFileError, match=r"here\.json"):
        list(graph.statements)


def test_not_utf8_and_missing_files(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(text_of(sample_graph()).encode("shift_jis", "replace"))
    with pytest.raises(GraphFileError):
        kg.load(path)
    with pytest.raises(GraphFileError, match="build a graph first"):
        kg.load(tmp_path / "none.json")


def test_a_statement_takes_less_than_a_kilobyte_beyond_its_text() -> None:
    graph = sample_graph()
    words = {(e.document, e.sentence): e.text for s in graph.statements for e in s.evidence}
    size = len(text_of(graph).encode("utf-8")) - sum(len(t.encode("utf-8")) for t in words.values())
    assert size / len(graph.statements) < 1000
