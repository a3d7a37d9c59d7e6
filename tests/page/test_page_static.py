"""What can be said of the page without a browser."""

# ruff: noqa: E501

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import pytest
from hostile import HOSTILE, hostile_graph
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kg.export.page import render, write_page
from kg.export.page.assets import HERE, MODULES, engine, read, script
from kg.export.page.island import island
from kg.export.page.offsets import to_utf16
from kg.export.page.payload import page_data
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Span, Statement

JS = sorted((HERE / "js").glob("*.js"))


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="kg">(.*?)</script>', page)[1])


def test_the_page_is_japanese_utf8_and_refers_to_nothing_outside(page_file: Path) -> None:
    tree = html.fromstring(page_file.read_bytes().decode("utf-8"))
    assert tree.get("lang") == "ja"
    assert tree.xpath("//meta[@charset='utf-8']")
    assert tree.xpath("//meta[@name='viewport']")
    assert not tree.xpath("//link|//iframe|//img|//object|//*[@src]|//*[@href]")
    assert "url(" not in read("page.css")
    assert "@import" not in read("page.css")


def test_the_policy_allows_exactly_the_scripts_and_the_style_of_the_page(page_file: Path) -> None:
    page = page_file.read_bytes().decode("utf-8")
    policy = html.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]

    def hashes(tag: str) -> set[str]:
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        return {f"'sha256-{base64.b64encode(hashlib.sha256(x.encode()).digest()).decode()}'" for x in found}

    rules = dict(r.strip().partition(" ")[::2] for r in policy.split(";"))
    assert set(rules["script-src"].split()) == hashes("script")
    assert set(rules["style-src"].split()) == hashes("style")
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", JS, ids=lambda p: p.name)
def test_our_scripts_never_read_a_string_as_markup_or_code(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc", code
    )
    assert len(code.splitlines()) <= 300


def test_modules_import_only_what_stands_before_them_and_share_no_name() -> None:
    assert {p.stem for p in JS} == set(MODULES)
    names: dict[str, str] = {}
    for i, module in enumerate(MODULES):
        code = (HERE / "js" / f"{module}.js").read_text(encoding="utf-8")
        for wanted, source in re.findall(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";$', code, re.MULTILINE):
            assert source in MODULES[:i], f"{module} imports {source}"
            for name in wanted.split(", "):
                assert names.get(name) == source, f"{module}: {name} is not in {source}"
                assert len(re.findall(rf"\b{name}\b", code)) > 1, f"{module}: {name} is not used"
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", code, re.MULTILINE
        ):
            assert name not in names, f"{name} is in {names.get(name)} and {module}"
            names[name] = module
    assert not re.search(r"^(import|export) ", script(), re.MULTILINE)


def test_both_languages_have_the_same_words() -> None:
    code = (HERE / "js" / "words.js").read_text(encoding="utf-8")
    ja, en = code.split("  en: {")
    keys = [
        re.findall(r"(?:^|[{,] *|\n *)(\w+): (?=[\"`a-z(])", part)
        for part in (ja.split("ja: {")[1], en.split("};")[0])
    ]
    assert sorted(keys[0]) == sorted(keys[1])
    assert len(keys[0]) > 80


def test_two_builds_give_the_same_bytes_and_leave_the_graph_alone(
    graph: KnowledgeGraph, page_file: Path, tmp_path: Path
) -> None:
    before = deepcopy(dict(graph.entities)), list(graph.statements)
    again = write_page(graph, tmp_path / "sub" / "again.htm", title="見本")
    assert again.read_bytes() == page_file.read_bytes()
    assert (dict(graph.entities), list(graph.statements)) == before


def test_no_statement_and_no_sentence_is_lost(graph: KnowledgeGraph) -> None:
    data = data_of(render(graph))
    assert len(data["entities"]) == len(graph.entities)
    assert len(data["statements"]) == len(graph.statements) == graph.nx.number_of_edges()
    assert sum(len(s["ev"]) for s in data["statements"]) == sum(len(s.evidence) for s in graph.statements)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_data_comes_back_as_it_went_in_and_is_never_markup(text: str) -> None:
    out = island({text: [text]})
    assert json.loads(out) == {text: [text]}
    assert not re.search("[<>&\u2028\u2029\x00-\x1f\ud800-\udfff]", out)


