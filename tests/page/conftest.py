"""The page in a browser, opened once for all tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(p) for p in (HERE, HERE.parent, HERE.parent / "graph") if str(p) not in sys.path]

from browser import Browser, Tab, chromium  # noqa: E402
from sample import sample_graph  # noqa: E402

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
