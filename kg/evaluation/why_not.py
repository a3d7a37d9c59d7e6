"""Why was this relation not read? The rules that came nearest, and what each of them lacked."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.config.tables import load_relation_types
from kg.errors import UnknownEntityError
from kg.graph.names import NameIndex
from kg.graph.types import TypeTable, UnknownTypeError
from kg.model import Document, Entity, Frame, Span, Statement
from kg.pipeline import Pipeline
from kg.relations.explain import Attempt, explain, unknown
from kg.text.given import given_date
from kg.text.normalise import normalise

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Miss:
    """A rule that did not give the relation: its predicate in the sentence, and why."""

    rule: str
    pattern: str
    predicate: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class WhyNot:
    """What became of a relation that somebody expects in a sentence.

    ``rule`` is set if it is read after all, with its ``status``. ``problems`` are faults before any
    rule (a name that was not found, a predicate that no rule knows), ``instead`` what is read between
    the two, ``nearest`` the rules of the type that came nearest, best first.
    """

    sentence: str
    subject: str
    type: str
    object: str
    rule: str = ""
    status: str = ""
    problems: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    nearest: tuple[Miss, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


def why_not(
    sentence: str,
    *,
    subject: str,
    type: str,
    object: str,
    published: str = "",
    configs: Path | None = None,
    pipeline: Pipeline | None = None,
    limit: int = 5,
) -> WhyNot:
    """Explain why ``subject`` –``type``→ ``object`` is not read in ``sentence`` (or that it is).

    ``type`` is a relation type or its label, ``published`` (ISO 8601) resolves relative dates. Raises
    :class:`kg.graph.UnknownTypeError` for a type that does not exist.
    """
    published = given_date(published)
    types = TypeTable(*load_relation_types(configs))
    (kind, *more) = sorted(types.select(type))
    if more:
        raise UnknownTypeError(f"{type!r} means several types", remedy=f"one of {kind}, {', '.join(more)}")
    pipeline = pipeline or Pipeline(configs)
    sentence = normalise(sentence).text
    document = Document("sentence", sentence, published=published, body=(Span(0, len(sentence)),))
    trace = pipeline.trace(document)
    entities, frames, statements = trace.entities, trace.ready.frames, trace.statements
    names = {e.id: e for e in entities}
    ends, problems = meant(pipeline, entities, subject, object)
    pairs = [ends, ends[::-1]] if types[kind].symmetric else [ends]
    read = next((s for s in statements if s.type == kind and [s.subject, s.object] in pairs), None)
    attempts = explain(trace.ready, pipeline.rules, kind)
    if not attempts:
        problems += [_no_predicate(frames, kind, pipeline), *unknown(frames, pipeline.rules)]
    return WhyNot(
        sentence,
        subject,
        kind,
        object,
        read.evidence[0].rule if read else "",
        read.status if read else "",
        tuple(problems),
        tuple(_told(s, names) for s in statements if s is not read and {s.subject, s.object} & set(ends)),
        () if read else tuple(_miss(a, sentence) for a in attempts[:limit]),
    )


def meant(pipeline: Pipeline, entities: tuple[Entity, ...], *words: str) -> tuple[list[str], list[str]]:
    """Return the ids of the entities that words mean (empty for none), and what is wrong with the others."""
    return _ends(_with_abbreviations(entities, pipeline), *words)


def _with_abbreviations(entities: tuple[Entity, ...], pipeline: Pipeline) -> tuple[Entity, ...]:
    """Return the entities with the abbreviations (露, 朝) that configs/names knows for them."""
    entries = pipeline.names.entries
    known = ((e, entries[e.id].abbreviations if e.id in entries else ()) for e in entities)
    return tuple(replace(e, aliases=(*e.aliases, *short)) for e, short in known)


def _ends(entities: tuple[Entity, ...], *words: str) -> tuple[list[str], list[str]]:
    """Return the ids that the words mean in this sentence, and what is wrong with the others."""
    index = NameIndex(entities, lambda id: 0)
    ids, problems = [], []
    for word in words:
        try:
            ids.append(index.find(word))
        except UnknownEntityError:
            found = "、".join(e.name for e in entities) or "none"
            ids.append("")
            problems.append(f"{word} was not found as a name in the sentence (found: {found})")
    return ids, problems


def _no_predicate(frames: tuple[Frame, ...], kind: str, pipeline: Pipeline) -> str:
    here = "、".join(dict.fromkeys(f.lemma for f in frames)) or "none"
    by_lemma = pipeline.rules.by_lemma
    known = "、".join(w for w in sorted(by_lemma) if any(r.type == kind for r in by_lemma[w]))
    return f"no rule of {kind} has a predicate of the sentence ({here}); its rules know {known}"


def _told(statement: Statement, names: dict[str, Entity]) -> str:
    ends = (names[i].name if i in names else i for i in (statement.subject, statement.object))
    return f"{' → '.join(ends)} {statement.type} ({statement.status}, {statement.evidence[0].rule})"


def _miss(attempt: Attempt, sentence: str) -> Miss:
    reasons = attempt.reasons
    if attempt.match:
        filled = (
            f"<{name}> = {'、'.join(f.entity.name for f in binding.fillers)}"
            for name, binding in attempt.match.bindings.items()
            if binding.fillers
        )
        reasons = (f"it fires, but with {', '.join(filled)}", *reasons)
    frame = attempt.frame
    predicate = frame.trigger.of(sentence) or frame.lemma
    return Miss(attempt.rule.name, attempt.rule.pattern.text, predicate, reasons)
