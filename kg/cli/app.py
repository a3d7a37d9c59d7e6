"""All commands under one name; each loads what it needs only when it runs."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 done; 1 some documents failed, or nothing was found; 2 wrong use (see message).",
)

_READ, _ASK, _WRITE, _EXTEND = "Read", "Ask", "Write", "Extend"
COMMANDS = (
    ("build", "kg.cli.build:build", _READ),
    ("extract", "kg.cli.extract:extract", _READ),
    ("body", "kg.cli.body:body", _READ),
    ("query", "kg.cli.query:query", _ASK),
    ("why", "kg.cli.why:why", _ASK),
    ("why-not", "kg.cli.why_not:why_not", _ASK),
    ("path", "kg.cli.questions:path", _ASK),
    ("timeline", "kg.cli.questions:timeline", _ASK),
    ("disputes", "kg.cli.questions:disputes", _ASK),
    ("diff", "kg.cli.questions:diff", _ASK),
    ("check", "kg.cli.check:check", _ASK),
    ("export", "kg.cli.write:export", _WRITE),
    ("page", "kg.cli.write:page", _WRITE),
    ("serve", "kg.cli.serve:serve", _WRITE),
    ("look", "kg.cli.look:look", _EXTEND),
    ("evaluate", "kg.cli.evaluate:evaluate", _EXTEND),
    ("gaps", "kg.cli.gaps:gaps", _EXTEND),
)
GROUPS = (("rules", "kg.cli.rules:app"), ("names", "kg.cli.names:app"), ("gold", "kg.cli.gold:app"))


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Japanese news in, a knowledge graph out, every edge with the sentence that says it.

    Example: kg build seeds && kg query 北朝鮮
    """


def _mount() -> None:
    for name, place, panel in COMMANDS:
        module, _, function = place.partition(":")
        command = getattr(import_module(module), function)
        app.command(name, rich_help_panel=panel)(command)
        if name == "query":
            app.command("show", hidden=True)(command)
    for name, place in GROUPS:
        module, _, attribute = place.partition(":")
        if find_spec(module):
            app.add_typer(getattr(import_module(module), attribute), name=name, rich_help_panel=_EXTEND)


_mount()
