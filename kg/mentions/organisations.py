"""Organisations by their endings, and the bodies of a state with their country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Hit, Page, script
from kg.mentions.persons import SURNAMES
from kg.mentions.traps import KINDS_OF_PEOPLE, NOT_IN_ORGANISATIONS, NOT_ORGANISATIONS
from kg.model import Token

_ALONE = {"ministry", "committee"}
_HEADED = frozenset("長員賞杯生")  # 事務局長 is a person, 協会賞 a prize
_STAFFED = {
    "員": ("署", "隊", "大使館", "領事館", "党", "県警", "府警", "病院"),
    "生": ("大学", "高校", "中学"),
    "長": ("署", "学校", "高校", "病院", "県警"),
}
"""沖縄警察署員, 党員: the body is named, as 横浜市 is in 横浜市長."""
_DISASTERS = frozenset({"火災", "海上"})  # insurers only inside a proper noun (東京海上)
_OF_STATE = re.compile(f"在[{KANJI}]{{2,4}}(?:米)?海兵隊|在[{KANJI}]米軍|駐[{KANJI}]米軍|在[{KANJI}]国連軍")


def state_bodies(page: Page) -> Iterator[Candidate]:
    """Yield country + body as one name: 米国務省, インド軍, 英国政府; and ministries alone."""
    lookup, entries = page.words.names.lookup, page.words.names.entries
    countries: dict[int, int] = {}
    for hit in page.names:
        if entries[lookup[page.surface(hit)][0][0]].type in ("Country", "Organization"):
            countries[hit.end] = min(hit.start, countries.get(hit.end, hit.start))
    for start, end in page.bodies.items():
        if not (page.ends(end) or page.text[end : end + 1] in "軍高関当幹報筋系側内"):
            continue
        if page.text[end - 1] == "軍" and page.text[end : end + 1] in (
            "事",
            "備",
            "需",
            "縮",
            "拡",
            "艦",
            "人",
        ):
            continue  # 対ウクライナ|軍事支援
        body = page.text[start:end]
        if start in countries and page.text[countries[start] : end] in page.words.generic:
            continue  # 連合|軍 is no army of the union 連合
        if start in countries and page.starts(countries[start]):
            yield Candidate(countries[start], end, "Organization", "country+body", 9)
        elif page.char(start - 1) in page.words.free and _is_prefix(page, start - 1):
            yield Candidate(start - 1, end, "Organization", "country+body", 9)
        elif body in page.words.bare and (
            (page.starts(start) and not _after_place(page, start)) or page.char(start - 1) in "「『"
        ):
            yield Candidate(start, end, "Organization", "ministry", 7)
    yield from _shaped(page, countries)
    for match in _OF_STATE.finditer(page.text):
        if page.at[match.start()] >= 0:
            yield Candidate(match.start(), match.end(), "Organization", "country+body", 9)


def _shaped(page: Page, countries: dict[int, int]) -> Iterator[Candidate]:
    """Yield what the grammar of bodies makes of a country and nouns: 米|連邦航空局, 英|王立協会."""
    for match in page.words.state_body.finditer(page.text):
        start, end = match.span()
        if page.at[start] < 0 or not page.starts(start):
            continue
        last = max((e for e in range(start + 2, end + 12) if _is_shaped(page, start, e)), default=0)
        if not last:
            continue
        if start in countries and page.starts(countries[start]):
            if any(page.is_country(hit) for hit in page.names_to(start)):
                yield Candidate(countries[start], last, "Organization", "country+body", 8)
        elif page.char(start - 1) in page.words.free - {"日", "中", "北"} and _is_prefix(page, start - 1):
            yield Candidate(start - 1, last, "Organization", "country+body", 8)


def _is_shaped(page: Page, start: int, end: int) -> bool:
    """Tell whether the nouns up to ``end`` are a body by their shape, and whole words."""
    if (
        not page.ends(end)
        or page.run[page.at[end - 1]] != page.run[page.at[start]]
        or page.run[page.at[start]] < 0
    ):
        return False
    body = page.text[start:end]
    return page.words.state_body.fullmatch(body) is not None and body not in page.words.generic


def _after_place(page: Page, start: int) -> bool:
    """ミュンヘン安全保障会議: the name of a conference, not of a state's council."""
    return any(page.is_place(hit) for hit in page.names_to(start)) and page.text.startswith("安全", start)


