"""``kg rules``: check the rules, and see what they make of a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.output import Format, FormatOption, JsonOption

if TYPE_CHECKING:
    from kg.model import Frame, Statement
    from kg.pipeline import Pipeline
    from kg.relations.explain import Attempt

app = typer.Typer(help="Check the rules, and see what they make of a sentence.", no_args_is_help=True)
Configs = Annotated[Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")]


@app.command()
def check(
    type: Annotated[list[str] | None, typer.Argument(help="Only these relation types.")] = None,
    configs: Configs = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Report what is wrong with the rules, by file and line.

    Examples that fail, patterns that no example uses, words that can never match (every word of every frame
    is tried as a sentence) and words that two rules read alike. Without a type it takes a minute.

    Example: kg rules check exports_to visited
    """
    from kg.evaluation.examples import survey
    from kg.graph.types import UnknownTypeError, suggest
    from kg.pipeline import Pipeline

    pipeline = Pipeline(configs)
    known = pipeline.rules.files
    for name in sorted(set(type or ()) - set(known)):
        raise UnknownTypeError(f"no rules for {name!r}", remedy=suggest(name, known))
    faults = survey(pipeline, set(type or ()))
    if json_ or format is Format.json:
        typer.echo(json.dumps([{"where": w, "what": m} for w, m in faults], ensure_ascii=False, indent=1))
    else:
        for where, message in faults:
            typer.echo(f"{where}: {message}")
        typer.echo(f"faults: {len(faults)}" if faults else "all rules and examples are in order", err=True)
    raise typer.Exit(1 if faults else 0)


@app.command("try")
def try_(
    sentence: Annotated[str, typer.Argument(help="A Japanese sentence (none with --watch).")] = "",
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Keep the model loaded: read sentence after sentence, and files anew."),
    ] = False,
    type: Annotated[str, typer.Option(help="Explain only this relation type.")] = "",
    published: Annotated[str, typer.Option(help="Date against which 昨年 and 19日 are resolved.")] = "",
    rules: Annotated[int, typer.Option(help="How many rules that did not fire to show.")] = 5,
    configs: Configs = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Show mentions, frames, statements, and why the nearest rules did not fire.

    Example: kg rules try ロシアは北朝鮮に石油を輸出した。
    """
    from kg.pipeline import Pipeline

    def show(pipeline: Pipeline, sentence: str) -> None:
        seen = look(pipeline, sentence, published, type)
        seen["not fired"] = seen["not fired"][:rules]
        if json_ or format is Format.json:
            typer.echo(json.dumps(seen, ensure_ascii=False, indent=1))
        else:
            _print(seen)

    if not watch and not sentence:
        raise typer.BadParameter("a sentence, or --watch")
    pipeline = Pipeline(configs)
    if sentence:
        show(pipeline, sentence)
    if watch:
        _watch(pipeline, configs, show)


def _watch(pipeline: Pipeline, configs: Path | None, show: Callable[[Pipeline, str], None]) -> None:
    """Read a sentence a line until the input ends; changed rule files count from the next sentence on."""
    import sys

    from kg.errors import KgError
    from kg.pipeline import Pipeline

    if sys.stdin.isatty():
        typer.echo("one sentence a line; an empty line or Ctrl-D ends", err=True)
    changed = _changes(configs)
    for line in sys.stdin:
        if not line.strip():
            break
        try:
            if changed != (now := _changes(configs)):
                pipeline, changed = Pipeline(configs, parser=pipeline.parser), now
            show(pipeline, line.strip())
        except KgError as error:  # a file that is being written: tell, and go on
            typer.echo(f"error: {error}", err=True)


def _changes(configs: Path | None) -> float:
    """Return when a file of the rules was last written."""
    from kg.config import configs_dirs

    files = (f for folder in configs_dirs(configs) for f in folder.rglob("*.yaml"))
    return max((f.stat().st_mtime for f in files), default=0.0)


def _print(seen: dict[str, list[Any]]) -> None:
    for heading, rows in seen.items():
        typer.echo(f"{heading}:" if rows else f"{heading}: none")
        for row in rows:
            typer.echo(
                "  " + (row if isinstance(row, str) else "  ".join(f"{k}={v}" for k, v in row.items() if v))
            )


@app.command()
def new(
    type: Annotated[str, typer.Argument(help="A name for the type: condoles_with.")],
    folder: Annotated[Path, typer.Option("--configs", help="The folder that is written to.")] = Path(
        "configs"
    ),
) -> None:
    """Write a file for a new relation type, with everything that is to be filled in.

    Example: kg rules new condoles_with --configs myconfigs
    """
    from kg.errors import KgError

    path = folder / "relations" / f"{type}.yaml"
    if not type.isidentifier() or not type.islower():
        raise KgError(f"no name for a type: {type!r}", remedy="small letters and _: condoles_with")
    if path.exists():
        raise KgError("this file is already there", where=str(path), remedy="edit it, or choose another name")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_NEW.format(type=type, words=type.replace("_", " ")), encoding="utf-8")
    typer.echo(f"{path}: fill it in, then: kg rules check {type} --configs {folder}")


_NEW = """\
# What the relation is, who is its subject and who its object.
{type}:
  label: {{ja: {type}, en: {words}}}   # as the page and the tables show it
  family: diplomacy                    # one of the families in types.yaml
  symmetric: false
  subject: 主
  object: 相手
  says: []                             # verb classes: [態度.称賛する]
  patterns:
    - <主:主体>が<相手:主体>(の何か)を悼む|追悼する
  examples:                            # must be found exactly as marked: say it in every construction
    - <主 フランス>は<相手 トルコ>の犠牲者を追悼した。
    - <相手 トルコ>の犠牲者を追悼する<主 フランス>は声明を出した。
    - {{text: "<主 フランス>は<相手 トルコ>の犠牲者を追悼しなかった。", status: negated}}
  not:                                 # must not be found
    - フランスはトルコを批判した。
