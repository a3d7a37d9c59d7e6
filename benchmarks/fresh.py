"""First-sight scores: articles that nobody has looked at, annotated, and scored as they were read when drawn.

``python -m benchmarks.fresh draw --corpus FOLDER`` takes the next articles of the JSON lines there (``id``,
``text``, perhaps ``title`` and ``published``) in an order that nobody can choose, writes their texts to
``output/fresh-K/`` for annotators and keeps beside them what this commit reads. ``python -m benchmarks.fresh
score K --annotations FOLDER`` scores *those* predictions, so nothing that is changed in between can count,
writes ``benchmarks/fresh.md`` and keeps the offsets (never the texts) in ``benchmarks/gold/fresh-K/``.

``sheet --corpus FOLDER`` writes random statements of other fresh articles to ``output/judge-K.tsv``; when a
person has judged them, ``judged K`` keeps the verdicts (never the sentences) in ``benchmarks/judged/``.
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

from benchmarks.first_sight import LAYERS, Record, page
from kg.errors import KgError
from kg.evaluation import floors, sample
from kg.evaluation.annotation import compile_annotation
from kg.evaluation.gold import FLOORS, Annotation, Case
from kg.evaluation.run import predict, read_predictions, remembering
from kg.evaluation.scores import STATIC, Scores, score
from kg.model import Document

ROOT = Path(__file__).parents[1]
Article = dict[str, Any]
KEPT = ("verdict", "why", "subject", "type", "object", "status", "document", "rule", "found", "confidence")


@dataclass(frozen=True)
class Place:
    """Where the draws are kept: record, gold and verdicts in the repository, the texts outside of it."""

    record: Path = ROOT / "benchmarks/fresh.json"
    gold: Path = ROOT / "benchmarks/gold"
    verdicts: Path = ROOT / "benchmarks/judged"
    output: Path = ROOT / "output"

    def read(self) -> Record:
        """Return all draws and sheets so far, oldest first."""
        return (
            json.loads(self.record.read_text("utf-8"))
            if self.record.exists()
            else {"draws": [], "sheets": []}
        )

    def keep(self, record: Record) -> None:
        """Write the record, and the page that shows it."""
        self.record.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self.record.with_suffix(".md").write_text("\n".join(page(record)), encoding="utf-8")

    def seen(self) -> set[str]:
        """Return the ids of all articles that somebody has looked at."""
        annotated = {f.stem for f in self.gold.rglob("*.json") if f.name != FLOORS}
        return annotated | {id for rows in self.read().values() for row in rows for id in row["ids"]}

    def folder(self, number: int) -> Path:
        """Return where the texts of a draw lie."""
        return self.output / f"fresh-{number}"

    def sheet(self, number: int) -> Path:
        """Return where a sheet lies."""
        return self.output / f"judge-{number}.tsv"


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
    record = place.read()
    folder = place.folder(len(record["draws"]) + 1)
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
    record["draws"].append(today([a["id"] for a in chosen]))
    place.keep(record)
    return folder


def today(ids: Iterable[str]) -> dict[str, Any]:
    """Return what is written down of a draw: when, by which code, and what."""
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    commit = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    return {"drawn": date.today().isoformat(), "commit": commit, "ids": list(ids)}


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
    record = place.read()
    drawn = _open(record["draws"], number, place.folder(number))
    cases = []
    for id in drawn["ids"]:
        with (place.folder(number) / f"{id}.txt").open(encoding="utf-8", newline="") as file:
            cases.append(Case(id, file.read(), {}))
    cases = read_gold(annotations, cases)
    scores = score(zip(cases, read_predictions(cases, place.folder(number) / "predictions"), strict=True))
    drawn["scores"] = figures(scores)
    for case in cases:
        write(place.gold / f"fresh-{number}" / f"{case.name}.json", case.gold)
    floors.update(scores, place.gold / f"fresh-{number}" / FLOORS)  # from here on it may only rise
    place.keep(record)
    return scores


def _open(rows: list[dict[str, Any]], number: int, file: Path) -> dict[str, Any]:
    """Return a draw or sheet that waits for its figures."""
    if not 1 <= number <= len(rows) or not file.exists():
        raise KgError(f"no draw {number}", where=str(file), remedy=f"there are {len(rows)}")
    if "scores" in rows[number - 1]:
        raise KgError(f"draw {number} is scored already", remedy="a first sight happens once")
    return rows[number - 1]


def draw_sheet(place: Place, corpus: Path, number: int, events: bool = False) -> Path:
    """Write random statements (or only events, which are rarer) of fresh articles to a sheet; return it."""
    seen, record = place.seen(), place.read()
    documents = [
        Document(a["id"], a["text"], published=a.get("published") or "")
        for a in articles(corpus)
        if a["id"] not in seen
    ]
    rows = sample.draw(
        remembering(),
        documents,
        number,
        seed=len(record["sheets"]) + 1,
        wanted=lambda s: not (events and s.type in STATIC),
    )
    sheet = place.sheet(len(record["sheets"]) + 1)
    sample.write_sheet(rows, sheet)
    record["sheets"].append(today(sorted({r["document"] for r in rows})))
    place.keep(record)
    return sheet


def settle_sheet(place: Place, number: int) -> list[sample.Judged]:
    """Count a judged sheet, write it down, and keep the verdicts without the sentences."""
    record = place.read()
    drawn = _open(record["sheets"], number, place.sheet(number))
    rows = sample.read_sheet(place.sheet(number))
    judged = sample.judge(rows)
    drawn["scores"] = {j.name: [j.right, j.wrong, j.doubtful] for j in judged}
    place.verdicts.mkdir(exist_ok=True)
    lines = ["\t".join(KEPT), *("\t".join(row[name] for name in KEPT) for row in rows)]
    (place.verdicts / f"{number}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    place.keep(record)
    return judged


def figures(scores: Scores) -> dict[str, list[int]]:
    """Return the counts of each layer: right, wrong, missed; of the status right and all."""
    tallies = {name: getattr(scores, name) for name in LAYERS}
    counts = {name: [t.right, t.wrong, t.missed] for name, t in tallies.items()}
    return counts | {"status": [scores.status.ok, scores.status.of]}


def write(file: Path, value: Annotation) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


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
    sheet = tasks.add_parser("sheet", help="write random statements of fresh articles, to be judged")
    sheet.add_argument("--corpus", type=Path, required=True, help="folder or file of JSON lines")
    sheet.add_argument("-n", type=int, default=100, help="how many statements")
    sheet.add_argument("--events", action="store_true", help="no lasting facts: they outnumber the events")
    tasks.add_parser("judged", help="count a judged sheet").add_argument("number", type=int)
    given = parser.parse_args(arguments)
    try:
        print(run(Place(), given))
    except KgError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(place: Place, given: argparse.Namespace) -> str:
    """Do one task and say where its result is."""
    if given.task == "draw":
        return f"texts for annotators: {draw(place, given.corpus, given.n)}"
    if given.task == "sheet":
        return f"statements to judge: {draw_sheet(place, given.corpus, given.n, given.events)}"
    if given.task == "score":
        settle(place, given.number, given.annotations)
    else:
        settle_sheet(place, given.number)
    return "written to benchmarks/fresh.md"


if __name__ == "__main__":
    sys.exit(main())
