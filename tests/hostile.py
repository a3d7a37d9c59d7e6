"""One list of hostile strings, put into every field of a graph, for every writer and its reader."""

# ruff: noqa: E501 (full-width text counts double)
from __future__ import annotations

from functools import cache

from kg.graph import KnowledgeGraph
from kg.model import Cue, Document, Entity, Evidence, RelationType, Span, Statement

HOSTILE = (
    "<script>window.__x=1</script>",
    "</script><script>window.__x=1</script>",
    "<!--<script>",
    '"><img src=x onerror="window.__x=1">',
    "javascript:window.__x=1",
    "' onmouseover='window.__x=1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1+1",
    "-2+3",
    "\t=1+1",
    "＝1＋1",
    "__proto__",
    "constructor",
    "toString",
    "'; DROP TABLE statements; --",
    "'}) MATCH (n) DETACH DELETE n //",
    "`}) DETACH DELETE n //",
    "\\",
    "\\' \\\" \\\\",
    "\\u0027 \\n",
    "quote \" and ' and `",
    "line\nbreak\r\nand\rreturn",
    "tab\there",
    "semi;colon|pipe,comma",
    "]]>",
    "&amp; &lt; & <",
    "{{7*7}} {% raw %} ${7*7} %s %(x)s",
    "nul\x00 bell\x07 escape\x1b[31mred\x1b[0m",
    "c1\x85\x9b31m",
    "separators\u2028and\u2029",
    "bidi\u202e\u2066txt.exe\u2069",
    "zero\u200bwidth\ufeff",
    "lone\ud800surrogate\udc00",
    "\ufffe\uffff",
    "𠮷野家🙂👨‍👩‍👧",
    "e\u0301 が か\u3099",
    "../../etc/passwd",
    "a" * 3000,
    " ",
    "NaN",
    "null",
    "[red]markup[/red]",
    "<https://evil.example/> a wd:Q1 .",
    "href",
)


def hostile_statement(a: str, b: str, text: str) -> Statement:
    """Return a statement whose every free field holds ``text``, at two places."""
    span = Span(0, len(text))
    return Statement(
        "claims",
        a,
        b,
        tuple(
            Evidence(
                text, Span(start, start + len(text)), text, *[Span(start, start + 1)] * 4, rule=text, status="claimed",
                sources=(b,), denied_by=(a,), time=text, qualifiers=(("item", text), (text, "x")),
                cues=(Cue(span, text),), found=(("subject", text),), confidence=0.5,
            )
            for start in (0, 10_000)
        ),
    )  # fmt: skip


@cache
def hostile_graph() -> KnowledgeGraph:
    """Return a graph in which every field of everything holds each hostile string once."""
    types = {"claims": RelationType("claims", *HOSTILE[:3])}
    entities, statements, documents = {}, [], {}
    kinds = ("Person", "Country", "Organization", "Place")
    for i, text in enumerate(HOSTILE):
        id = f"person:{text}"
        entities[id] = Entity(id, text, kinds[i % 4], (text + "!",), text, text, text, text)  # type: ignore[arg-type]
        documents[text] = Document(text, "", text, text, text, text)
    ids = list(entities)
    for i, text in enumerate(HOSTILE):
        statements.append(hostile_statement(ids[i], ids[(i * 7 + 3) % len(ids)], text))
    return KnowledgeGraph(entities, statements, documents, types, {d: {ids[0]: 1} for d in documents})
