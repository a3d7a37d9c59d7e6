"""Lays a parsed document out as a page: one pass over the tokens, one over the text."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.mentions.page import Hit, Page
from kg.mentions.vocabulary import BODY, DESCRIBER, ENDING, NAME, PLACE, TITLE, Vocabulary
from kg.model import Document, Sentence

_VU = re.compile("ヴ[ァィェォ]?")
_BU = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴ": "ブ"}


def lay_out(document: Document, sentences: tuple[Sentence, ...], words: Vocabulary) -> Page:
    """Return the page of a parsed document."""
    page = Page(document.text, sentences, words)
    page.at = [-1] * (len(document.text) + 1)
    for sentence in sentences:
        _lay_tokens(page, sentence)
        page.labels += sentence.labels
        for label in sentence.labels:
            page.label_at.update(dict.fromkeys(range(label.start, label.end), label))
        _lay_words(page, sentence)
        if "ヴ" in page.text[slice(*sentence.span)]:
            _lay_variants(page, sentence)
    return page


@lru_cache(maxsize=4096)
def _kind(tag: str) -> str:
    """Return what a tag says: 人 person, 地 place, 固 proper noun of no kind, 名 other noun, or nothing."""
    if "人名" in tag:
        return "人"
    if tag == "名詞-固有名詞-一般":
        return "固"
    if tag == "名詞-固有名詞-地名-一般":
        return "地"
    return "名" if tag.startswith(("名詞", "接頭辞", "接尾辞-名詞")) else ""


def _lay_tokens(page: Page, sentence: Sentence) -> None:
    at, runs = page.at, page.run
    first = last = -1
    for index, token in enumerate(sentence.tokens, len(page.tokens)):
        start, end, text = token[:3]
        at[start:end] = [index] * (end - start)
        kind = _kind(token[5])
        if not kind and text != "・" and text != "&":
            runs.append(-1)
            last = -1
            continue
        if last != start:
            first = index
        runs.append(first)
        last = end
        if kind == "人":
            page.persons.append(index)
        elif kind == "固":
            page.proper.append(token)
        elif kind == "地":
            page.towns.append(token)
    page.tokens += sentence.tokens


def _lay_words(page: Page, sentence: Sentence) -> None:
    for last, (length, kinds) in page.words.automaton.iter(page.text, *sentence.span):
        start, end = last + 1 - length, last + 1
        if kinds & NAME:
            _note_name(page, Hit(start, end, kinds))
        if kinds & TITLE:
            page.titles[start] = end  # hits come by end, so the longest wins
            page.title_starts.setdefault(end, start)
        if kinds & BODY:
            page.bodies[start] = end
            page.body_ends.add(end)
        if kinds & ENDING:
            page.endings.append(Hit(start, end, kinds))
        if kinds & PLACE:
            page.place_endings.append((start, end))
        if kinds & DESCRIBER:
            page.describers.append(end)


def _lay_variants(page: Page, sentence: Sentence) -> None:
    """Find names written with ヴ where the list has バビブベボ."""
    start, end = sentence.span
    folded, origin, place = "", [], start
    for match in _VU.finditer(page.text, start, end):
        folded += page.text[place : match.start()] + _BU[match.group()]
        origin += [*range(place, match.start()), match.start()]
        place = match.end()
    folded += page.text[place:end]
    origin += range(place, end + 1)
    for last, (length, kinds) in page.words.automaton.iter(folded):
        first, after = origin[last + 1 - length], origin[last + 1]
        if kinds & NAME and "ヴ" in page.text[first:after]:
            _note_name(page, Hit(first, after, kinds, folded[last + 1 - length : last + 1]))


def _note_name(page: Page, hit: Hit) -> None:
    page.names.append(hit)
    page.by_start.setdefault(hit.start, []).append(hit)
    page.by_end.setdefault(hit.end, []).append(hit)
    if hit.end - hit.start > 2:
        page.inside.update(dict.fromkeys(range(hit.start + 1, hit.end), hit.end))
