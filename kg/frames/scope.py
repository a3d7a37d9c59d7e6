"""引用と補文: which verb or noun speaks of which clause, and what that makes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from kg.model import Argument, Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.drafts import Draft
from kg.syntax.kinds import animate
from kg.syntax.phrases import leftmost
from kg.syntax.scenes import Scene

AHEAD = ("に先立って", "に向けて")
"""What stands before these is yet to come (訪問に先立ち)."""


UNSAID = "unsaid"
"""〜とは承知していない: nobody says whether it is so."""
LACKING = ("ない", "消える", "なくなる", "無い")
GUESSES = ("見方", "観測", "予想", "見立て")
"""What these say of the future is a guess."""


class Operator:
    """Something said of a stretch of bunsetsu ``low``..``high``.

    ``kind`` is a kind of attribution, or empty where only the status is touched (``effect``);
    ``whole`` says that it holds of everything in the stretch, not only of its clause.
    ``speaker`` is the draft whose subject speaks, ``source`` the nouns where they are known at once.
    """

    __slots__ = (
        "effect",
        "governor",
        "high",
        "kind",
        "lemma",
        "low",
        "source",
        "speaker",
        "trigger",
        "whole",
    )

    def __init__(
        self,
        low: int,
        high: int,
        kind: Literal["", "said", "denied", "planned"],
        effect: str,
        lemma: str,
        trigger: Span,
    ) -> None:
        self.low, self.high, self.kind, self.effect = low, high, kind, effect
        self.lemma, self.trigger = lemma, trigger
        self.speaker: Draft | None = None
        self.governor: Draft | None = None
        self.source: list[Argument] | None = None
        self.whole = bool(kind)


def find_operators(scene: Scene) -> list[Operator]:
    """Return all operators of the stretch, the widest first."""
    found: list[Operator] = []
    for chunk in scene.chunks:
        if chunk.kind == "pred":
            found += _of_clause(chunk, scene)
            if (draft := scene.at.get(chunk.index)) is not None:
                found += _denied_before(chunk, draft, scene)
        elif chunk.kind == "noun":
            found += _of_noun(chunk, scene)
    if scene.heading:
        found += _of_headline(scene)
    return sorted(found, key=lambda o: (o.low - o.high, o.low))


def _of_headline(scene: Scene) -> list[Operator]:
    """トランプ氏「イランは合意を望む」: the noun before the bracket says what stands in it."""
    for speaker, first in pairwise(scene.chunks):
        bare = speaker.kind == "noun" and not speaker.case and not speaker.comma and speaker.quote == 0
        if not bare or first.quote == 0 or not animate(speaker, scene.lexicon):
            continue
        inside = [c.index for c in scene.chunks if c.quote == first.quote]
        if len(inside) < 2:
            continue
        span = Span(speaker.start, speaker.end)
        operator = Operator(first.index, inside[-1], "said", "claimed", "「", span)
        operator.source = scene.sources(speaker)
        return [operator]
    return []


def _of_clause(chunk: Chunk, scene: Scene) -> list[Operator]:
    """Operators over the clause that ends in a predicate."""
    found: list[Operator] = []
    low = leftmost(chunk).index
    pred = chunk.pred
    assert pred is not None
    for effect, span in pred.effects:
        if effect in ("planned", "possible"):
            found.append(Operator(low, chunk.index, "", effect, "", span))
        elif effect == "claimed":
            found.append(
                Operator(low, chunk.index, "said", "claimed", scene.text[span.start : span.end], span)
            )
    if chunk.head < 0:
        return found
    head = scene.chunks[chunk.head]
    draft = scene.at.get(chunk.head)
    if chunk.link == "quote" and not chunk.adnominal:
        found += _quoted(low, chunk, draft, scene)
    elif chunk.link in ("adn", "quote") and head.units and head.kind in ("noun", "pred"):
        found += _complement(low, chunk, head, scene)
    elif chunk.link == "so" and draft is not None:
        found += _controlled(low, chunk, draft, scene, None)
    elif chunk.link == "cond":
        found.append(Operator(low, chunk.index, "", "possible", "", pred.span))
        last = draft.preds[-1] if draft is not None and draft.preds else None
        if last is not None and last.tense == "present" and not last.progressive:
            found.append(Operator(chunk.head, chunk.head, "", "possible", "", pred.span))
    return found


def _quoted(low: int, chunk: Chunk, draft: Draft | None, scene: Scene) -> list[Operator]:
    words = scene.lexicon.words
    if draft is None or draft.lemma in words["factive"] or draft.lemma in ("なる", "とどまる"):
        return []
    if draft.lemma in words["unaware"] and any(p.negations for p in draft.preds):
        return [Operator(low, chunk.index, "", UNSAID, draft.lemma, draft.trigger)]
    if _denies(draft, scene):
        operator = Operator(low, chunk.index, "denied", "", draft.lemma, draft.trigger)
    elif draft.lemma in words["said"] or chunk.closing or chunk.case == "として":
        present = chunk.pred is not None and chunk.pred.tense == "present" and not chunk.pred.progressive
        guess = draft.lemma in words["guessing"] and present and _happens(chunk, words["stative"])
        operator = Operator(low, chunk.index, "said", "claimed", draft.lemma, draft.trigger)
        if guess:
            operator.effect = "possible"
    else:
        return _controlled(low, chunk, draft, scene, None)
    operator.speaker = operator.governor = draft
    return [operator]


def _happens(chunk: Chunk, stative: frozenset[str]) -> bool:
    """Tell whether a predicate tells of an event to come, not of how things are."""
    return chunk.pred is not None and chunk.pred.kind == "verbal" and chunk.pred.lemma not in stative


def _plain_event(chunk: Chunk, scene: Scene) -> bool:
    happens = _happens(chunk, scene.lexicon.words["stative"])
    return happens and chunk.pred is not None and not chunk.pred.progressive


def _denies(draft: Draft, scene: Scene) -> bool:
    words = scene.lexicon.words
    negated = any(p.negations for p in draft.preds) or any(e == "negated" for e, _ in draft.effects)
    if draft.lemma in words["denied_if_negated"]:
        return negated
    return draft.lemma in words["denied"] and not negated


def _complement(low: int, chunk: Chunk, head: Chunk, scene: Scene) -> list[Operator]:
    """〜する方針, 〜との見方, 〜したこと: the noun colours the clause; its own governor speaks."""
    noun, pred = head.units[-1].text, chunk.pred
    effect = scene.lexicon.nouns.get(noun, "claimed" if chunk.link == "quote" else "")
    if not effect or (effect == "claimed" and chunk.link != "quote"):
        return []
    outer = scene.at.get(head.head) if head.head >= 0 and head.kind == "noun" else None
    found: list[Operator] = []
    present = pred is not None and pred.tense == "present"
    if noun in GUESSES and present and _plain_event(chunk, scene):
        effect = "possible"
    if head.case in AHEAD and present:
        found.append(Operator(low, chunk.index, "", "planned", noun, head.particle))
    if effect in ("planned", "possible"):
        found.append(Operator(low, chunk.index, "", effect, noun, head.units[-1].span))
    found += _told_by(low, chunk, head, outer, effect, scene)
    if outer is not None and (effect != "asserted" or noun in ("こと", "の", "もの")):
        found += _controlled(low, chunk, outer, scene, head)
    if outer is not None and outer.lemma in LACKING and head.case in ("が", "は", "も"):
        found.append(Operator(low, chunk.index, "", "negated", outer.lemma, outer.trigger))
    if noun == "ため" and present and pred is not None and not pred.progressive:
        found.append(Operator(low, chunk.index, "", "planned", noun, head.units[-1].span))
    return found


def _told_by(
    low: int, chunk: Chunk, head: Chunk, outer: Draft | None, effect: str, scene: Scene
) -> list[Operator]:
    """Who denies or holds what the noun of a clause says: its governor's subject, or its own possessor."""
    if outer is not None and _denies(outer, scene) and head.case in ("を", "は", "が", "も", "に"):
        return [_spoken(low, chunk, "denied", "", outer)]
    shows = outer is not None and outer.lemma in scene.lexicon.words["showing"] and effect != "asserted"
    if outer is not None and shows and head.case in ("を", "に"):
        kind: Literal["planned", "said"] = "planned" if effect == "planned" else "said"
        return [_spoken(low, chunk, kind, "" if effect == "planned" else "claimed", outer)]
    if effect != "claimed":
        return []
    noun = head.units[-1]
    operator = Operator(low, chunk.index, "said", "claimed", noun.text, noun.span)
    inner = scene.at.get(head.index)
    operator.source = inner.of("の", "によって", "から") if inner is not None else []
    return [operator]


