"""New firms, shops and bodies in katakana or Latin letters that the article itself shows to act.

No list holds them: what the words around say of a name is summed up over the article, and where it is
told of as of a firm once (Xの子会社, Xに出資, 通販大手のX, Xが開業), every place of the name counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KATAKANA, Candidate, Page

_WORD = re.compile(
    f"(?<![{KATAKANA}A-Za-z0-9])(?<![{KATAKANA}][・=＝])(?:[A-Z][A-Za-z0-9&.!]*(?=[{KATAKANA}]))?(?:[{KATAKANA}]{{3,}}(?:[・&=＝][{KATAKANA}]+)*|[A-Z][A-Za-z0-9&.!\\-]+)(?![{KATAKANA}A-Za-z0-9・=＝])"
)
_AFTER = re.compile(
    "[」』]?(?:[(（][^()（）]{1,40}[)）])?(?:"
    "(?<=[)）])(?<=会社[)）])|(?<=傘下[)）])|"
    "社(?![会長員説])|の[一-鿿ァ-ヺー・]{2,10}(?:社長|会長|頭取|最高経営責任者|CEO|専務|常務|取締役)|の(?:完全|連結|海外)?(?:子会社|親会社|持ち株会社|持株会社|筆頭株主|大株主|株式(?!市)|発行済み|社長|会長|取締役|社員|従業員|代表取締役|最高経営|"
    "CEO|経営(?:陣|再建|権|破綻)|創業|店舗|直営店|買収|上場|業績|売上|広報|営業)|"
    "を(?:完全)?(?:買収|子会社化|吸収合併|傘下)|(?:に|へ)(?:出資|資本参加|入社|敵対的買収)|"
    "が(?:買収|出資|上場|開業|運営す|経営す|破綻|倒産|発売し|販売し|製造し|開発し|提供す|提供し|発表し)|"
    "は[^。]{0,110}?(?:を発表し|と発表し|を発売し|を発売す|の販売を開始|のサービスを|を買収|に出資|と提携|を開業|に上場|を上場|経営破綻|業務を|事業を|増収|減収|黒字|赤字|社員を|従業員を|店舗を|株を|株式を)|"
    "[、と](?:[^、。]{1,14})?(?:と)?の?(?:合併|提携|経営統合|資本提携)|(?:株(?!式会)|株式)(?:を|の|が)|証券取引所に|傘下)"
)
_BEFORE = re.compile(
    "(?:会社|企業|メーカー|大手|最大手|中堅|チェーン|商社|ゼネコン|百貨店|通販|通信販売|スーパー|出版社|事業者|プロバイダ|プロバイダー|ベンチャー|証券|子会社|"
    "レーベル|プロダクション|事務所|新興|開発元|発売元|販売元|製造元|運営元|代理店|運営会社|放送局|テレビ局|通信社|航空会社|格安航空|ファンド|家電量販店|コンビニ)"
    "(?:の|・|である|、|「|『|\\(|（)$"
)
_PERSON = re.compile(
    "(?:[(（][^()（）]{1,20}[)）]|[)）])?(?:氏|さん|容疑者|被告|選手|監督|大統領|首相|外相|議員|教授|投手|捕手)"
)
_SOCIETY = re.compile("社(?=[のはがをにと、。(（])")
_COMMON = (
    "号",
    "賞",
    "杯",
    "病",
    "法",
    "線",
    "大会",
    "選手権",
    "ウイルス",
    "作戦",
    "事件",
    "現象",
    "指数",
    "症候群",
)


def new_firms(page: Page) -> Iterator[Candidate]:
    """Yield every place of the names that the article tells of as of a firm."""
    places: dict[str, list[int]] = {}
    shown: set[str] = set()
    barred: set[str] = set()
    for match in _WORD.finditer(page.text):
        start, end = match.span()
        if page.at[start] < 0 or not (page.starts(start) and page.ends(end)):
            continue
        name = match.group()
        places.setdefault(name, []).append(start)
        if _PERSON.match(page.text, end) or page.text.startswith(_COMMON, end):
            barred.add(name)
        elif (
            _SOCIETY.match(page.text, end)
            and page.words.names.find(name) is None
            and name not in page.words.generic
        ):
            yield Candidate(
                start, end, "Organization", "firm", 3
            )  # スプリント社: common words name firms too
        elif _AFTER.match(page.text, end) or _BEFORE.search(page.text, max(0, start - 10), start):
            shown.add(name)
    for name in shown - barred:
        if is_new(page, name):
            for start in places[name]:
                yield Candidate(start, start + len(name), "Organization", "firm", 3)
    yield from _longer(page, places, barred)
    yield from _behind_known(page)
    yield from _stations(page)
    yield from _seated(page)


def _longer(page: Page, places: dict[str, list[int]], barred: set[str]) -> Iterator[Candidate]:
    """Yield ソフトバンク|モバイル: a known name and what firms are called by, as one name."""
    for name, starts in places.items():
        rest = next((w for w in page.words.firm_words if name.endswith(w) and len(name) - len(w) > 1), "")
        if not rest or name in barred or page.words.names.find(name) is not None:
            continue
        known = page.words.names.find(name[: -len(rest)])
        if known is not None and known.type == "Organization" and known.kind in ("company", "media", ""):
            for start in starts:
                yield Candidate(start, start + len(name), "Organization", "firm", 3)


def _behind_known(page: Page) -> Iterator[Candidate]:
    """Yield 学研|トイズ, 東芝|ブレイブルーパス: a known body and an unknown katakana word are a new one."""
    for hit in page.names:
        if (
            not page.is_organisation(hit.end)
            or not page.starts(hit.start)
            or page.text[hit.end - 1] >= "ァ" > page.text[hit.end - 1]
        ):
            continue
        match = _KATAKANA.match(page.text, hit.end)
        if match is None or not page.ends(match.end()) or _KATAKANA.match(page.text, hit.end - 1):
            continue
        word = match.group()
        known = page.words.names.find(word) is not None or word in page.words.behind_bodies
        person = _PERSON.match(page.text, match.end()) or match.end() in page.titles
        if not known and not person and not _usual(page, word) and page.char(match.end()) != "・":
            yield Candidate(hit.start, match.end(), "Organization", "firm", 3)


_SEAT = re.compile("[」』]?[(（](?:本社|本店|本部|本拠)[:・=は、]?")


def _seated(page: Page) -> Iterator[Candidate]:
    """Yield the nouns before the bracket that says where a firm has its seat: 大野鉄工（本社・富山市）."""
    for match in _SEAT.finditer(page.text):
        end = match.start()
        index = page.at[end - 1]
        if index < 0 or page.run[index] < 0:
            continue
        first = page.run[index]
        while first < index and (
            page.tokens[first].text in page.words.describers or page.tokens[first].text == "・"
        ):
            first += 1
        start = page.tokens[first].start
        name = page.text[start:end]
        if 2 < len(name) < 20 and name not in page.words.generic and "・" not in name:
            yield Candidate(start, end, "Organization", "firm", 3)


_KATAKANA = re.compile(f"[{KATAKANA}]{{3,}}")
_STATION = re.compile("(?:テレビ|ラジオ)(?=[一-鿿A-Z])")


def _stations(page: Page) -> Iterator[Candidate]:
    """Yield テレビ新広島, ラジオ日経: the word for a station before a known name."""
    for match in _STATION.finditer(page.text):
        start, end = match.span()
        if page.at[start] < 0 or not page.starts(start):
            continue
        for hit in (*page.names_from(end), *(page.names_from(end + 1) if page.char(end) == "新" else ())):
            known = page.words.names.find(page.surface(hit))
            if known is not None and known.type in ("Place", "Organization") and page.ends(hit.end):
                yield Candidate(start, hit.end, "Organization", "firm", 4)


def is_new(page: Page, name: str) -> bool:
    """Tell whether a word is in no list: no name, no common noun nor made of these alone."""
    words = page.words
    if name in words.generic or name in words.titles or name in words.katakana or len(name) < 3:
        return False
    found = words.names.find(name)
    if found is not None:
        return False
    parts = re.split("[・&=＝]", name)
    return not all(_usual(page, part) for part in parts)


def _usual(page: Page, part: str) -> bool:
    """Tell whether a word is common, or two common words joined."""
    common = page.words.katakana
    if part in common or part in page.words.generic:
        return True
    return any(part[:cut] in common and part[cut:] in common for cut in range(2, len(part) - 1))
