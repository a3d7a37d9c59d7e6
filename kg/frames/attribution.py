"""話者: who holds what a frame says, outermost first, and who denies it."""

from __future__ import annotations

from kg.frames.scope import UNSAID, Operator
from kg.model import Argument, Attribution, Cue, Noun
from kg.syntax.drafts import Draft
from kg.syntax.scenes import Scene

FACTS = ("title",)


def attribute(scene: Scene, operators: list[Operator]) -> None:
    """Give each draft the sayings in whose scope it stands, and remember their effect on its status."""
    for operator in operators:
        for draft in scene.drafts:
            if draft.dropped or not _reaches(operator, draft, scene):
                continue
            if operator.effect == UNSAID:
                draft.dropped = True
                continue
            if operator.kind == "said" and _is_own_act(operator, draft, scene):
                draft.effects.append(("done", operator.trigger))
                _govern(operator, draft)
                continue
            if operator.effect:
                draft.effects.append((operator.effect, operator.trigger))
            if operator.kind:
                _add(operator, draft)
            _govern(operator, draft)


def _govern(operator: Operator, draft: Draft) -> None:
    if operator.governor is not None and operator.governor is not draft:
        draft.governor = operator.governor


def _reaches(operator: Operator, draft: Draft, scene: Scene) -> bool:
    site = draft.site.index
    if draft.kind in FACTS or draft.lemma == "の":
        return False
    if operator.whole:
        inside = operator.low <= site <= operator.high or operator.low <= draft.chunk.index <= operator.high
        return inside and draft is not operator.speaker
    if site == operator.high or draft.chunk.index == operator.high:
        return True
    return operator.low <= site < operator.high and _in_chain(site, operator.high, scene)


def _in_chain(site: int, high: int, scene: Scene) -> bool:
    """Tell whether the clause at ``site`` is joined by て or 連用形 to the one that ends at ``high``."""
    chunk = scene.chunks[site]
    while chunk.kind == "pred" and chunk.link in ("te", "cont") and chunk.head >= 0:
        if chunk.head == high:
            return True
        chunk = scene.chunks[chunk.head]
    return False


def _add(operator: Operator, draft: Draft) -> None:
    sources = sources_of(operator)
    nouns: list[Noun | None] = [a.noun for a in sources]
    seen = {(a.lemma, a.source, a.kind) for a in draft.attribution}
    for noun in nouns or [None]:
        if (operator.lemma, noun, operator.kind or "said") in seen:
            continue
        draft.attribution.append(Attribution(operator.kind or "said", operator.lemma, noun, operator.trigger))
    draft.cues.append(Cue(operator.trigger, "denial" if operator.kind == "denied" else "attribution"))


def sources_of(operator: Operator) -> list[Argument]:
    """Return the nouns that speak: the subject, or the agent of a passive."""
    if operator.source is not None:
        return operator.source
    speaker = operator.speaker
    if speaker is None:
        return []
    if speaker.voice == "passive":
        return speaker.of("によって", "に", "から")
    return speaker.of("が")


def _is_own_act(operator: Operator, draft: Draft, scene: Scene) -> bool:
    """買収したと発表した, 支持すると述べた: to say it of oneself is to have done it."""
    if draft.site.index != operator.high or draft.kind not in ("verbal", "nominal"):
        return False
    words, tense = scene.lexicon.words, draft.preds[-1].tense if draft.preds else "present"
    if any(p.negations for p in draft.preds):
        return False
    announced = tense == "past" and operator.lemma in words["announcing"]
    performed = tense == "present" and draft.lemma in words["said_is_done"]
    if not (announced or performed):
        return False
    mine = {a.noun.head for a in draft.of("が")}
    return bool(mine) and mine <= {a.noun.head for a in sources_of(operator)}


__all__ = ["attribute", "sources_of"]