def _spoken(
    low: int, chunk: Chunk, kind: Literal["said", "denied", "planned"], effect: str, outer: Draft
) -> Operator:
    operator = Operator(low, chunk.index, kind, effect, outer.lemma, outer.trigger)
    operator.speaker = operator.governor = outer
    return operator


def _controlled(low: int, chunk: Chunk, outer: Draft, scene: Scene, noun: Chunk | None) -> list[Operator]:
    """訪問することを決めた, 解除するよう求めた: a control verb over a clause."""
    case = noun.case if noun is not None else ""
    for control in scene.lexicon.control.get(outer.lemma, ()):
        past = chunk.pred is not None and chunk.pred.tense == "past" and noun is not None
        if not control.effect or (past and control.effect != "negated"):
            continue  # what was done is no plan (着弾したのを確認した)
        passive = outer.voice == "passive" and case in ("が", "は")
        if (
            noun is None
            or case in control.cases
            or case == "で"
            or passive
            or (case == "は" and "を" in control.cases)
        ):
            operator = Operator(low, chunk.index, "", control.effect, outer.lemma, outer.trigger)
            operator.governor = outer
            return [operator]
    return []


def _denied_before(chunk: Chunk, draft: Draft, scene: Scene) -> list[Operator]:
    """〜との観測が広がったが、英外務省は否定した: a denial without object denies what was told before it."""
    objects = any(k.case in ("を", "について") or k.link == "quote" for k in chunk.kids)
    if objects or draft.has("を") or not _denies(draft, scene):
        return []
    found: list[Operator] = []
    for kid in chunk.kids:
        if kid.kind != "pred" or kid.link not in ("conc", "cont", "te"):
            continue
        for told in scene.chunks[leftmost(kid).index : kid.index]:
            inner = scene.at.get(told.index)
            object_of_denial = told.head == kid.index and told.case in ("を", "は") and _told(kid, scene)
            if told.link == "quote" or (object_of_denial and inner is not None and inner.kind != "title"):
                low = leftmost(told).index
                operator = Operator(low, told.index, "denied", "", draft.lemma, draft.trigger)
                operator.speaker = draft
                found.append(operator)
    return found


