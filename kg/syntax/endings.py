"""語尾: what stands after the core of a predicate: voice, negation, tense, modality, and how it goes on."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Cue, Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.morphemes import NOMINAL, Word
from kg.syntax.predicates import Predicate

IDIOM_STARTS = frozenset("かにとはのんわこつどべらもうえ得ざなねそまよ模運しめるいっ")
LINKS = {
    "ば": "cond", "たら": "cond", "なら": "cond", "と": "cond",
    "が": "conc", "けれど": "conc", "けれども": "conc", "けど": "conc",
    "のに": "conc", "ものの": "conc", "ても": "conc",
    "から": "cause", "ので": "cause",
    "て": "te", "で": "te", "ながら": "te", "つつ": "te", "たり": "te", "まま": "te",
    "し": "cont", "に": "so",
}  # fmt: skip
NEGATED_AFTER = ("は", "も", "で", "て", "く", "が")
COLOURING = ("ほしい", "欲しい", "よい", "いい", "やすい", "にくい", "難い", "良い")
"""Adjectives after a verb that change neither its polarity nor its status."""


def read_tail(chunk: Chunk, words: list[Word], i: int, text: str, lexicon: Lexicon) -> int:
    """Read the function words after the predicate's core from word ``i``; return where they end."""
    count = len(words)
    while i < count:
        if words[i].text == "もの" and i + 1 < count and words[i + 1].text == "の" and _pauses(words, i + 2):
            chunk.link = "conc"  # 認めたものの、
            return i + 2
        if words[i].text[0] in IDIOM_STARTS and (j := _idiom(chunk, words, i, text, lexicon)):
            i = j
            continue
        after = _step(chunk, words, i, lexicon)
        if after == i:
            break
        i = after
        if hearsay := _quotes_noun(words, i - 1, text):
            chunk.link, chunk.adnominal = "quote", True  # 〜という疑い, 〜とする報告書
            i += hearsay
            break
    if not chunk.link and chunk.adnominal and words[i - 1].text == "の":
        chunk.link = "adn"  # 就任したばかりの
    if not chunk.link:
        _continue(chunk, words, i)
    if chunk.link != "end" and i < count:
        i = _postposition(chunk, words, i, text, lexicon)
    return i


def _pauses(words: list[Word], i: int) -> bool:
    return i < len(words) and words[i].cls == ","


def _step(chunk: Chunk, words: list[Word], i: int, lexicon: Lexicon) -> int:
    """Take one function word; return the index after it, or ``i`` where it is none of the predicate's."""
    pred, word = chunk.pred, words[i]
    assert pred is not None
    cls = word.cls
    if cls in "XY":
        if cls == "Y" and word.text in ("よう", "みたい") and not _concludes(words, i):
            chunk.link = "so"  # 〜するよう, 〜するように; ような goes on to its noun
        else:
            _auxiliary(pred, word, words, i)
    elif cls == "v" and _is_auxiliary_verb(word, words, i, lexicon):
        _auxiliary_verb(pred, word, lexicon)
        chunk.link = ""
    elif cls == "a" and word.lemma in ("ない", "無い") and words[i - 1].text in NEGATED_AFTER:
        pred.negations.append(Cue(word.span, "negation"))
    elif not (cls == "a" and word.lemma in COLOURING) and not (cls in "CPKFE" and _particle(chunk, words, i)):
        return i
    chunk.words.append(word)
    return i + 1


def _quotes_noun(words: list[Word], i: int, text: str) -> int:
    """Return of how many words the verb of という or とする between a clause and a noun is, or 0."""
    if words[i].text != "と" or not text.startswith(("という", "とする", "といった"), words[i].start):
        return 0
    j = i + 1
    while j < len(words) and words[j].cls in "VvX":
        j += 1
    if not i + 1 < j < len(words) or words[j].cls not in NOMINAL or words[i - 1].infl == "意志推":
        return 0
    return j - i - 1 if words[j - 1].infl in ("連体形", "終止形") else 0


