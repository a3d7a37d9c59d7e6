"""事態性名詞: nouns that say what a clause says (ロシアによるウクライナ侵攻, 対ロ制裁の解除)."""

from __future__ import annotations

from kg.frames.arguments import Scene, collect
from kg.frames.compounds import open_compound
from kg.frames.drafts import Draft
from kg.model import Span


def read_event_nouns(scene: Scene) -> None:
    """Make a draft of every event noun; those that stay without arguments are dropped at the end."""
    for chunk in scene.chunks:
        if chunk.kind != "noun" or not chunk.units or chunk.units[-1].cls in "T#n":
            continue
        opened = open_compound(chunk.units, scene.lexicon)
        if opened is None:
            continue
        ends = chunk.head == -1 and any(k.kind == "noun" and k.case and not k.adnominal for k in chunk.kids)
        draft = Draft(
            "verbal" if ends else "nominal", opened.lemma, Span(opened.start, opened.word.end), chunk
        )
        draft.arguments += opened.arguments
        draft.aspect = opened.aspect
        collect(draft, chunk, scene)
        scene.add(draft, chunk)


__all__ = ["read_event_nouns"]
