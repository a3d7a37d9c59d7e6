"""Relations on a terminal: a table where it is wide enough, else paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.cli.output import STATUS_STYLE, grid, marked, styled

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from kg.graph.relations import Relation

WIDE = 110
_COLUMNS = {"subject": 16, "relation": 20, "object": 16, "status": 18, "date": 10, "sentence": None}
"""Columns and how wide they may grow; together they leave the sentence at least 20 columns of ``WIDE``."""


def relation_table(relations: Iterable[Relation]) -> Table:
    """Return one row for each relation with its newest sentence."""
    table = grid(*_COLUMNS)
    for column, most in zip(table.columns, _COLUMNS.values(), strict=True):
        column.max_width = most
    for r in relations:
        arrow = "↔" if r.kind.symmetric else "→"
        cells = (styled(r.subject.name), styled(f"{arrow} {r.label}"), styled(r.object.name))
        table.add_row(*cells, status_of(r), styled(r.date), _sentence(r))
    return table


def relation_blocks(relations: Iterable[Relation]) -> Table:
    """Return each relation as a paragraph: date, what, how sure, and the newest sentence below."""
    table = grid("", "")
    table.show_header = False
    for r in relations:
        text = styled(f"{r}  ", "bold")
        text.append_text(status_of(r)).append("\n")
        table.add_row(styled(r.date), text.append_text(_sentence(r)))
    return table


def status_of(r: Relation) -> Text:
    """Return the status, who says it and who denies it: claimed（米国） ⇔ ロシア外務省."""
    who = "、".join(e.name for e in r.claimed_by)
    denied = "、".join(e.name for e in r.denied_by)
    words = r.status + (f"（{who}）" if who else "") + (f" ⇔ {denied}" if denied else "")
    return styled(words, "not bold " + STATUS_STYLE[r.status] if r.status != "asserted" else "bold")


def _sentence(r: Relation) -> Text:
    text = marked(r.evidence[0]) if r.evidence else styled("")
    return text.append(f" ＋{len(r.evidence) - 1}", style="dim") if len(r.evidence) > 1 else text
