"""First-sight scores: articles that nobody has looked at, annotated, and scored as they were read when drawn.

``python -m benchmarks.fresh draw --corpus FOLDER`` takes the next articles of the JSON lines there (``id``,
``text``, perhaps ``title`` and ``published``) in an order that nobody can choose, writes their texts to
``output/fresh-K/`` for annotators and keeps beside them what this commit reads. ``python -m benchmarks.fresh
score K --annotations FOLDER`` scores *those* predictions, so nothing that is changed in between can count,
writes ``benchmarks/fresh.md`` and keeps the offsets (never the texts) in ``benchmarks/gold/fresh-K/``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.evaluation.annotation import compile_annotation
from kg.evaluation.gold import FLOORS, Annotation, Case
from kg.evaluation.run import predict, read_predictions
from kg.evaluation.scores import Scores, Tally, score

ROOT = Path(__file__).parents[1]
Article = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where the draws are kept: the record and the gold in the repository, the texts outside of it."""

    record: Path = ROOT / "benchmarks/fresh.json"
    gold: Path = ROOT / "benchmarks/gold"
    output: Path = ROOT / "output"

    def draws(self) -> list[dict[str, Any]]:
        """Return all draws so far, oldest first."""
        return json.loads(self.record.read_text("utf-8")) if self.record.exists() else []

    def keep(self, draws: list[dict[str, Any]]) -> None:
        """Write the record, and the page that shows it."""
        self.record.write_text(json.dumps(draws, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self.record.with_suffix(".md").write_text("\n".join(page(draws)), encoding="utf-8")

    def seen(self) -> set[str]:
        """Return the ids of all articles that somebody has looked at."""
        annotated = {f.stem for f in self.gold.rglob("*.json") if f.name != FLOORS}
        return annotated | {id for d in self.draws() for id in d["ids"]}


def articles(corpus: Path) -> Iterator[Article]:
    """Yield the articles of a file of JSON lines, or of all such files in a folder."""
    for file in sorted(corpus.glob("*.jsonl")) if corpus.is_dir() else [corpus]:
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def order(id: str) -> str:
    """Return where an article stands in the order of drawing: by chance, but the same everywhere."""
    return hashlib.sha256(f"fresh {id}".encode()).hexdigest()


def choose(all_articles: Iterable[Article], seen: set[str], number: int) -> list[Article]:
    """Return the next articles that nobody has seen."""
    fresh = {a["id"]: a for a in all_articles if a["id"] not in seen}
    return [fresh[id] for id in sorted(fresh, key=order)[:number]]


def draw(place: Place, corpus: Path, number: int) -> Path:
    """Draw articles, keep their texts and what is read in them now; return their folder."""
    chosen = choose(articles(corpus), place.seen(), number)
    if len(chosen) < number:
        raise KgError(f"only {len(chosen)} articles are left", where=str(corpus), remedy="draw fewer (N=)")
    draws = place.draws()
    folder = place.output / f"fresh-{len(draws) + 1}"
    (folder / "predictions").mkdir(parents=True)
    cases = []
    for a in chosen:
        with (folder / f"{a['id']}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(a["text"])
        cases.append(Case(a["id"], a["text"], {"published": a.get("published") or ""}))
    for case, found in zip(cases, predict(cases), strict=True):
        write(folder / "predictions" / f"{case.name}.json", found)
    heads = [[str(a.get(name) or "") for name in ("id", "published", "title")] for a in chosen]
    (folder / "articles.tsv").write_text("".join("\t".join(h) + "\n" for h in heads), encoding="utf-8")
    drawn = {"drawn": date.today().isoformat(), "commit": commit(), "ids": [a["id"] for a in chosen]}
    place.keep([*draws, drawn])
    return folder


def read_gold(folder: Path, cases: Iterable[Case]) -> list[Case]:
    """Return the cases with what the annotators wrote (YAML), or its compiled form (JSON)."""
    done, faults = [], []
    for case in cases:
        annotation, compiled = folder / f"{case.name}.yaml", folder / f"{case.name}.json"
        gold: Annotation = {}
        if annotation.exists():
            gold, problems = compile_annotation(annotation, case.text)
            faults += problems
        elif compiled.exists():
            gold = json.loads(compiled.read_text("utf-8"))
        else:
            faults.append(KgError("not annotated", where=str(annotation), remedy="by the annotation guide"))
        done.append(Case(case.name, case.text, gold))
    if faults:
        raise KgError("\n".join(map(str, faults)))
    return done


def settle(place: Place, number: int, annotations: Path) -> Scores:
    """Score a draw as it was read when it was drawn, write it down, and keep the gold."""
    draws = place.draws()
    folder = place.output / f"fresh-{number}"
    if not 1 <= number <= len(draws) or not folder.is_dir():
        raise KgError(f"no draw {number}", where=str(folder), remedy=f"there are {len(draws)}")
    if "scores" in draws[number - 1]:
        raise KgError(f"draw {number} is scored already", remedy="a first sight happens once")
    cases = []
    for id in draws[number - 1]["ids"]:
        with (folder / f"{id}.txt").open(encoding="utf-8", newline="") as file:
            cases.append(Case(id, file.read(), {}))
    cases = read_gold(annotations, cases)
    scores = score(zip(cases, read_predictions(cases, folder / "predictions"), strict=True))
    draws[number - 1] |= {"scored": date.today().isoformat(), "scores": figures(scores)}
    for case in cases:
        write(place.gold / f"fresh-{number}" / f"{case.name}.json", case.gold)
    place.keep(draws)
    return scores


LAYERS = ("mentions", "relations", "static", "events")


def figures(scores: Scores) -> dict[str, list[int]]:
    """Return the counts of each layer: right, wrong, missed; of the status right and all."""
    tallies = {name: getattr(scores, name) for name in LAYERS}
    counts = {name: [t.right, t.wrong, t.missed] for name, t in tallies.items()}
    return counts | {"status": [scores.status.ok, scores.status.of]}


def page(draws: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of ``benchmarks/fresh.md``."""
    yield "# First sight"
    yield ""
    yield "Articles of real news that nobody had looked at, annotated by readers who had seen neither rules"
    yield "nor output. Each draw is scored as the commit read it that drew it, before anything was changed;"
    yield "after that it is development gold. Written by `python -m benchmarks.fresh` (see docs/accuracy.md)."
    yield ""
    yield "Each cell: precision / recall / F1 (right, wrong, missed)."
    yield ""
    yield "| draw | drawn | commit | articles | mentions | relations | static | events | status |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for number, d in enumerate(draws, 1):
        row = [str(number), d["drawn"], d["commit"], str(len(d["ids"]))]
        if counts := d.get("scores"):
            ok, of = counts["status"]
            row += [*(_cell(*counts[name]) for name in LAYERS), f"{ok} of {of}"]
        else:
            row += ["not yet scored", "", "", "", ""]
        yield f"| {' | '.join(row)} |"
    yield ""
    yield "## Articles"
    yield ""
    for number, d in enumerate(draws, 1):
        yield f"{number}. {', '.join(d['ids'])}"
    yield ""


def _cell(right: int, wrong: int, missed: int) -> str:
    t = Tally(right, wrong, missed)
    return f"{t.precision:.3f} / {t.recall:.3f} / {t.f1:.3f} ({right}, {wrong}, {missed})"


def write(file: Path, value: Annotation) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def commit() -> str:
    """Return the commit that reads, marked where files differ from it."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Draw or score."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fresh", description=(__doc__ or "").splitlines()[0]
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    drawing = tasks.add_parser("draw", help="take the next articles nobody has looked at")
    drawing.add_argument("--corpus", type=Path, required=True, help="folder or file of JSON lines")
    drawing.add_argument("-n", type=int, default=12, help="how many articles")
    scoring = tasks.add_parser("score", help="score a draw and keep its gold")
    scoring.add_argument("number", type=int)
    scoring.add_argument("--annotations", type=Path, required=True, help="folder of ID.yaml or ID.json")
    given = parser.parse_args(arguments)
    try:
        if given.task == "draw":
            print(f"texts for annotators: {draw(Place(), given.corpus, given.n)}")
        else:
            settle(Place(), given.number, given.annotations)
            print(f"written to benchmarks/fresh.md and benchmarks/gold/fresh-{given.number}")
    except KgError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
