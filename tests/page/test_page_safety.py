"""In a real browser: nothing leaves the page, nothing in the data runs, nothing is out of reach."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from browser import Browser, Tab
from hostile import hostile_graph
from states import SAVE, STATES

from kg.export.page import write_page
from kg.graph import KnowledgeGraph
from kg.model import Entity, Statement

pytestmark = pytest.mark.browser


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
    assert tab.data()["passing"] == str(len(graph.statements))
    assert tab.requests() == [page.as_uri()]
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


def axe_source() -> str:
    places = [
        Path(os.environ.get("AXE_JS", "")),
        Path("node_modules/axe-core/axe.min.js"),
        Path(__file__).parent / "node_modules/axe-core/axe.min.js",
    ]
    found = next((p for p in places if p.is_file()), None)
    if not found:
        pytest.skip("no axe-core found: npm ci --prefix tests/page, or set AXE_JS")
    return found.read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(axe_source() + "; 0")
    return page.evaluate(
        "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')))"
    )


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(name: str, visit: Any) -> None:
    axe_source()
    page = visit(quote(STATES[name], safe="=&,:"))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = !d.classList.contains('menu'))")
    assert violations(page) == []


@pytest.mark.parametrize("size", [(1400, 920), (390, 844)], ids=["wide", "narrow"])
def test_axe_finds_nothing_in_what_opens(size: tuple[int, int], visit: Any) -> None:
    axe_source()
    page = visit("", size)
    page.click(".help")
    assert violations(page) == []
    page.click("#help .primary")
    for _ in range(4):
        assert violations(page) == []
        page.click("#tour .primary")
    page.click("#tour .primary")
    page.click(".menu summary")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.fill("#find input", "石油")
    assert page.locator("#find .hits li").count() > 3
    assert violations(page) == []
