"""適否: how well a bunsetsu fits a head, by particle, comma and what the head has already."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk
from kg.syntax.compounds import is_event
from kg.syntax.kinds import alike, animate, goes_on, is_final_event, is_nominal, is_relative, name_kind

NEVER = -1000.0
FILLED, COMMA = 9.0, 6.0
"""Weights: a case that the head has already; a comma before a head that only modifies a noun."""


def fit(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    """Return how well ``chunk`` fits ``head``, or NEVER; what lies between the two is not seen here."""
    if chunk.kind == "noun":
        return _fit_noun(chunk, head, chunks, lexicon)
    if chunk.kind == "pred":
        return _fit_clause(chunk, head, chunks, lexicon)
    if chunk.kind == "adn":
        return 5.0 if head.kind == "noun" or is_nominal(head) else NEVER
    if chunk.kind == "conj":
        return 5.0 if head.head == -1 else 0.0
    if chunk.adnominal:
        return 5.0 if head.kind == "noun" else NEVER
    return 5.0 if head.kind == "pred" or is_final_event(head) else NEVER


def _fit_noun(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    case = chunk.case
    if chunk.listing:
        if head.kind == "noun" or is_nominal(head):
            return 6.0
        return 5.0 if chunk.listing == "と" and head.kind == "pred" else NEVER
    if chunk.adnominal:
        return _fit_adnominal(chunk, head, lexicon)
    if not case:
        return _fit_bare(chunk, head, chunks, lexicon)
    if head.kind == "noun" and not is_final_event(head):
        return _beside(chunk, head, lexicon) if case == "と" and not chunk.topic else NEVER
    score = 5.0
    begun = "は" in head.filled or ("が" in head.filled and chunk.comma)
    if begun and case != "は" and goes_on(head, chunks) == "quote":
        score -= 5.0  # 会見で、物資は多いと批判した: what stands before the topic of a quotation is outside
    if case in ("が", "を") and case in head.filled:
        score -= FILLED
    if head.link == "adn" or (head.link == "quote" and head.adnominal):
        score -= COMMA if chunk.comma else 0
        if case == "は" or (chunk.topic and case in ("に", "で", "と")):
            score -= COMMA
    if chunk.units[-1].cls == "n" and case in ("が", "は"):
        score += 4.0 if is_nominal(head) else -4.0 if head.link == "adn" else 0.0  # 交わされたのが…条約だ
    if head.index == chunk.index + 1 and not chunk.topic and not chunk.comma:
        score += 3.0  # what stands right before a verb without a comma is its own
    if case == "は":
        score += _topic_reach(head) if "が" not in head.filled or animate(chunk, lexicon) else 0.0
        if "が" in head.filled:
            score -= FILLED if "を" in head.filled else FILLED / 3
        elif _speaks(head, lexicon) and not _may_speak(chunk, lexicon):
            score -= FILLED  # 外相は…、制裁は要らないと話した: sanctions do not talk
    elif (
        head.pred is not None
        and head.pred.kind != "verbal"
        and case not in ("が", "に", "で", "より", "から", "まで")
    ):
        score -= 4.0
    return score


def _speaks(head: Chunk, lexicon: Lexicon) -> bool:
    """Tell whether the verb of a clause is one of saying, and what is said stands before it."""
    said = head.pred is not None and head.pred.voice == "active" and lexicon.has("said", head.pred.lemma)
    return said and ("を" in head.filled or "と" in head.filled or any(k.link == "quote" for k in head.kids))


def _may_speak(chunk: Chunk, lexicon: Lexicon) -> bool:
    """声明は…と指摘した: people and bodies talk, and so do documents."""
    return animate(chunk, lexicon) or lexicon.has("texts", chunk.units[-1].text)


def _beside(chunk: Chunk, head: Chunk, lexicon: Lexicon) -> float:
    """中国とロシアを批判した: two names of one kind make a list, unless the second only says where."""
    if not alike(chunk, head):
        acting = head.case in ("が", "は") and animate(head, lexicon) and animate(chunk, lexicon)
        return 5.5 if acting and not is_event(head.units[-1], lexicon) else NEVER  # 米国とその同盟国が
    kind = name_kind(chunk)
    return 6.0 if kind and kind == name_kind(head) and head.case != "で" else 3.0


def _topic_reach(head: Chunk) -> float:
    """A topic scopes over the rest of the sentence: it goes to the last predicate that has none."""
    if "は" in head.filled:
        return -FILLED
    return {"end": 8.0, "conc": 3.0, "cont": 2.0, "te": 1.0, "cause": 1.0, "quote": 1.0}.get(head.link, 0.0)


def _fit_adnominal(chunk: Chunk, head: Chunk, lexicon: Lexicon) -> float:
    """の takes the next noun; による, への, からの look for an event, and so does の before them."""
    if head.kind == "noun" or is_nominal(head):
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
        if head.kind == "pred" or is_final_event(head):
            if head.kind == "noun" and not is_event(head.units[-1], lexicon) and chunk.units[-1].cls == "T":
                return NEVER
            return 5.0 - (COMMA if chunk.comma and is_relative(head, chunks, lexicon) else 0.0)
        return 4.0 if chunk.units[-1].cls != "T" and head.index == chunk.index + 1 else NEVER
    if head.kind == "noun" or is_nominal(head):
        if chunk.comma:
            if _apposed(chunk, head, lexicon):
                chunk.apposed = True
                return 7.0
            return 6.0 if alike(chunk, head) else (3.0 if is_final_event(head) else NEVER)
        return 6.0 if head.index == chunk.index + 1 else NEVER
    return 4.0 if head.kind == "pred" else NEVER


def _apposed(chunk: Chunk, head: Chunk, lexicon: Lexicon) -> bool:
    """総書記の父、金正日…: a noun of kinship or office before the name that it is about."""
    if head.index != chunk.index + 1 or name_kind(chunk) or not name_kind(head):
        return False
    last = chunk.units[-1].text
    return lexicon.has("kin", last) or last in lexicon.titles or lexicon.has("linking", last)


def _fit_clause(chunk: Chunk, head: Chunk, chunks: list[Chunk], lexicon: Lexicon) -> float:
    link = chunk.link
    if chunk.adnominal or link == "adn":
        if head.kind != "noun" and not is_nominal(head):
            return NEVER
        made = len(head.units) > 1 and head.units[-1].text in lexicon.suffixes and head.adnominal
        return 1.0 if made else 6.0  # 油を積んだ北朝鮮籍の船: the ship
    if head.kind == "noun" and not is_final_event(head):
        return NEVER
    if link == "quote":
        lemma = head.pred.lemma if head.pred else head.units[-1].text if head.units else ""
        return 9.0 if lexicon.has("said", lemma) or lexicon.has("factive", lemma) else 6.0
    score = 5.0
    if link in ("te", "cont") and head.link == "so":
        score += 3.0  # 〜を強め、〜と話し合うよう求める: both are asked for
    if chunk.comma and goes_on(head, chunks) == "adn":
        score -= COMMA - (1.0 if link in ("te", "cont") else 0.0)
        passive = head.pred is not None and chunk.pred is not None and head.pred.voice != chunk.pred.voice
        score -= 3.0 if passive or "が" in head.filled else 0.0  # 呼びかけ、事故が起こったことを指摘した
    if link in ("conc", "cause") and head.link in ("adn", "te", "cont"):
        score -= 2.0
    return score


__all__ = ["NEVER", "fit"]
