"""係り受け: which bunsetsu binds to which, by laws of the language, with GiNZA's arc as one voice.

Japanese is head-final and its arcs do not cross. So the bunsetsu are read from the right, and each
chooses among the one to its right, that one's head, and so on.
"""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.frames.chunks import Chunk
from kg.frames.compounds import is_event
from kg.frames.words import Word

NEVER = -1000.0
WRITTEN = frozenset(
    {"定める", "規定", "うたう", "示す", "する", "なる", "伝える", "記す", "報じる", "明記", "書く"}
)
"""Verbs whose subject may be a text."""
ARC, FILLED, COMMA = 4.0, 9.0, 6.0
"""Weights: GiNZA's arc; a case that the head has already; a comma before a head that only modifies a noun."""
OVER_RELATIVE, OVER_CLAUSE, OVER_AT_COMMA = 1.0, 4.0, 1.5
"""What it costs to pass over a head that would do: a relative clause, a clause, a clause after a comma."""


def attach(chunks: list[Chunk], words: list[Word], lexicon: Lexicon, heading: bool = False) -> None:
    """Set ``head`` and ``kids`` of every chunk; -1 is the root. At most a few heads are tried each."""
    _guess(chunks, words)
    for i in range(len(chunks) - 2, -1, -1):
        chunk = chunks[i]
        if (fixed := _fixed(chunk, chunks, heading)) >= 0:
            _bind(chunk, fixed, chunks)
            continue
        best, score, passed = -1, NEVER, 0.0
        fronted = (
            chunk.case not in ("が", "は", "") and chunks[i + 1].case == "は"
        )  # 北朝鮮に、プーチン氏は礼を述べ
        j = i + 1
        while j != -1:
            head = chunks[j]
            fit = NEVER
            if head.kind in ("noun", "pred") and _visible(chunk, head):
                fit = _fit(chunk, head, chunks, lexicon)
            if fit > NEVER:
                fit -= passed if chunk.case != "は" else 0
                fit += _voice(chunk, head, chunks, lexicon) if chunk.arc == j else 0
                easy = head.adnominal and (head.case == "の" or head.kind == "pred" or chunk.case == "の")
                passed += (
                    OVER_RELATIVE if easy else OVER_AT_COMMA if chunk.comma and not fronted else OVER_CLAUSE
                )
                if fit > score:
                    best, score = j, fit
            j = head.head
        if chunk.case == "は" and chunk.kind == "noun":
            best = _outer_topic(chunk, best, chunks, lexicon)
        elif chunk.case in ("に", "に対して") and chunk.kind == "noun" and best >= 0:
            best = _asked(chunk, best, chunks, lexicon)
        _bind(chunk, best if best >= 0 else _fallback(chunk, chunks), chunks)
    _settle_quotations(chunks, lexicon)


def _fixed(chunk: Chunk, chunks: list[Chunk], heading: bool) -> int:
    """Heads that need no choice: 米国からイランへの供与, and the first noun of a headline before 、."""
    following = chunks[chunk.index + 1]
    if (
        chunk.case == "から"
        and not chunk.adnominal
        and following.adnominal
        and following.case in ("へ", "まで", "に対して")
    ):
        return following.head
    if (
        heading
        and chunk.index == 0
        and chunk.kind == "noun"
        and not chunk.case
        and chunk.comma
        and name_kind(chunk)
    ):
        lists = (not following.case and (following.comma or following.listing)) or following.case in (
            "が",
            "は",
        )
        last = chunks[-1]
        if (
            not (lists and alike(chunk, following))
            and last.quote == 0
            and (last.kind == "pred" or _is_final_event(last))
        ):
            return last.index
    return -1


def _outer_topic(chunk: Chunk, best: int, chunks: list[Chunk], lexicon: Lexicon) -> int:
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
                _bind(second, inner.index, chunks)
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
    _bind(clause, outer.index, chunks)
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


def _asked(chunk: Chunk, best: int, chunks: list[Chunk], lexicon: Lexicon) -> int:
    """中国に制裁を解除するよう求めた: に before the clause names who is asked, a second に is the clause's own."""
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


def _settle_quotations(chunks: list[Chunk], lexicon: Lexicon) -> None:
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


