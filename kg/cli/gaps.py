"""``kg gaps``: what do the rules not read in these texts?"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import JsonOption

if TYPE_CHECKING:
    from kg.evaluation.gaps import Survey


class Shape(str, Enum):
    """How the gaps are written."""

    table = "table"
    json = "json"
    html = "html"


def gaps(
    paths: Annotated[
        list[str], typer.Argument(help="Articles: .txt, .html, .jsonl, folders, or - for standard input.")
    ],
    top: Annotated[int, typer.Option(help="How many gaps and how many words to show (0: all).")] = 30,
    configs: Annotated[Path | None, typer.Option(help="Your configuration folder.")] = None,
    format: Annotated[
        Shape, typer.Option(help="table, json, or html: a page to read and share.")
    ] = Shape.table,
    json_: JsonOption = False,
) -> None:
    """Show what no rule reads: frames with two entities, and predicates nobody has judged.

    Each gap says the predicate, its case frame, how often it came, sentences, and the rule that came nearest
    with the hole it missed. Commonest first.

    Example: kg gaps seeds --top 10
    """
    from kg.cli.output import put_json
    from kg.evaluation.gaps import survey_gaps
    from kg.model import Document
    from kg.pipeline import Pipeline
    from kg.sources import read
    from kg.sources.files import check_paths

    check_paths(paths)
    pipeline = Pipeline(configs)
    found = survey_gaps(pipeline, (item for item in read(paths) if isinstance(item, Document)))
    shares = found.judged(pipeline)
    if top:
        found.gaps, found.unjudged = found.gaps[:top], found.unjudged[:top]
    if json_ or format is Shape.json:
        put_json({**found.plain(), "judged types": round(shares[0], 4), "judged tokens": round(shares[1], 4)})
    elif format is Shape.html:
        typer.echo(_page(found, shares))
    else:
        _print(found, shares)


def _summary(found: Survey, shares: tuple[float, float]) -> str:
    return (
        f"{found.frames} frames hold two entities in two cases; {found.read} are read. "
        f"Judged predicates: {shares[0]:.1%} of the words, {shares[1]:.1%} of the places where they stand."
    )


def _print(found: Survey, shares: tuple[float, float]) -> None:
    from kg.cli.output import grid, put, styled

    table = grid("times", "predicate", "frame", "sentences, and the nearest rule", title="not read")
    for gap in found.gaps:
        text = styled("\n".join(gap.sentences[:3]).replace("\n", " ⏎ "))
        text.append("\n→ " + styled(gap.nearest).plain, style="dim")
        table.add_row(str(gap.count), styled(gap.predicate, "bold"), styled(gap.frame), text)
    words = grid("times", "predicate", "a sentence, and what is spelt alike", title="not judged")
    for word in found.unjudged:
        text = styled(word.sentences[0] if word.sentences else "")
        text.append(f"  {word.nearest}" if word.nearest else "", style="green")
        words.add_row(str(word.count), styled(word.predicate, "bold"), text)
    put(table, words, styled(_summary(found, shares)))


def _page(found: Survey, shares: tuple[float, float]) -> str:
    """Write a page that needs nothing else; every text of an article is escaped."""
    from html import escape

    def row(*cells: str) -> str:
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    gaps_ = "\n".join(
        row(str(g.count), escape(g.predicate), escape(g.frame),
            "<br>".join(map(escape, g.sentences)) + f"<br><i>→ {escape(g.nearest)}</i>")
        for g in found.gaps
    )  # fmt: skip
    words = "\n".join(
        row(str(w.count), escape(w.predicate), "<br>".join(map(escape, w.sentences)), escape(w.nearest))
        for w in found.unjudged
    )
    return f"""<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>読まれていないもの</title>
<style>body{{font:15px/1.6 sans-serif;margin:2em}}
td{{vertical-align:top;padding:.3em .8em;border-top:1px solid #ddd}}
td:nth-child(2){{font-weight:bold}}i{{color:#666}}</style>
<p>{escape(_summary(found, shares))}</p>
<h2>読まれていない格フレーム</h2><table>{gaps_}</table>
<h2>まだ判断されていない述語</h2><table>{words}</table></html>"""
