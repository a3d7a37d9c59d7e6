"""態度: how far the text commits itself to a frame: asserted, claimed, planned, possible or negated."""

from __future__ import annotations

from kg.model import Cue
from kg.syntax.bunsetsu import Chunk
from kg.syntax.drafts import Draft
from kg.syntax.headlines import is_asked, is_coming
from kg.syntax.scenes import Scene


def settle(scene: Scene) -> None:
    """Fold everything that negation, modality, tense and sayings say of each draft into its status."""
    for draft in scene.drafts:
        if draft.dropped or draft.kind == "title" or draft.lemma == "の":
            continue
        effects = list(draft.effects)
        negations = 0
        for pred in draft.preds:
            negations += len(pred.negations)
            draft.cues += pred.negations
            effects += pred.effects
        tense = _tense(draft, scene)
        for effect, span in effects:
            if effect == "negated":
                negations += 1
            if effect != "done":
                draft.cues.append(Cue(span, "negation" if effect == "negated" else "modality"))
        if draft.site.link == "cond" and negations == 1 and any(p.progressive for p in draft.preds):
            negations, effects = 0, [("done", draft.trigger)]  # 侵攻していなければ: it was done
        named = {effect for effect, _ in effects}
        draft.status = _fold(named, negations, tense == "present", draft, scene)


def _fold(named: set[str], negations: int, present: bool, draft: Draft, scene: Scene):  # type: ignore[no-untyped-def]
    obligation = negations == 2 and "possible" not in named
    if draft.site.link == "cond" and "done" not in named:
        return "possible"
    if negations % 2:
        return "negated"
    if named & {"possible", "condition"} or is_asked(draft.site):
        return "possible"
    if "planned" in named:
        return "planned"
    if "done" in named:
        return "asserted"
    if obligation and present:
        return "asserted"
    if _is_to_come(draft, present, scene):
        return "planned"
    return "claimed" if "claimed" in named else "asserted"


def _tense(draft: Draft, scene: Scene) -> str:
    """The tense of the last verb of the draft; a clause without one takes it from the clause it joins."""
    if not draft.preds:
        return ""
    tense = draft.preds[-1].tense
    chunk: Chunk = draft.site
    while not tense and chunk.link in ("te", "cont") and chunk.head >= 0:
        chunk = scene.chunks[chunk.head]
        if chunk.pred is None:
            break
        tense = chunk.pred.tense
    return tense


def _is_to_come(draft: Draft, present: bool, scene: Scene) -> bool:
    """A plain present of an action at the end of a clause is yet to come; so is a headline's 〜へ."""
    if is_coming(draft.site):
        return True
    if not present or draft.kind != "verbal" or (scene.heading and draft.site.link != "end"):
        return False
    chunk = draft.site
    if any(
        p.progressive or p.kind != "verbal" or any(e == "asserted" for e, _ in p.effects) for p in draft.preds
    ):
        return False
    words = scene.lexicon.words
    last = draft.preds[-1].lemma
    if draft.lemma in words["stative"] or last in words["stative"]:
        return False
    if draft.voice == "passive" and last not in words["held"]:
        return False  # 輸入される: what is done all the time
    while chunk.link in ("te", "cont") and chunk.head >= 0:
        chunk = scene.chunks[chunk.head]
        if chunk.pred is not None and (
            chunk.pred.progressive or chunk.pred.lemma in scene.lexicon.words["stative"]
        ):
            return False
    return chunk.link in ("end", "quote") and not chunk.adnominal


__all__ = ["settle"]
