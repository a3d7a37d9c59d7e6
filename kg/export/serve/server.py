"""HTTP on the loopback address, with what Python has of its own."""

from __future__ import annotations

from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from kg.errors import KgError, UnknownEntityError
from kg.export.page import render
from kg.export.page.render import DEFAULT_TITLE
from kg.export.serve.api import answer
from kg.export.serve.description import openapi
from kg.export.serve.parts import Served, start_of
from kg.graph import KnowledgeGraph
from kg.graph.records import dumps

LOOPBACK = "127.0.0.1"


class GraphServer(ThreadingHTTPServer):
    """Serves one graph: its page at ``/``, answers under ``/api``."""

    daemon_threads = True

    def __init__(self, graph: KnowledgeGraph, port: int, title: str, version: str) -> None:
        self.served, self.title, self.version = Served(graph), title, version
        super().__init__((LOOPBACK, port), Handler)

    @cached_property
    def page(self) -> bytes:
        """The page, made once."""
        graph = self.served.graph
        return render(start_of(graph), self.title, served=len(graph.statements)).encode("utf-8")

    @property
    def address(self) -> str:
        """Where the page can be opened."""
        return f"http://{LOOPBACK}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; whoever asks under another host name (a rebound one) gets nothing."""

    server: GraphServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        address = urlsplit(self.path)
        if self.headers.get("Host", "") not in self._hosts():
            self._put(HTTPStatus.FORBIDDEN, {"error": "this server answers its own machine only"})
        elif address.path in ("/", "/index.html"):
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.server.page)
        elif address.path in ("/api", "/api/", "/api/openapi.json"):
            self._put(HTTPStatus.OK, openapi(self.server.version))
        elif address.path.startswith("/api/"):
            self._answer(address.path[len("/api/") :], dict(parse_qsl(address.query, keep_blank_values=True)))
        else:
            self._put(HTTPStatus.NOT_FOUND, {"error": "nothing is here", "remedy": "open / or /api"})

    do_HEAD = do_GET  # noqa: N815

    def _hosts(self) -> set[str]:
        return {f"{name}:{self.server.server_port}" for name in (LOOPBACK, "localhost")}

    def _answer(self, question: str, given: dict[str, str]) -> None:
        try:
            self._put(HTTPStatus.OK, answer(self.server.served, question, given))
        except UnknownEntityError as error:
            self._put(HTTPStatus.NOT_FOUND, {"error": error.what, "remedy": error.remedy})
        except KgError as error:
            self._put(HTTPStatus.BAD_REQUEST, {"error": error.what, "remedy": error.remedy})

    def _put(self, status: HTTPStatus, data: Any) -> None:
        self._send(status, "application/json; charset=utf-8", dumps(data).encode("utf-8"))

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet: what is asked stays with the reader."""


def make_server(
    graph: KnowledgeGraph, port: int = 0, title: str = DEFAULT_TITLE, version: str = "0"
) -> GraphServer:
    """Return a server that is ready to ``serve_forever``; port 0 takes a free one.

    Raises :class:`KgError` if the port is taken.
    """
    try:
        server = GraphServer(graph, port, title, version)
    except OSError as error:
        raise KgError(
            f"port {port} cannot be used: {error.strerror}", remedy="name another with --port"
        ) from error
    for ready in (server.page, server.served.names, graph.candidates("*")):
        assert ready is not None  # all tables are made before the first question
    return server
