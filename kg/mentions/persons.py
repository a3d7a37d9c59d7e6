"""Kanji names of persons, by the tags of the tokens and by the shape of East Asian names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, Candidate, Page
from kg.mentions.traps import NOT_IN_PERSONS
from kg.model import Token

SURNAMES = frozenset(
    "金李朴崔鄭姜趙尹張林韓申呉徐権黄安宋全洪高文梁孫白曹許南沈劉盧王陳楊周朱胡郭何馬羅温鄧江汪毛蒋魏薛閻潘杜戴夏鍾田任廖方石姚譚唐馮于董蕭程袁蔡"
    "回彭曽曾葉蘇呂丁傅余玄池禹魚奉明太辺卞河秦柳成車兪邱簡頼謝游賴連習栗汲賈熊孟尤龔常武康喬銭湯黎易戚万段雷侯邵邢祁嚴厳陸顧孔史毅耿丘具"
)
"""One-character surnames of China and Korea."""
_JAPANESE = frozenset("原関東森林辻岸堀谷泉北南西島星菅桂柳橘榊梶滝畑浜湊轟平牧角笠")
"""One-character surnames of Japan: read so only right before a title (原監督)."""
_RUN = re.compile(f"[{KANJI}]+$")
_NAME = re.compile(f"[{KANJI}][{KANJI}ぁ-んァ-ヺー]*")
_KATAKANA_NAME = re.compile("[ァ-ヺー]{3,}")
_EMPEROR = re.compile(f"[{KANJI}]{{2}}(?:天皇|法皇|上皇)(?![{KANJI}])")
_SUMO = re.compile("(?:部屋|場所)")


def tagged_persons(page: Page) -> Iterator[Candidate]:
    """Yield 姓+名 rows of tokens, which need no title."""
    row: list[Token] = []
    for index in page.persons:
        token = page.tokens[index]
        if row and token.start != row[-1].end:
            yield from _row(page, row)
            row = []
        row.append(token)
        after = page.tokens[index + 1] if index + 1 < len(page.tokens) else token
        if len(row) > 1 and len(token.text) == 1 and _ends_name(token, after):
            row.append(after._replace(tag=token.tag))  # 永山|竜|樹
    if row:
        yield from _row(page, row)
    yield from _aged(page)
    yield from _by_real_name(page)
    yield from _by_work(page)
    for match in _EMPEROR.finditer(page.text):
        if page.starts(match.start()) and "固有名詞" in page.tag(match.start()):
            yield Candidate(*match.span(), "Person", "tags", 6)


_AGE = re.compile("[(（][0-9]{1,3}(?:歳|才)?[)）、=＝・]")
_REAL = re.compile(
    "[(（](?:本名|芸名|旧姓|四股名|しこ名|リングネーム|ペンネーム|旧名)[:=は・、]?[ 　]?"
    f"([{KANJI}ぁ-んァ-ヺー]{{2,8}})"
)


def _aged(page: Page) -> Iterator[Candidate]:
    """Yield the kanji names with an age behind them: 山野花子(31)."""
    for match in _AGE.finditer(page.text):
        end = match.start()
        if page.at[end] < 0 or end in page.title_starts or page.text.endswith(("関", "氏", "親方"), 0, end):
            continue
        start = kanji_name_before(page, end, False)
        if start >= 0 and match.start() - start > 2:
            yield Candidate(start, match.start(), "Person", "title", 4)


def _by_real_name(page: Page) -> Iterator[Candidate]:
    """Yield who is called by another name, and that name: Xさん(本名Y)."""
    for match in _REAL.finditer(page.text):
        if page.at[match.start()] < 0 or page.at[match.start(1)] < 0:
            continue
        index = page.at[match.end(1) - 1]
        if page.run[index] >= 0 and any("人名" in t.tag for t in page.within(*match.span(1))):
            start, end = match.span(1)
            yield Candidate(start, page.title_starts.get(end, end), "Person", "title", 4)
        end = match.start()
        honorific = page.title_starts.get(end, end)
        run = page.run[page.at[honorific - 1]]
        if run < 0:
            continue
        start = page.tokens[run].start
        while start < honorific and page.text[start:honorific].count("・") and page.char(start) not in "ァ":
            start = page.text.index("・", start, honorific) + 1
        if 2 <= honorific - start <= 10 and page.text[start:honorific] not in page.words.titles:
            yield Candidate(start, honorific, "Person", "title", 4)


_STAGE = re.compile(f"[{KANJI}ぁ-んァ-ヺー]{{3,9}}$")


def _by_work(page: Page) -> Iterator[Candidate]:
    """Yield who is named behind an occupation, also by a stage name: 歌手の〇〇りんご, 漫画家・〇〇ふじ子."""
    for start, end in page.titles.items():
        if (
            page.text[start:end] not in page.words.occupations
            or page.char(end) not in "の・"
            or not page.char(end)
        ):
            continue
        first = page.at[end + 1]
        if first < 0 or page.tokens[first].start != end + 1 or page.run[first] < 0:
            continue
        last, run = first, page.run[first]
        while (
            last + 1 < len(page.tokens) and page.run[last + 1] == run and page.tokens[last + 1].text != "・"
        ):
            last += 1
        stop = page.tokens[last].end
        stop = page.title_starts.get(stop, stop)
        name = page.text[end + 1 : stop]
        if not _STAGE.match(name) or not re.search("[ぁ-んァ-ヺ]", name) or not re.search(f"[{KANJI}]", name):
            continue
        proper = any("固有名詞" in token.tag for token in page.within(end + 1, stop))
        if (
            proper
            and page.words.names.find(name) is None
            and page.char(stop) in "がはをにとの、(（さ氏らもや。"
        ):
            yield Candidate(end + 1, stop, "Person", "title", 4)


def _ends_name(token: Token, after: Token) -> bool:
    """Tell whether a single kanji goes on with a first name of one kanji."""
    if after.start != token.end or len(after.text) != 1 or after.tag not in _OPEN_TAGS:
        return False
    return _NAME.fullmatch(after.text) is not None and after.text not in _TAILS


_OPEN_TAGS = ("名詞-普通名詞-一般", "接尾辞-名詞的-一般")
_TAILS = frozenset(
    "宅家像邸側派作著展賞杯式流版型論説談級組戦役曲詞絵画軍兵似様氏君達党会社長父母兄弟妹姉妻夫"
)


def _row(page: Page, row: list[Token]) -> Iterator[Candidate]:
    text = "".join(token.text for token in row)
    if len(row) == 1 and _stands_alone(page, row[0]):
        yield Candidate(row[0].start, row[0].end, "Person", "tags", 1.1)
    if not _NAME.fullmatch(text) or text.endswith("氏") or set(text) <= page.words.countries.keys():
        return
    kinds = [token.tag.rsplit("-", 1)[-1] for token in row]
    start, end = row[0].start, row[-1].end
    if len(row) > 1 and kinds[0] == "姓" and 3 <= len(text) <= 7:
        yield Candidate(start, end, "Person", "tags", 4)
    elif len(row) == 1 and kinds[0] == "一般" and len(text) > 2:
        yield Candidate(start, end, "Person", "tags", 3)


def _stands_alone(page: Page, token: Token) -> bool:
    """Tell whether one tagged word is a whole name: ヴォルテール, 劉備; not the head of a compound."""
    if not token.tag.endswith("人名-一般") or token.text in page.words.generic:
        return False
    if not (_KATAKANA_NAME.fullmatch(token.text) or (len(token.text) == 2 and token.text[0] in SURNAMES)):
        return False
    index = page.at[token.start]
    if _KATAKANA_NAME.fullmatch(token.text) and not _is_subject(page, token):
        return False  # the rest is fuses, trains and storms too
    after = page.at[token.end] if token.end < len(page.at) else -1
    if page.run[index] != index or (after >= 0 and page.run[after] == index):
        return False
    known = page.words.names.find(token.text)
    return known is None or known.type == "Person"


def _is_subject(page: Page, token: Token) -> bool:
    opens = any(sentence.span.start == token.start for sentence in page.sentences)
    return opens and page.text.startswith(("は", "が", "も"), token.end)


def kanji_name_before(page: Page, end: int, honorific: bool) -> int:
    """Return where the kanji name that ends at ``end`` starts, or -1.

    The tokens decide: 人名 tags, or a short run that begins with a Chinese or Korean surname.
    """
    run = _RUN.search(page.text, max(0, end - 12), end)
    if run is None or end in page.body_ends:
        return -1
    if run.group() in _JAPANESE and page.starts(end - 1) and page.ends(end):
        return end - 1
    tokens = [token for token in page.within(run.start(), end) if token.start >= run.start()]
    first = len(tokens)
    while first and _part_of_name(tokens[first - 1]) and end - tokens[first - 1].start <= 7:
        first -= 1
    rest = tokens[first:]
    for number, token in enumerate(rest):
        if "人名" in token.tag:
            before = rest[number - 1] if number else None
            if token.tag.endswith("名") and before is not None and before.text in SURNAMES:
                return before.start
            if token.tag.endswith("人名-名") and before is not None and _town_for_surname(page, before):
                return before.start  # 門川|大作市長
            return token.start if end - token.start > 1 or page.text[token.start] in SURNAMES else -1
        single = len(token.text) == 1 or "固有名詞" in token.tag
        if single and token.text[0] in SURNAMES and 2 <= end - token.start <= 4:
            return token.start
    if (
        honorific
        and len(rest) == 1
        and rest[0].tag.endswith(("固有名詞-一般", "地名-一般"))
        and 2 <= end - rest[0].start <= 5
    ):
        return rest[0].start
    return -1


def _town_for_surname(page: Page, token: Token) -> bool:
    """Tell whether a surname is tagged as a place: two kanji that are no town's usual name."""
    known = page.words.names.find(token.text)
    plain = known is None or token.text in page.words.names.risky
    return token.tag.endswith("地名-一般") and len(token.text) == 2 and plain


def _part_of_name(token: Token) -> bool:
    if "人名" in token.tag:
        return True
    if token.text in NOT_IN_PERSONS or len(token.text) > 2:
        return False
    return token.tag.startswith(("名詞", "接頭辞", "接尾辞")) and not token.tag.endswith(
        ("数詞", "助数詞", "副詞可能", "地名-国")
    )
