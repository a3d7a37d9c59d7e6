"""かかり先の修正: heads that a single choice gets wrong: topics around a saying, who is asked, headlines."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk
from kg.syntax.compounds import is_event
from kg.syntax.kinds import alike, animate, is_final_event

WRITTEN = frozenset(
    {"定める", "規定", "うたう", "示す", "する", "なる", "伝える", "記す", "報じる", "明記", "書く"}
)
"""Verbs whose subject may be a text."""


def bind(chunk: Chunk, j: int, chunks: list[Chunk]) -> None:
    """Hang ``chunk`` on the bunsetsu ``j`` (-1: none), which then has the case of ``chunk``."""
    chunk.head = j
    if j < 0:
        return
    head = chunks[j]
    head.kids.append(chunk)
    if chunk.kind == "noun":
        head.filled.add(chunk.case)
        if chunk.topic and chunk.case != "は":
            head.filled.add(chunk.case)


def fixed_head(chunk: Chunk, chunks: list[Chunk], lexicon: Lexicon, heading: bool) -> int:
    """Heads that need no choice: 米国からイランへの供与, and the first noun of a headline before 、."""
    following = chunks[chunk.index + 1]
    route = following.adnominal and following.case in ("へ", "まで", "に対して")
    if route and chunk.case == "から" and not chunk.adnominal:
        return following.head
    if chunk.case == "と" and following.case in ("の間で", "との間で"):
        return following.index  # インドとパキスタンの間では
    last = chunks[-1]
    closes = last.quote == 0 and (last.kind == "pred" or is_final_event(last))
    return last.index if heading and closes and _opens_headline(chunk, chunks, lexicon) else -1


def _opens_headline(chunk: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> bool:
    """Tell whether a noun before the first 、 of a headline is its subject, not an item of a list."""
    if chunk.kind != "noun" or chunk.case or chunk.listing or not chunk.comma or chunk.units[-1].cls in "TD#":
        return False
    if is_event(chunk.units[-1], lexicon) or not all(
        c.adnominal or c.case == "と" for c in chunks[: chunk.index]
    ):
        return False
    following = chunks[chunk.index + 1]
    listed = (not following.case and (following.comma or following.listing)) or following.case in ("が", "は")
    return not (listed and alike(chunk, following))


def outer_topic(chunk: Chunk, best: int, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """Of two topics around と述べた the first belongs to the saying, the second to what is said."""
    if best >= 0 and (inner_clause := _said_of_a_thing(chunk, chunks[best], chunks, lexicon)) >= 0:
        return inner_clause
    if best >= 0 and (outer_clause := _speaks_on(chunk, chunks[best], chunks, lexicon)) >= 0:
        return outer_clause
    j = best
    while j >= 0:
        outer = chunks[j]
        inner = next(
            (k for k in outer.kids if k.link == "quote" and not k.adnominal and "は" not in k.filled), None
        )
        if inner is not None:
            second = next(
                (k for k in outer.kids if k.case == "は" and k.kind == "noun" and k.index < inner.index), None
            )
            if second is not None and second.quote == inner.quote:
                outer.kids.remove(second)
                bind(second, inner.index, chunks)
                return outer.index
        j = outer.head
    return best


def _speaks_on(chunk: Chunk, clause: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """X氏は可能性に言及し、…されると説明した: the first saying is joined to the second, not quoted by it."""
    if (
        clause.link not in ("te", "cont")
        or clause.head < 0
        or clause.pred is None
        or not animate(chunk, lexicon)
    ):
        return -1
    quoted = chunks[clause.head]
    if (
        quoted.link != "quote"
        or quoted.adnominal
        or quoted.head < 0
        or clause.pred.lemma not in lexicon.words["said"]
    ):
        return -1
    outer = chunks[quoted.head]
    if {"が", "は"} & outer.filled:
        return -1
    quoted.kids.remove(clause)
    bind(clause, outer.index, chunks)
    return outer.index


def _said_of_a_thing(chunk: Chunk, outer: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """絆は財産だと持ち上げた: a thing does not speak, so it is what is spoken of."""
    if animate(chunk, lexicon):
        return -1
    first = chunks[chunk.index + 1]
    while first.kind != "pred" and first.head >= 0:
        first = chunks[first.head]
    if first.link == "quote" and not first.adnominal and first.head >= 0 and not {"が", "は"} & first.filled:
        speaking = chunks[first.head].pred
        if speaking is not None and speaking.lemma in lexicon.words["said"] - WRITTEN and not first.closing:
            return first.index
    if outer.pred is None or outer.pred.lemma not in lexicon.words["said"] - WRITTEN:
        return -1
    inner = next(
        (k for k in outer.kids if k.link == "quote" and not k.adnominal and k.index > chunk.index), None
    )
    if inner is None or inner.closing:
        return -1
    parts = [k for k in inner.kids if k.link in ("te", "cont") and k.kind == "pred" and k.index > chunk.index]
    free = [c for c in (*parts, inner) if not {"が", "は"} & c.filled]
    return free[0].index if free else -1


def asked(chunk: Chunk, best: int, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """中国に制裁を解除するよう求めた: に before the clause is who is asked, a second に its own."""
    inner = chunks[best]
    if inner.link != "so" or inner.head < 0 or chunk.topic:
        return best
    outer = chunks[inner.head]
    lemma = outer.pred.lemma if outer.pred is not None else outer.units[-1].text if outer.units else ""
    if "に" in outer.filled or not any(c.kind == "request" for c in lexicon.control.get(lemma, ())):
        return best
    if (
        outer.quote != chunk.quote
        or not animate(chunk, lexicon)
        or not inner.filled & {"を", "に", "が", "へ"}
    ):
        return best
    return outer.index


def settle_quotations(chunks: list[Chunk], lexicon: Lexicon) -> None:
    """〜すると、…述べた: a と that GiNZA takes for a condition quotes where its head is a verb of saying."""
    for chunk in chunks:
        if chunk.link == "cond" and chunk.listing == "と" and chunk.head >= 0:
            head = chunks[chunk.head]
            said = (
                head.pred is not None and head.pred.kind == "verbal" and lexicon.has("said", head.pred.lemma)
            )
            if said and not any(k.link == "quote" for k in head.kids):
                chunk.link = "quote"
        if chunk.kind == "pred":
            chunk.listing = ""


__all__ = ["asked", "bind", "fixed_head", "outer_topic", "settle_quotations"]
