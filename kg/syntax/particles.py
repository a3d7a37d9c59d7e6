"""助詞: the case particles and complex postpositions after a noun."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.morphemes import Word

CASES = {"が", "を", "に", "へ", "と", "から", "で", "より", "まで", "の"}
LISTING = {
    "や",
    "と",
    "及び",
    "および",
    "並びに",
    "ならびに",
    "それに",
    "さらに",
    "あるいは",
    "または",
    "もしくは",
}


def read_case(chunk: Chunk, words: list[Word], i: int, text: str, lexicon: Lexicon) -> int:
    """Read case particles and complex postpositions after a nominal."""
    start, count = i, len(words)
    found = None
    while (
        i < count and words[i].cls == "F" and words[i].text in ("など", "ら", "だけ", "のみ", "ばかり", "等")
    ):
        i += 1
    if i < count and words[i].cls in "PKUCNvVXF":
        found = lexicon.postposition.match(text, words[i].start)
    if found is not None and (j := _reach(words, i, found.end(), lexicon)):
        chunk.case, chunk.adnominal = lexicon.postpositions[found.group()]
        chunk.topic = found.group()[-1] in "はも" and not chunk.adnominal
        chunk.mark = found.group()[-1] if chunk.topic else ""
        i = j
    while i < count:
        word = words[i]
        if word.cls in "PKFCE" and (word.cls != "C" or word.text in ("と", "が", "から", "で")):
            _particle(chunk, word)
        else:
            break
        i += 1
    if chunk.units[-1].text == "向け" and len(chunk.units) > 1 and chunk.case in ("", "の", "に"):
        chunk.case, chunk.units = "向け", chunk.units[:-1]
        chunk.particle = Span(words[start - 1].start, words[i - 1].end)
    elif i > start:
        chunk.particle = Span(words[start].start, words[i - 1].end)
    return i


def _particle(chunk: Chunk, word: Word) -> None:
    text = word.text
    if text in ("は", "も", "こそ", "すら", "さえ"):
        chunk.topic, chunk.mark = True, text
        chunk.case = chunk.case or "は"
    elif text == "の":
        chunk.adnominal = True
        chunk.case = chunk.case if chunk.case and chunk.case != "は" else "の"
    elif text in CASES:
        chunk.case = text
    elif text in LISTING and not chunk.case:
        chunk.listing = text
    elif text == "か" and not chunk.case:
        chunk.case = text


def _reach(words: list[Word], i: int, end: int, lexicon: Lexicon) -> int:
    """Return the index of the word after ``end``, or 0 where no word ends there or a verb goes on."""
    count = len(words)
    while i < count and words[i].end < end:
        i += 1
    if i >= count or words[i].end != end:
        return 0
    following = words[i + 1] if i + 1 < count else None
    if (
        following is not None
        and following.cls in "VvX"
        and (
            following.lemma in lexicon.suffix_verbs
            or following.lemma in ("た", "られる", "ない")
            or following.lemma in lexicon.words["te_verbs"]
        )
    ):
        return 0
    return i + 1


__all__ = ["LISTING", "read_case"]
