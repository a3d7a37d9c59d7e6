"""共有: what a clause does not say again it takes from the clause before it (逮捕し、起訴した)."""

from __future__ import annotations

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.coordination import arguments_of
from kg.frames.drafts import Draft
from kg.frames.kinds import name_kind
from kg.model import Argument

ASKED = ("に", "へ", "に対して", "から", "と")


def share_objects(scene: Scene) -> None:
    """Give each clause after て or 連用形 the object or the one addressed that it leaves out.

    Only verbs that cannot do without (起訴, 殺害) take an object; only requests take who is asked.
    """
    for chunk in scene.chunks:
        draft = scene.at.get(chunk.index)
        if draft is None or draft.dropped or draft.kind != "verbal" or draft.voice != "active":
            continue
        left = _before(chunk, scene)
        if left is None or left.dropped or left.voice != "active" or not _one_subject(left, draft):
            continue
        if draft.lemma in scene.lexicon.words["needs_object"] and not draft.has("を", "に", "複合", "の"):
            draft.take(left.of("を"), "を", "shared")
        elif _requests(draft, scene) and not draft.has(*ASKED) and not _named_between(left, draft, scene):
            draft.take(_addressed(left, scene), "に", "shared")


def split_gaps(scene: Scene) -> None:
    """米国はイランに、仏は中国に制裁を科した: the verb is said once for both. Call before topics."""
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
        copy.arguments = [a for a in draft.arguments if a.particle != other.particle]
        copy.arguments += arguments_of(first, "が", "topic", first.index, scene.lexicon)
        draft.arguments = [a for a in draft.arguments if a.particle != given.particle]
        scene.used.add(first.index)
        scene.drafts.append(copy)


def _before(chunk: Chunk, scene: Scene) -> Draft | None:
    """Return the clause joined to the left of ``chunk``, the nearest one."""
    joined = [k for k in chunk.kids if k.kind == "pred" and k.link in ("te", "cont") and k.index in scene.at]
    return scene.at[max(joined, key=lambda k: k.index).index] if joined else None


def _one_subject(left: Draft, right: Draft) -> bool:
    """Tell whether both clauses have one and the same subject, or the second has none."""
    return {a.noun.head for a in right.of("が")} <= {a.noun.head for a in left.of("が")}


def _requests(draft: Draft, scene: Scene) -> bool:
    return any(c.kind == "request" for c in scene.lexicon.control.get(draft.lemma, ()))


def _named_between(left: Draft, right: Draft, scene: Scene) -> bool:
    """A name after the first clause may be the one who is asked (…と会談し、中国の譲歩を求めた)."""
    start, end = left.site.end, right.trigger.start
    return any(w.name and w.name != "Time" and start <= w.start < end for c in scene.chunks for w in c.words)


def _addressed(left: Draft, scene: Scene) -> list[Argument]:
    """Whom a clause speaks to: who gets its letter, or with whom it talks."""
    words = scene.lexicon.words
    if left.lemma in words["talks"]:
        return left.of("と")
    letters = [left.lemma, *(a.noun.head.of(scene.text) for a in left.of("を"))]
    return left.of("に", "へ") if words["letters"].intersection(letters) else []


__all__ = ["share_objects", "split_gaps"]