"""


def look(pipeline: Pipeline, sentence: str, published: str = "", type: str = "") -> dict[str, list[Any]]:
    """Return what every stage makes of a sentence, ready to print."""
    from kg.model import Document, Span
    from kg.relations.explain import explain, unknown
    from kg.text.given import given_date
    from kg.text.normalise import normalise

    sentence = normalise(sentence).text
    document = Document("sentence", sentence, published=given_date(published), body=(Span(0, len(sentence)),))
    trace = pipeline.trace(document)
    names = {e.id: e.name for e in trace.entities}
    attempts = explain(trace.ready, pipeline.rules, type)
    missed = [_attempt(a) for a in attempts if a.match is None]
    return {
        "mentions": [
            {"words": r.span.of(sentence), "is": names.get(r.entity, r.entity), "how": r.how}
            for r in trace.references
        ],
        "frames": [_frame(f, sentence) for f in trace.ready.frames],
        "phrases": [
            {"words": f.quote.of(sentence), "rule": f.phrase.name, "pattern": f.phrase.text}
            for f in trace.ready.phrases
        ],
        "statements": [_statement(s, names) for s in trace.statements],
        "not fired": missed + list(unknown(trace.ready.frames, pipeline.rules)),
    }


def _statement(statement: Statement, names: dict[str, str]) -> dict[str, Any]:
    return {
        "statement": f"{names[statement.subject]} {statement.type} {names[statement.object]}",
        **statement.qualifiers,
        "status": statement.status,
        "source": "、".join(names.get(i, i) for i in statement.sources),
        "denied_by": "、".join(names.get(i, i) for i in statement.denied_by),
        "time": statement.time,
        "rule": statement.evidence[0].rule,
        "confidence": statement.confidence,
    }


def _frame(frame: Frame, text: str) -> dict[str, str]:
    said = (f"{a.kind}:{a.source.span.of(text) if a.source else '?'}" for a in frame.attribution)
    return {
        "predicate": frame.lemma,
        "kind": frame.kind,
        "voice": "" if frame.voice == "active" else frame.voice,
        "status": frame.status,
        "arguments": " ".join(f"{a.noun.span.of(text)}:{a.case}" for a in frame.arguments),
        "said": " ".join(said),
        "time": frame.time,
        "aspect": frame.aspect,
    }


def _attempt(attempt: Attempt) -> str:
    return f"{attempt.rule.name} {attempt.rule.pattern.text}: {'; '.join(attempt.reasons)}"
