"""``kg why``: why is this edge here?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.cli.output import DEFAULT_GRAPH, Format, FormatOption, GraphOption, JsonOption, Name, TypeOption

if TYPE_CHECKING:
    from kg.graph.why import Explanation


def why(
    subject: Name,
    object: Name,
    graph: GraphOption = DEFAULT_GRAPH,
    type: TypeOption = [],  # noqa: B006
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show every sentence behind the relations of two entities, and how it was read.

    Example: kg why ロシア 北朝鮮 --type 輸出
    """
    from kg.cli.output import complain, open_graph, put_json
    from kg.errors import KgError

    g = open_graph(graph)
    found = g.why(subject, object, type or None)
    if json_ or format is Format.json:
        put_json([e.to_json() for e in found])
    else:
        for e in found:
            _print(e)
    if not found:
        ways = f"kg path {subject} {object} shows how they are linked through others"
        complain(KgError(f"the graph states nothing between {subject} and {object}", remedy=ways))
        raise typer.Exit(1)


def _print(e: Explanation) -> None:
    from kg.cli.output import ROLE_STYLE, STATUS_STYLE, grid, marked, place, put, styled
    from kg.graph.why import in_words

    head = styled(str(e.relation), "bold")
    head.append("  ")
    head.append_text(
        styled(" ".join((e.passage.status, e.passage.evidence.time)), STATUS_STYLE[e.passage.status])
    )
    put(head, marked(e.passage), styled(place(e.passage), "dim"))
    table = grid("", "", "")
    table.show_header = False
    table.add_row(
        "  rule",
        styled(e.rule),
        styled(f"variant {e.variant}, confidence {e.passage.evidence.confidence:.2f}"),
    )
    # A role that another sentence fills has no words here: its entity is shown in brackets.
    ends = {"subject": f"（{e.relation.subject.name}）", "object": f"（{e.relation.object.name}）"}
    for role, (text, how) in e.roles.items():
        words = styled(text or ends.get(role, "–"), ROLE_STYLE.get(role, ""))
        table.add_row(styled(f"  {role}"), words, styled(in_words(how)))
    for text, kind in e.cues:
        table.add_row("  cue", styled(text), styled(f"{kind} → {e.passage.status}"))
    known = e.relation.graph.entities
    for label, ids in (("said by", e.passage.evidence.sources), ("denied by", e.passage.evidence.denied_by)):
        if ids:
            table.add_row(f"  {label}", styled("、".join(known[i].name for i in ids)), "")
    put(table, "")
