"""Template, style, scripts and data joined into one file with a strict Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.export.page.assets import engine, read, script
from kg.export.page.island import island
from kg.export.page.layout import Near
from kg.export.page.payload import page_data
from kg.export.page.texts import Texts
from kg.graph import KnowledgeGraph
from kg.store import destination, write_file

DEFAULT_TITLE, DEFAULT_TITLE_EN = "ニュースの知識グラフ", "A knowledge graph of the news"
DEFAULT_TOP = 120
SEED = 20260101


def write_page(
    graph: KnowledgeGraph,
    path: str | Path,
    title: str = DEFAULT_TITLE,
    *,
    focus: str = "",
    max_nodes: int = DEFAULT_TOP,
    lang: str = "ja",
    seed: int = SEED,
    texts: Texts | None = None,
    near: Near | None = None,
) -> Path:
    """Write the graph as one self-contained UTF-8 HTML file and return its path.

    The file needs nothing beside it and asks no address for anything. ``focus`` is the id of the
    entity to open on, ``max_nodes`` how many of the best connected entities are drawn at first
    (all are in the file), ``lang`` the language of the interface (``ja`` or ``en``; the reader can
    switch), ``seed`` fixes the picture. ``texts`` are articles by id that can then be read in the page;
    without them it has the sentences of evidence only. ``near`` says where entities stood in an earlier
    page (:func:`places_of`): they start from there. The same input always gives the same bytes.
    """
    target = Path(path)
    destination(target)  # what cannot be written is told before the work
    options: dict[str, Any] = {"focus": focus, "max_nodes": max_nodes, "lang": lang, "seed": seed}
    page = render(graph, title, **options, texts=texts, near=near)
    write_file(target, page.encode("utf-8"))
    return target


def render(
    graph: KnowledgeGraph,
    title: str = DEFAULT_TITLE,
    *,
    focus: str = "",
    max_nodes: int = DEFAULT_TOP,
    lang: str = "ja",
    seed: int = SEED,
    texts: Texts | None = None,
    near: Near | None = None,
    served: int = 0,
) -> str:
    """Return the page of :func:`write_page` as text.

    ``served`` is how many statements the graph has whose part this is: such a page asks the server that it
    came from (and nobody else) for the rest.
    """
    options: dict[str, Any] = {"focus": focus, "max_nodes": max_nodes, "lang": lang, "seed": seed}
    data = page_data(graph, title=title, **options, texts=texts, near=near)
    if title == DEFAULT_TITLE:
        data["titleEn"] = DEFAULT_TITLE_EN
    if served:
        data["served"] = served
    style, app, vis = read("page.css"), script(), engine()
    return _fill(
        read("page.html"),
        {
            "policy": _policy(style, (vis, app), bool(served)),
            "title": _text(title),
            "style": style,
            "data": island(data),
            "engine": vis,
            "app": app,
        },
    )


def places_of(page: str) -> dict[str, dict[str, float]]:
    """Return where the entities stand in a page that was written before; empty if it is none."""
    found = re.search(r'<script type="application/json" id="kg">(.*?)</script>', page)
    if not found:
        return {}
    places = ("x", "y", "bx", "by")
    return {e["id"]: {k: e[k] for k in places if k in e} for e in json.loads(found[1])["entities"]}


def _text(words: str) -> str:
    """Return ``words`` for the text of an element; broken characters become U+FFFD, as in browsers."""
    return html.escape(words.encode("utf-8", "replace").decode("utf-8"), quote=True)


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Replace ``{{name}}`` in the template; what is filled in is never looked at again."""
    pieces = []
    for piece in template.split("{{"):
        name, closed, rest = piece.partition("}}")
        pieces.append(values[name] + rest if closed and name in values else piece)
    return "".join(pieces)


def _policy(style: str, scripts: tuple[str, ...], served: bool) -> str:
    """Return the Content-Security-Policy: only these very scripts and this style run, nothing loads."""
    connect = "connect-src 'self'; " if served else ""
    hashes = " ".join(_hash(s) for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; "
        f"{connect}img-src data: blob:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


@lru_cache(maxsize=8)
def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
