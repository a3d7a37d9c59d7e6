"""In a real browser: searching everything, choosing several, articles, lines that mend, help, views, pictures."""

# ruff: noqa: E501

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from ruamel.yaml import YAML
from states import until
from test_page_selection import JP, KP, RU, data, exported, keys

from kg.export.page import render
from kg.export.page.roles import roles
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, RelationType, Span, Statement

pytestmark = pytest.mark.browser


def look(page: Any, words: str) -> list[str]:
    page.fill("#find input", words)
    return page.locator("#find .hits [role=option]").all_inner_texts()


def test_search_finds_relations_headlines_and_sentences(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit()
    hits = look(page, "石油")
    groups = page.locator("#find .hits .group").all_inner_texts()
    assert {"記事", "根拠の文"} <= set(groups)
    assert any("石油取引が拡大" in h for h in hits)
    told = keys(
        graph,
        lambda s: (
            any("石油" in e.text or "石油" in graph.documents[e.document].title for e in s.evidence)
            or "石油" in "".join(s.qualifiers.values())
        ),
    )
    page.click("#find .hits [role=option]:has-text('を含む関係だけ')")
    page.click("#chips button:has-text('絞り込みに合う全部')") if page.locator(
        "#chips button:has-text('絞り込みに合う全部')"
    ).count() else None
    assert exported(page) == told
    page.keyboard.press("Escape")
    page.click("#chips .pill.filter button")
    look(page, "輸出")
    page.click("#find .hits [role=option]:has-text('輸出だけ')")
    assert {k.split(" ")[1] for k in exported(page)} == {"exports_to"}


@pytest.mark.parametrize(("typed", "found"), [
    ("UN", "国際連合"), ("EU", "欧州連合"), ("プーチン大統領", "ウラジーミル・プーチン"), ("金正恩総書記", "金正恩"), ("バイデン米大統領", "ジョー・バイデン"),
])  # fmt: skip
def test_search_understands_names_as_the_command_line_does(
    typed: str, found: str, visit: Any, graph: KnowledgeGraph
) -> None:
    page = visit()
    assert look(page, typed)[0].startswith(found)
    assert graph[typed].name == found
    page.keyboard.press("Enter")
    assert page.text_content("#panel h2") == found


def test_search_knows_who_holds_a_position(visit: Any, tmp_path: Path) -> None:
    whole = Span(0, 12)
    evidence = Evidence(
        "d",
        whole,
        "南国の東外相が来た。",
        whole,
        Span(3, 5),
        Span(2, 3),
        Span(0, 2),
        "x/1",
        qualifiers=(("role", "外相"),),
    )
    entities = {
        "p": Entity("p", "東太郎", "Person"),
        "c": Entity("c", "南国", "Country"),
        "q": Entity("q", "西花子", "Person"),
    }
    types = {"holds_position": RelationType("holds_position", "役職", "position", "a", static=True)}
    graph = KnowledgeGraph(
        entities,
        [Statement("holds_position", "p", "c", (evidence,)), Statement("holds_position", "q", "c")],
        {},
        types,
    )
    page = visit(file=graph_page(graph, tmp_path))
    assert look(page, "南国の外相")[0].startswith("東太郎")
    assert look(page, "南国の首相") == ["見つかりません"]


def graph_page(graph: KnowledgeGraph, folder: Path) -> Path:
    file = folder / "one.html"
    file.write_bytes(render(graph).encode("utf-8"))
    return file


def test_only_leaves_just_that_and_again_brings_all_back(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit("scope=all")
    for key, test in (("only-s-negated", lambda s: s.status == "negated"), ("only-t-Country", lambda s: s.subject.startswith("country") and s.object.startswith("country")),
                      ("only-f-economy", lambda s: graph.types[s.type].family == "economy")):  # fmt: skip
        page.evaluate(f"document.querySelector('[data-key={key}]').click()")
        assert exported(page) == keys(graph, test) != []
        page.evaluate(f"document.querySelector('[data-key={key}]').click()")
        assert len(exported(page)) == len(graph.statements)


WATCH = """
const fill = CanvasRenderingContext2D.prototype.fillText, clear = CanvasRenderingContext2D.prototype.clearRect;
window.__texts = [];
CanvasRenderingContext2D.prototype.clearRect = function (...a) { window.__texts = []; return clear.apply(this, a); };
CanvasRenderingContext2D.prototype.fillText = function (t, x, y) {
  const w = this.measureText(t).width; window.__texts.push({ t, x: x + w / 2, y }); return fill.call(this, t, x, y); };
"""


@pytest.fixture
def watched(chrome: Any, page_file: Path) -> Any:
    page = chrome.new_page(viewport={"width": 1400, "height": 920})
    page.add_init_script(WATCH)
    page.goto(page_file.as_uri())
    until(page, "document.documentElement.dataset.readyat")
    yield page
    page.close()


def shape(page: Any, name: str) -> tuple[float, float]:
    """A point of the shape of an entity: right above or below its name."""
    box = page.locator("#picture").bounding_box()
    text = next(t for t in page.evaluate("window.__texts") if t["t"] == name)
    for dy in (-14, 14, -18, 18, -10):
        x, y = box["x"] + text["x"], box["y"] + text["y"] + dy
        page.mouse.move(x, y)
        page.wait_for_timeout(60)
        if page.is_visible("#hover") and "–" not in page.text_content("#hover"):
            return x, y
    raise AssertionError(name)


def test_shift_chooses_several_with_what_is_said_among_them(watched: Any, graph: KnowledgeGraph) -> None:
    page = watched
    page.mouse.click(*shape(page, "北朝鮮"))
    page.keyboard.down("Shift")
    page.mouse.click(*shape(page, "ロシア"))
    page.keyboard.up("Shift")
    assert "s=country:KP,country:RU" in page.evaluate("location.hash")
    page.fill("#panel [role=combobox]", "日本")
    page.keyboard.press("Enter")
    ids = {KP, RU, JP}
    assert int(data(page)["statements"]) == len(keys(graph, lambda s: {s.subject, s.object} <= ids))
    assert data(page)["drawn"] == "3"
    page.click("#chips .pill:has-text('ロシア') button")
    assert int(data(page)["statements"]) == len(keys(graph, lambda s: {s.subject, s.object} <= {KP, JP}))


def test_a_rectangle_chooses_what_is_inside(watched: Any) -> None:
    page = watched
    box = page.locator("#picture").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.6, steps=5)
    assert page.is_visible("#lasso")
    page.mouse.up()
    page.keyboard.up("Shift")
    chosen = re.search(r"s=([^&]*)", page.evaluate("location.hash"))[1].split(",")
    assert 2 < len(chosen) < 41
    assert data(page)["drawn"] == str(len(chosen))
    assert not page.is_visible("#lasso")


def test_a_double_click_adds_what_surrounds_an_entity(watched: Any, graph: KnowledgeGraph) -> None:
    page = watched
    page.mouse.click(*shape(page, "北朝鮮"))
    page.wait_for_timeout(500)
    page.mouse.dblclick(*shape(page, "ロシア"))
    page.wait_for_timeout(100)
    assert "n=country:KP" in page.evaluate("location.hash")
    assert "x=country:RU" in page.evaluate("location.hash")
    assert int(data(page)["statements"]) == len(keys(graph, lambda s: {KP, RU} & {s.subject, s.object}))


def test_a_dragged_shape_stays_and_is_in_the_address(watched: Any) -> None:
    page = watched
    x, y = shape(page, "ベトナム")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    assert "pin=country:VN~" in page.evaluate("location.hash")
    again = shape(page, "ベトナム")
    assert abs(again[0] - x - 60) < 20
    assert abs(again[1] - y - 40) < 30


def test_hidden_entities_leave_and_come_back_and_pinned_ones_stay(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit(f"n={KP}")
    page.click("#panel button:has-text('隠す')")
    assert int(data(page)["passing"]) == len(keys(graph, lambda s: KP not in (s.subject, s.object)))
    page.click("#filters button:has-text('戻す')")
    assert int(data(page)["passing"]) == len(graph.statements)
    page = visit("top=10&pin=person:山田太郎&scope=")
    assert any("person:山田太郎" in k for k in exported(page)) or "person:山田太郎" in page.evaluate(
        "decodeURIComponent(location.hash)"
    )


def test_communities_are_named_coloured_and_chosen(visit: Any, page_file: Path) -> None:
    page = visit(file=page_file)
    page.click("#panel button:has-text('まとまりで色分け')")
    assert "colour=groups" in page.evaluate("location.hash")
    name = page.inner_text("#panel [data-group='0'] + .link")
    size = int(re.search(r"(\d+)項目", page.inner_text("#panel li:has([data-group='0'])"))[1])
    page.click("#panel [data-group='0'] + .link")
    assert name.split("・")[0] in page.text_content("#panel")
    assert int(data(page)["drawn"]) == size


def test_paths_go_by_way_of_a_third_and_as_far_as_asked(visit: Any) -> None:
    page = visit("path=country:JP,country:RU&k=5&max=3")
    free = page.locator(".route .stops").all_inner_texts()
    page = visit("path=country:JP,country:RU&k=5&max=3&via=country:KP")
    bound = page.locator(".route .stops").all_inner_texts()
    assert bound
    assert all("北朝鮮" in stops for stops in bound)
    assert bound != free
    page = visit("path=country:JP,country:RU&k=1")
    assert page.locator(".route").count() == 1


def test_the_list_of_entities_is_sorted_by_each_measure(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit("board=entities")
    for k, name in enumerate(("相手", "関係", "媒介")):
        page.click(f"#panel th button:has-text('{name}')")
        values = [
            float(v.rstrip("%"))
            for v in page.locator(f"#panel tbody td:nth-child({k + 2})").all_inner_texts()
        ]
        assert values == sorted(values, reverse=True)
        assert values[0] > 0
    relations = {e.name: len(keys(graph, lambda s, e=e: e.id in (s.subject, s.object))) for e in graph}
    page.click("#panel th button:has-text('関係')")
    first = page.locator("#panel tbody tr").first.locator("td").all_inner_texts()
    assert int(first[2]) == relations[first[0]] == max(relations.values())


def test_the_events_of_a_pair_stand_in_order_of_time(visit: Any) -> None:
    page = visit(f"e={KP},{RU}")
    days = page.locator("#panel .events li").evaluate_all("list => list.map(li => li.dataset.day)")
    assert len(days) > 2
    assert days == sorted(days)
    assert "情報源" in page.inner_text("#panel .events")


def test_articles_are_sorted_searched_and_the_empty_ones_folded(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit("board=documents")
    assert page.locator("#panel .articles li").count() == len(graph.documents)
    page.select_option("#panel .seek select", label="関係の多い順")
    counts = [
        int(c)
        for c in re.findall(
            r"関係 (\d+)件", " ".join(page.locator("#panel .articles .count").all_inner_texts())
        )
    ]
    assert counts == sorted(counts, reverse=True)
    page.fill("#panel .seek input", "石油取引")
    assert page.locator("#panel .articles li").count() == 1
    page.fill("#panel .seek input", "")
    page.evaluate("location.hash = 'board=documents&xs=asserted,claimed,planned,possible'")
    assert page.locator("#panel details.kind > summary .count").inner_text() != "0"


def test_an_article_is_read_in_full_and_leads_to_the_edges_and_back(
    visit: Any, graph: KnowledgeGraph
) -> None:
    page = visit("d=arms")
    text = page.text_content("#panel .fulltext")
    for e in {e for s in graph.statements for e in s.evidence if e.document == "arms"}:
        assert page.evaluate(
            f"[...document.querySelectorAll('.tells')].map(x => x.textContent).join('').includes({json.dumps(e.text[:8])})"
        )
        assert e.text[:6] in text
    assert page.locator("#panel .named").count() > 3
    page.click("#panel button:has-text('本文で見る') >> nth=1")
    assert page.locator("#panel .tells.here").count() >= 1
    page.click("#panel .told-by >> nth=0")
    assert "e=" in page.evaluate("location.hash")
    page.go_back()
    page.click("#panel .named >> nth=0")
    assert "n=" in page.evaluate("location.hash")


def test_without_texts_only_the_sentences_are_in_the_file(
    graph: KnowledgeGraph, page_file: Path, full_file: Path
) -> None:
    row = re.compile(r'"body":\[')
    assert row.search(full_file.read_text(encoding="utf-8"))
    assert not row.search(page_file.read_text(encoding="utf-8"))


def test_a_wrong_edge_gives_lines_for_its_rule_file(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit(f"e={KP},{RU}")
    cards = page.locator("#panel .card")
    for k in range(cards.count()):
        card = cards.nth(k)
        card.locator(".mend summary").click()
        file, lines = card.locator("code").last, card.locator("pre").all_inner_texts()
        assert file
        kind = re.search(r"configs/relations/(\w+)\.yaml", card.inner_text())[1]
        read = YAML(typ="safe").load(f"{kind}:\n{lines[0]}")
        assert [
            " ".join(e.text.split()) for s in graph.statements if s.type == kind for e in s.evidence
        ].count(read[kind]["not"][0]) >= 1
        if len(lines) == 3:
            subject, object_ = roles()[kind]
            example = YAML(typ="safe").load(f"{kind}:\n{lines[1]}")[kind]["examples"][0]
            assert f"<{subject} " in example
            assert f"<{object_} " in example
        assert "kg rules try " in lines[-1]


def test_what_is_missing_gives_a_line_as_soon_as_the_sentence_names_both(visit: Any) -> None:
    page = visit(f"e={JP},{KP}")
    box = page.locator("#panel > .mend")
    box.locator("summary").click()
    box.locator("select").select_option("criticizes")
    box.locator("input").fill("日本は何も言わない。")
    assert "両方を含む文" in box.inner_text()
    box.locator("input").fill('日本は北朝鮮を「"例"」と非難した。')
    subject, object_ = roles()["criticizes"]
    lines = box.locator("pre").all_inner_texts()
    assert YAML(typ="safe").load("x:\n" + lines[0])["x"]["examples"] == [
        f'<{subject} 日本>は<{object_} 北朝鮮>を「"例"」と非難した。'
    ]
    assert "kg why-not" in lines[1]


def test_two_names_give_lines_that_the_names_reader_takes(visit: Any, tmp_path: Path) -> None:
    from kg.config.names import load_names

    page = visit(f"e={JP},{KP}")
    page.locator("#panel > .mend summary").click()
    join = page.locator("#panel > .mend pre").last.inner_text()
    page = visit("n=person:ウラジーミル・プーチン")
    page.locator("#panel > .mend summary").click()
    lines = page.locator("#panel > .mend pre").all_inner_texts()
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "mine.yaml").write_text("\n".join([join, *lines[:1]]) + "\n", encoding="utf-8")
    entries = load_names(tmp_path).entries
    assert "北朝鮮" in {a for e in entries.values() if e.name == "日本" for a in e.aliases} | {
        e.name for e in entries.values()
    }
    assert any(e.name == "ウラジーミル・プーチン" and "別名" in e.aliases for e in entries.values())


def test_help_opens_by_key_and_the_tour_has_five_steps(visit: Any) -> None:
    page = visit(f"n={KP}")
    page.focus("#picture")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('#help').open")
    assert page.text_content("#panel h2") == "北朝鮮", "Esc closed the help, and nothing else"
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('#help').open")
    assert "Shift" in page.inner_text("#help")
    page.click("#help .primary")
    steps = []
    page.keyboard.press("Escape")
    assert not page.is_visible("#tour")
    page.click("#panel button:has-text('五つの案内')")
    while page.is_visible("#tour"):
        steps.append(page.inner_text("#tour .kind"))
        page.click("#tour .primary")
    assert [s.split(" ")[1] for s in steps] == ["1", "2", "3", "4", "5"]
    assert page.locator(".toured").count() == 0


def test_a_view_is_saved_and_opened_again(visit: Any, tmp_path: Path) -> None:
    page = visit(f"n={KP}&theme=dark&h=2&xs=asserted")
    before = page.inner_text("#panel"), page.evaluate("location.hash")
    page.click(".menu summary")
    with page.expect_download() as download:
        page.click(".sheet button:has-text('この見方を保存')")
    file = tmp_path / "view.json"
    download.value.save_as(file)
    page = visit()
    for path, opened in ((tmp_path / "other.json", False), (file, True)):
        (tmp_path / "other.json").write_text('{"kind": "x"}', encoding="utf-8")
        page.click(".menu summary")
        with page.expect_file_chooser() as chooser:
            page.click(".sheet button:has-text('見方を開く')")
        chooser.value.set_files(path)
        until(page, "document.querySelector('#note').textContent !== ''")
        page.wait_for_timeout(100)
        assert (page.evaluate("location.hash") == before[1]) == opened
    assert page.inner_text("#panel") == before[0]


def test_the_picture_is_saved_as_svg_and_at_twice_the_size(visit: Any, graph: KnowledgeGraph) -> None:
    for fragment in ("", f"n={KP}", f"e={KP},{RU}", "view=table"):
        page = visit(fragment)
        page.click(".menu summary")
        with page.expect_download() as download:
            page.click(".sheet button:has-text('SVG')")
        root = etree.parse(download.value.path()).getroot()
        words = ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]
        assert "見本" in words
        assert "北朝鮮" in words
        assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) >= int(data(page)["drawn"])
        if fragment.startswith("e="):
            assert {r.label for r in graph.relations(KP, RU)} <= set(words)
        width, height = page.evaluate(
            "[document.querySelector('canvas').clientWidth, document.querySelector('canvas').clientHeight]"
        )
        page.click(".menu summary")
        with page.expect_download() as download:
            page.click(".sheet button:has-text('PNG')")
        png = Path(download.value.path()).read_bytes()
        assert int.from_bytes(png[16:20], "big") == 2 * width
        assert int.from_bytes(png[20:24], "big") == 2 * (height + 130)
        assert page.evaluate("document.querySelector('canvas').clientWidth") == width


def test_the_title_is_english_in_english_where_it_is_ours(
    graph: KnowledgeGraph, visit: Any, tmp_path: Path
) -> None:
    file = tmp_path / "t.html"
    file.write_bytes(render(graph).encode("utf-8"))
    page = visit("lang=en", file=file)
    assert page.text_content("h1") == "A knowledge graph of the news"
    page.click("#tools button:has-text('日本語')")
    assert page.text_content("h1") == "ニュースの知識グラフ"


def test_copies_of_a_sentence_are_folded_and_counted_once(visit: Any, tmp_path: Path) -> None:
    whole = Span(0, 8)
    ends = (whole, Span(4, 6), Span(0, 1), Span(2, 3), "visited/1")
    told = [
        Evidence(d, whole, text, *ends)
        for d, text in (("a", "甲は乙を訪ねた。"), ("b", "甲は乙を訪ねた。"), ("c", "甲は乙に行った。"))
    ]
    documents = {d: Document(d, "", source=f"{d}通信") for d in "abc"}
    graph = KnowledgeGraph(
        {n: Entity(n, n, "Country") for n in "甲乙"},
        [Statement("visited", "甲", "乙", tuple(told))],
        documents,
        {},
    )
    page = visit("e=甲,乙", file=graph_page(graph, tmp_path))
    assert page.locator("#panel .card > .passages > li").count() == 2
    assert "同じ文がほかに1記事" in page.inner_text("#panel .card")
    assert "情報源 2" in page.inner_text("#panel .card h3")
