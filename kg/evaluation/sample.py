"""Judged precision: random statements on a sheet, judged by a person, and the share that is right.

Gold tells what was missed but is dear; a sheet of a hundred statements tells in half an hour how much of what
is shown is right. The order is by hash, so a seed draws the same statements everywhere.
"""

from __future__ import annotations

import csv
import hashlib
import html
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import KgError
from kg.evaluation.run import stages
from kg.evaluation.scores import STATIC, Share
from kg.model import Document, Evidence, Reading, Span, Statement, confident
from kg.pipeline import Pipeline, restore

VERDICTS = ("right", "wrong", "doubtful")
COLUMNS = (
    "verdict", "why", "subject", "type", "object", "status", "details", "sentence", "before",
    "document", "rule", "found", "confidence",
)  # fmt: skip
BATCH = 32  # articles read at once
PLENTY = 4  # times as many statements as wanted are read, so that no few articles fill the sheet
BEFORE = 160  # characters of the text before the sentence, to judge 同氏 and 両国 by


def draw(
    pipeline: Pipeline,
    documents: Iterable[Document],
    number: int,
    seed: int = 1,
    minimum: float = 0.0,
    wanted: Callable[[Statement], bool] = lambda statement: True,
) -> list[dict[str, str]]:
    """Return ``number`` random statements as rows of a sheet, fewer where there are no more.

    Articles are taken in an order given by ``seed``; only statements of at least ``minimum`` confidence
    that are ``wanted``.
    """

    def chance(*parts: str) -> str:
        return hashlib.sha256("\0".join((str(seed), *parts)).encode()).hexdigest()

    waiting = iter(sorted(documents, key=lambda d: chance(d.id)))
    found: list[tuple[str, dict[str, str]]] = []
    while len(found) < PLENTY * number and (batch := list(islice(waiting, BATCH))):
        for document, seen in zip(batch, stages(pipeline, batch), strict=True):
            reading = Reading(seen.document, seen.entities, seen.references, seen.statements)
            reading = confident(restore(reading, document, seen.normal), minimum)
            names = {e.id: e.name for e in reading.entities}
            found += [
                (chance(document.id, *s.key), _row(document, s, names))
                for s in reading.statements
                if wanted(s)
            ]
    return [row for _, row in sorted(found, key=lambda item: item[0])[:number]]


def _row(document: Document, s: Statement, names: dict[str, str]) -> dict[str, str]:
    e = s.main[0]
    details = {**s.qualifiers, "time": s.time, "said by": "、".join(names.get(i, i) for i in s.sources)}
    details["denied by"] = "、".join(names.get(i, i) for i in s.denied_by)
    return {
        "verdict": "",
        "why": "",
        "subject": names.get(s.subject, s.subject),
        "type": s.type,
        "object": names.get(s.object, s.object),
        "status": s.status,
        "details": "; ".join(f"{name}: {value}" for name, value in details.items() if value),
        "sentence": "".join(f"[{mark} {words}]" if mark else words for mark, words in _marked(e)),
        "before": document.text[max(0, e.sentence.start - BEFORE) : e.sentence.start],
        "document": document.id,
        "rule": e.rule,
        "found": " ".join(f"{role}={how}" for role, how in e.found),
        "confidence": f"{s.confidence:.3f}",
    }


def _marked(e: Evidence) -> Iterator[tuple[str, str]]:
    """Yield the sentence in pieces: S subject, O object, V predicate, or nothing."""
    at, after = e.sentence.start, e.sentence.start
    spans: list[tuple[Span, str]] = [(e.subject, "S"), (e.object, "O"), (e.trigger, "V")]
    for span, mark in sorted(spans):
        if span.start < after or not e.sentence.covers(span) or span.start == span.end:
            continue
        yield "", e.text[after - at : span.start - at]
        yield mark, e.text[span.start - at : span.end - at]
        after = span.end
    yield "", e.text[after - at :]


