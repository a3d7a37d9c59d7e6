"""What the rules do not read: frames with two entities, and predicates that nobody has judged.

A frame is a gap when entities stand in two of its cases and no rule reads it. Gaps are grouped by predicate
and case frame, so that one look at a group says whether a class lacks a word, a frame or nothing at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.config import perhaps
from kg.model import Document, Frame
from kg.pipeline import Pipeline, prepare
from kg.relations.engine import best_match, rules_for
from kg.relations.explain import LABELS, attempt
from kg.relations.fillers import Resolver
from kg.relations.matching import Matcher
from kg.relations.patterns import ACTORS

SHOWN = 3
"""How many sentences stand beside a gap."""
READ = ("verbal", "nominal", "copular", "adjectival")


@dataclass
class Gap:
    """Unread frames of one predicate and case frame (訪れる: <人>が <国>を)."""

    predicate: str
    frame: str
    count: int = 0
    sentences: list[str] = field(default_factory=list)
    nearest: str = ""  # the rule that came nearest, and the hole it missed

    def plain(self) -> dict[str, Any]:
        """Return the gap as JSON."""
        return {**vars(self)}


@dataclass
class Unjudged:
    """A predicate that stands in no class and not among those that are none of the types."""

    predicate: str
    count: int = 0
    sentences: list[str] = field(default_factory=list)
    nearest: str = ""

    def plain(self) -> dict[str, Any]:
        """Return the predicate as JSON."""
        return {**vars(self)}


@dataclass
class Survey:
    """The gaps of some texts, commonest first, with what was counted on the way."""

    gaps: list[Gap]
    unjudged: list[Unjudged]
    frames: int  # with entities in two cases
    read: int  # of these
    predicates: Counter[str]  # every predicate with its frequency

    def judged(self, pipeline: Pipeline) -> tuple[float, float]:
        """Return which share of predicate types and of predicate tokens is judged."""
        known = [n for p, n in self.predicates.items() if is_judged(p, pipeline)]
        types, tokens = len(self.predicates) or 1, sum(self.predicates.values()) or 1
        return len(known) / types, sum(known) / tokens

    def plain(self) -> dict[str, Any]:
        """Return everything as JSON."""
        return {
            "frames": self.frames,
            "read": self.read,
            "gaps": [g.plain() for g in self.gaps],
            "unjudged": [u.plain() for u in self.unjudged],
        }


def survey_gaps(pipeline: Pipeline, documents: Iterable[Document]) -> Survey:
    """Read documents and return what no rule reads; the text is not kept beyond the shown sentences."""
    gaps: dict[tuple[str, str], Gap] = {}
    unjudged: dict[str, Unjudged] = {}
    predicates: Counter[str] = Counter()
    frames = read = 0
    for text, frame, matcher in _frames(pipeline, documents):
        predicates[frame.lemma] += 1
        clause = frame.clause.of(text).replace("\n", " ")
        if not is_judged(frame.lemma, pipeline):
            _add(unjudged.setdefault(frame.lemma, Unjudged(frame.lemma)), clause)
        cases = _entities(frame, matcher)
        if len(cases) < 2:
            continue
        frames += 1
        if best_match(matcher, frame, pipeline.rules) is not None:
            read += 1
            continue
        said = " ".join(f"<{kind}>{case}" for case, kind in cases.items())
        gap = gaps.setdefault((frame.lemma, said), Gap(frame.lemma, said))
        gap.nearest = gap.nearest or _nearest(frame, matcher, pipeline)
        _add(gap, clause)
    for item in unjudged.values():
        item.nearest = perhaps(item.predicate, pipeline.rules.by_lemma)
    ordered = sorted(gaps.values(), key=lambda g: (-g.count, g.predicate, g.frame))
    words = sorted(unjudged.values(), key=lambda u: (-u.count, u.predicate))
    return Survey(ordered, words, frames, read, predicates)


def is_judged(predicate: str, pipeline: Pipeline) -> bool:
    """Tell whether a class, a list of support verbs or of sayings, or ``none.yaml`` knows the predicate."""
    rules, lexicon = pipeline.rules, pipeline.lexicon
    known = predicate in rules.verbs.none or predicate in lexicon.control or lexicon.has("said", predicate)
    known = known or any(c.isdigit() for c in predicate)  # 2人だ says how many
    known = known or predicate.endswith(rules.offices)
    return known or bool(rules.for_lemma(predicate)) or bool(rules.for_ending(predicate))


def _frames(pipeline: Pipeline, documents: Iterable[Document]) -> Iterator[tuple[str, Frame, Matcher]]:
    """Yield the predicates of the documents, each with the matcher of its document."""
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == 100:
            yield from _batch(pipeline, batch)
            batch = []
    yield from _batch(pipeline, batch)


def _batch(pipeline: Pipeline, batch: list[Document]) -> Iterator[tuple[str, Frame, Matcher]]:
    copies = [prepare(document)[1] for document in batch]
    for copy, sentences in zip(copies, pipeline.parser.parse_many(copies), strict=True):
        entities, references = pipeline.find_entities(copy, sentences)
        frames = pipeline.find_frames(copy, sentences, references, entities)
        matcher = Matcher(Resolver(copy, entities, references, frames, pipeline.rules), frames)
        for frame in frames:
            named = any(r.is_mention for r in matcher.resolver.within(frame.trigger))
            if frame.kind in READ and frame.lemma != "の" and not named:  # 台風19号だ names, and says nothing
                yield copy.text, frame, matcher


def _entities(frame: Frame, matcher: Matcher) -> dict[str, str]:
    """Return the cases in which entities stand, with the type of the first (が: 国)."""
    found: dict[str, str] = {}
    for argument in frame.arguments:
        fillers = matcher.resolver.fill(argument.noun, ACTORS, True)
        if fillers and argument.case not in found:
            found[argument.case] = LABELS[fillers[0].entity.type]
    return found


def _nearest(frame: Frame, matcher: Matcher, pipeline: Pipeline) -> str:
    """Return the rule that came nearest to reading the frame, and what it lacked."""
    tried = [attempt(matcher, rule, frame) for rule in rules_for(frame, pipeline.rules, matcher.text)]
    if not tried:
        near = perhaps(frame.lemma, pipeline.rules.by_lemma)
        none = pipeline.rules.verbs.none.get(frame.lemma, "")
        return (f"judged: {none}" if none else "no rule has the predicate") + (f" ({near})" if near else "")
    best = min(tried, key=lambda a: (len(a.reasons), -a.filled, a.rule.name))
    return f"{best.rule.name}: {'; '.join(best.reasons)}"


def _add(item: Gap | Unjudged, clause: str) -> None:
    item.count += 1
    if len(item.sentences) < SHOWN and clause not in item.sentences:
        item.sentences.append(clause)


__all__ = ["Gap", "Survey", "Unjudged", "is_judged", "survey_gaps"]
