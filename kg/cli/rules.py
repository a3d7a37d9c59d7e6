"""``kg rules``: check the rules, and see what they make of a sentence."""

from __future__ import annotations

import json
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
    """Report examples that fail, dead patterns and patterns that shadow each other, by file and line.

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
    sentence: Annotated[str, typer.Argument(help="A Japanese sentence.")],
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

    seen = look(Pipeline(configs), sentence, published, type)
    seen["not fired"] = seen["not fired"][:rules]
    if json_ or format is Format.json:
        typer.echo(json.dumps(seen, ensure_ascii=False, indent=1))
        return
    for heading, rows in seen.items():
        typer.echo(f"{heading}:" if rows else f"{heading}: none")
        for row in rows:
            typer.echo(
                "  " + (row if isinstance(row, str) else "  ".join(f"{k}={v}" for k, v in row.items() if v))
            )


def look(pipeline: Pipeline, sentence: str, published: str = "", type: str = "") -> dict[str, list[Any]]:
    """Return what every stage makes of a sentence, ready to print."""
    from kg.model import Document, Span
    from kg.phrases import read_phrases
    from kg.relations import read_statements
    from kg.relations.explain import explain, unknown
    from kg.text.given import given_date

    document = Document("sentence", sentence, published=given_date(published), body=(Span(0, len(sentence)),))
    sentences = next(iter(pipeline.parser.parse_many([document])))
    entities, references = pipeline.find_entities(document, sentences)
    frames = pipeline.find_frames(document, sentences, references, entities)
    statements = read_statements(document, sentences, frames, references, entities, pipeline.rules)
    names = {e.id: e.name for e in entities}
    attempts = explain(document, frames, references, entities, pipeline.rules, type)
    missed = [_attempt(a) for a in attempts if a.match is None]
    return {
        "mentions": [
            {"words": r.span.of(sentence), "is": names.get(r.entity, r.entity), "how": r.how}
            for r in references
        ],
        "frames": [_frame(f, sentence) for f in frames],
        "phrases": [
            {"words": f.quote.of(sentence), "rule": f.phrase.name, "pattern": f.phrase.text}
            for f in read_phrases(document, sentences, references, entities, pipeline.rules.grammar)
        ],
        "statements": [_statement(s, names) for s in statements],
        "not fired": missed + list(unknown(frames, pipeline.rules)),
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