def write_sheet(rows: Sequence[dict[str, str]], file: Path) -> tuple[Path, Path]:
    """Write the sheet as TSV, to be filled, and as HTML beside it, to be read."""
    sheet, page = file.with_suffix(".tsv"), file.with_suffix(".html")
    sheet.parent.mkdir(parents=True, exist_ok=True)
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE,
                                quotechar=None, escapechar=None)  # fmt: skip
        writer.writeheader()
        writer.writerows({k: " ".join(v.split()) for k, v in row.items()} for row in rows)
    page.write_text("\n".join(_page(rows)), encoding="utf-8")
    return sheet, page


def _page(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    yield '<!doctype html><html lang="ja"><meta charset="utf-8"><title>Statements to judge</title>'
    yield "<style>body{font:16px/1.6 sans-serif;max-width:60em;margin:auto;padding:1em}li{margin:1.2em 0}"
    yield "small{color:#666}b.S{background:#cde7ff}b.O{background:#ffd9ec}b.V{background:#fff2b3}</style>"
    yield "<h1>Statements to judge</h1><p>Is what the arrow says right by the sentence? Write right, wrong "
    yield "(and why) or doubtful into the TSV, line by line. "
    yield '<b class="S">subject</b> <b class="V">predicate</b> <b class="O">object</b></p><ol>'
    for row in rows:
        text = {name: html.escape(value) for name, value in row.items()}
        for mark in "SOV":  # the marks of the sheet, coloured
            text["sentence"] = _coloured(text["sentence"], mark)
        arrow = " → ".join(text[name] for name in ("subject", "type", "object"))
        origin = " · ".join(text[name] for name in ("document", "rule", "found", "confidence"))
        yield f"<li><strong>{arrow}</strong> ({text['status']}) {text['details']}"
        yield f"<br><small>{text['before']}</small>{text['sentence']}<br><small>{origin}</small>"
    yield "</ol></html>"


def _coloured(sentence: str, mark: str) -> str:
    head, found, rest = sentence.partition(f"[{mark} ")
    words, end, tail = rest.partition("]")
    return f'{head}<b class="{mark}">{words}</b>{tail}' if found and end else sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """What a filled sheet says of a group of statements."""

    name: str
    right: int
    wrong: int
    doubtful: int

    @property
    def share(self) -> Share:
        """The share that is right; doubtful ones are left out."""
        return Share(self.right, self.right + self.wrong)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share."""
        return wilson(self.right, self.right + self.wrong)


def read_sheet(file: Path) -> list[dict[str, str]]:
    """Read a filled sheet; raises :class:`kg.errors.KgError` where a line is not judged."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        row["verdict"] = (row.get("verdict") or "").strip().casefold()
        if row["verdict"] not in VERDICTS:
            remedy = f"write {', '.join(VERDICTS)} into the first column"
            raise KgError(f"no verdict: {row['verdict']!r}", where=f"{file}:{number}", remedy=remedy)
    if not rows:
        raise KgError("an empty sheet", where=str(file), remedy="make one with kg evaluate --sample")
    return rows


def judge(rows: Sequence[dict[str, str]]) -> list[Judged]:
    """Count a filled sheet: all statements, lasting facts and events."""
    groups = {
        "statements": rows,
        "static": [r for r in rows if r["type"] in STATIC],
        "events": [r for r in rows if r["type"] not in STATIC],
    }
    return [
        Judged(name, *(sum(r["verdict"] == v for r in group) for v in VERDICTS))
        for name, group in groups.items()
    ]


def wilson(right: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Return the score interval of a share (Wilson 1927): honest also for few, and near 0 and 1.

    >>> [round(x, 3) for x in wilson(72, 100)]
    [0.625, 0.799]
    """
    if not of:
        return 0.0, 1.0
    share, square = right / of, z * z / of
    middle, half = share + square / 2, z * math.sqrt(share * (1 - share) / of + square / of / 4)
    return max(0.0, (middle - half) / (1 + square)), min(1.0, (middle + half) / (1 + square))
