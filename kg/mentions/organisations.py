"""Organisations by their endings, and the bodies of a state with their country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Page, script
from kg.mentions.persons import SURNAMES
from kg.mentions.traps import GOODS, KINDS_OF_PEOPLE, NOT_IN_ORGANISATIONS, NOT_ORGANISATIONS
from kg.model import Token

_ALONE = {"ministry", "committee"}
_HEADED = frozenset("長員賞杯")  # 事務局長 is a person, 協会賞 a prize
_DISASTERS = frozenset({"火災", "海上"})  # insurers only inside a proper noun (東京海上)
_OF_STATE = re.compile(f"在[{KANJI}]米軍|駐[{KANJI}]米軍|在[{KANJI}]国連軍")


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
    for match in _OF_STATE.finditer(page.text):
        if page.at[match.start()] >= 0:
            yield Candidate(match.start(), match.end(), "Organization", "country+body", 9)


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
        if not page.ends(hit.end) or page.char(hit.end) in _HEADED or page.at[hit.start] < 0:
            continue
        ending = page.text[hit.start : hit.end]
        kind = page.words.kinds.get(ending, "")
        start = _left(page, hit.start)
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
        if start < 0:
            continue
        if _has_proper(page, start, hit.start):
            yield Candidate(start, hit.end, "Organization", "ending", 5)
        elif kind in _ALONE and not _LOOSE.match(name) and _belongs(page, start, hit.end):
            yield Candidate(start, hit.end, "Organization", "ending-alone", 2)


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


def _left(page: Page, place: int) -> int:
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
    if token.tag.endswith(("数詞", "助数詞", "助数詞可能", "副詞可能")):
        return True
    return token.text in words.titles or token.text in words.honorifics or token.end - token.start > 20


def _cut_country(page: Page, start: int, place: int) -> int:
    """独+シーメンス: the nationality of a private body is a mention of its own."""
    if page.text[start] in page.words.free and page.ends(start + 1) and start + 1 < place:
        return start + 1
    return start


def _has_proper(page: Page, start: int, end: int) -> bool:
    if any(start <= hit.start and hit.end <= end for hit in page.names_from(start)):
        return True
    for token in page.within(start, end):
        if "固有名詞" in token.tag:
            return True
        if token.text in KINDS_OF_PEOPLE:
            continue
        if re.fullmatch(f"[{KATAKANA}]{{3,}}|[A-Z]{{2,}}[a-z]*", token.text) and token.tag.startswith(
            "名詞-普通名詞-一般"
        ):
            return True
    return False


_DESCRIBED = re.compile(f"(?:[{KATAKANA}]+(?:[・=＝&][{KATAKANA}]+)*|[A-Z][A-Za-z&]+(?:[ .][A-Z][A-Za-z]+)*)")
_FOREIGN = re.compile(
    f"(?<![{KANJI}{KATAKANA}])[米英仏独露韓豪伊加台]([{KATAKANA}]{{3,}}(?:[・&][{KATAKANA}]+)*|[A-Z][A-Za-z&]+)(?![{KATAKANA}A-Za-z・])"
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
    f"([{KANJI}{KATAKANA}]{{1,12}}大)(?:大学院|医学部|法学部)?(?=(?:名誉|准|客員|特任|特命|元|前|兼任|助)?(?:教授|学長|講師|助教|総長|研究員|病院|大学院|准教授|卒|出身|教員|生|法学部|医学部|チーム|グループ))"
)
_DATELINE = re.compile(
    rf"(?:[(（【\[=＝ ])([{KANJI}{KATAKANA}A-Z]{{2,10}}(?:通信社?|新聞社?|テレビ|放送))(?=[)）】\]= ])"
)
_MOVEMENT = re.compile(f"(?<![{KANJI}])(?:緑|みんな|希望|未来|維新|自由|民衆|人民)の(?:党|風)(?![首員内派])")
_AGENCY = re.compile("【[^】]{1,12}?(時事|共同)】")
_COLLEGE = re.compile("大(?=[のがはでにをと、・)）」]|医学部|法学部|病院|出身|卒)")
_WEEKLY = re.compile(f"(?:週刊|月刊|日刊|隔月刊)[{KANJI}{KATAKANA}A-Za-z]{{2,10}}")


def described_bodies(page: Page) -> Iterator[Candidate]:
    """Yield what its surroundings call a body: 通信大手X, X大教授, 【ソウル=X通信】, 週刊X."""
    words = page.words
    for place in page.describers:
        match = _DESCRIBED.match(page.text, place)
        if match and page.ends(place) and page.ends(match.end()) and _is_new(page, match.group()):
            yield Candidate(*match.span(), "Organization", "described", 4)
    for token in page.proper:
        if _TEAM.fullmatch(token.text):
            yield Candidate(token.start, token.end, "Organization", "described", 2)
    for hit in page.names:
        before = _LOCAL.search(page.text, max(0, hit.start - 14), hit.start)
        known = before and page.words.names.find(before.group())
        if (
            before
            and not known
            and page.is_town(hit)
            and _is_new(page, before.group())
            and page.starts(before.start())
        ):
            yield Candidate(before.start(), hit.end, "Organization", "described", 2)
    for match in _UNIT.finditer(page.text):
        if page.at[match.start()] >= 0 and page.starts(match.start()):
            yield Candidate(*match.span(), "Organization", "described", 4)
    for match in _FOREIGN.finditer(page.text):
        start, end = match.span(1)
        word = page.at[start] >= 0 and page.starts(start - 1) and page.ends(start) and end not in page.titles
        if word and _is_new(page, match.group(1)) and match.group(1) not in KINDS_OF_PEOPLE:
            yield Candidate(start, end, "Organization", "described", 3)
    for match in (*_CLUB.finditer(page.text), *_MOVEMENT.finditer(page.text)):
        if page.at[match.start()] >= 0:
            yield Candidate(*match.span(), "Organization", "described", 4)
    for match in _AGENCY.finditer(page.text):
        yield Candidate(*match.span(1), "Organization", "described", 5)
    yield from _colleges(page)
    for shape in (_UNIVERSITY, _DATELINE):
        for match in shape.finditer(page.text):
            if page.at[match.start(1)] >= 0 and match.group(1) not in words.generic:
                start = _after_person(page, max(match.start(1), _left(page, match.end(1) - 1)), match.end(1))
                yield Candidate(start, match.end(1), "Organization", "described", 5)
    for match in _WEEKLY.finditer(page.text):
        if page.at[match.start()] >= 0 and match.group()[2] not in "誌連":
            yield Candidate(
                match.start(), _noun_end(page, match.start(), match.end()), "Organization", "described", 4
            )


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
            yield Candidate(before.start, match.end(), "Organization", "described", 5)


def _is_new(page: Page, name: str) -> bool:
    """Tell whether a katakana or Latin word may be the name of a company."""
    return len(name) > 2 and name not in page.words.generic and not name.endswith(GOODS)


def _after_person(page: Page, start: int, end: int) -> int:
    """Return ``start``, moved behind a surname (鈴木+北大名誉教授)."""
    first = page.within(start, end)[0]
    return first.end if first.tag.endswith("人名-姓") and end - first.end > 1 else start


def _noun_end(page: Page, start: int, end: int) -> int:
    """Return the end of the noun run that starts at ``start``, not beyond ``end``."""
    while end > start and not page.ends(end):
        end -= 1
    return end
