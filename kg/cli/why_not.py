"""``kg why-not``: why was this relation not read?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption

if TYPE_CHECKING:
    from kg.evaluation.why_not import WhyNot


def why_not(
    sentence: Annotated[str, typer.Argument(help="The sentence, or - for standard input.")],
    subject: Annotated[str, typer.Option("--subject", "-s", help="Who does it.")],
    type: Annotated[str, typer.Option("--type", "-t", help="Relation type: exports_to.")],
    object: Annotated[str, typer.Option("--object", "-o", help="To whom.")],
    published: Annotated[str, typer.Option(help="Date of publication (2024-06-19).")] = "",
    configs: Annotated[Path | None, typer.Option(help="Your configuration folder.")] = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show which rules came nearest and which hole, particle, type or cue failed.

    Example: kg why-not "ロシアは石油を北朝鮮に運んだ。" -s ロシア -t exports_to -o 北朝鮮
    """
    from kg.cli.output import put_json
    from kg.cli.streams import stdin
    from kg.evaluation.why_not import why_not as explain

    text = stdin().read().decode("utf-8", "replace").strip() if sentence == "-" else sentence
    found = explain(text, subject=subject, type=type, object=object, published=published, configs=configs)
    if json_ or format is Format.json:
        put_json(found.to_json())
    else:
        _print(found)


def _print(found: WhyNot) -> None:
    from kg.cli.output import grid, put, styled

    put(styled(found.sentence))
    if found.rule:
        put(
            styled(
                f"It is read: {found.subject} → {found.object} {found.type} ({found.status}, {found.rule})",
                "green",
            )
        )
    for problem in found.problems:
        put(styled(f"✗ {problem}", "red"))
    for other in found.instead:
        put(styled(f"read instead: {other}", "yellow"))
    if found.nearest:
        table = grid("rule", "at", "why it did not fire", title="nearest rules")
        for miss in found.nearest:
            why = styled(miss.pattern, "dim")
            for reason in miss.reasons:
                why.append_text(styled("")).append("\n").append_text(styled(reason, "not dim"))
            table.add_row(styled(miss.rule), styled(miss.predicate, "bold yellow"), why)
        put(table)
