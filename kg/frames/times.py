"""時: the time expressions of a clause become the time of its frames."""

from __future__ import annotations

from collections.abc import Mapping

from kg.syntax.bunsetsu import Chunk
from kg.syntax.drafts import Draft
from kg.syntax.scenes import Scene

SINCE = ("以来", "ぶり", "以前", "前")


def set_times(scene: Scene, values: Mapping[int, str], published: str = "") -> None:
    """Set ``time`` of each draft from ``values`` (start of a time expression → ISO 8601).

    A clause takes the time that hangs on it, on its event noun, or on a clause joined to it.
    """
    if not values:
        return
    for draft in scene.drafts:
        if draft.dropped:
            continue
        told = any(k.kind == "pred" and k.link == "quote" for k in draft.site.kids)
        beside = _beside_topic(draft.site, scene, values)
        draft.time = (
            (told and beside)
            or _of_chunk(draft.site, values)
            or _of_chunk(draft.chunk, values)
            or beside
            or _of_chain(draft, scene, values)
            or _at_the_opening(draft, scene, values)
        )
        if published and draft.status == "asserted" and _lies_ahead(draft, scene, published):
            draft.status = "planned"
        elif published and draft.status == "planned" and _is_told_as_present(draft, published):
            draft.status = "asserted"


def _beside_topic(chunk: Chunk, scene: Scene, values: Mapping[int, str]) -> str:
    """外相は10日、…すると警告した: the day beside the topic is that of the whole sentence's verb."""
    if chunk.kind != "pred":
        return ""
    for kid in chunk.kids:
        beside = scene.chunks[kid.index + 1]
        if not kid.topic or beside.topic or beside.adnominal or not _stands_apart(beside, chunk, scene):
            continue
        if found := _inside(beside, values):
            return found
    return ""


def _stands_apart(time: Chunk, chunk: Chunk, scene: Scene) -> bool:
    """Tell whether a time scopes over ``chunk`` although a clause lies between: 10日、 or 2月に訪れ、."""
    if time.comma or time.head < 0:
        return time.comma
    near = scene.chunks[time.head]
    return near.comma and near.link in ("te", "cont") and near.index < chunk.index


def _at_the_opening(draft: Draft, scene: Scene, values: Mapping[int, str]) -> str:
    """昨年10月、軍が蜂起したのを受け、政府は…した: the time that opens a sentence is its main verb's."""
    first = next((c for c in scene.chunks if c.kind in ("noun", "pred")), None)
    if first is None or not first.comma or first.topic or first.adnominal or draft.kind != "verbal":
        return ""
    past = draft.site.head == -1 and any(p.tense == "past" for p in draft.preds)
    return _inside(first, values) if past and first.kind == "noun" else ""


def _is_told_as_present(draft: Draft, published: str) -> bool:
    """7日、軍が基地を攻撃する: a plain present with a day before the publication tells the past."""
    if any(cue.kind == "modality" for cue in draft.cues) or not draft.time:
        return False
    return draft.time.rpartition("/")[2] < published[: len(draft.time.rpartition("/")[2])]


def _lies_ahead(draft: Draft, scene: Scene, published: str) -> bool:
    """Without a past tense a day after the publication is a plan; so is today in a headline."""
    if len(draft.time) < 10 or "/" in draft.time or any(p.tense == "past" for p in draft.preds):
        return False
    if draft.site.head != -1 or draft.lemma == "の":
        return False
    return draft.time > published or (scene.heading and draft.time == published and not draft.preds)


def _of_chunk(chunk: Chunk, values: Mapping[int, str], before: int = 1 << 60) -> str:
    for kid in chunk.kids:
        if kid.kind == "noun" and kid.start < before:
            if (found := _inside(kid, values)) and kid.units[-1].text not in SINCE:
                return found
            if kid.case in ("で", "に", "に際して", "において"):  # 17日の会見で
                for grand in kid.kids:
                    if grand.adnominal and grand.case == "の" and (found := _inside(grand, values)):
                        return found
    return _inside(chunk, values)


def _inside(chunk: Chunk, values: Mapping[int, str]) -> str:
    return next((values[w.start] for w in chunk.words if w.cls == "T" and w.start in values), "")


def _of_clauses_before(chunk: Chunk, values: Mapping[int, str]) -> str:
    """2日に訪れ、署名し、握手した: the day of the first clause holds on along the chain."""
    for kid in reversed(chunk.kids):
        if kid.kind != "pred" or kid.link not in ("te", "cont", "so"):
            continue
        if found := _of_chunk(kid, values) or _of_clauses_before(kid, values):
            return found
    return ""


def _of_chain(draft: Draft, scene: Scene, values: Mapping[int, str]) -> str:
    """Look along the clauses joined by て, 連用形 and the like, first to the left, then to the right."""
    if draft.kind not in ("verbal", "nominal"):
        return ""
    chunk = draft.site
    while chunk.kind == "noun" and chunk.head >= 0 and draft.kind == "nominal":
        chunk = scene.chunks[chunk.head]
        if found := _of_chunk(chunk, values):
            return found
        if chunk.kind == "pred":
            break
    if found := _of_clauses_before(chunk, values):
        return found
    while chunk.link in ("te", "cont", "quote", "so") and chunk.head >= 0:
        chunk = scene.chunks[chunk.head]
        if found := _of_chunk(chunk, values, draft.trigger.start):
            return found
    if (
        chunk.link == "adn"
        and chunk.head >= 0
        and scene.chunks[chunk.head].units[-1].text in ("こと", "の", "方針", "予定")
    ):
        target = scene.chunks[chunk.head].head
        return _of_chunk(scene.chunks[target], values) if target >= 0 else ""
    return ""


__all__ = ["set_times"]
