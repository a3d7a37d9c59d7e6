"""In a real browser: what the page counts, marks, lists and saves is what Python has."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from browser import Browser, Tab
from states import SAVE

from kg.export.page import write_page
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Span, Statement

pytestmark = pytest.mark.browser


def count(graph: KnowledgeGraph) -> int:
    return len(graph.statements)


FILTERS = {
    "xs=asserted": {"status": ["claimed", "planned", "possible", "negated"]},
    "xs=claimed,negated,planned,possible": {"status": ["asserted"]},
    "xt=Person,Place": {"entity_types": ["Country", "Organization"]},
    "c=0.85": {"min_confidence": 0.85},
    "since=2024-01-01&until=2024-06-30": {"since": "2024-01-01", "until": "2024-06-30"},
    "until=2022-12-31": {"until": "2022-12-31"},
    "by=country:KR": {"claimed_by": ["country:KR"]},
    "src=みなと通信": {"source": "みなと通信"},
    "src=みなと通信&xs=claimed&c=0.5": {"source": "みなと通信", "status": ["asserted", "planned", "possible", "negated"], "min_confidence": 0.5},
}  # fmt: skip


@pytest.mark.parametrize("fragment", FILTERS)
def test_filters_count_what_python_counts(fragment: str, tab: Tab, graph: KnowledgeGraph) -> None:
    key, _, value = fragment.partition("=")
    tab.hash(f"{key}={quote(value, safe=',:&=-.')}")
    expected = graph.filter(**FILTERS[fragment])
    assert 0 < count(expected) < count(graph)
    assert int(tab.data()["statements"]) == count(expected)
    assert int(tab.data()["sentences"]) == sum(len(s.evidence) for s in expected.statements)
    tab.hash(f"{key}={quote(value, safe=',:&=-.')}&view=table")
    assert tab.eval("document.querySelectorAll('#table tbody tr').length") == count(expected)


def test_relation_filters_count_what_python_counts(tab: Tab, graph: KnowledgeGraph) -> None:
    kept = {"exports_to", "supplies"}
    tab.hash("xr=" + ",".join(t for t in graph.types if t not in kept))
    assert int(tab.data()["statements"]) == count(graph.filter(types=kept))


def test_the_counts_beside_the_choices_are_those_of_choosing_them(tab: Tab, graph: KnowledgeGraph) -> None:
    tab.hash("by=country:KR")
    shown = {k: int(n) for k, n in tab.eval(
        "[...document.querySelectorAll('#filters label.check')].map(l => [l.querySelector('input').dataset.key, l.querySelector('.count').textContent])")}  # fmt: skip
    said = graph.filter(claimed_by=["country:KR"])
    for status in ("asserted", "claimed", "negated"):
        assert shown[f"s-{status}"] == count(said.filter(status=[status]))
    for kind in ("exports_to", "recognized", "visited"):
        assert shown[f"r-{kind}"] == count(said.filter(types=[kind]))


def test_the_totals_are_pythons_and_no_edge_is_lost(tab: Tab, graph: KnowledgeGraph) -> None:
    data = tab.data()
    assert int(data["entities"]) == len(graph)
    assert int(data["statements"]) == int(data["inPairs"]) == graph.nx.number_of_edges()
    assert int(data["pairs"]) == len({frozenset((s.subject, s.object)) for s in graph.statements})
    assert f"記事 {len(graph.documents)}" in tab.text("#status")


def test_every_sentence_is_shown_with_its_marks(tab: Tab, graph: KnowledgeGraph) -> None:
    read = """[...document.querySelectorAll('#panel .passage')].map(li => [li.querySelector('q').textContent,
      ...['sub', 'trg', 'obj'].map(r => [...li.querySelectorAll('mark.' + r)].map(m => m.textContent).join(''))])"""
    for pair in sorted({tuple(sorted((s.subject, s.object))) for s in graph.statements}):
        tab.hash(f"e={quote(pair[0])},{quote(pair[1])}")
        wanted = []
        for relation in graph.relations(*pair):
            for p in relation.evidence:
                wanted.append(
                    [p.text, *(p.text[slice(*p.spans[r])] for r in ("subject", "trigger", "object"))]
                )
        assert sorted(tab.eval(read)) == sorted(wanted)


def test_marks_stand_right_behind_characters_of_two_units(browser: Browser, tmp_path: Path) -> None:
    text = "𠮷田🙂氏によると👨‍👩‍👧、𠮷川市は𠮷野町を支援した。"
    start = 7
    spans = {
        w: Span(start + text.index(w), start + text.index(w) + len(w)) for w in ("𠮷川市", "𠮷野町", "支援")
    }
    evidence = Evidence(
        "d",
        Span(start, start + len(text)),
        text,
        spans["支援"],
        spans["支援"],
        spans["𠮷川市"],
        spans["𠮷野町"],
        "aids/1",
    )
    entities = {n: Entity(n, n, "Place") for n in ("𠮷川市", "𠮷野町")}
    graph = KnowledgeGraph(
        entities, [Statement("aids", "𠮷川市", "𠮷野町", (evidence,))], {"d": Document("d", "")}, {}
    )
    tab = browser.open(
        write_page(graph, tmp_path / "g.html").as_uri() + f"#e={quote('𠮷川市')},{quote('𠮷野町')}"
    )
    assert tab.eval(
        "[...document.querySelectorAll('mark')].filter(m => m.closest('q')).map(m => m.textContent)"
    ) == ["𠮷川市", "𠮷野町", "支援"]
    tab.close()


def test_denials_stand_beside_what_they_deny(tab: Tab, graph: KnowledgeGraph) -> None:
    tab.hash("board=disputes")
    shown = tab.eval(
        """[...document.querySelectorAll('.dispute')].map(d => [d.querySelectorAll('.said .passage').length, d.querySelectorAll('.denied .passage').length])"""
    )
    assert sorted(shown) == sorted([len(d.claims), len(d.denials)] for d in graph.disputes())
    assert "ロシア外務省は否定" in tab.text("#panel")


def test_paths_are_those_of_python(tab: Tab, graph: KnowledgeGraph) -> None:
    tab.hash("path=person:岸田文雄,country:KP")
    found = tab.eval(
        "[...document.querySelectorAll('.route .stops')].map(p => [...p.querySelectorAll('button')].map(b => b.textContent))"
    )
    wanted = [[e.name for e in p.entities] for p in graph.paths("岸田文雄", "北朝鮮", k=3)]
    assert [len(p) for p in found] == [len(p) for p in wanted]
    assert found[0] == wanted[0]
    assert tab.eval("document.querySelectorAll('.route .passage').length") >= len(found)


def test_an_article_shows_only_what_was_read_from_it(tab: Tab, graph: KnowledgeGraph) -> None:
    tab.hash("d=arms")
    read = [s for s in graph.statements if any(e.document == "arms" for e in s.evidence)]
    assert int(tab.data()["statements"]) == len(read)
    assert tab.eval(
        "[...document.querySelectorAll('#panel .passage')].every(p => p.dataset.document === 'arms')"
    )


def test_links_open_the_article_at_the_sentence(tab: Tab) -> None:
    tab.hash("d=arms")
    links = tab.eval(
        "[...document.querySelectorAll('#panel .article a')].map(a => [a.href, a.rel, a.target, a.closest('.passage').querySelector('q').textContent])"
    )
    for href, rel, target, sentence in links:
        base, _, words = href.partition("#:~:text=")
        assert base == "https://port.example/arms?id=7&lang=ja"
        assert unquote(words) == sentence
        assert not set(words) & set(",-&")
        assert ("noopener" in rel, target) == (True, "_blank")
    assert links


def test_dates_are_chosen_by_dragging_and_run_by_themselves(tab: Tab, graph: KnowledgeGraph) -> None:
    x, y, width = tab.eval(
        "(b => [b.x, b.y + 20, b.width])(document.querySelector('.chart svg').getBoundingClientRect())"
    )
    for kind, part in (("mousePressed", 0.5), ("mouseMoved", 0.6), ("mouseReleased", 0.7)):
        tab.mouse(kind, x + width * part, y)
    since, until = re.findall(r"\d{4}-\d\d-\d\d", tab.eval("location.hash"))
    assert int(tab.data()["statements"]) == count(graph.filter(since=since, until=until)) < count(graph)
    tab.hash("")
    tab.eval("document.querySelector('.play').click()")
    tab.wait(lambda: "until=2022-03-31" in tab.eval("location.hash"), "nothing plays")
    early = int(tab.data()["statements"])
    tab.wait(lambda: int(tab.data()["statements"]) > early, "time stands still")
    tab.eval("document.querySelector('.play').click()")
    assert tab.text(".play") == "▶"


def test_files_hold_exactly_what_is_visible(browser: Browser, page_file: Path, graph: KnowledgeGraph) -> None:
    tab = browser.open(page_file.as_uri() + "#by=country:KR")
    expected = graph.filter(claimed_by=["country:KR"])
    table = bytes(tab.eval(SAVE.format(json.dumps("CSV"))))
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert sorted(r["sentence"] for r in rows) == sorted(
        e.text for s in expected.statements for e in s.evidence
    )
    data = json.loads(bytes(tab.eval(SAVE.format(json.dumps("JSON")))))
    assert sorted((s["subject"], s["type"], s["object"]) for s in data["statements"]) == sorted(
        s.key for s in expected.statements
    )
    assert bytes(tab.eval(SAVE.format(json.dumps("PNG")))).startswith(b"\x89PNG")
    assert tab.complaints() == []
    tab.close()
