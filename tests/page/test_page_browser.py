"""The page as a reader meets it: in a real browser, through its permalinks, keys and mouse."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from browser import Browser, Tab
from hostile import hostile_graph
from sample import sample_graph

from kg.export.page import write_page
from kg.graph import KnowledgeGraph
from kg.graph.names import fold
from kg.model import Document, Entity, Evidence, Span, Statement

pytestmark = pytest.mark.browser

STATES = {
    "start": "", "node": "n=country:KP", "reach": "n=country:KP&h=2", "pair": "e=country:KP,country:RU",
    "path": "path=person:岸田文雄,country:KP", "disputes": "board=disputes", "articles": "board=documents", "article": "d=treaty",
    "table": "view=table", "dark": "theme=dark&n=country:KP", "dark disputes": "theme=dark&board=disputes", "english": "lang=en&e=country:KP,country:RU",
}  # fmt: skip
WATCH_TEXT = """
window.__texts = [];
const fill = CanvasRenderingContext2D.prototype.fillText, clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...a) { window.__texts = []; return clear.apply(this, a); };
CanvasRenderingContext2D.prototype.fillText = function (t, x, y) {
  const w = this.measureText(t).width, size = parseInt(/(\\d+)px/.exec(this.font)[1]);
  window.__texts.push({ t, x, y: y - size / 2, w, h: size, size });
  return fill.call(this, t, x, y);
};
"""


def count(graph: KnowledgeGraph) -> int:
    return len(graph.statements)


def test_the_page_asks_for_nothing_and_complains_about_nothing(browser: Browser, page_file: Path) -> None:
    tab = browser.open(page_file.as_uri())
    for fragment in STATES.values():
        tab.hash(fragment)
    assert tab.requests() == [page_file.as_uri()]
    assert tab.complaints() == []
    tab.close()


def test_the_policy_stops_what_is_injected_anyway(browser: Browser, page_file: Path) -> None:
    tab = browser.open(page_file.as_uri())
    tab.eval(
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://evil.example/x.png'}))"
    )
    with pytest.raises(AssertionError, match="TrustedHTML"):
        tab.eval("document.body.innerHTML = '<b>x</b>'")
    assert any("violates" in c for c in tab.complaints())
    tab.close()


def test_hostile_strings_in_every_field_do_nothing(browser: Browser, tmp_path: Path) -> None:
    graph = hostile_graph()
    page = write_page(graph, tmp_path / "hostile.html", title="</title><script>window.__x=1</script>")
    tab = browser.open(page.as_uri())
    ids = list(graph.entities)[:12]
    fragments = [
        "",
        "view=table",
        "board=disputes",
        "board=documents",
        *(f"n={quote(i)}" for i in ids),
        "lang=en",
        "<script>window.__x=1</script>",
    ]
    fragments += [f"e={quote(s.subject)},{quote(s.object)}" for s in list(graph.statements)[:12]]
    for fragment in fragments:
        tab.hash(fragment)
        assert tab.eval("window.__x === undefined")
        assert tab.eval(
            "[...document.querySelectorAll('[href]')].every(a => /^https?:/.test(a.getAttribute('href')))"
        )
        assert tab.eval("document.querySelectorAll('script').length") == 3
        assert tab.eval("document.querySelectorAll('img, iframe, b b, [onerror], [onmouseover]').length") == 0
    assert tab.complaints() == []
    assert tab.data()["statements"] == str(count(graph))
    assert tab.requests() == [page.as_uri()]
    tab.close()


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
    assert fresh.data()["statements"] == tab.data()["statements"] != str(count(sample_graph()))
    fresh.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "n=country:XX",
        "e=a,b",
        "d=nope",
        "path=x,y",
        "since=yesterday&c=99&h=7&top=-4&lang=xx&theme=pink",
        "n=%E3%81",
        "=&&=x",
    ],
)
def test_an_address_that_means_nothing_shows_the_start_and_says_so(fragment: str, tab: Tab) -> None:
    tab.hash(fragment)
    assert int(tab.data()["drawn"]) > 0
    assert tab.complaints() == []
    if fragment[0] in "nedp" and "%" not in fragment:
        assert "この図にありません" in tab.text("#panel")


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


@pytest.mark.parametrize(
    ("word", "up", "heads"), [("ベトナム", 12, "ベトナム"), ("合意 ＋2", -6, "日本 – ベトナム")]
)
def test_the_mouse_finds_shapes_and_lines(
    word: str, up: int, heads: str, browser: Browser, page_file: Path
) -> None:
    """A shape stands above its name; a line runs through the middle of its label."""
    tab = browser.open(page_file.as_uri(), before=WATCH_TEXT)
    box = tab.eval("(({x, y}) => ({x, y}))(document.querySelector('#picture').getBoundingClientRect())")
    text = next(t for t in tab.eval("window.__texts") if t["t"] == word)
    x, y = box["x"] + text["x"] + text["w"] / 2, box["y"] + text["y"] - up
    tab.mouse("mouseMoved", x, y)
    tab.wait(lambda: not tab.eval("document.querySelector('#hover').hidden"), "nothing under the mouse")
    for kind in ("mousePressed", "mouseReleased"):
        tab.mouse(kind, x, y)
    tab.wait(lambda: tab.text("#panel h2") == heads, "the click chose nothing")
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
    assert (tab.data()["drawn"], tab.data()["statements"]) == ("120", "449")
    tab.eval(
        "(s => { s.value = 450; s.dispatchEvent(new Event('change')); })(document.querySelector('#top.x, input#top, [data-key=top]'))"
    )
    assert tab.data()["drawn"] == "450"
    tab.hash("e=e000,e001")
    assert "関係 1件" in tab.text("#panel")
    tab.close()


@pytest.mark.parametrize("size", [0, 1, 2])
def test_graphs_with_next_to_nothing_open_as_well(size: int, browser: Browser, tmp_path: Path) -> None:
    entities = {f"e{i}": Entity(f"e{i}", f"名{i}", "Person") for i in range(size)}
    statements = [Statement("met_with", "e0", "e1"), Statement("met_with", "e1", "e1")] if size == 2 else []
    tab = browser.open(
        write_page(KnowledgeGraph(entities, statements, {}, {}), tmp_path / "small.html").as_uri()
    )
    for fragment in ("view=table", "board=disputes", "board=documents", "n=e0", "e=e1,e1", ""):
        tab.hash(fragment)
    assert tab.complaints() == []
    assert tab.data()["statements"] == str(len(statements))
    tab.close()


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


SAVE = """(async name => {{
  const make = URL.createObjectURL; let blob; URL.createObjectURL = b => (blob = b, make.call(URL, b));
  HTMLAnchorElement.prototype.click = () => {{}};
  [...document.querySelectorAll('.sheet button')].find(b => b.textContent.includes(name)).click();
  for (let i = 0; i < 100 && !blob; i += 1) await new Promise(done => setTimeout(done, 20));
  return [...new Uint8Array(await blob.arrayBuffer())];
}})({})"""


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


def test_spreadsheets_run_nothing_from_the_csv(browser: Browser, tmp_path: Path) -> None:
    tab = browser.open(write_page(hostile_graph(), tmp_path / "h.html").as_uri())
    rows = csv.reader(
        io.StringIO(bytes(tab.eval(SAVE.format(json.dumps("CSV")))).decode("utf-8-sig"), newline="")
    )
    cells = [cell for row in rows for cell in row]
    assert len(cells) > 500
    assert not [c for c in cells if re.match(r"\s*[=+\-@＝＋－＠]", c)]
    tab.close()


@pytest.mark.parametrize(
    "fragment", ["", "n=country:KP", "e=country:KP,country:RU", "board=disputes", "lang=en", "view=table"]
)
def test_a_telephone_needs_no_sideways_scrolling(fragment: str, browser: Browser, page_file: Path) -> None:
    tab = browser.open(f"{page_file.as_uri()}#{fragment}", size=(390, 844))
    assert tab.eval("document.scrollingElement.scrollWidth") <= 390
    assert tab.eval(
        "document.querySelector('#picture').hidden || document.querySelector('canvas').clientHeight > 300"
    )
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


def axe_source() -> str:
    places = [
        Path(os.environ.get("AXE_JS", "")),
        Path("node_modules/axe-core/axe.min.js"),
        Path(__file__).parent / "node_modules/axe-core/axe.min.js",
    ]
    found = next((p for p in places if p.is_file()), None)
    if not found:
        pytest.skip("no axe-core found: npm install --prefix tests/page --no-save axe-core, or set AXE_JS")
    return found.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(name: str, tab: Tab) -> None:
    code = axe_source()
    tab.hash(quote(STATES[name], safe="=&,:"))
    if not tab.eval("typeof axe !== 'undefined'"):
        tab.eval(code + "; 0")
    found = tab.eval(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))"
    )
    assert found == []