def test_hostile_strings_open_no_tag_of_their_own() -> None:
    text = " ".join(HOSTILE)
    page = render(hostile_graph(), title=text, focus=text, lang=text)
    page.encode("utf-8")
    ours = page.replace(engine(), "").replace(script(), "").replace(read("page.css"), "")
    assert len(re.findall("<script", ours, re.IGNORECASE)) == 3
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert "<" not in title


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.data())
def test_offsets_mean_the_same_characters_in_javascript(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = to_utf16(text, start, end)
    assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == text[start:end]


def test_a_graph_that_lacks_everything_still_becomes_a_page() -> None:
    evidence = Evidence(
        "nowhere", Span(5, 8), "甲と乙", Span(5, 8), Span(6, 7), Span(0, 2), Span(7, 8), "r/1"
    )
    graph = KnowledgeGraph(
        {}, [Statement("unheard_of", "a:甲", "b:乙", (evidence,)), Statement("x", "a:甲", "a:甲")], {}, {}
    )
    data = page_data(graph, title="", focus="", max_nodes=120, lang="ja", seed=1)
    assert [e["name"] for e in data["entities"]] == ["甲", "乙"]
    assert [d["id"] for d in data["documents"]] == ["nowhere"]
    shown = data["statements"][0]["ev"][0]
    assert "sub" not in shown, "the subject stands outside the sentence"
    assert (shown["trg"], shown["obj"]) == ([1, 2], [2, 3])


def test_dates_reach_the_page_as_the_periods_that_filters_compare(graph: KnowledgeGraph) -> None:
    rows = data_of(render(graph))["statements"]
    by_time = {r["t"]: r["p"] for r in rows if r.get("t")}
    assert by_time["2024-10"] == [["2024-10-01", "2024-10-31"]]
    assert all(r["p"] for r in rows)


@pytest.mark.parametrize("locale", ["C", "ja_JP.CP932"])
def test_the_file_is_utf8_in_every_locale(locale: str, tmp_path: Path) -> None:
    target = tmp_path / "graph.html"
    code = (
        "from kg.export.page import write_page; from kg.graph import KnowledgeGraph; from kg.model import Entity;"
        f"write_page(KnowledgeGraph({{'x': Entity('x', {'𠮷野家'!a}, 'Place')}}, (), {{}}, {{}}), {str(target)!a})"
    )
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": locale, "PYTHONIOENCODING": "ascii"}
    subprocess.run([sys.executable, "-X", "utf8=0", "-c", code], check=True, env=environment)
    assert "𠮷野家" in target.read_bytes().decode("utf-8")


def test_short_names_and_search_keys() -> None:
    putin = Entity(
        "person:p",
        "ウラジーミル・プーチン",
        "Person",
        ("プーチン",),
        "Vladimir Putin",
        "うらじーみる・ぷーちん",
    )
    graph = KnowledgeGraph({putin.id: putin}, (), {"d": Document("d", "")}, {})
    row = page_data(graph, title="", focus="", max_nodes=9, lang="en", seed=1)["entities"][0]
    assert row["short"] == "プーチン"
    assert {"ウラジーミルプーチン", "vladimirputin", "プーチン", "putin"} <= set(row["keys"])
    assert "x" not in row, "what has no relation is not drawn"


def test_a_denied_claim_is_not_taken_for_its_denial() -> None:
    text = "当局は甲が乙に売ったと訴えた。甲は乙に売っていない。"
    at = Span(0, len(text))
    one = Evidence("d", at, text, at, at, at, at, "r/1", "claimed", sources=("a:丙",), denied_by=("a:甲",))
    two = Evidence("e", at, text, at, at, at, at, "r/1", "claimed", denied_by=("a:甲",))
    three = Evidence("f", at, text, at, at, at, at, "r/1", "negated")
    graph = KnowledgeGraph({}, [Statement("x", "a:甲", "a:乙", (one, two, three))], {}, {})
    rows = page_data(graph, title="", focus="", max_nodes=9, lang="ja", seed=1)["statements"][0]["ev"]
    assert [r.get("den", 0) for r in rows] == [0, 1, 1]
