"""事態性名詞: nouns that say what a clause says (ロシアによるウクライナ侵攻, 対ロ制裁の解除)."""

from __future__ import annotations

from kg.model import Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.compounds import is_event, open_compound
from kg.syntax.coordination import arguments_of
from kg.syntax.drafts import Draft
from kg.syntax.scenes import Scene, collect


def read_event_nouns(scene: Scene) -> None:
    """Make a draft of every event noun; those that stay without arguments are dropped at the end."""
    for chunk in scene.chunks:
        if chunk.pred is not None and chunk.pred.kind == "copular":
            _within(chunk, scene)
        if chunk.kind != "noun" or not chunk.units or chunk.units[-1].cls in "T#n":
            continue
        if chunk.units[-1].cls == "J" and chunk.adnominal and chunk.case == "の":
            quality = chunk.units[-1]
            scene.add(Draft("adjectival", quality.text, quality.span, chunk), chunk)  # 固有の名称
            continue
        opened = open_compound(chunk.units, scene.lexicon)
        if opened is None:
            _within(chunk, scene)
            continue
        ends = chunk.head == -1 and any(k.kind == "noun" and k.case and not k.adnominal for k in chunk.kids)
        draft = Draft(
            "verbal" if ends else "nominal", opened.lemma, Span(opened.start, opened.word.end), chunk
        )
        draft.arguments += opened.arguments
        draft.aspect = opened.aspect
        collect(draft, chunk, scene)
        scene.add(draft, chunk)


def _within(chunk: Chunk, scene: Scene) -> None:
    """対北貿易額, 販売である: an event with a name before it inside a noun or a copular predicate."""
    units = chunk.units
    for last in range(len(units) - 1, -1, -1):
        if is_event(units[last], scene.lexicon):
            break
    else:
        return
    whole = last == len(units) - 1
    opened = open_compound(units[: last + 1], scene.lexicon)
    if opened is None or not (whole or any(u.name and u.name != "Time" for u in units[:last])):
        return
    draft = Draft("nominal", opened.lemma, Span(opened.start, opened.word.end), chunk)
    draft.sentence = scene.sentence
    draft.arguments += opened.arguments
    if whole:
        for kid in chunk.kids:
            if kid.kind == "noun" and kid.adnominal:
                draft.arguments += arguments_of(kid, kid.case, "explicit", kid.index, scene.lexicon)
    scene.drafts.append(draft)


__all__ = ["read_event_nouns"]
