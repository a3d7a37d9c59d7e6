"""In a real browser: one selection rules picture, table, files, timeline, counts, citation and print."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from states import until

from kg.export.page import write_page
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, RelationType, Span, Statement

pytestmark = pytest.mark.browser

JP, KP, RU, US = "country:JP", "country:KP", "country:RU", "country:US"


def keys(graph: KnowledgeGraph, test: Any) -> list[str]:
    return sorted(" ".join(s.key) for s in graph.statements if test(s))


def data(page: Any) -> dict[str, str]:
    return page.evaluate("({...document.documentElement.dataset})")


def saved(page: Any, name: str) -> str:
    page.click(".menu summary")
    with page.expect_download() as download:
        page.click(f".sheet button:has-text('{name}')")
    return Path(download.value.path()).read_text(encoding="utf-8-sig")


def exported(page: Any) -> list[str]:
    rows = json.loads(saved(page, "JSON"))["statements"]
    return sorted(f"{s['subject']} {s['type']} {s['object']}" for s in rows)


CHOICES = {
    f"n={KP}": lambda s: KP in (s.subject, s.object),
    f"n={KP}&x={JP}": lambda s: {KP, JP} & {s.subject, s.object},
    f"e={KP},{RU}": lambda s: {KP, RU} == {s.subject, s.object},
    f"s={KP},{RU},{JP},{US}": lambda s: {s.subject, s.object} <= {KP, RU, JP, US},
    f"n={KP}&xs=asserted": lambda s: KP in (s.subject, s.object) and s.status != "asserted",
    "d=arms": lambda s: any(e.document == "arms" for e in s.evidence),
}  # fmt: skip


@pytest.mark.parametrize("fragment", CHOICES)
def test_table_files_counts_and_picture_show_what_is_chosen(
    fragment: str, visit: Any, graph: KnowledgeGraph
) -> None:
    wanted = keys(graph, CHOICES[fragment])
    assert 0 < len(wanted) < len(graph.statements)
    page = visit(fragment)
    assert exported(page) == wanted
    assert int(data(page)["statements"]) == len(wanted)
    table = csv.DictReader(saved(page, "CSV").splitlines())
    assert sorted({f"{r['subject_id']} {r['type']} {r['object_id']}" for r in table}) == wanted
    told = page.evaluate(
        "[...document.querySelectorAll('#filters [data-key^=\"s-\"]')].map(i => Number(i.closest('label').querySelector('.count').textContent))"
    )
    assert sum(told) >= len(wanted)
    assert f"{len(wanted)}関係" in page.text_content("#status")
    page.click("#tabs button:has-text('表')")
    assert page.locator("#table tbody tr").count() == len(wanted)


def test_counts_beside_the_choices_add_up_to_the_selection(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit(f"n={KP}")
    counts = page.evaluate(
        "[...document.querySelectorAll('#filters [data-key^=\"s-\"]')].map(i => Number(i.closest('label').querySelector('.count').textContent))"
    )
    assert sum(counts) == len(keys(graph, lambda s: KP in (s.subject, s.object)))


def test_a_chip_clears_the_choice_and_all_that_pass_is_the_other_choice(
    visit: Any, graph: KnowledgeGraph
) -> None:
    page = visit(f"n={KP}")
    page.click("#chips button:has-text('絞り込みに合う全部')")
    assert int(data(page)["statements"]) == len(graph.statements)
    assert len(exported(page)) == len(graph.statements)
    assert "北朝鮮：" not in page.text_content("#status")
    page.click("#chips .pill.chosen button")
    assert page.evaluate("location.hash") in ("", "#")
    assert page.locator("#chips .pill").count() == 0


def test_the_number_of_items_rules_the_table_too(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit("view=table")
    shown = int(data(page)["statements"])
    assert 0 < shown < len(graph.statements)
    assert page.locator("#table tbody tr").count() == shown
    assert len(exported(page)) == shown


def test_the_first_view_holds_pairs_and_no_lone_shape(visit: Any) -> None:
    page = visit()
    assert int(data(page)["drawn"]) <= 20
    lines = page.evaluate("document.documentElement.dataset.lines")
    assert int(lines) >= int(data(page)["drawn"]) / 2
    names = {n for row in exported(page) for n in (row.split(" ")[0], row.split(" ")[2])}
    assert len(names) == int(data(page)["drawn"])


def test_the_citation_names_what_is_chosen_and_no_folder_of_the_reader(visit: Any) -> None:
    page = visit(f"n={KP}")
    page.evaluate("navigator.clipboard.writeText = async text => { window.__copied = text; }")
    for name in ("リンクをコピー", "引用をコピー"):
        page.click(".menu summary")
        page.click(f".sheet button:has-text('{name}')")
    assert page.text_content("#note") == "コピーしました"
    cited = page.evaluate("window.__copied")
    assert "北朝鮮" in cited
    assert "関係" in cited
    assert "コピー" not in cited
    assert "file://" not in cited
    assert "/" not in cited.split("full.html")[0]


def test_the_menu_closes_by_choice_by_escape_and_by_a_press_elsewhere(visit: Any) -> None:
    page = visit()
    opened = "document.querySelector('.menu').open"
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.click("#panel h2 >> nth=0")):
        page.click(".menu summary")
        assert page.evaluate(opened)
        close()
        assert not page.evaluate(opened)
    assert exported(page)
    assert not page.evaluate(opened)


def test_an_empty_result_says_so_and_offers_the_way_back(visit: Any, graph: KnowledgeGraph) -> None:
    page = visit("q=どこにもない言葉")
    assert "合う関係はありません" in page.text_content("#empty")
    page.click("#empty button")
    assert not page.is_visible("#empty")
    assert int(data(page)["passing"]) == len(graph.statements)


def test_no_two_elements_share_an_id_and_every_label_has_its_field(visit: Any) -> None:
    page = visit()
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"
        )
        == []
    )
    assert page.evaluate(
        "[...document.querySelectorAll('label[for]')].every(l => document.getElementById(l.htmlFor))"
    )
    label = page.locator("label", has_text="表示する項目の数")
    assert page.evaluate("id => document.getElementById(id).type", label.get_attribute("for")) == "range"


def test_columns_say_in_which_way_they_are_sorted(visit: Any) -> None:
    page = visit("view=table&scope=all")
    for column, first in (("掲載日", "descending"), ("主語", "ascending"), ("根拠", "descending")):
        for way in (first, "ascending" if first == "descending" else "descending"):
            page.click(f"#table th button:has-text('{column}')")
            head = page.locator(f"#table th:has-text('{column}')")
            assert head.get_attribute("aria-sort") == way
            at = head.evaluate("th => [...th.parentNode.children].indexOf(th)")
            cells = page.evaluate(
                f"[...document.querySelectorAll('#table tbody tr')].map(r => r.children[{at}].textContent)"
            )
            values = [
                float("".join(re.findall(r"\d+", re.sub(r"(\d+)", lambda m: m[1].zfill(4), c))) or "-1")
                if column != "主語"
                else c
                for c in cells
                if c != "–"
            ]
            up = all(a <= b for a, b in pairwise(values))
            down = all(a >= b for a, b in pairwise(values))
            assert up if way == "ascending" else down, (column, way, values[:8])


def test_the_best_connected_are_sorted_by_the_figure_that_is_shown(visit: Any) -> None:
    page = visit()
    counts = page.evaluate(
        "[...document.querySelectorAll('#panel h2')].find(h => h.textContent.includes('つながりの多い')).nextSibling.innerText.match(/相手 (\\d+)/g).map(x => Number(x.slice(3)))"
    )
    assert len(counts) == 10
    assert counts == sorted(counts, reverse=True)


def test_the_focus_goes_to_the_table_and_back(visit: Any) -> None:
    page = visit()
    page.focus("#picture")
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "table"
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "picture"


def test_esc_leads_back_to_the_very_first_picture(visit: Any) -> None:
    page = visit()
    page.wait_for_timeout(150)
    before = page.screenshot(clip=page.locator("#picture").bounding_box())
    page.click("#panel .rows button >> nth=0")
    page.keyboard.press("Escape")
    page.wait_for_timeout(150)
    assert page.screenshot(clip=page.locator("#picture").bounding_box()) == before


def test_dragging_over_the_dates_shows_the_range(visit: Any) -> None:
    page = visit("scope=all")
    box = page.locator(".chart svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 20, steps=4)
    assert float(page.get_attribute(".chart .brush", "width")) > 200
    shown = page.text_content("#timeline .range")
    page.mouse.up()
    assert page.text_content("#timeline .range") == shown != "全期間"


def dated(tmp_path: Path) -> Path:
    """Three facts: dated by the event, by its article only, and not at all; and a place in a dated sentence."""
    whole = Span(0, 9)

    def say(doc: str, time: str = "") -> Evidence:
        return Evidence(
            doc, whole, "甲は乙を訪れた。", whole, Span(4, 6), Span(0, 1), Span(2, 3), "x/1", time=time
        )

    types = {
        "visited": RelationType("visited", "訪問", "visited", "d"),
        "located_in": RelationType("located_in", "所在", "located in", "a", static=True),
    }
    names = "甲乙丙丁"
    graph = KnowledgeGraph(
        {n: Entity(n, n, "Country") for n in names},
        [Statement("visited", "甲", "乙", (say("a", "2020-05"),)), Statement("visited", "甲", "丙", (say("a"),)),
         Statement("visited", "甲", "丁", (say("b"),)), Statement("located_in", "乙", "丁", (say("b", "2020-05"),))],
        {"a": Document("a", "", published="2024-06-20"), "b": Document("b", "")}, types)  # fmt: skip
    return write_page(graph, tmp_path / "dated.html")


def test_undated_relations_are_counted_and_kept_by_a_tick(visit: Any, tmp_path: Path) -> None:
    page = visit(file=dated(tmp_path))
    assert "日付なし 2件" in page.text_content("#timeline")
    page = visit("since=2024-01-01&until=2024-12-31", file=dated(tmp_path))
    assert data(page)["statements"] == "1"
    assert "日付なし 2件も残す" in page.text_content("#timeline")
    page.check("#timeline .undated input")
    assert data(page)["statements"] == "3"
    assert "undated=1" in page.evaluate("location.hash")


def test_event_and_publication_are_told_apart_and_lasting_facts_have_no_event(
    visit: Any, tmp_path: Path
) -> None:
    file = dated(tmp_path)
    for kind, range_, n in (("event", "since=2020-05-01&until=2020-05-31", 1), ("published", "since=2024-06-01&until=2024-06-30", 2),
                            ("published", "since=2020-05-01&until=2020-05-31", 0), ("event", "since=2024-06-01&until=2024-06-30", 0)):  # fmt: skip
        assert data(visit(f"dates={kind}&{range_}", file=file))["statements"] == str(n), (kind, range_)
    page = visit("e=甲,乙", file=file)
    head = page.text_content("#panel .card h3 .facts")
    assert "時期 2020年5月" in head
    assert "掲載 2024年6月20日" in head
    assert "時期" not in visit("e=乙,丁", file=file).text_content("#panel .card")
    page = visit("view=table&scope=all", file=file)
    cells = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#table tbody tr')].map(r => [r.children[0].textContent + r.children[2].textContent, [4, 5].map(i => r.children[i].textContent)]))"
    )
    assert cells == {
        "甲乙": ["2020年5月", "2024年6月20日"],
        "甲丙": ["–", "2024年6月20日"],
        "甲丁": ["–", "–"],
        "乙丁": ["–", "–"],
    }


def hub(tmp_path: Path) -> Path:
    """A country with 30 places, 6 visits, and a partner with a circle of its own."""
    types = {
        "visited": RelationType("visited", "訪問", "visited", "d"),
        "located_in": RelationType("located_in", "所在", "located in", "a", static=True),
    }
    entities = {f"e{i}": Entity(f"e{i}", f"名{i}", "Place") for i in range(500)}
    told = [Statement("visited", "e0", f"e{i}") for i in range(1, 7)] + [
        Statement("visited", "e1", f"e{i}") for i in range(50, 56)
    ]
    rest = [Statement("visited", f"e{i}", f"e{i + 1}") for i in range(60, 498, 2)]
    places = [Statement("located_in", f"e{i}", "e0") for i in range(10, 40)]
    return write_page(KnowledgeGraph(entities, [*told, *rest, *places], {}, types), tmp_path / "hub.html")


def test_a_hub_folds_its_lasting_facts_and_opens_them_when_asked(visit: Any, tmp_path: Path) -> None:
    page = visit("n=e0", file=hub(tmp_path))
    assert (data(page)["drawn"], data(page)["statements"]) == ("8", "36"), "the hub, six visits, one fold"
    assert "所在 30" in re.sub(r"\s+", " ", page.inner_text("#panel .kind summary").replace("\n", " "))
    page = visit("n=e0&open=e0%2F-located_in", file=hub(tmp_path))
    assert (data(page)["drawn"], data(page)["statements"]) == ("37", "36")


def test_expanding_adds_to_the_picture(visit: Any, tmp_path: Path) -> None:
    page = visit("n=e0", file=hub(tmp_path))
    page.click("#panel [data-partner=e1] .beside")
    assert "n=e0" in page.evaluate("location.hash")
    assert (data(page)["drawn"], data(page)["statements"]) == ("14", "42")
    assert "名0＋名1" in page.text_content("#chips")


def test_what_a_filter_leaves_is_laid_out_anew_without_overlaps(visit: Any) -> None:
    code = "document.documentElement.dataset.drawn"
    page = visit("xs=asserted")
    first = page.screenshot(clip=page.locator("#picture").bounding_box())
    assert int(page.evaluate(code)) > 5
    again = visit("xs=asserted")
    assert again.screenshot(clip=again.locator("#picture").bounding_box()) == first, "always the same"
    page.evaluate("location.hash = 'xs=asserted&top=300'")
    assert int(page.evaluate(code)) > 15


def test_the_page_lays_out_what_is_left_with_room_for_every_box(visit: Any) -> None:
    from kg.export.page.assets import HERE

    forces = re.sub(
        r"^export ", "", (HERE / "js" / "forces.js").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    page = visit()
    code = f"""(() => {{ {forces}
      const boxes = Array.from({{length: 90}}, (_, i) => ({{x: (i * 37) % 11, y: (i * 53) % 7, w: 60 + (i % 5) * 20, h: 50}}));
      const lines = Array.from({{length: 89}}, (_, i) => [Math.floor(i * 0.7), i + 1, 1]);
      const p = layOut(boxes, lines);
      let clashes = 0;
      for (let i = 0; i < 90; i += 1) for (let j = 0; j < i; j += 1)
        if (Math.abs(p[i][0] - p[j][0]) < (boxes[i].w + boxes[j].w) / 2 - 2 && Math.abs(p[i][1] - p[j][1]) < 48) clashes += 1;
      return clashes; }})()"""
    assert page.evaluate(code) == 0


def test_a_drawer_of_filters_closes_when_something_is_chosen(visit: Any) -> None:
    page = visit("", (390, 844))
    page.click(".drawer")
    assert page.is_visible("#filters")
    page.evaluate(f"location.hash = 'n={KP}'")
    until(page, "!document.body.classList.contains('filtering')")
    assert not page.is_visible("#filters")
    page.click("#jump button")
    assert page.evaluate("document.querySelector('#panel').getBoundingClientRect().top < 300")
    page.click("#jump button")
    assert page.evaluate("document.querySelector('#picture').getBoundingClientRect().top > -50")


def test_a_telephone_shows_fewer_entities(visit: Any, tmp_path: Path) -> None:
    file = hub(tmp_path)
    wide, narrow = (int(data(visit("", size, file))["drawn"]) for size in ((1400, 920), (390, 844)))
    assert narrow <= 40 < wide <= 120


def test_the_first_printed_page_has_title_picture_and_selection(visit: Any) -> None:
    page = visit(f"n={KP}", (794, 1123))
    page.emulate_media(media="print")
    for part, most in (("#title", 60), ("#status", 120), ("#picture canvas", 1000), ("#panel h2", 1100)):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + min(box["height"], 400) < most, part
    assert not page.is_visible("#filters")
