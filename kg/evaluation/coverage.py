"""How much of a corpus the rules reach, without gold: words the lexicon has judged, frames that are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.config import load_yaml
from kg.config.verbs import verb_files
from kg.errors import KgError
from kg.evaluation.run import Stages, stages
from kg.evaluation.scores import Share
from kg.model import Document, Failure, Frame
from kg.pipeline import Pipeline
from kg.sources.reader import read

EVENTS = ("verbal", "nominal")
BOUND = "の"  # the predicate of "Xの Y", which is no word of the lexicon
NONE = "none.yaml"
CIRCUMSTANCES = ("で", "の")  # where, by what, whose: no parties


@dataclass
class Coverage:
    """Counts over a corpus."""

    articles: int = 0
    judged: Share = field(default_factory=Share)
    unknown: Counter[str] = field(default_factory=Counter)
    words: dict[str, bool] = field(default_factory=dict)
    read: Share = field(default_factory=Share)

    @property
    def distinct(self) -> Share:
        """How many different predicates are judged."""
        return Share(sum(self.words.values()), len(self.words))


def measure_coverage(pipeline: Pipeline, corpus: Path, configs: Path | None = None) -> Coverage:
    """Read every article of ``corpus`` and count what the rules reach."""
    found = Coverage()
    none = read_none(configs)
    for seen in stages(pipeline, documents(corpus)):
        found.articles += 1
        for frame in seen.frames:
            if frame.kind in EVENTS and frame.lemma != BOUND:
                known = frame.lemma in none or bool(pipeline.rules.for_lemma(frame.lemma))
                found.judged.add(known)
                found.words[frame.lemma] = known
                if not known:
                    found.unknown[frame.lemma] += 1
        for frame in seen.frames:
            if has_two_parties(frame, seen):
                found.read.add(is_read(frame, seen))
    return found


def documents(corpus: Path) -> Iterator[Document]:
    """Yield the articles of a file or folder; one that cannot be read is an error here."""
    for item in read(corpus):
        if isinstance(item, Failure):
            raise KgError(item.reason, where=item.document, remedy=item.remedy)
        yield item


def has_two_parties(frame: Frame, seen: Stages) -> bool:
    """Tell whether two different entities are bound to the predicate by different particles."""
    if frame.kind not in EVENTS or frame.lemma == BOUND:
        return False
    parties = [a for a in frame.arguments if a.case not in CIRCUMSTANCES]
    bound = {(a.case, r.entity) for a in parties for r in seen.references if r.span.overlaps(a.noun.head)}
    return any(case != other and one != two for case, one in bound for other, two in bound)


def is_read(frame: Frame, seen: Stages) -> bool:
    """Tell whether a rule made a statement of the predicate."""
    return any(e.trigger.overlaps(frame.trigger) for s in seen.statements for e in s.evidence)


def read_none(configs: Path | None = None) -> frozenset[str]:
    """Return the predicates judged to be none of the relation types: ``configs/verbs/none.yaml``.

    The file is a list of words, or groups of such lists; without it no word is judged so.
    """
    files = [f for f in verb_files(configs) if f.name == NONE]
    return frozenset(w for f in files for w in _leaves(load_yaml(f).data))


def _leaves(data: Any) -> Iterator[str]:
    children: Iterable[Any] = (
        data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    )
    if isinstance(data, str):
        yield data
    for child in children:
        yield from _leaves(child)


__all__ = ["Coverage", "documents", "measure_coverage", "read_none"]
