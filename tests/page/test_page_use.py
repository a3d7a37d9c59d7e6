"""In a real browser: addresses, search, keys, mouse, and labels that can be read."""

# ruff: noqa: E501

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from browser import Browser, Tab
from sample import sample_graph
from states import STATES, WATCH_TEXT

from kg.export.page import write_page
from kg.graph import KnowledgeGraph
from kg.graph.names import fold
from kg.model import Entity, Statement

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", STATES)
def test_permalinks_come_back(name: str, tab: Tab, browser: Browser, page_file: Path) -> None:
    """Reached step by step or opened anew, an address shows the same page."""
    fragment = quote(STATES[name], safe="=&,:")
    tab.hash(fragment)
    shown = [tab.text(s) for s in ("#panel", "#status", "#table", "#filters")]
    tab.hash("n=country:JP")
    tab.hash(fragment)
    assert [tab.text(s) for s in ("#panel", "#status", "#table", "#filters")] == shown
    assert shown[0]
    tab.eval("dispatchEvent(new PopStateEvent('popstate'))")
    assert unquote(tab.eval("location.hash")).lstrip("#") == unquote(fragment)


def test_clicking_makes_the_address_that_opens_the_same(browser: Browser, tab: Tab, page_file: Path) -> None:
    tab.eval(
        "[...document.querySelectorAll('#filters label.check')].find(l => l.textContent.startsWith('断定')).querySelector('input').click()"
    )
    tab.eval(
        "[...document.querySelectorAll('#panel .rows button')].find(b => b.textContent === 'ロシア').click()"
    )
    tab.eval("[...document.querySelectorAll('.partner')].find(b => b.textContent.includes('北朝鮮')).click()")
    address = tab.eval("location.href")
    fresh = browser.open(address)
    assert fresh.text("#panel") == tab.text("#panel")
    assert fresh.data()["statements"] == tab.data()["statements"] != str(len(sample_graph().statements))
    fresh.close()


@pytest.mark.parametrize(("typed", "found"), [
    ("きたちょうせん", "北朝鮮"), ("kitachosen", "北朝鮮"), ("DPRK", "北朝鮮"), ("ｎｏｒｔｈ korea", "北朝鮮"), ("ぷーちん", "ウラジーミル・プーチン"),
    ("kp", "北朝鮮"), ("Q159", "ロシア"), ("nato", "北大西洋条約機構"), ("安保理", "国連安全保障理事会"),
])  # fmt: skip
def test_search_knows_every_name(typed: str, found: str, tab: Tab) -> None:
    tab.press("/")
    assert tab.eval("document.activeElement.closest('#find') !== null")
    tab("Input.insertText", text=typed)
    assert tab.text("#find .hits li [lang]") == found
    tab.press("Enter")
    assert tab.text("#panel h2") == found


def test_the_page_folds_names_as_python_does(
    browser: Browser, page_file: Path, graph: KnowledgeGraph
) -> None:
    from kg.export.page.assets import HERE

    names = [n for e in graph for n in (e.name, *e.aliases, e.english, e.kana)] + [
        "ＮＡＴＯ",
        "ヴォルゴグラード",
        "Łódź é ü",
        "ｳﾗｼﾞｰﾐﾙ",
        "ガガ",
        "「北」の・海",
    ]
    code = re.sub(r"^export ", "", (HERE / "js" / "fold.js").read_text(encoding="utf-8"), flags=re.MULTILINE)
    tab = browser.open(page_file.as_uri())
    assert tab.eval(f"(() => {{ {code}; return {json.dumps(names)}.map(fold); }})()") == [
        fold(n) for n in names
    ]
    tab.close()


def test_keys_walk_and_widen_and_go_back(tab: Tab) -> None:
    tab.hash("n=country:KP")
    tab.press("2")
    assert "h=2" in tab.eval("location.hash")
    wide = int(tab.data()["drawn"])
    tab.eval("document.querySelector('#picture').focus()")
    seen = set()
    for key in ("ArrowLeft", "ArrowUp", "ArrowLeft"):
        tab.press(key)
        seen.add(tab.text("#panel h2"))
    assert len(seen) == 3
    assert wide >= 30
    tab.press("Escape")
    assert tab.eval("location.hash") in ("", "#")
    assert "凡例" in tab.text("#panel")


