"""係り受け: which bunsetsu binds to which, by laws of the language, with GiNZA's arc as one voice.

Japanese is head-final and its arcs do not cross. So the bunsetsu are read from the right, and each
chooses among the one to its right, that one's head, and so on.
"""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk
from kg.syntax.fitness import NEVER, fit
from kg.syntax.kinds import is_relative
from kg.syntax.morphemes import Word
from kg.syntax.regents import asked, bind, fixed_head, outer_topic, settle_quotations

ARC = 4.0
"""The weight of GiNZA's arc."""
OVER_RELATIVE, OVER_CLAUSE, OVER_AT_COMMA = 1.0, 4.0, 1.5
"""What it costs to pass over a head that would do: a relative clause, a clause, a clause after a comma."""


def attach(chunks: list[Chunk], words: list[Word], lexicon: Lexicon, heading: bool = False) -> None:
    """Set ``head`` and ``kids`` of every chunk; -1 is the root. At most a few heads are tried each."""
    _guess(chunks, words)
    for chunk in reversed(chunks[:-1]):
        best = fixed_head(chunk, chunks, lexicon, heading)
        if best < 0:
            best = _choose(chunk, chunks, lexicon)
            if chunk.case == "は" and chunk.kind == "noun":
                best = outer_topic(chunk, best, chunks, lexicon)
            elif chunk.case in ("に", "に対して") and chunk.kind == "noun" and best >= 0:
                best = asked(chunk, best, chunks, lexicon)
        bind(chunk, best if best >= 0 else _fallback(chunk, chunks), chunks)
    settle_quotations(chunks, lexicon)


def _choose(chunk: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """Return the best of the heads that ``chunk`` can reach without crossing an arc, or -1."""
    best, score, passed = -1, NEVER, 0.0
    j = chunk.index + 1
    # 北朝鮮に、プーチン氏は礼を述べ…: what stands before the topic goes to the first clause
    fronted = chunk.case not in ("が", "は", "") and chunks[j].case == "は"
    at_comma = OVER_AT_COMMA if chunk.comma and not fronted else OVER_CLAUSE
    while j != -1:
        head = chunks[j]
        value = NEVER
        if head.kind in ("noun", "pred") and _visible(chunk, head):
            value = fit(chunk, head, chunks, lexicon)
        if value > NEVER:
            value -= passed if chunk.case != "は" else 0
            value += _voice(chunk, head, chunks, lexicon) if chunk.arc == j else 0
            easy = head.adnominal and (head.case == "の" or head.kind == "pred" or chunk.case == "の")
            if chunk.case == "が" and not chunk.comma and head.link == "adn":
                easy = is_relative(head, chunks, lexicon)  # 戦車が届いたことを明らかにした
            if chunk.case == "が" and not chunk.comma and head.link == "quote":
                easy = False  # 米国が攻撃したとする声明
            passed += OVER_RELATIVE if easy else at_comma
            if value > score:
                best, score = j, value
        j = head.head
    return best


def _voice(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    """GiNZA is heard less where it hangs a noun before a comma on a relative clause."""
    if not chunk.comma or chunk.kind != "noun" or head.link != "adn":
        return ARC
    return 1.0 if chunk.case or is_relative(head, chunks, lexicon) else ARC


def _guess(chunks: list[Chunk], words: list[Word]) -> None:
    """Carry GiNZA's arcs from words to bunsetsu."""
    owner: dict[int, int] = {}
    for chunk in chunks:
        for word in chunk.words:
            owner[word.index] = chunk.index
    for chunk in chunks:
        core = chunk.units[-1] if chunk.units else chunk.words[0]
        word = words[core.index]
        for _ in range(4):
            target = owner.get(word.head, -1)
            if target != chunk.index:
                chunk.arc = target if target > chunk.index else -1
                break
            if word.head == word.index:
                break
            word = words[word.head]


def _visible(chunk: Chunk, head: Chunk) -> bool:
    """What stands in a quotation binds within it, except its last bunsetsu; nothing enters a quotation
    from outside but to its last."""
    if chunk.quote == head.quote:
        return not chunk.closing or chunk.quote == 0
    if chunk.closing and chunk.quote:
        return head.quote != chunk.quote
    return head.closing and head.quote != 0 and chunk.quote == 0 and head.link != "quote"


def _fallback(chunk: Chunk, chunks: list[Chunk]) -> int:
    """Where no law gives a head the next bunsetsu outside of closed quotations is taken."""
    return next(
        (c.index for c in chunks[chunk.index + 1 :] if c.kind in ("noun", "pred") and _visible(chunk, c)), -1
    )


__all__ = ["attach"]
