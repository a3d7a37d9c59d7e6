"""用意: the frames of a document as the rules see them, made once: for the engine and for its explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Document, Entity, Frame, Reference, Sentence
from kg.phrases import read_phrases
from kg.phrases.reader import Finding
from kg.relations.fillers import Resolver
from kg.relations.governors import lend_subjects, own_acts
from kg.relations.headlines import share_subjects
from kg.relations.matching import Matcher
from kg.relations.rules import Rules
from kg.relations.stacking import unstack
from kg.relations.statistics import own_figures
from kg.relations.strays import return_strays


@dataclass(frozen=True)
class Ready:
    """What the rules are laid over: frames, noun phrases, and what answers questions about nouns."""

    document: Document
    sentences: tuple[Sentence, ...]
    frames: tuple[Frame, ...]
    phrases: tuple[Finding, ...]
    resolver: Resolver
    matcher: Matcher


def make_ready(
    document: Document,
    sentences: Sequence[Sentence],
    frames: Sequence[Frame],
    references: Sequence[Reference],
    entities: Sequence[Entity],
    rules: Rules,
) -> Ready:
    """Return the frames of ``document`` ready for the rules; all arguments speak of the same text."""
    frames = tuple(f for f in frames if not f.support)
    frames = return_strays(share_subjects(document, sentences, frames))
    frames = own_acts(document, lend_subjects(frames), rules)
    phrases = read_phrases(document, sentences, references, entities, rules.grammar)
    resolver = Resolver(document, entities, references, frames, rules, phrases)
    frames = own_figures(unstack(frames, resolver), resolver, tuple(rules.listed("貿易の語")) or ("\0",))
    return Ready(document, tuple(sentences), frames, phrases, resolver, Matcher(resolver, frames))


__all__ = ["Ready", "make_ready"]