@pytest.mark.parametrize(("word", "up", "heads"), [("ベトナム", 12, "ベトナム"), (" ＋", -6, " – ")])
def test_the_mouse_finds_shapes_and_lines(
    word: str, up: int, heads: str, browser: Browser, page_file: Path
) -> None:
    """A shape stands above its name; a line runs through the middle of its label."""
    tab = browser.open(page_file.as_uri(), before=WATCH_TEXT)
    box = tab.eval("(({x, y}) => ({x, y}))(document.querySelector('#picture').getBoundingClientRect())")
    text = next(t for t in tab.eval("window.__texts") if word in t["t"])
    x, y = box["x"] + text["x"] + text["w"] / 2, box["y"] + text["y"] - up
    tab.mouse("mouseMoved", x, y)
    tab.wait(lambda: not tab.eval("document.querySelector('#hover').hidden"), "nothing under the mouse")
    for kind in ("mousePressed", "mouseReleased"):
        tab.mouse(kind, x, y)
    tab.wait(lambda: heads in tab.text("#panel h2"), "the click chose nothing")
    tab.close()


@pytest.mark.parametrize("fragment", ["", "n=country:KP", "lang=en", "path=person:岸田文雄,country:KP"])
@pytest.mark.parametrize("size", [(1400, 920), (390, 844)], ids=["wide", "narrow"])
def test_no_two_words_of_the_picture_overlap(
    fragment: str, size: tuple[int, int], browser: Browser, page_file: Path
) -> None:
    tab = browser.open(f"{page_file.as_uri()}#{quote(fragment, safe='=&,:')}", before=WATCH_TEXT, size=size)
    texts = tab.eval("window.__texts")
    clashes = [
        (a["t"], b["t"])
        for i, a in enumerate(texts)
        for b in texts[:i]
        if a["x"] + 1 < b["x"] + b["w"]
        and b["x"] + 1 < a["x"] + a["w"]
        and a["y"] + 1 < b["y"] + b["h"]
        and b["y"] + 1 < a["y"] + a["h"]
    ]
    assert clashes == []
    assert len(texts) > 6
    assert min(t["size"] for t in texts) >= 11
    tab.close()


def test_the_fan_shows_every_relation_of_the_pair_apart(
    browser: Browser, page_file: Path, graph: KnowledgeGraph
) -> None:
    tab = browser.open(f"{page_file.as_uri()}#e=country:KP,country:RU", before=WATCH_TEXT)
    texts = tab.eval("window.__texts")
    for relation in graph.relations("country:KP", "country:RU"):
        assert sum(t["t"] == relation.label for t in texts) >= 1, relation.label
    pills = [t for t in texts if t["size"] == 12]
    assert all(
        abs(a["y"] - b["y"]) > 14 or abs(a["x"] - b["x"]) > a["w"]
        for i, a in enumerate(pills)
        for b in pills[:i]
    )
    tab.close()


def test_a_hub_opens_with_its_strongest_partners(browser: Browser, tmp_path: Path) -> None:
    entities = {f"e{i}": Entity(f"e{i}", f"名{i}", "Place") for i in range(90)}
    graph = KnowledgeGraph(entities, [Statement("visited", "e0", f"e{i}") for i in range(1, 90)], {}, {})
    tab = browser.open(write_page(graph, tmp_path / "hub.html").as_uri() + "#n=e0")
    assert tab.data()["drawn"] == "61"
    assert "他 29件" in tab.text(".guard")
    tab.eval("document.querySelector('.guard button').click()")
    assert tab.data()["drawn"] == "90"
    assert tab.eval("document.querySelectorAll('.partners li').length") == 80
    tab.close()


def test_large_graphs_open_on_the_backbone_and_the_slider_shows_the_rest(
    browser: Browser, tmp_path: Path
) -> None:
    entities = {f"e{i:03}": Entity(f"e{i:03}", f"名{i}", "Country") for i in range(450)}
    statements = [Statement("visited", f"e{i // 3:03}", f"e{i:03}") for i in range(1, 450)]
    tab = browser.open(
        write_page(KnowledgeGraph(entities, statements, {}, {}), tmp_path / "big.html").as_uri()
    )
    assert (tab.data()["drawn"], tab.data()["passing"]) == ("120", "449")
    assert tab.data()["statements"] == tab.data()["lines"] == tab.data()["inPairs"]
    tab.eval(
        "(s => { s.value = 450; s.dispatchEvent(new Event('change')); })(document.querySelector('[data-key=top]'))"
    )
    assert (tab.data()["drawn"], tab.data()["statements"]) == ("450", "449")
    tab.hash("e=e000,e001")
    assert "関係 1件" in tab.text("#panel")
    tab.close()


def test_english_is_english_throughout(tab: Tab) -> None:
    tab.hash("lang=en")
    assert tab.eval("document.documentElement.lang") == "en"
    chrome = tab.eval(
        "['#tabs', '#filters', '.legend'].map(s => document.querySelector(s).textContent).join(' ')"
    )
    left = re.sub(r"北海タイムス|みなと通信|東都新報|米国|韓国|朝鮮中央通信|国際連合|[（）]", "", chrome)
    assert not re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", left)
    tab.hash("lang=ja")
