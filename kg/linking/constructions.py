"""構文: two constructions that are no choice between nouns: the cleft, and the verb said once for two."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from kg.linking.candidates import Candidate, Predicate
from kg.syntax.coordination import arguments_of
from kg.syntax.drafts import Draft
from kg.syntax.kinds import name_kind
from kg.syntax.scenes import Scene


class Decided(Protocol):
    """What a link tells of itself."""

    predicate: Predicate
    candidate: Candidate


def close_clefts(scene: Scene, links: Iterable[Decided]) -> None:
    """報じたのは共同通信だ: where the focus fills the clause, 共同通信だ says nothing more."""
    for link in links:
        focus, chunk = link.candidate.chunk, link.predicate.draft.chunk
        if (
            link.predicate.scene is not scene
            or link.candidate.distance
            or focus is None
            or chunk.link != "adn"
            or chunk.head < 0
        ):
            continue
        formal = scene.chunks[chunk.head]
        if (
            formal.head == focus.index
            and formal.units
            and formal.units[-1].cls == "n"
            and focus.index in scene.at
        ):
            scene.at[focus.index].dropped = scene.at[focus.index].kind == "copular"


def repeat_verbs(scene: Scene) -> None:
    """米国はイランに、仏は中国に制裁を科した: the verb is said once for both."""
    for chunk in scene.chunks:
        draft = scene.at.get(chunk.index)
        nouns = sorted((k for k in chunk.kids if k.kind == "noun"), key=lambda k: k.index)
        if draft is None or draft.dropped or draft.kind != "verbal" or len(nouns) < 4:
            continue
        first, given, second, other = nouns[:4]
        twin = [first.case, second.case] == ["は", "は"] and given.case == other.case and given.comma
        if not twin or given.case not in ("に", "を", "から", "へ") or not all(map(name_kind, nouns[:4])):
            continue
        copy = Draft(draft.kind, draft.lemma, draft.trigger, draft.chunk, draft.pred)
        copy.site, copy.preds, copy.voice = draft.site, list(draft.preds), draft.voice
        copy.effects, copy.aspect, copy.sentence = list(draft.effects), draft.aspect, draft.sentence
        twins = {k.particle for k in nouns[:4]}
        rest = [a for a in draft.arguments if a.particle not in twins]
        for clause, subject, complement in ((copy, first, given), (draft, second, other)):
            clause.arguments = rest + arguments_of(subject, "が", "topic", subject.index, scene.lexicon)
            clause.arguments += arguments_of(
                complement, given.case, "explicit", complement.index, scene.lexicon
            )
        scene.drafts.append(copy)


__all__ = ["close_clefts", "repeat_verbs"]
