"""Organisations that their surroundings show: 通信大手X, X大教授, 【ソウル=X通信】, 週刊X, 独X, FCX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.organisations import left_of
from kg.mentions.page import KANJI, KATAKANA, Candidate, Page
from kg.mentions.traps import GOODS, KINDS_OF_PEOPLE

_DESCRIBED = re.compile(f"(?:[{KATAKANA}]+(?:[・=＝&][{KATAKANA}]+)*|[A-Z][A-Za-z&]+(?:[ .][A-Z][A-Za-z]+)*)")
_FOREIGN = re.compile(
    f"(?<![{KANJI}{KATAKANA}])[米英仏独露韓豪伊加台]([{KATAKANA}]{{3,}}(?:[・&][{KATAKANA}]+)*|[A-Z][A-Za-z&]+)(?![{KATAKANA}A-Za-z・]|企業|大手|メーカー|会社|業界|関連|産業|株|市場|政策|ベンチャー|新興|各社)"
)
_LOCAL = re.compile(f"(?<![{KANJI}{KATAKANA}・])(?:[{KATAKANA}]{{3,}}|[A-Z]{{2,5}})$")
_UNIT = re.compile(
    f"[{KANJI}{KATAKANA}]{{1,8}}(?:自衛隊|軍)第[0-9一二三四五六七八九十]+(?:師団|旅団|連隊|大隊|艦隊|軍団|航空団|方面隊|護衛隊群|空挺師団|機甲師団)"
)
_TEAM = re.compile(
    f"[{KANJI}]{{2,4}}[{KATAKANA}]{{3,}}(?<!ホテル)(?<!オープン)(?<!カップ)(?<!ライン)(?<!ガイド)(?<!カード)(?<!ランド)(?<!タワー)(?<!ドーム)(?<!スタジアム)(?<!パーク)"
)
_CLUB = re.compile(
    f"(?:FC|AC|AS|SC|SV)・?[{KATAKANA}]{{3,}}(?:・[{KATAKANA}]+)*(?![{KATAKANA}])|[{KANJI}{KATAKANA}]{{2,8}}(?:FC|SC)(?![A-Za-z])"
)
_UNIVERSITY = re.compile(
    f"([{KANJI}{KATAKANA}]{{1,12}}大)(?:大学院|医学部|法学部)?(?=(?:名誉|准|客員|特任|特命|元|前|兼任|助)?(?:教授|学長|講師|助教|総長|研究員|病院|大学院|准教授|卒|出身|教員|生|法学部|医学部|チーム|グループ)"
    f"|(?<![最巨拡膨莫増強]大)の[{KANJI}{KATAKANA}]{{2,12}}(?:教授|学長|講師|助教|総長))"
)
_DATELINE = re.compile(
    rf"(?:[(（【\[=＝ ])([{KANJI}{KATAKANA}A-Z]{{2,10}}(?:通信社?|新聞社?|テレビ|放送))(?=[)）】\]= ])"
)
_MOVEMENT = re.compile(f"(?<![{KANJI}])(?:緑|みんな|希望|未来|維新|自由|民衆|人民)の(?:党|風)(?![首員内派])")
_AGENCY = re.compile("【[^】]{1,12}?(時事|共同)】")
_COLLEGE = re.compile("大(?=[のがはでにをと、・)）」]|医学部|法学部|病院|出身|卒)")
_WEEKLY = re.compile(f"(?:週刊|月刊|日刊|隔月刊)[{KANJI}{KATAKANA}A-Za-z]{{2,10}}")


_PLAIN = ((_CLUB, 4), (_MOVEMENT, 4), (_UNIT, 4))


def described_bodies(page: Page) -> Iterator[Candidate]:
    """Yield what its surroundings call a body."""
    for place in page.describers:
        match = _DESCRIBED.match(page.text, place)
        if match and page.ends(place) and page.ends(match.end()) and _is_new(page, match.group()):
            yield _body(*match.span(), 4)
    for token in page.proper:
        if _TEAM.fullmatch(token.text):
            yield _body(token.start, token.end, 2)
    yield from _clubs_of_towns(page)
    yield from _colleges(page)
    yield from _by_shape(page)


def _body(start: int, end: int, weight: float) -> Candidate:
    return Candidate(start, end, "Organization", "described", weight)


def _clubs_of_towns(page: Page) -> Iterator[Candidate]:
    """Yield セレッソ大阪, CSKAモスクワ: an unknown word before a town."""
    for hit in page.names:
        before = _LOCAL.search(page.text, max(0, hit.start - 14), hit.start)
        if before is None or not page.is_town(hit) or not page.starts(before.start()):
            continue
        if page.words.names.find(before.group()) is None and _is_new(page, before.group()):
            yield _body(before.start(), hit.end, 2)


def _by_shape(page: Page) -> Iterator[Candidate]:
    """Yield what a pattern shows, inside the article only."""
    text, at = page.text, page.at
    for shape, weight in _PLAIN:
        for match in shape.finditer(text):
            if at[match.start()] >= 0 and (shape is not _UNIT or page.starts(match.start())):
                yield _body(*match.span(), weight)
    for match in _FOREIGN.finditer(text):
        start, end = match.span(1)
        word = at[start] >= 0 and page.starts(start - 1) and page.ends(start) and end not in page.titles
        if word and _is_new(page, match.group(1)) and match.group(1) not in KINDS_OF_PEOPLE:
            yield _body(start, end, 3)
    for match in _AGENCY.finditer(text):
        if at[match.start(1)] >= 0:
            yield _body(*match.span(1), 5)
    for shape in (_UNIVERSITY, _DATELINE):
        for match in shape.finditer(text):
            if at[match.start(1)] >= 0 and match.group(1) not in page.words.generic:
                start = max(match.start(1), left_of(page, match.end(1) - 1))
                yield _body(_after_person(page, start, match.end(1)), match.end(1), 5)
    for match in _WEEKLY.finditer(text):
        if at[match.start()] >= 0 and match.group()[2] not in "誌連":
            yield _body(match.start(), _noun_end(page, match.start(), match.end()), 4)


def _colleges(page: Page) -> Iterator[Candidate]:
    """Yield 慶南大, 東京大: a proper noun with 大 for 大学."""
    for match in _COLLEGE.finditer(page.text):
        index = page.at[match.start()]
        if index < 1 or page.tokens[index].text != "大" or not page.tokens[index].tag.startswith("接尾辞"):
            continue
        before = page.tokens[index - 1]
        town = "地名" in before.tag and "国" not in before.tag
        proper = "固有名詞" in before.tag and page.words.names.find(before.text) is None
        if before.end == match.start() and (town or proper):
            yield _body(before.start, match.end(), 5)


def _is_new(page: Page, name: str) -> bool:
    """Tell whether a katakana or Latin word may be the name of a company."""
    common = name in page.words.generic or name in page.words.katakana
    return len(name) > 2 and not common and not name.endswith(GOODS)


def _after_person(page: Page, start: int, end: int) -> int:
    """Return ``start``, moved behind a surname (鈴木+北大名誉教授)."""
    first = page.within(start, end)[0]
    return first.end if first.tag.endswith("人名-姓") and end - first.end > 1 else start


def _noun_end(page: Page, start: int, end: int) -> int:
    """Return the end of the noun run that starts at ``start``, not beyond ``end``."""
    while end > start and not page.ends(end):
        end -= 1
    return end
