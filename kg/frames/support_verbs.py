"""支配: verbs that govern an event noun join it (会談を行う, 輸出を再開する, 欧米から受けた制裁)."""

from __future__ import annotations

from kg.config.lexicon import Control
from kg.model import Cue
from kg.syntax.bunsetsu import Chunk
from kg.syntax.coordination import is_item
from kg.syntax.drafts import Draft
from kg.syntax.scenes import Scene

NEVER_OF = ("light", "light_goal", "light_subject", "possible")
"""Groups that govern no noun by の: 協議の実施 says no more than 協議."""


def join_control(scene: Scene) -> None:
    """Merge each control verb with the event noun it governs, from left to right."""
    table = scene.lexicon.control
    for chunk in scene.chunks:
        outer = scene.at.get(chunk.index)
        if outer is not None and outer.lemma == "行く" and outer.has("を"):
            outer.lemma = "行う"  # 行った is read as either
        if outer is None or outer.lemma not in table or outer.kind in ("title", "copular"):
            continue
        for control in table[outer.lemma]:
            kid = _governed(outer, chunk, control, scene)
            if kid is None:
                continue
            inners = [d for c in (*_items(kid), kid) if (d := scene.at.get(c.index)) is not None]
            _merge(outer, inners, kid, control, scene)
            break
        else:
            _join_relative(outer, chunk, scene)


def follow_leaders(scene: Scene) -> None:
    """Give what a verb governs (同盟国になる, 合意に署名する) its subject, where it has none of its own."""
    for draft in scene.drafts:
        if draft.leader is not None and not draft.dropped and not draft.impersonal and not draft.has("が"):
            asks = any(c.kind == "request" for c in scene.lexicon.control.get(draft.leader.lemma, ()))
            if not (draft.has("の") and asks):  # ロシアの侵攻の停止を求めた: who asks did not do it
                draft.take(draft.leader.of("が"), "が", "shared")


def _governed(outer: Draft, chunk: Chunk, control: Control, scene: Scene) -> Chunk | None:
    """Return the bunsetsu of the event noun that ``outer`` governs by a case of ``control``."""
    passive = outer.voice == "passive"
    decided = {a.particle: a.case for a in outer.arguments if a.origin in ("explicit", "topic")}
    for kid in reversed(chunk.kids):
        if kid.kind != "noun" or kid.index not in scene.at:
            continue
        inner = scene.at[kid.index]
        if inner.kind == "title" or inner is outer:
            continue
        case = decided.get(kid.particle, kid.case)
        if chunk.kind == "noun":
            of = case == "の" and kid.adnominal and control.kind not in NEVER_OF
            if of or (case in control.cases and not kid.adnominal):
                return kid
            continue
        undergone = case in ("が", "は") and passive and "を" in control.cases
        topic = case == "は" and control.cases & {"を", "が"} and not outer.has("を", "が")
        if case in control.cases or undergone or topic:
            return kid
    return None


def _items(kid: Chunk) -> list[Chunk]:
    return [k for k in kid.kids if is_item(k, kid)]


def _merge(outer: Draft, inners: list[Draft], kid: Chunk, control: Control, scene: Scene) -> None:
    words = scene.lexicon.words
    own = outer.lemma in words["own"] and (outer.kind == "verbal" or outer.chunk.head == -1)
    rest = [a for a in outer.arguments if a.particle != kid.particle and not (own and a.case == "が")]
    for inner in inners:
        # what the noun was given by the clause is the verb's to say
        inner.arguments = [a for a in inner.arguments if a.origin in ("explicit", "incorporated")]
        seen = {(a.case, a.noun.head) for a in inner.arguments}
        inner.arguments += [
            a for a in rest if (a.case, a.noun.head) not in seen and a.noun.head != inner.trigger
        ]
        if outer.voice == "passive" and kid.case in ("を", "に"):
            inner.voice = "passive"
        elif outer.voice in ("causative", "benefactive"):
            inner.voice = outer.voice
        inner.impersonal = kid.case == "が" or (kid.case == "は" and outer.voice == "passive")
        if control.passive and outer.voice == "active":
            inner.voice = "passive"
        _colour(inner, outer, control, scene)
        inner.site = outer.site
        inner.kind = "verbal" if outer.kind == "verbal" else inner.kind
        inner.leader = outer if own else inner.leader
    if not own:
        outer.dropped = outer.support = True
        scene.at[outer.site.index] = inners[-1]


def _colour(inner: Draft, outer: Draft, control: Control, scene: Scene) -> None:
    """Carry over what the governing verb says of aspect and status."""
    inner.aspect = inner.aspect or outer.aspect or (outer.lemma if control.aspect else "")
    decided = control.kind == "decide" and inner.lemma in scene.lexicon.words["done_by_deciding"]
    if control.effect and not decided:
        inner.effects.append((control.effect, outer.trigger))
    inner.effects += outer.effects
    if outer.pred is not None:
        inner.preds.append(outer.pred)
    inner.preds += [p for p in outer.preds if p not in inner.preds]
    inner.cues.append(Cue(outer.trigger, "aspect" if control.aspect else "modality"))


def _join_relative(outer: Draft, chunk: Chunk, scene: Scene) -> None:
    """受けた制裁, 行った空爆: the event noun is the head of the verb's own relative clause."""
    if chunk.link != "adn" or chunk.head < 0 or outer.kind != "verbal":
        return
    inner = scene.at.get(chunk.head)
    if (
        any(a.origin != "relative" for a in outer.of("を"))
        or inner is None
        or inner.kind != "nominal"
        or inner.chunk.index != chunk.head
    ):
        return
    control = next((c for c in scene.lexicon.control[outer.lemma] if "を" in c.cases), None)
    if control is None or outer.lemma in scene.lexicon.words["own"]:
        return
    inner.arguments += [a for a in outer.arguments if a.origin != "relative"]
    if control.passive:
        inner.voice = "passive"
    _colour(inner, outer, control, scene)
    outer.dropped = outer.support = True
    scene.at[chunk.index] = inner


__all__ = ["join_control"]
