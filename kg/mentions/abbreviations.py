"""Countries written as one character: 米, 朝 in 訪朝, 日 and 米 in 日米; the traps told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import traps
from kg.mentions.page import Candidate, Hit, Page, script
from kg.model import Sentence, Token

_KOREAS = re.compile(
    "南北(?=首脳|会談|関係|対話|統一|軍事|共同|交流|離散|当局|双方|間の|両|経済協力|閣僚|実務|高官|赤十字|和解|境界|合意|融和|鉄道|連絡|朝鮮)"
)
_NORTH = re.compile("北朝鮮|金正[日恩]|朝鮮労働党")
_COMPASS = re.compile("[南東西]へ|[南東西]から|[東西]部|キロ|メートル|[東西南]側")
_RICE = re.compile("コメ|稲作|水田|田植え|ご飯|炊飯|農家")


def abbreviated_countries(page: Page) -> Iterator[Candidate]:
    """Yield the countries that stand as one character in a word or alone."""
    for sentence in page.sentences:
        for match in page.words.country_row.finditer(page.text, *sentence.span):
            start, end = match.span()
            row = list(_row(page, start, end)) if end - start > 1 else []
            yield from row
            if not row and page.at[start] >= 0:  # 米|宇宙企業: only the first is a country
                yield from _single(page, page.tokens[page.at[start]], start, sentence)
        for match in _KOREAS.finditer(page.text, *sentence.span):
            yield _found(page, match.start(), "韓")
            yield _found(page, match.start() + 1, "朝")


def _found(page: Page, place: int, char: str = "") -> Candidate:
    entry = page.words.countries[char or page.text[place]]
    kind = "Place" if entry.startswith("place:") else "Country"
    return Candidate(place, place + 1, kind, "abbreviation", 8, entry)  # type: ignore[arg-type]


def _row(page: Page, start: int, end: int) -> Iterator[Candidate]:
    """日米韓, 対中ロ: a run of two or more that is made of whole words."""
    text, words = page.text[start:end], page.words
    if not all(char in words.free or char in traps.PARTNERS or char == "欧" for char in text) or "北" in text:
        return
    if len(set(text)) < len(text) or _is_word(page, text, start, end):
        return
    during = page.char(start - 1) in traps.JOURNEYS and page.char(start - 1) and page.starts(start - 1)
    if text[-1] == "中" and (during or page.text.startswith(traps.MIDDLE, end)):
        return  # 米|中間選挙, 訪米中の
    if not (page.starts(start) or (page.char(start - 1) in traps.VERBS and page.starts(start - 1))):
        return
    if not page.ends(end):
        rest = page.text[end : page.tokens[page.at[end - 1]].end]
        if rest not in traps.BEHIND and rest not in words.titles:
            return
    if len(text) == 2 and any(_is_proper(token, start, end) for token in page.within(start, end)):
        return
    yield from (_found(page, place) for place in range(start, end))


def _is_proper(token: Token, start: int, end: int) -> bool:
    """中日 the newspaper, 日比谷 the park: a proper noun that is no country."""
    return (
        "固有名詞" in token.tag
        and "地名-国" not in token.tag
        and len(token.text) > 1
        and token.start <= start
    )


def _is_word(page: Page, text: str, start: int, end: int) -> bool:
    """Tell whether the run is a day (5日中), katakana (ソロ) or a common word (豪華, 日中の気温)."""
    before = page.char(start - 1)
    if text[0] == "日" and (before.isdigit() or before in traps.DAYS):
        return True
    if script(text[0]) == "ア" == script(before) or script(text[-1]) == "ア" == script(page.char(end)):
        return True
    if text[-1] == "パ" and page.char(end) == "・":
        return True
    if text in traps.NOT_PAIRS or all(script(char) == "ア" for char in text):
        return True
    return text in traps.DOUBTFUL_PAIRS and not _meant(page, text, end)


def _meant(page: Page, text: str, end: int) -> bool:
    """Tell whether a doubtful pair means two countries: 日中首脳, or 中国 named in the text."""
    if page.text.startswith(traps.OF_TWO, end):
        return True
    foreign = text.replace("日", "")[0]
    name = page.words.names.entries[page.words.countries[foreign]].name
    return name in page.text and not page.text.startswith(
        ("の気温", "の最高", "は晴", "も", "諸国", "地"), end
    )


def _single(page: Page, token: Token, place: int, sentence: Sentence) -> Iterator[Candidate]:
    """One character: in a verb compound (訪朝), before a word (米兵), or alone (米、)."""
    text, words = token.text, page.words
    if len(text) == 1:
        if _alone(page, token, sentence):
            yield _found(page, place)
        return
    before, rest = text[: place - token.start], page.text[place + 1 : token.end]
    if before in traps.VERBS and before:
        if (not rest and text not in traps.NOT_VERBS) or rest in ("派", "的", "系", "家", "国", "感情"):
            yield _found(page, place)
        return
    if not before and rest in traps.MONEY and text[0] in words.free:
        yield _found(page, place)
        return
    other = text in traps.NOT_WORDS or text in words.names.lookup
    if before or other or text[0] not in words.free or text[0] in "中日朝北":
        return
    if rest in words.titles or rest in traps.BEHIND or rest in traps.FOLLOWERS:
        yield _found(page, place)


def _alone(page: Page, token: Token, sentence: Sentence) -> bool:
    """Tell whether a character that is a word of its own is a country here."""
    char, start, end = token.text, token.start, token.end
    before, words = page.char(start - 1), page.words
    if before.isdigit():
        return char == "米" and page.text.startswith(traps.MONEY, end)  # 2台, 3本
    if char == "日" and (before.isdigit() or before in traps.DAYS):
        return False  # 5日、米アップル
    if before in traps.VERBS and before and page.starts(start - 1):
        return before + char not in traps.NOT_VERBS and (before != "来" or char == "日")
    if char == "北":
        return _is_north_korea(page, token, sentence.heading)
    if script(before) == "ア" and page.text[end : page.titles.get(end, end)] in words.sure - words.honorifics:
        return char in words.countries and char not in "中日朝北"  # ゼレンスキー宇大統領
    if char == "日" and any(_is_union(page, hit) for hit in page.names_from(end)):
        return True  # 日EU首脳会議
    if char not in words.free:
        return False
    return (
        _before_word(page, start, end)
        or _in_list(page, start, end)
        or (char not in "日中朝" and _stands_for(page, start, end, sentence.heading))
    )


def _is_union(page: Page, hit: Hit) -> bool:
    """Tell whether talks between Japan and a union of states are named: 日|EU首脳会議."""
    names = page.words.names
    entry = names.entries[names.lookup[page.surface(hit)][0][0]]
    union = entry.type == "Organization" and entry.kind in _UNIONS
    return union and page.text.startswith(traps.OF_TWO, hit.end)


_UNIONS = frozenset({"alliance", "body", "international", "union", "group", ""})


def _before_word(page: Page, start: int, end: int) -> bool:
    """米アップル, 米国務省, 独外相: a country before a title, a body or a foreign name."""
    char, text = page.text[start], page.text
    if text.startswith(("語", "字", "文", "紙税", "章", "象"), end):
        return False  # 伊語, 英文, 印紙税
    if start in page.bodies or end in page.bodies:
        return not (char in "中日朝" and page.tag(start).startswith("接尾辞"))
    if end in page.titles and char not in "日朝":
        if (char == "中" and page.run[page.at[start]] != page.at[start]) or text.startswith("様", end):
            return False  # 12人中会長, 仏様
        return page.tokens[page.at[start]].tag != "名詞-普通名詞-助数詞可能"
    if char in "中日朝台":
        return char == "台" and text.startswith(("当局", "企業", "側"), end)
    if char == "米" and text.startswith(traps.RICE, end):
        return False
    if text.startswith(traps.FOLLOWERS, end):
        return True
    if char in "米英仏独露韓豪伊" and _opens_run(page, start, end):
        if "人名" in page.tag(end) or (char in "豪伊" and page.tag(end).endswith(("人名-名", "一般"))):
            return False  # 豪|栄道 is a wrestler
        return char != "米" or not _RICE.search(text)
    return re.match("[ァ-ヺA-Z]", page.char(end)) is not None


def _opens_run(page: Page, start: int, end: int) -> bool:
    """Tell whether the character begins a row of nouns: 米半導体大手, 独自動車業界."""
    index = page.at[start]
    return page.run[index] == index and page.at[end] >= 0 and page.run[page.at[end]] == index


def _in_list(page: Page, start: int, end: int) -> bool:
    """米、英、仏 or 米・中: one of a row of countries."""
    for place, near in ((start - 1, start - 2), (end, end + 1)):
        if page.char(place) not in ("、", "・", "と", "や") or page.char(near) not in page.words.countries:
            continue
        if page.starts(near) and page.ends(near + 1):
            return True
    return False


def _stands_for(page: Page, start: int, end: int, heading: bool) -> bool:
    """米が, 英、: a country alone, in a headline or where the document gives its full name."""
    after, char = page.char(end), page.text[start]
    if page.at[start - 1] >= 0 and page.run[page.at[start - 1]] >= 0 and page.ends(start):
        return False
    if char == "米" and _RICE.search(page.text):
        return False
    if heading:
        return after in "、 ・がはもとのに" and bool(after)
    if after not in ("が", "は", "も", "と", "に", "の") or page.text.startswith(traps.RICE, end):
        return False
    name = page.words.names.entries[page.words.countries[char]].name
    return name in page.text or _beside_country(page, end)


def _beside_country(page: Page, end: int) -> bool:
    """Tell whether a country is named within the next words (露のウクライナ侵略)."""
    return any(page.is_country(hit) for place in range(end, end + 8) for hit in page.names_from(place))


def _is_north_korea(page: Page, token: Token, heading: bool) -> bool:
    """北 for 北朝鮮, where the document names it and nothing speaks of the compass."""
    if not heading and not _NORTH.search(page.text):
        return False
    if not page.text.startswith(traps.NORTH_KOREA, token.end) or page.char(token.start - 1) in (
        "東",
        "西",
        "南",
    ):
        return False
    return not _COMPASS.search(page.text, max(0, token.start - 20), token.end + 20)


def nationalities(page: Page, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield 米 before a private body's name: 米|戦略国際問題研究所, 独|シーメンス."""
    taken = {candidate.end for candidate in chosen}  # a name that ends here has the character
    for candidate in chosen:
        place = candidate.start - 1
        char = page.char(place)
        if (
            candidate.type not in ("Organization", "Person")
            or char not in page.words.free
            or char in "中日朝北"
        ):
            continue
        if candidate.start not in taken and page.starts(place) and page.ends(place + 1):
            yield _found(page, place)