def _is_prefix(page: Page, place: int) -> bool:
    """Tell whether the country character at ``place`` belongs to the body after it alone (米政府)."""
    if not page.starts(place):
        return False
    return page.char(place - 1) not in page.words.countries


def organisations_by_ending(page: Page) -> Iterator[Candidate]:
    """Yield noun runs that end as organisations do: 極東連邦大学, 東都通信, 国際赤十字委員会."""
    for hit in page.endings:
        lord = page.text[hit.start : hit.end] == "藩" and page.char(hit.end) in ("主", "士", "邸", "領")
        ending = page.text[hit.start : hit.end]
        staffed = ending.endswith(_STAFFED.get(page.char(hit.end), ()))
        whole = page.ends(hit.end) or lord or (staffed and page.ends(hit.end + 1))
        headed = page.char(hit.end) in _HEADED and (not page.ends(hit.end) or page.ends(hit.end + 1))
        if not whole or (headed and not staffed) or page.at[hit.start] < 0:
            continue
        kind = page.words.kinds.get(ending, "")
        start = left_of(page, hit.start)
        name = page.text[start : hit.end]
        if ending == "党" and hit.end in page.titles and _is_person(page, start, hit.start):
            continue  # 金英哲|党|副委員長
        if name in NOT_ORGANISATIONS or (ending == "省" and "地名" in page.tag(hit.start)):
            continue
        if ending in _DISASTERS and "固有名詞" not in page.tag(hit.start):
            continue
        if start >= hit.start or name in page.words.generic or len(name) < 3:
            continue
        start = _known_start(page, start, hit.end)
        if start < 0 or _in_title(page, start, hit):
            continue
        if page.text[start] in "親反" and any(page.is_country(h) for h in page.names_from(start + 1)):
            continue  # 親イラン民兵
        if kind == "company" and (first := _country_before(page, start, hit.start)):
            start = first
        if page.text[start] == "同":
            start = _after_same(page, start, hit.start)
            if page.text[start : hit.end] in page.words.generic:
                continue
        if _has_proper(page, start, hit.start):
            yield Candidate(start, hit.end, "Organization", "ending", 5)
        elif kind in _ALONE and not _LOOSE.match(name) and _belongs(page, start, hit.end):
            yield Candidate(start, hit.end, "Organization", "ending-alone", 2)


_SECOND_FIELD = re.compile(f"・[{KANJI}{KATAKANA}]{{1,8}}(?:相|大臣)(?![{KANJI}])")


def _country_before(page: Page, start: int, place: int) -> int:
    """Return where a firm's own name starts behind its country: 韓国|ポスコホールディングス, or 0."""
    for hit in page.names_from(start):
        if page.is_country(hit) and hit.end < place and script(page.text[hit.end]) in ("ア", "A"):
            return hit.end if script(page.text[hit.end - 1]) == "漢" else 0
    return 0


def _in_title(page: Page, start: int, hit: Hit) -> bool:
    """Tell whether an office begins before the ending and goes on behind it: カストロ国家評議会|議長."""
    if any(page.titles.get(place, 0) > hit.end for place in range(start + 1, hit.start)):
        return True
    if _SECOND_FIELD.match(page.text, hit.end):
        return True  # X石油・エネルギー相
    heads = any(page.titles.get(place, 0) > hit.end for place in range(hit.start, hit.end))
    return heads and any("人名" in token.tag for token in page.within(start, hit.start))  # 牧田|球団社長


_SAME = re.compile("同(?:[府県道都]警|[府県道都市区町村国州省社校署大]|[^都道府県市区町村]{0,2}$)?")


