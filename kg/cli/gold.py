"""``kg gold``: write, check and read gold, the yardstick of ``kg evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Format, FormatOption, JsonOption

if TYPE_CHECKING:
    from kg.model import Reading

app = typer.Typer(help="Write, check and read gold for kg evaluate.", no_args_is_help=True)
GOLD = Path("tests/gold")
SEEDS = Path("seeds")
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        help="Where texts are that do not lie beside the gold: a folder (NAME.txt) or JSON lines "
        "(id, text). Repeat for several.  [default: seeds]"
    ),
]
Configs = Annotated[Path | None, typer.Option(help="Your configuration folder (extends the built-in one).")]


@app.callback()
def gold() -> None:
    """Write, check and read gold for kg evaluate."""


@app.command()
def new(
    text: Annotated[str, typer.Argument(help="An article: .txt, .html, .jsonl, or - for standard input.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Folder for NAME.yaml and NAME.txt, instead of printing the draft."),
    ] = None,
    published: Annotated[
        str, typer.Option(help="Date of publication, where the text does not say (2024-06-19).")
    ] = "",
    configs: Configs = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Draft an annotation from what is read in an article, to be corrected by a person.

    Example: kg gold new seeds/sample-04.txt -o my-gold
    """
    import json

    from kg.cli.output import safe
    from kg.errors import KgError
    from kg.evaluation.drafts import draft_annotation, draft_gold
    from kg.evaluation.run import remembering
    from kg.model import Failure
    from kg.sources import read
    from kg.sources.files import check_paths

    check_paths([text])
    pipeline, many = remembering(configs), []
    for item in read([text], published=published):
        if isinstance(item, Failure):
            raise KgError(item.reason, where=item.document, remedy=item.remedy)
        many.append(item)
    if not many:
        raise KgError("no article", where=text, remedy="name a file with a text")
    if out is None and len(many) > 1:
        raise KgError(f"{len(many)} articles", where=text, remedy="name a folder for them with -o")
    as_json = json_ or format is Format.json
    for reading in pipeline.read_many(many):
        name = Path(reading.document.id).name
        if out is None and as_json:
            typer.echo(json.dumps(draft_gold(reading), ensure_ascii=False, indent=1))
        elif out is None:
            typer.echo(draft_annotation(reading, f"{name}.yaml"), nl=False)
        else:
            file = _write_draft(reading, out / name, as_json)
            typer.echo(safe(f"{file}: {len(reading.entities)} entities, {len(reading.statements)} relations"))


def _write_draft(reading: Reading, target: Path, as_json: bool) -> Path:
    """Write draft and text; a draft that is there may hold somebody's work."""
    from kg.errors import KgError
    from kg.evaluation.drafts import draft_annotation, draft_gold
    from kg.evaluation.gold_folder import write_gold
    from kg.store.files import write_file

    file, text = Path(f"{target}.json" if as_json else f"{target}.yaml"), Path(f"{target}.txt")
    if file.exists():
        remedy = "move it away, or choose another folder with -o"
        raise KgError("is there already, and may hold corrections", where=str(file), remedy=remedy)
    if not text.exists():
        write_file(text, reading.document.text.encode())
    elif text.read_bytes() != reading.document.text.encode():
        remedy = "its offsets would be wrong: choose another folder with -o"
        raise KgError("is another text with this name", where=str(text), remedy=remedy)
    if as_json:
        write_gold(file, draft_gold(reading))
    else:
        write_file(file, draft_annotation(reading, str(file)).encode())
    return file


@app.command("compile")
def compile_(
    files: Annotated[list[Path], typer.Argument(help="Annotations (NAME.yaml), or folders of them.")],
    texts: Texts = None,
    configs: Configs = None,
) -> None:
    """Write the gold file (NAME.json) of each annotation (NAME.yaml) beside it.

    Example: kg gold compile my-gold
    """
    from kg.errors import ConfigError, KgError
    from kg.evaluation.gold_folder import compile_file, gold_files, write_gold

    faults: list[KgError] = []
    made = []
    for file in gold_files(files):
        if file.suffix != ".yaml":
            continue
        try:
            made.append(compile_file(file, texts or [SEEDS], configs))
        except ConfigError as error:
            faults += error.problems
    if faults:
        raise ConfigError(faults)
    for target, compiled in made:
        write_gold(target, compiled)
        typer.echo(f"{target}: {len(compiled['entities'])} entities, {len(compiled['relations'])} relations")
    if not made:
        raise KgError("no annotations (*.yaml)", where=", ".join(map(str, files)), remedy="kg gold new TEXT")


@app.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Gold, annotations, or folders of them.  [default: tests/gold]"),
    ] = None,
    texts: Texts = None,
    configs: Configs = None,
    format: FormatOption = Format.table,
    json_: JsonOption = False,
) -> None:
    """Report every problem of gold and annotations with its line and a remedy; exit 2 if there is one.

    Example: kg gold check my-gold
    """
    from kg.cli.output import put_json
    from kg.errors import ConfigError
    from kg.evaluation.gold_folder import check_files

    checked, faults = check_files(files or [GOLD], texts or [SEEDS], configs)
    if json_ or format is Format.json:
        put_json([{"where": f.where, "what": f.what, "remedy": f.remedy} for f in faults])
        raise typer.Exit(2 if faults else 0)
    if faults:
        raise ConfigError(faults)
    typer.echo(f"{len(checked)} files are in order")


@app.command()
def view(
    file: Annotated[Path, typer.Argument(help="A gold file (NAME.json), or a folder of them.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The page.")] = Path("output/gold.html"),
    texts: Texts = None,
    configs: Configs = None,
) -> None:
    """Write a page with the names coloured by type and the relations with their evidence.

    Example: kg gold view my-gold/sample-04.json -o sample-04.html
    """
    from kg.errors import KgError
    from kg.evaluation.gold import load_cases
    from kg.evaluation.gold_view import view as render
    from kg.store.files import write_file

    if not file.exists():
        raise KgError("no such file", where=str(file), remedy="name a gold file or a folder of them")
    cases = load_cases(file, *(texts or [SEEDS]), configs=configs)
    write_file(out, render(cases, configs).encode())
    typer.echo(f"{out}: {len(cases)} article{'s' if len(cases) > 1 else ''}")
