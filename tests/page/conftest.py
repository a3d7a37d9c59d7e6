"""The page in a browser, opened once for all tests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

HERE = Path(__file__).parent
sys.path[:0] = [str(p) for p in (HERE, HERE.parent, HERE.parent / "graph") if str(p) not in sys.path]

from browser import Browser, Tab, chromium  # noqa: E402
from sample import sample_graph, sample_readings  # noqa: E402
from states import until  # noqa: E402

from kg.export.page import write_page  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    return sample_graph()


@pytest.fixture(scope="session")
def page_file(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(graph, tmp_path_factory.mktemp("page") / "graph.html", title="見本")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not chromium():
        pytest.skip("no chromium found: apt-get install chromium")
    running = Browser()
    yield running
    running.close()


@pytest.fixture(scope="session")
def full_file(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with the texts of its articles, of whose entities some stay off the picture at first."""
    texts = {r.document.id: r.document for r in sample_readings()}
    return write_page(
        graph, tmp_path_factory.mktemp("full") / "full.html", title="見本", texts=texts, max_nodes=20
    )


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chromium]:
    """Debian's chromium under Playwright, which clicks and drags as a reader does.

    It is closed with its module: as long as it is open, nothing else in this process can use asyncio.
    """
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright found: make develop")
    if not chromium():
        pytest.skip("no chromium found: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()


Visit = Callable[..., "Page"]


@pytest.fixture
def visit(chrome: Chromium, full_file: Path) -> Iterator[Visit]:
    """Open the full sample at an address, in a window of a size; errors of the page fail the test."""
    context = chrome.new_context(viewport={"width": 1400, "height": 920}, accept_downloads=True)
    errors: list[str] = []

    def go(fragment: str = "", size: tuple[int, int] = (1400, 920), file: Path | None = None) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(f"{(file or full_file).as_uri()}#{fragment}")
        until(page, "document.documentElement.dataset.readyat")
        return page

    yield go
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def shared_tab(browser: Browser, page_file: Path) -> Iterator[Tab]:
    tab = browser.open(page_file.as_uri())
    yield tab
    tab.close()


@pytest.fixture
def tab(shared_tab: Tab) -> Tab:
    """The sample page at its start."""
    shared_tab.eval("document.activeElement.blur()")
    shared_tab.hash("top=0")
    shared_tab.hash("")
    return shared_tab
