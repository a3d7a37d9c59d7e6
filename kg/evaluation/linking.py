"""Who does what, against predicate-argument gold: が, を and に by how the noun is bound to the predicate.

The gold is JSON lines: ``{"id", "text", "predicates": [{"span", "verbal", "args": [{"case", "span", "link",
"same"}]}]}``, spans in code points. ``link`` tells where the noun stands (see LINKS), ``same`` lists phrases
that mean the same and count as well. Cases are those of the surface: passives are not undone, as in frames.
The layout is that of the predicate-argument layer of the Kyoto University corpora.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.evaluation.run import stages
from kg.evaluation.scores import Share
from kg.model import Document, Span
from kg.pipeline import Pipeline

CASES = ("が", "を", "に")
TOPIC = "は"
LINKS = {
    "dep": "the noun hangs on the predicate",
    "rel": "the noun is the head of the relative clause",
    "same": "in one bunsetsu with the predicate",
    "intra": "elsewhere in the sentence: shared, topic, omitted",
    "inter": "in another sentence",
}

Found = list[tuple[str, Span]]


@dataclass
class Linking:
    """How many predicates have a frame, and how many arguments are right, for verbs or for nouns."""

    predicates: Share = field(default_factory=Share)
    said: Share = field(default_factory=Share)
    by_link: dict[tuple[str, str], Share] = field(default_factory=lambda: defaultdict(Share))

    @property
    def precision(self) -> float:
        """Share of the arguments found that the gold has."""
        return self.said.value

    @property
    def recall(self) -> float:
        """Share of the gold's arguments that were found."""
        return self.of().value

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def of(self, case: str = "", link: str = "") -> Share:
        """Return how many arguments of a case or of a kind of link were found."""
        chosen = [s for (c, k), s in self.by_link.items() if case in ("", c) and link in ("", k)]
        return Share(sum(s.ok for s in chosen), sum(s.of for s in chosen))


def measure_linking(pipeline: Pipeline, file: Path) -> dict[str, Linking]:
    """Hold the frames of every text of ``file`` against its gold: ``verbal`` and ``nominal`` predicates."""
    measured = {"verbal": Linking(), "nominal": Linking()}
    rows = list(_rows(file))
    texts = (Document(r["id"], r["text"], body=(Span(0, len(r["text"])),)) for r in rows)
    for row, seen in zip(rows, stages(pipeline, texts), strict=True):
        at = seen.normal.to_original
        frames = [(at(f.trigger), [(a.case, at(a.noun.head)) for a in f.arguments]) for f in seen.frames]
        for predicate in row["predicates"]:
            span = Span(*predicate["span"])
            mine = [arguments for trigger, arguments in frames if trigger.overlaps(span)]
            linking = measured["verbal" if predicate["verbal"] else "nominal"]
            linking.predicates.add(bool(mine))
            _count(linking, predicate["args"], [a for arguments in mine for a in arguments])
    return measured


def _count(linking: Linking, gold: list[dict[str, Any]], arguments: Found) -> None:
    """Count one predicate; a topic は stands for any case."""
    found = [(case, head) for case, head in arguments if case in (*CASES, TOPIC)]
    phrases: dict[str, list[Span]] = defaultdict(list)
    for a in gold:
        spans = [Span(*s) for s in (a["span"], *a["same"])]
        phrases[a["case"]] += spans
        hit = any(case in (a["case"], TOPIC) and _meets(head, spans) for case, head in found)
        linking.by_link[a["case"], a["link"]].add(hit)
    for case, head in set(found):
        wanted = phrases.get(case, []) if case != TOPIC else [s for spans in phrases.values() for s in spans]
        linking.said.add(_meets(head, wanted))


def _meets(head: Span, spans: list[Span]) -> bool:
    return any(head.overlaps(s) for s in spans)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            try:
                row = json.loads(line)
                row["id"], row["text"], row["predicates"]
            except (ValueError, KeyError, TypeError) as error:
                remedy = 'one {"id", "text", "predicates"} a line'
                where = f"{file}:{number}"
                raise KgError(
                    f"not predicate-argument gold: {error!r}", where=where, remedy=remedy
                ) from error
            yield row