def _idiom(chunk: Chunk, words: list[Word], i: int, text: str, lexicon: Lexicon) -> int:
    """Match the longest modal ending at word ``i``; return the index after it or 0."""
    pred = chunk.pred
    assert pred is not None
    best, effect = 0, ""
    start = words[i].start
    for pattern, name in lexicon.endings:
        found = pattern.match(text, start)
        if found is not None and found.end() > best and found.end() > start:
            best, effect = found.end(), name
    if not best:
        return 0
    j = i
    while j < len(words) and words[j].end < best:
        j += 1
    if j == len(words) or words[j].end != best:
        return 0
    if (
        words[i].text in ("か", "も", "さえ", "え", "得")
        and j == i
        and j + 1 < len(words)
        and words[j + 1].cls not in ".)"
    ):
        return 0
    pred.effects.append((effect, Span(start, best)))
    pred.tense = "past" if text[best - 1] == "た" else pred.tense or "present"
    chunk.link = "cond" if text[best - 2 : best] in ("れば", "たら") else ""
    return j + 1


def _concludes(words: list[Word], i: int) -> bool:
    """Tell whether よう is a judgement (ようだ), not a manner or a purpose (ように, ような)."""
    if i + 1 >= len(words):
        return False
    after = words[i + 1]
    return after.lemma in ("だ", "です", "である") and after.text not in ("に", "な")


def _auxiliary(pred: Predicate, word: Word, words: list[Word], i: int) -> None:
    lemma = word.lemma
    if lemma in ("れる", "られる"):
        pred.voice = "passive"
    elif lemma in ("せる", "させる", "しめる"):
        pred.voice = "causative"
    elif lemma in ("ない", "ぬ", "ず", "ん", "ざる"):
        pred.negations.append(Cue(word.span, "negation"))
    elif lemma == "た":
        pred.tense = "present" if word.infl == "仮定形" else "past"
        if word.infl == "仮定形":
            pred.effects.append(("condition", word.span))
    elif lemma == "まい":
        pred.negations.append(Cue(word.span, "negation"))
    elif lemma in ("たい", "たがる"):
        pred.effects.append(("planned", word.span))
    elif lemma in ("べし", "らしい"):
        pred.effects.append(("possible", word.span))
    elif word.cls == "Y" and word.text in ("よう", "そう", "みたい"):
        hearsay = word.text == "そう" and words[i - 1].infl in ("終止形", "連体形")
        pred.effects.append(("claimed" if hearsay else "possible", word.span))
    if word.infl == "意志推":
        pred.effects.append(("possible" if lemma in ("だ", "です") else "planned", word.span))
    elif word.infl in ("終止形", "連体形") and lemma != "た" and not pred.tense:
        pred.tense = "present"


def _is_auxiliary_verb(word: Word, words: list[Word], i: int, lexicon: Lexicon) -> bool:
    before = words[i - 1]
    if before.text == "と" and word.lemma == "する" and words[i - 2].infl == "意志推":
        return True  # 訪れようとした
    if word.lemma in ("する", "できる", "いたす", "なさる") and (
        before.cls in "SJNU" or before.text in ("し", "は", "も")
    ):
        return True
    if before.text in ("て", "で", "は", "も") and word.lemma in lexicon.words["te_verbs"]:
        return before.text in ("て", "で") or word.lemma in ("いる", "ある", "おる")
    return word.lemma in lexicon.suffix_verbs and before.infl == "連用形"


def _auxiliary_verb(pred: Predicate, word: Word, lexicon: Lexicon) -> None:
    lemma = word.lemma
    pred.aspect = pred.aspect or lexicon.suffix_verbs.get(lemma, "")
    if lemma in ("いる", "おる", "くる", "来る", "いく"):
        pred.progressive = True
    elif lemma in ("もらう", "いただく", "頂く"):
        pred.voice = "benefactive"
    if word.infl in ("終止形", "連体形") and not pred.tense:
        pred.tense = "present"
    if word.infl == "意志推":
        pred.effects.append(("planned", word.span))