def _after_same(page: Page, start: int, place: int) -> int:
    """Return where the own name begins behind 同: 同府警|淀川署."""
    match = _SAME.match(page.text, start, place)
    return match.end() if match and match.end() < place and page.starts(match.end()) else start


_LOOSE = re.compile(
    "緊急|臨時|調査|倫理|実行|選考|審査|検査|第三者|運営|準備|交通|報道|金融|研究|行政|捜査|情報|法科|与野|大政|各|軍事|小|本|党|連立|新|旧|同|両|地方|地元|合同|予算|組織"
)


def _belongs(page: Page, start: int, end: int) -> bool:
    """Tell whether a name of common nouns is a body: 国連の制裁委員会, or labelled so by GiNZA."""
    if page.char(start - 1) == "の" and page.names_to(start - 1):
        return True
    label = page.label_at.get(start)
    return label is not None and label[:2] == (start, end) and label.label.endswith(_LABELS)


_LABELS = ("Organization", "Organization_Other", "Government", "Party", "Institution", "Military")


def _is_person(page: Page, start: int, end: int) -> bool:
    """Tell whether the words before 党 name a person, so that 党 belongs to the title."""
    tokens = page.within(start, end)
    return any("人名" in token.tag for token in tokens) or (end - start < 5 and page.text[start] in SURNAMES)


def _known_start(page: Page, start: int, end: int) -> int:
    """Return ``start``, or -1 where a known name ends here and only common nouns stand before it."""
    for hit in page.names_to(end):
        if page.is_place(hit):
            return -1  # 中国|四川省
        if start < hit.start and page.starts(hit.start):
            before = page.within(start, hit.start)
            if not any("固有名詞" in token.tag and "人名" not in token.tag for token in before):
                return -1
    return start


def left_of(page: Page, place: int) -> int:
    """Return where the name starts whose ending stands at ``place``."""
    index = page.at[place]
    first = page.run[index]
    if first < 0:
        return place
    best = page.tokens[index].start
    position = index if page.tokens[index].start < place else index - 1
    if position < index:
        best = place
    while position >= first:
        token = page.tokens[position]
        if _stops(page, token):
            break
        covered = page.inside.get(token.start, 0)
        if token.end <= covered <= place and page.is_organisation(covered):
            return covered  # 警視|庁 is a name: what follows it begins another
        best = token.start
        position -= 1
    return _cut_country(page, min(best, place), place)


def _stops(page: Page, token: Token) -> bool:
    words = page.words
    if token.text == "・":  # ウィーン・フィルハーモニー管弦楽団, but 東京・日本銀行
        return not (script(page.char(token.start - 1)) == "ア" == script(page.char(token.end)))
    if token.text in NOT_IN_ORGANISATIONS or token.text in words.describers:
        return True
    if token.tag.endswith("助数詞可能") and token.text in ("社", "丸", "番", "本"):
        return page.tag(token.start - 1).endswith("数詞")  # 履正社高校, but 3社連合
    if token.tag.endswith(("数詞", "助数詞", "助数詞可能", "副詞可能")):
        return True
    return token.text in words.titles or token.text in words.honorifics or token.end - token.start > 20


def _cut_country(page: Page, start: int, place: int) -> int:
    """独+シーメンス: the nationality of a private body is a mention of its own."""
    if page.text[start] in page.words.free - _NO_CUT and page.ends(start + 1) and start + 1 < place:
        return start + 1
    return start


_NO_CUT = frozenset("北中日朝土")
"""北中米, 日航, 中小: these begin words more often than they stand for a country before a name."""


def _has_proper(page: Page, start: int, end: int) -> bool:
    if any(start <= hit.start and hit.end <= end for hit in page.names_from(start)):
        return True
    for token in page.within(start, end):
        if "固有名詞" in token.tag or token.text in ("全日本", "大日本"):
            return True
        if token.text in KINDS_OF_PEOPLE:
            continue
        if re.fullmatch(f"[{KATAKANA}]{{3,}}|[A-Z]{{2,}}[a-z]*", token.text) and token.tag.startswith(
            "名詞-普通名詞-一般"
        ):
            return True
    return False