def _told(kid: Chunk, scene: Scene) -> bool:
    draft = scene.at.get(kid.index)
    return draft is not None and _denies(draft, scene)


def _of_noun(chunk: Chunk, scene: Scene) -> list[Operator]:
    """によると over the rest of the sentence; denial and complement nouns over event nouns."""
    found: list[Operator] = []
    if chunk.case == "によると":
        operator = Operator(
            chunk.index + 1, len(scene.chunks) - 1, "said", "claimed", "によると", chunk.particle
        )
        operator.source = scene.sources(chunk)
        found.append(operator)
        return found
    if chunk.head < 0 or chunk.index not in scene.at:
        return found
    outer, head = scene.at.get(chunk.head), scene.chunks[chunk.head]
    if chunk.case in AHEAD:
        found.append(Operator(chunk.index, chunk.index, "", "planned", chunk.case, chunk.particle))
    low = leftmost(chunk).index
    if outer is not None and chunk.case in ("を", "は", "も", "が") and _denies(outer, scene):
        operator = Operator(low, chunk.index, "denied", "", outer.lemma, outer.trigger)
        operator.speaker = operator.governor = outer
        found.append(operator)
    elif chunk.case == "の" and chunk.adnominal and head.units:
        effect = scene.lexicon.nouns.get(head.units[-1].text, "")
        if effect in ("planned", "possible"):
            found.append(
                Operator(chunk.index, chunk.index, "", effect, head.units[-1].text, head.units[-1].span)
            )
            outer = scene.at.get(head.head) if head.head >= 0 else None
            if outer is not None and _denies(outer, scene):
                found.append(_spoken(low, chunk, "denied", "", outer))
    return found


__all__ = ["Operator", "find_operators"]
