"""From what noun phrases say to statements with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Document, Evidence, Sentence, Span, Statement
from kg.phrases import Finding
from kg.relations.rules import Rules

VARIANT = "phrase"


def relations_by_phrase(
    document: Document, sentences: tuple[Sentence, ...], findings: Iterable[Finding], rules: Rules
) -> Iterator[Statement]:
    """Yield what titles, places, parts, members and kin say in noun phrases and lists of names."""
    for finding in findings:
        subject, object_ = finding.subject.entity, finding.object.entity
        if finding.phrase.symmetric and object_ < subject:
            subject, object_ = object_, subject
        yield Statement(
            finding.phrase.type, subject, object_, (_evidence(document, sentences, finding, rules),)
        )


def _evidence(
    document: Document, sentences: tuple[Sentence, ...], finding: Finding, rules: Rules
) -> Evidence:
    phrase = finding.phrase
    sentence = sentences[finding.sentence].span
    ends = [finding.subject, finding.object]
    how = list(finding.found)
    if phrase.symmetric and ends[1].entity < ends[0].entity:
        ends, how = ends[::-1], how[::-1]
    trust = min(finding.subject.confidence, finding.object.confidence) * phrase.confidence
    planned = any(v.startswith(tuple(rules.listed("これからの語")) or "\0") for _, v in finding.qualifiers)
    return Evidence(
        document=document.id,
        sentence=sentence,
        text=sentence.of(document.text),
        quote=_quote(finding, sentence),
        trigger=finding.trigger,
        subject=ends[0].span,
        object=ends[1].span,
        rule=f"{phrase.name}:{VARIANT}",
        status="planned" if planned else phrase.status,
        qualifiers=finding.qualifiers,
        found=(("subject", how[0]), ("object", how[1])),
        confidence=rules.confidence.of(phrase.name, VARIANT, finding.found, trust),
    )


def _quote(finding: Finding, sentence: Span) -> Span:
    """Return the words of the sentence that show it: an end may stand in a sentence before."""
    here = [s for s in (finding.trigger, finding.subject.span, finding.object.span) if sentence.covers(s)]
    return Span(min(s.start for s in here), max(s.end for s in here))