def _particle(chunk: Chunk, words: list[Word], i: int) -> bool:
    """Take a particle after a predicate; False ends the chunk (the particle opens a new one)."""
    word = words[i]
    text, before = word.text, words[i - 1]
    pred = chunk.pred
    assert pred is not None
    if text == "と" and word.cls in "PC":
        plain = word.cls == "C" and before.infl == "終止形" and pred.kind != "copular"
        conditional = plain and not _saying_follows(words, i)
        chunk.link = "cond" if conditional else "quote"
        chunk.listing = "と" if conditional else ""
        return True
    if text in ("の", "な") and chunk.link == "quote":
        chunk.adnominal = True
        return True
    if text == "で" and word.cls == "P" and pred.kind == "verbal" and not chunk.closing:
        return False
    if (text in LINKS and word.cls == "C") or (text == "から" and word.cls == "P"):
        chunk.link = LINKS[text]
        return True
    if before.text == "か" and word.cls in "PK" and not chunk.closing:
        chunk.link = "so"  # 〜するかを注視する: a question
        pred.effects.append(("possible", before.span))
        return True
    if word.cls == "P":
        if text in ("に", "へ") or not (chunk.closing or text in ("の", "が")):
            chunk.link = "so"
        elif chunk.closing or pred.kind == "copular":
            chunk.case = text
        chunk.adnominal = chunk.adnominal or text == "の"
        return True
    if text in ("は", "も") and chunk.link == "te":
        if text == "も":
            chunk.link = "conc"
        return True
    return word.cls in "KFE"


def _saying_follows(words: list[Word], i: int) -> bool:
    """Tell whether と is followed by a verb at once (と述べた), or by の (との)."""
    if i + 1 >= len(words):
        return False
    after = words[i + 1]
    if after.text == "の" or after.lemma in ("いう", "言う", "みる", "する", "いる"):
        return True
    return after.cls in "VS" or (after.cls in "KF" and i + 2 < len(words) and words[i + 2].cls in "VSv")


def _continue(chunk: Chunk, words: list[Word], i: int) -> None:
    """Without a linking particle the form of the last word and what follows decide."""
    pred = chunk.pred
    assert pred is not None
    last = words[i - 1] if i else chunk.words[-1]
    following = words[i] if i < len(words) else None
    infl = last.infl or (chunk.units[-1].infl if chunk.units else "")
    if infl in ("終止形", "連体形") and not pred.tense:
        pred.tense = "present"
    attributive = infl in ("終止形", "連体形") or (pred.kind == "copular" and last.text in ("な", "の"))
    if following is None or following.cls in ".":
        chunk.link = "end"
    elif attributive and (following.cls in NOMINAL or following.cls in "(n" or following.cls in "LB"):
        chunk.link = "adn"
    elif attributive and following.cls in ",-" and infl == "連体形" and last.text not in ("た", "だ"):
        chunk.link = "end"
    elif infl == "連用形" or last.lemma in ("ず", "ぬ"):
        chunk.link = "cont"
    elif infl == "仮定形":
        chunk.link = "cond"
    elif infl == "命令形":
        chunk.link = "end"
    else:
        chunk.link = "end"
    if chunk.link == "adn":
        chunk.adnominal = True


def _postposition(chunk: Chunk, words: list[Word], i: int, text: str, lexicon: Lexicon) -> int:
    """とともに, に伴い and the like after a clause."""
    if words[i].cls not in "PCU" and words[i - 1].text != "と":
        return i
    start = words[i].start if words[i - 1].text != "と" else words[i - 1].start
    found = lexicon.postposition.match(text, start)
    if found is None or len(found.group()) < 3:
        return i
    begin = i
    while i < len(words) and words[i].end < found.end():
        i += 1
    if found.group().startswith("として"):
        if i + 1 < len(words) and words[i + 1].lemma in ("いる", "おる", "きた", "くる"):
            return begin  # 〜があるとしている: a verb of its own
        chunk.case = "として"  # 違反したとして逮捕した: so they say
        return i + 1
    if i < len(words) and words[i].end == found.end() and found.group() not in ("という", "といった"):
        chunk.link = "so"
        chunk.adnominal = False
        return i + 1
    return begin


__all__ = ["read_tail"]
