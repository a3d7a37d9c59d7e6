"""見出し: dropped particles, 「、」 as the mark of the subject, 体言止め, へ for what is to come."""

from __future__ import annotations

from itertools import pairwise

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk
from kg.syntax.compounds import is_event
from kg.syntax.drafts import Draft
from kg.syntax.predicates import Predicate


def dropped_case(kid: Chunk, draft: Draft, heading: bool) -> str:
    """Return the particle that a bare noun before a predicate has lost.

    中国、…を発動: が; 距離置く中国: を; 米大統領訪朝: が. Adverbial nouns and numerals have lost none.
    """
    last = kid.units[-1]
    if last.cls in "TD#J" and not last.name:
        return ""
    person = any(u.name for u in kid.units)
    if kid.comma:
        return "が" if (heading or person) and not draft.has("が") else ""
    if kid.index + 1 != draft.chunk.index and not heading:
        return "が" if person and not draft.has("が") else ""
    if person and not draft.has("が") and draft.kind != "copular":
        return "が"
    return "を" if draft.kind == "verbal" and not draft.has("を") and last.cls in "NSU" else ""


def close_clauses(chunks: list[Chunk], lexicon: Lexicon, heading: bool = False) -> None:
    """Make predicates of event nouns that end a clause without する (労働新聞に寄稿、支援を確約)."""
    for before, chunk in pairwise(chunks):
        if chunk.kind != "noun" or chunk.case or not chunk.comma or chunk.listing or before.kind != "noun":
            continue
        cases = ("を", "に", "と", "で", "へ", "が", "は") if heading else ("を", "に", "と", "で", "へ")
        if before.adnominal or before.case not in cases or before.comma:
            continue
        core = chunk.units[-1]
        if is_event(core, lexicon):
            chunk.kind, chunk.link = "pred", "cont"
            chunk.pred = Predicate("verbal", core.text, core.span)


def is_coming(chunk: Chunk) -> bool:
    """Tell whether a headline ends in 〜へ: it is yet to come."""
    return chunk.kind == "noun" and chunk.head == -1 and chunk.case == "へ" and not chunk.adnominal


def is_asked(chunk: Chunk) -> bool:
    """Tell whether a headline ends in 〜か: nobody is sure."""
    return chunk.kind == "noun" and chunk.head == -1 and chunk.case == "か"


__all__ = ["close_clauses", "dropped_case", "is_asked", "is_coming"]
