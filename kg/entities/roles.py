"""首相, 大統領 without a name; bare 政府, 党, 軍: known where the document names exactly one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entities.discourse import Discourse
from kg.entities.words import words
from kg.model import Reference, Sentence, Span

_GROUPS = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "minister",
        "us_secretary",
        "cabinet",
        "deputy",
        "local",
        "company",
    }
)


def bare_titles(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """Yield the person that a title alone stands for."""
    first = sentence.span.start
    if talk.bare is None:
        return
    for match in talk.bare.finditer(talk.text, *sentence.span):
        title, start = match.group(), match.start()
        holders = talk.titles[title]
        if len(holders) != 1 or words().offices[title] not in _GROUPS:
            continue
        if start != first and not words().left.search(talk.text, max(first, start - 1), start):
            continue
        if not words().right.match(talk.text, match.end()) or _of_another(talk, start):
            continue
        id_ = next(iter(holders))
        if not any(reference.entity == id_ for reference in talk.before(start)):
            continue
        why = f"「{title}」はこの記事では{talk.entities[id_].name}だけ"
        yield Reference(Span(*match.span()), id_, "coreference", why, 0.8)


def _of_another(talk: Discourse, start: int) -> bool:
    """ロシアの大統領, 同社の社長: the phrase says whose, so the title is no plain reference."""
    return talk.text[start - 1 : start] == "の"


def generic_bodies(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """Yield the one government, party or army of the document for the bare word."""
    for match in words().generic.finditer(talk.text, *sentence.span):
        word, span = match.group("word"), Span(*match.span("word"))
        known = [e for e in talk.entities.values() if e.type == "Organization" and e.name.endswith(word)]
        if len(known) == 1 and any(r.entity == known[0].id for r in talk.before(span.start)):
            why = f"「{word}」: この記事で名の出るのは{known[0].name}だけ"
            yield Reference(span, known[0].id, "coreference", why, 0.5)
