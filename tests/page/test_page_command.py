"""``kg page`` and ``kg build``: with the articles or without, near an earlier page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sample import sample_readings
from typer.testing import CliRunner

from kg.cli.app import app
from kg.export.page import places_of
from kg.graph import KnowledgeGraph

RUN = CliRunner()


def rows(page: Path, name: str) -> list[dict]:
    text = page.read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="kg">(.*?)</script>', text)[1])[name]


@pytest.fixture
def graph_file(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    return graph.save(tmp_path / "graph.json")


def test_the_articles_come_from_the_files_that_are_named(graph_file: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    lines = [{"id": r.document.id, "text": r.document.text} for r in sample_readings()]
    articles.write_text("\n".join(json.dumps(x, ensure_ascii=False) for x in lines), encoding="utf-8")
    page = tmp_path / "page.html"
    for options, wanted in (([], 0), (["--texts", str(articles)], len(lines))):
        done = RUN.invoke(app, ["page", "-g", str(graph_file), "-o", str(page), *options])
        assert done.exit_code == 0, done.output
        assert sum("text" in d for d in rows(page, "documents")) == wanted
    row = next(d for d in rows(page, "documents") if d.get("names"))
    entities = rows(page, "entities")
    for start, end, i in row["names"]:
        assert row["text"][start:end] in (entities[i]["name"], *entities[i].get("aliases", ()))
    ev = [e for s in rows(page, "statements") for e in s["ev"]]
    sentences, documents = rows(page, "sentences"), rows(page, "documents")
    assert ev
    for e in ev:
        text, sentence = documents[e["d"]]["text"].encode("utf-16-le"), sentences[e["n"]].encode("utf-16-le")
        assert text[2 * e["at"] :].startswith(sentence)


def test_an_earlier_page_keeps_its_places(graph: KnowledgeGraph, graph_file: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.html", tmp_path / "new.html"
    RUN.invoke(app, ["page", "-g", str(graph_file), "-o", str(old)])
    places = places_of(old.read_text(encoding="utf-8"))
    assert {"x", "y"} <= set(places["country:KP"])
    done = RUN.invoke(app, ["page", "-g", str(graph_file), "-o", str(new), "--near", str(old)])
    assert done.exit_code == 0
    again = places_of(new.read_text(encoding="utf-8"))
    spread = max(abs(p["x"]) for p in places.values() if "x" in p)
    moves = sorted(abs(again[i]["x"] - places[i]["x"]) / spread for i in places if "x" in places[i])
    assert moves[len(moves) // 2] < 0.15


@pytest.mark.parametrize("content", ["<p>not ours</p>", None])
def test_what_is_no_page_is_refused(content: str | None, graph_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    if content is not None:
        other.write_text(content, encoding="utf-8")
    done = RUN.invoke(
        app, ["page", "-g", str(graph_file), "-o", str(tmp_path / "x.html"), "--near", str(other)]
    )
    assert done.exit_code != 0
    assert "page" in str(done.exception)


def test_a_build_leaves_the_articles_out_if_asked(tmp_path: Path) -> None:
    from kg.builder import build_graph

    (tmp_path / "a.txt").write_text("日本はベトナムに巡視船を供与した。\n", encoding="utf-8")
    for texts in (True, False):
        build_graph(tmp_path / "a.txt", tmp_path / f"out{texts}", texts=texts, jobs=1)
        page = tmp_path / f"out{texts}" / "graph.html"
        assert [("text" in d) for d in rows(page, "documents")] == [texts]
