"""kg look: what every stage saw and said of a text, so that a fault is found where it was made."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

Rows = list[dict[str, Any]]
Configs = Annotated[Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")]


class Stage(str, Enum):
    """The stages that can be looked at."""

    syntax = "syntax"
    links = "links"
    frames = "frames"
    rules = "rules"


class LookFormat(str, Enum):
    """How it is shown."""

    table = "table"
    html = "html"
    json = "json"


def look(
    text: Annotated[str, typer.Argument(help="A Japanese text.")],
    stage: Annotated[list[Stage] | None, typer.Option(help="Only these stages (default: all).")] = None,
    published: Annotated[str, typer.Option(help="Date against which 昨年 and 19日 are resolved.")] = "",
    top: Annotated[int, typer.Option(help="How many rules that did not fire to show.", min=0)] = 8,
    configs: Configs = None,
    format: Annotated[LookFormat, typer.Option(help="table, html (one page, no scripts) or json.")] = (
        LookFormat.table
    ),
) -> None:
    """Show bunsetsu, links with scores and runners-up, frames, and how near each rule came.

    Example: kg look "ロシアは北朝鮮に石油を輸出したと米国が非難した。" --stage links
    """
    from kg.pipeline import Pipeline

    stages = {s.value for s in stage or list(Stage)}
    seen = {name: rows for name, rows in stages_of(Pipeline(configs), text, published, top).items()
            if name in stages}  # fmt: skip
    if format is LookFormat.json:
        typer.echo(json.dumps(seen, ensure_ascii=False, indent=1))
    elif format is LookFormat.html:
        typer.echo(page(text, seen))
    else:
        from rich.console import Console
        from rich.table import Table

        for name, rows in seen.items():
            table = Table(title=name, title_justify="left", box=None, pad_edge=False)
            for column in rows[0] if rows else ():
                table.add_column(column, overflow="fold")
            for row in rows:
                table.add_row(*(str(cell) for cell in row.values()))
            Console().print(table if rows else f"{name}: nothing")


def stages_of(pipeline: Any, text: str, published: str = "", top: int = 8) -> dict[str, Rows]:
    """Return what each stage says of ``text``, as rows to print; read from :meth:`Pipeline.trace`."""
    from kg.frames.reader import read_all_scenes
    from kg.linking.explain import weigh
    from kg.model import Document, Span
    from kg.relations.explain import explain
    from kg.text.given import given_date

    document = Document("look", text, published=given_date(published), body=(Span(0, len(text)),))
    trace = pipeline.trace(document)
    text = trace.document.text
    names = {e.id: e.name for e in trace.entities}
    scenes = read_all_scenes(
        trace.document, trace.sentences, trace.references, trace.entities, pipeline.lexicon
    )
    syntax = [
        {"no": c.index, "bunsetsu": "".join(w.text for w in c.words), "kind": c.kind,
         "binds by": (c.case or c.link) + ("+" if c.adnominal else ""), "to": c.head if c.head >= 0 else "–",
         "names": " ".join(f"{w.text}:{w.name}" for w in c.words if w.name)}
        for scene in scenes for c in scene.chunks
    ]  # fmt: skip
    links = [
        {"predicate": choice.predicate, "case": choice.case, "candidate": weighed.words,
         "score": f"{weighed.score:+.1f}",
         "because": "; ".join(f"{f} {w:+.1f}" for f, w in weighed.features[:2])}
        for choice in weigh(scenes) for weighed in choice.candidates if weighed.score > -3
    ]  # fmt: skip
    frames = [
        {"predicate": f.lemma, "kind": f.kind + (" (support)" if f.support else ""), "voice": f.voice,
         "status": f.status, "time": f.time,
         "arguments": " ".join(f"{a.noun.head.of(text)}:{a.case}" for a in f.arguments),
         "said by": " ".join(a.source.head.of(text) if a.source else "?" for a in f.attribution)}
        for f in trace.frames
    ]  # fmt: skip
    told = [
        {"rule": e.rule, "fired": "yes",
         "says": f"{names[s.subject]} {s.type} {names[s.object]} ({s.status})", "lacks": ""}
        for s in trace.statements for e in s.evidence
    ]  # fmt: skip
    missed = [
        {"rule": a.rule.name, "fired": "no", "says": a.rule.pattern.text, "lacks": "; ".join(a.reasons)}
        for a in explain(trace.ready, pipeline.rules) if a.match is None
    ]  # fmt: skip
    return {"syntax": syntax, "links": links, "frames": frames, "rules": told + missed[:top]}


def page(text: str, seen: dict[str, Rows]) -> str:
    """Return the stages as one HTML page without scripts."""
    from html import escape

    parts = [f"<!doctype html><html lang=ja><meta charset=utf-8><title>kg look</title><style>{STYLE}</style>"]
    parts.append(f"<h1>{escape(text)}</h1>")
    for name, rows in seen.items():
        head = "".join(f"<th>{escape(c)}" for c in rows[0]) if rows else ""
        body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}" for cell in row.values()) for row in rows)
        parts.append(f"<h2>{escape(name)}</h2><table><tr>{head}{body}</table>")
    return "\n".join(parts)


STYLE = (
    "body{font:16px/1.6 sans-serif;margin:2em;max-width:80em}h1{font-size:1.2em}"
    "table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.15em 1em .15em 0;"
    "border-bottom:1px solid #ddd}"
)

__all__ = ["look", "page", "stages_of"]
