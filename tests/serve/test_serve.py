"""The page and the API on the loopback address: answers, refusals, a page that asks for what it lacks."""

# ruff: noqa: E501

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(p) for p in (HERE.parent / "page", HERE.parent / "graph") if str(p) not in sys.path]

from browser import chromium  # noqa: E402
from sample import sample_graph  # noqa: E402
from states import until  # noqa: E402

from kg.errors import KgError  # noqa: E402
from kg.export.serve import ENDPOINTS, answer, make_server, openapi  # noqa: E402
from kg.export.serve import parts as parts_module  # noqa: E402
from kg.export.serve.parts import Served, part_rows, start_of  # noqa: E402
from kg.graph import KnowledgeGraph  # noqa: E402
from kg.model import Entity, Statement  # noqa: E402


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return sample_graph()


@pytest.fixture(scope="module")
def server(graph: KnowledgeGraph) -> Iterator[Any]:
    running = make_server(graph, 0, "見本", "1.0")
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def get(server: Any, path: str, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
    response = connection.getresponse()
    found = response.status, dict(response.headers), response.read()
    connection.close()
    return found


def ask(server: Any, question: str, **values: str) -> Any:
    status, _, body = get(
        server, f"/api/{question}?" + "&".join(f"{k.rstrip('_')}={quote(v)}" for k, v in values.items())
    )
    assert status == 200, body
    return json.loads(body)


def test_the_page_and_the_api_answer(server: Any, graph: KnowledgeGraph) -> None:
    status, headers, body = get(server, "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "connect-src &#x27;self&#x27;" in body.decode() or "connect-src 'self'" in body.decode()
    assert ask(server, "summary")["statements"] == len(graph.statements)
    assert ask(server, "search", q="きたちょうせん")[0]["id"] == "country:KP"
    assert ask(server, "entity", name="DPRK")["name"] == "北朝鮮"
    found = ask(server, "relations", a="北朝鮮", b="ロシア")
    assert found["total"] == len(graph.relations("北朝鮮", "ロシア"))
    assert [r["label"] for r in found["relations"]] == [r.label for r in graph.relations("北朝鮮", "ロシア")]
    denied = ask(server, "relations", a="北朝鮮", status="negated")
    assert denied["total"] == len([r for r in graph.relations("北朝鮮") if r.status == "negated"])
    assert ask(server, "relations", limit="2", offset="1")["total"] == len(graph.statements)
    assert len(ask(server, "paths", from_="岸田文雄", to="北朝鮮")) == len(graph.paths("岸田文雄", "北朝鮮"))
    assert ask(server, "timeline", a="ロシア", by="Y")["counts"] == {
        k: dict(v) for k, v in graph.timeline("ロシア", freq="Y").counts().items()
    }
    assert len(ask(server, "disputes")) == len(graph.disputes())


@pytest.mark.parametrize(("path", "status", "words"), [
    ("/api/entity?name=" + quote("ムー大陸"), 404, "ムー大陸"), ("/api/entity", 400, "name is missing"), ("/api/nothing", 400, "no such question"),
    ("/api/relations?limit=many", 400, "no integer"), ("/api/relations?limit=0", 400, "out of range"), ("/api/relations?colour=red", 400, "unknown parameter"),
    ("/api/relations?type=exprots_to", 400, "exprots_to"), ("/api/relations?since=yesterday", 400, "yesterday"), ("/etc/passwd", 404, "nothing is here"),
    ("/../../etc/passwd", 404, "nothing is here"),
])  # fmt: skip
def test_what_cannot_be_answered_says_why_and_what_to_do(
    path: str, status: int, words: str, server: Any
) -> None:
    found, headers, body = get(server, path)
    data = json.loads(body)
    assert (found, headers["Content-Type"]) == (status, "application/json; charset=utf-8")
    assert words in data["error"]
    assert data["remedy"]


def test_only_this_machine_is_answered(server: Any) -> None:
    assert server.server_address[0] == "127.0.0.1"
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1"):
        assert get(server, "/", host=host)[0] == 403
        assert get(server, "/api/summary", host=host)[0] == 403
    assert get(server, "/", host=f"localhost:{server.server_port}")[0] == 200
    status, headers, body = get(server, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert get(server, "/api/summary", "POST")[0] == 501


def test_the_description_describes_what_is_answered(server: Any) -> None:
    described = json.loads(get(server, "/api")[2])
    assert described == json.loads(json.dumps(openapi("1.0")))
    assert set(described["paths"]) == {f"/api/{e.path}" for e in ENDPOINTS}
    for e in ENDPOINTS:
        rows = described["paths"][f"/api/{e.path}"]["get"]["parameters"]
        assert [(r["name"], r["required"]) for r in rows] == [
            (p.name, p.default is None) for p in e.parameters
        ]
        assert all(r["description"] and r["schema"]["type"] for r in rows)


def test_a_taken_port_is_said(server: Any, graph: KnowledgeGraph) -> None:
    with pytest.raises(KgError, match="cannot be used") as error:
        make_server(graph, server.server_port)
    assert "--port" in error.value.remedy


def test_answers_do_not_need_a_server(graph: KnowledgeGraph) -> None:
    assert answer(Served(graph), "entity", {"name": "ロシア"})["id"] == "country:RU"


def large() -> KnowledgeGraph:
    entities = {f"e{i}": Entity(f"e{i}", f"名{i}", "Country") for i in range(900)}
    told = {("visited", f"e{i // 3}", f"e{i}") for i in range(1, 900)}
    return KnowledgeGraph(entities, [Statement(*key) for key in sorted(told)], {}, {})


def test_a_part_holds_an_entity_whole_and_the_start_the_core(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = large()
    assert start_of(graph) is graph
    monkeypatch.setattr(parts_module, "WHOLE", 100)
    start = start_of(graph)
    assert 0 < len(start) <= parts_module.FIRST
    assert len(start.statements) < len(graph.statements)
    part = part_rows(graph, "e200")
    ends = {(part["entities"][s["s"]]["id"], part["entities"][s["o"]]["id"]) for s in part["statements"]}
    assert ends == {(s.subject, s.object) for s in graph.statements if "e200" in (s.subject, s.object)}
    assert part["of"] == len(ends)


@pytest.mark.browser
def test_a_served_page_asks_for_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="no playwright found: make develop")
    if not chromium():
        pytest.skip("no chromium found: apt-get install chromium")
    monkeypatch.setattr(parts_module, "WHOLE", 100)
    server = make_server(large())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 920})
        errors: list[str] = []
        asked: list[str] = []
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: errors.append(str(e)))
        page.on("request", lambda r: asked.append(r.url))
        page.goto(server.address)
        until(page, "document.documentElement.dataset.readyat")
        assert "899関係のうち" in page.text_content("#status")
        page.fill("#find input", "名877")
        page.click("#find .hits [role=option]:has-text('名877')")
        page.wait_for_selector("#panel .partners li")
        assert page.text_content("#panel h2") == "名877"
        assert page.locator("#panel .partners li").count() == 1
        page.click("#panel .partner")
        until(page, "document.querySelector('#panel h2').textContent.includes('名292')")
        page.evaluate("location.hash = 'n=e292'")
        until(page, "document.querySelectorAll('#panel .partners li').length === 4")
        assert {u.split("?")[0].removeprefix(server.address) for u in asked} <= {"", "api/search", "api/part"}
        assert errors == []
        browser.close()
    server.shutdown()
    server.server_close()


def test_the_command_serves_until_it_is_stopped(graph: KnowledgeGraph, tmp_path: Path) -> None:
    import os
    import re
    import signal
    import subprocess
    from urllib.request import urlopen

    file = graph.save(tmp_path / "graph.json")
    command = [sys.executable, "-m", "kg", "serve", "-g", str(file), "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    )
    assert process.stdout
    address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())[0]
    assert json.load(urlopen(address + "api/summary"))["entities"] == len(graph)
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