def is_relative(head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> bool:
    """Tell whether a clause modifies a noun that is no こと, 際 or 方針 (whose content it would be)."""
    if head.link != "adn" or head.head < 0:
        return False
    noun = chunks[head.head]
    return not noun.units or noun.units[-1].text not in lexicon.nouns


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


def _fit(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    if chunk.kind == "noun":
        return _fit_noun(chunk, head, chunks, lexicon)
    if chunk.kind == "pred":
        return _fit_clause(chunk, head, chunks, lexicon)
    if chunk.kind == "adn":
        return 5.0 if head.kind == "noun" or _is_nominal(head) else NEVER
    if chunk.kind == "conj":
        return 5.0 if head.head == -1 else 0.0
    if chunk.adnominal:
        return 5.0 if head.kind == "noun" else NEVER
    return 5.0 if head.kind == "pred" or _is_final_event(head) else NEVER


def _is_nominal(head: Chunk) -> bool:
    return head.pred is not None and head.pred.kind == "copular"


def _is_final_event(head: Chunk) -> bool:
    """体言止め: a noun without particle that ends its stretch stands as predicate."""
    return head.kind == "noun" and head.head == -1 and not head.listing and not head.adnominal and (
        head.case in ("", "へ", "も", "か", "に"))  # fmt: skip


def _fit_noun(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    case = chunk.case
    if chunk.listing:
        if head.kind == "noun" or _is_nominal(head):
            return 6.0
        return 5.0 if chunk.listing == "と" and head.kind == "pred" else NEVER
    if chunk.adnominal:
        return _fit_adnominal(chunk, head, lexicon)
    if not case:
        return _fit_bare(chunk, head, chunks, lexicon)
    if head.kind == "noun" and not _is_final_event(head):
        return _beside(chunk, head) if case == "と" and not chunk.topic else NEVER
    score = 5.0
    begun = "は" in head.filled or ("が" in head.filled and chunk.comma)
    if begun and case != "は" and _goes_on(head, chunks) == "quote":
        score -= 5.0  # 会見で、物資は多いと批判した: what stands before the topic of a quotation is outside
    if case in ("が", "を") and case in head.filled:
        score -= FILLED
    if head.link == "adn" or (head.link == "quote" and head.adnominal):
        score -= COMMA if chunk.comma else 0
        if case == "は" or (chunk.topic and case in ("に", "で", "と")):
            score -= COMMA
    if head.index == chunk.index + 1 and not chunk.topic and not chunk.comma:
        score += 3.0  # what stands right before a verb without a comma is its own
    if case == "は":
        score += _topic_reach(head) if "が" not in head.filled or animate(chunk, lexicon) else 0.0
        if "が" in head.filled:
            score -= FILLED if "を" in head.filled else FILLED / 3
    elif (
        head.pred is not None
        and head.pred.kind != "verbal"
        and case not in ("が", "に", "で", "より", "から", "まで")
    ):
        score -= 4.0
    return score


def _beside(chunk: Chunk, head: Chunk) -> float:
    """中国とロシアを批判した: two names of one kind make a list, unless the second only says where."""
    if not alike(chunk, head):
        return NEVER
    kind = name_kind(chunk)
    return 6.0 if kind and kind == name_kind(head) and head.case != "で" else 3.0


def _topic_reach(head: Chunk) -> float:
    """A topic scopes over the rest of the sentence: it goes to the last predicate that has none."""
    if "は" in head.filled:
        return -FILLED
    return {"end": 8.0, "conc": 3.0, "cont": 2.0, "te": 1.0, "cause": 1.0, "quote": 1.0}.get(head.link, 0.0)


def _fit_adnominal(chunk: Chunk, head: Chunk, lexicon: Lexicon) -> float:
    """の takes the next noun; による, への, からの look for an event, and so does の before them."""
    if head.kind == "noun" or _is_nominal(head):
        last = head.units[-1]
        event = is_event(last, lexicon)
        if chunk.case != "の":
            return 13.0 if event else 2.0 if last.name else 5.0
        names = bool(chunk.units) and bool(chunk.units[-1].name) and bool(last.name)
        if names and head.adnominal and head.case != "の":
            return 0.0  # ドイツのウクライナへの支援: the aid is Germany's
        return 6.5 if event else 6.0
    if head.kind != "pred":
        return NEVER
    if chunk.case == "の" and head.link == "adn" and "が" not in head.filled:
        pred = head.pred if head.index == chunk.index + 1 and name_kind(chunk) else None
        if pred is not None and pred.kind == "verbal" and pred.lemma not in lexicon.words["intransitive"]:
            return 9.5  # ドイツの支援する団体
        return 2.0  # 管理の及ばない仕組み
    return (
        1.0
        if head.index == chunk.index + 1
        and chunk.case == "の"
        and head.pred
        and head.pred.kind == "adjectival"
        else (5.0 if head.index == chunk.index + 1 and chunk.case != "の" else 0.0)
    )


def _fit_bare(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    """A noun without particle: a time, an item of a list, an apposition, or a dropped particle."""
    if chunk.units and chunk.units[-1].cls in "TD#":
        if head.kind == "pred" or _is_final_event(head):
            if head.kind == "noun" and not is_event(head.units[-1], lexicon) and chunk.units[-1].cls == "T":
                return NEVER
            return 5.0 - (COMMA if chunk.comma and is_relative(head, chunks, lexicon) else 0.0)
        return 4.0 if chunk.units[-1].cls != "T" and head.index == chunk.index + 1 else NEVER
    if head.kind == "noun" or _is_nominal(head):
        if chunk.comma:
            if _apposed(chunk, head, lexicon):
                chunk.apposed = True
                return 7.0
            return 6.0 if alike(chunk, head) else (3.0 if _is_final_event(head) else NEVER)
        return 6.0 if head.index == chunk.index + 1 else NEVER
    return 4.0 if head.kind == "pred" else NEVER


def _apposed(chunk: Chunk, head: Chunk, lexicon: Lexicon) -> bool:
    """総書記の父、金正日…: a noun of kinship or office before the name that it is about."""
    if head.index != chunk.index + 1 or name_kind(chunk) or not name_kind(head):
        return False
    last = chunk.units[-1].text
    return lexicon.has("kin", last) or last in lexicon.titles or lexicon.has("linking", last)


def alike(chunk: Chunk, head: Chunk) -> bool:
    """Two nouns can be items of one list: both names of a kind, or both no names."""
    if not chunk.units or not head.units:
        return False
    one, other = name_kind(chunk), name_kind(head)
    if bool(one) != bool(other):
        return False
    return (
        one == other
        or {one, other} <= {"Country", "Organization", "Place"}
        or {one, other} <= {"Organization", "Person"}
    )


def animate(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Tell whether a noun can act or be asked: a name, or a word for people and bodies."""
    last = chunk.units[-1]
    if name_kind(chunk) or any(u.name and u.name != "Time" for u in chunk.units):
        return True
    if last.text in lexicon.titles or lexicon.title_end.search(last.text) is not None:
        return True
    return last.text[-1] in "者相官長国府省庁軍党社側員団家人民派氏局権察検" or last.text in (
        "大統領", "当局", "双方", "首脳", "企業", "メディア", "彼", "彼女", "我々", "自身", "議会", "市場")  # fmt: skip


def name_kind(chunk: Chunk) -> str:
    """Return the entity type of the name that the noun is, or "" for a common noun."""
    units = chunk.units
    last = units[-1]
    if last.name and last.name != "Time":
        return last.name
    if any(u.name == "Person" for u in units):
        return "Person"
    if len(units) > 1 and last.text in ("側", "両国", "両政府", "3カ国", "3国", "政府") and units[-2].name:
        return units[-2].name
    return ""


def _fit_clause(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    link = chunk.link
    if chunk.adnominal or link == "adn":
        if head.kind != "noun" and not _is_nominal(head):
            return NEVER
        made = len(head.units) > 1 and head.units[-1].text in lexicon.suffixes and head.adnominal
        return 1.0 if made else 6.0  # 油を積んだ北朝鮮籍の船: the ship
    if head.kind == "noun" and not _is_final_event(head):
        return NEVER
    if link == "quote":
        lemma = head.pred.lemma if head.pred else head.units[-1].text if head.units else ""
        return 9.0 if lexicon.has("said", lemma) or lexicon.has("factive", lemma) else 6.0
    score = 5.0
    if link in ("te", "cont") and head.link == "so":
        score += 3.0  # 〜を強め、〜と話し合うよう求める: both are asked for
    if chunk.comma and _goes_on(head, chunks) == "adn":
        score -= COMMA - (1.0 if link in ("te", "cont") else 0.0)
    if link in ("conc", "cause") and head.link in ("adn", "te", "cont"):
        score -= 2.0
    return score


def _goes_on(head: Chunk, chunks: list[Chunk]) -> str:
    """Return how the chain of joined clauses that ``head`` stands in ends."""
    while head.link in ("te", "cont") and head.head >= 0:
        head = chunks[head.head]
    return head.link


def _fallback(chunk: Chunk, chunks: list[Chunk]) -> int:
    """Where no law gives a head the next bunsetsu outside of closed quotations is taken."""
    return next(
        (c.index for c in chunks[chunk.index + 1 :] if c.kind in ("noun", "pred") and _visible(chunk, c)), -1
    )


def _bind(chunk: Chunk, j: int, chunks: list[Chunk]) -> None:
    chunk.head = j
    if j < 0:
        return
    head = chunks[j]
    head.kids.append(chunk)
    if chunk.kind == "noun":
        head.filled.add(chunk.case)
        if chunk.topic and chunk.case != "は":
            head.filled.add(chunk.case)


__all__ = ["alike", "attach", "name_kind"]
