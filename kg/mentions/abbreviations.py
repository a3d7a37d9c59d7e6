"""Countries written as one character: 米, 朝 in 訪朝, 日 and 米 in 日米; the traps told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import Candidate, Page, script
from kg.mentions.vocabulary import BODY, Vocabulary
from kg.model import Token

_VERBS = "訪対在駐反親嫌知抗渡離滞来帰排従侮援"
_VERB_TRAPS = {"対比", "反比", "離日常", "在中"}
# Words of several country characters that mean something else, unless the document says otherwise.
_WORDS = {"朝日", "日中", "中日", "中米", "北米", "中北", "加越", "日加", "台中", "台北", "朝比", "米比", "越比", "北中", "中中",
          "日日", "土日", "日土", "中朝日", "北欧", "西欧", "中欧", "東欧", "英加", "比中", "印中", "日星", "日以", "北東", "北西"}  # fmt: skip
_AFTER = ("政府", "側", "製", "産", "系", "兵", "紙", "誌", "艦", "機", "籍", "領", "船", "当局", "国内", "国民", "高官", "大手", "企業",
          "首脳", "国務", "国防", "財務", "商務", "通商", "司法", "議会", "連邦", "海", "空", "陸", "中央", "外務", "内務", "経済", "大統領",
          "首相", "大使", "民主", "共和", "保守", "労働", "有力", "主要", "金融", "国境", "東部", "西部", "南部", "北部", "中西部", "東海岸", "西海岸",
          "市民", "市場", "軍", "州", "大", "政権", "政界", "世論", "選手", "代表", "人", "歌手", "俳優", "女優", "映画", "南", "西", "東", "北")  # fmt: skip
_RICE = ("価格", "農家", "作り", "不足", "消費", "生産", "粉", "袋", "騒動", "卸", "余り", "流通", "相場", "粒", "作", "食", "飯", "屋", "所", "櫃", "俵", "麹", "酢", "油", "どころ")  # fmt: skip
_BARE_NEXT = "、・とやがはのもにを,"
_NORTH = re.compile("北朝鮮|金正[日恩]|朝鮮労働党")
_COMPASS = re.compile("[南東西]へ|[南東西]から|南北|キロ|メートル|[東西南]側")
_KOREAS = re.compile(
    "南北(?=首脳|会談|関係|対話|統一|軍事|共同|交流|離散|当局|双方|間の|両|経済|協力|閣僚|実務|高官|赤十字|和解|境界|合意|融和|鉄道|連絡)"
)
_SUFFIXES = "製産側系籍領兵紙誌艦機軍人間国"


def abbreviated_countries(page: Page) -> Iterator[Candidate]:
    """Yield the countries that stand as one character in a word or alone."""
    words = page.words
    chars = re.escape("".join(words.countries))
    joined = re.compile(f"(?<![{chars}])[{chars}]{{2,}}")
    for sentence in page.sentences:
        begin, end = sentence.span
        for match in joined.finditer(page.text, begin, end):
            yield from _group(page, match.start(), match.end())
        for token in sentence.tokens:
            if (
                token.text[0] in words.countries
                or token.text[-1] in words.countries
                or token.text[0] in _VERBS
            ):
                yield from _single(page, token, sentence.heading)
    for match in _KOREAS.finditer(page.text):
        if page.at[match.start()] >= 0:
            yield Candidate(
                match.start(), match.start() + 1, "Country", "abbreviation", 8, words.countries["韓"]
            )
            yield Candidate(
                match.start() + 1, match.end(), "Country", "abbreviation", 8, words.countries["朝"]
            )


def _found(page: Page, place: int) -> Candidate:
    entry = page.words.countries[page.text[place]]
    kind = "Place" if entry.startswith("place:") else "Country"
    return Candidate(place, place + 1, kind, "abbreviation", 8, entry)  # type: ignore[arg-type]


def _group(page: Page, start: int, end: int) -> Iterator[Candidate]:
    """日米韓, 対中ロ: a run of two or more that is made of whole words."""
    text = page.text[start:end]
    free = page.words.free | {"欧"}
    if not any(char in free for char in text) or (text in _WORDS and not _meant(page, text, end)):
        return
    head = page.char(start - 1) in _VERBS
    if not (page.starts(start) or (head and page.starts(start - 1))):
        return
    if not page.ends(end):
        token = page.tokens[page.at[end - 1]]
        rest = page.text[end : token.end]
        if rest[:1] not in _SUFFIXES and rest not in page.words.titles:
            return
    tokens = page.within(start, end)
    if any(
        "固有名詞" in token.tag and "地名-国" not in token.tag and len(token.text) > 1 for token in tokens
    ):
        return  # 中日 the newspaper, 日比 the park
    if len(text) > 2 and len(set(text)) < len(text):
        return
    for place in range(start, end):
        yield _found(page, place)


_PARTNERS = "比越土泰蒙パ以烏伯墨西葡蘭尼馬ソ"
"""Countries abbreviated in compounds only; 華, 白, 星 and the like make other words."""


def _is_word(page: Page, start: int, end: int) -> bool:
    """Tell whether the run is a day (5日中), katakana (ソロ) or a common word (豪華)."""
    text, before, after = page.text[start:end], page.char(start - 1), page.char(end)
    if text[0] == "日" and (before.isdigit() or before in _DAYS):
        return True
    first, last = script(text[0]), script(text[-1])
    if first == "ア" and script(before) == "ア" or last == "ア" and script(after) == "ア":
        return True
    return all(script(char) == "ア" for char in text) or text in _PLAIN


_DAYS = frozenset("同翌前当終連平本毎昨祝休某近一二三四五六七八九十曜即先数半初末")
_PLAIN = {
    "豪華",
    "中華",
    "土台",
    "白露",
    "以北",
    "以西",
    "土日",
    "日土",
    "台土",
    "中比",
    "日以",
    "英以",
    "中以",
    "中土",
    "中西",
    "日西",
    "台西",
    "西独",
}


def nationalities(page: Page, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield 米 before a private body's name: 米|戦略国際問題研究所, 独|シーメンス."""
    taken = {candidate.end for candidate in chosen}
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


def _meant(page: Page, text: str, end: int) -> bool:
    """Tell whether a risky pair means two countries: 日中首脳, or 中国 named in the text."""
    if page.text.startswith(
        (
            "両国",
            "首脳",
            "外相",
            "関係",
            "間",
            "戦争",
            "共同",
            "会談",
            "友好",
            "国交",
            "貿易",
            "平和",
            "双方",
            "両",
        ),
        end,
    ):
        return True
    return (
        text == "日中"
        and "中国" in page.text
        and not page.text.startswith(("の気温", "の最高", "は晴", "も"), end)
    )


def _single(page: Page, token: Token, heading: bool) -> Iterator[Candidate]:
    text, words = token.text, page.words
    last = text[-1]
    if len(text) == 2 and text[0] in _VERBS and last in words.countries and text not in _VERB_TRAPS:
        yield _found(page, token.end - 1)
    elif len(text) == 1:
        yield from _alone(page, token, heading)
    elif text[0] in words.free and text[0] not in "中日朝北" and text not in words.names.lookup:
        rest = text[1:]
        if (rest in words.titles or rest in _SUFFIXES or rest in _AFTER) and text not in _COMMON:
            yield _found(page, token.start)
    elif len(text) == 3 and text[0] in _VERBS and text[1] in words.countries and last in "派的系家":
        yield _found(page, token.start + 1)


_COMMON = {"日系人", "中国", "日本", "日産", "中産", "北側", "中間", "日間", "朝間", "日誌", "北国", "北陸", "中軍", "北軍", "独人", "中人", "日人",
           "中国人", "朝側", "中側", "日側", "中大", "日大", "北大", "北東", "北西", "北南", "中南", "中東", "中西", "中北", "中東部", "日経済", "北州", "中州",
           "中南部", "中西部", "北人", "北部", "中部", "日南", "日東", "日西", "日北", "中主要", "英大", "朝大", "日領", "中央", "北海", "日海", "日空", "北空", "独軍"}  # fmt: skip


def _alone(page: Page, token: Token, heading: bool) -> Iterator[Candidate]:
    """One character that is a word of its own."""
    char, words = token.text, page.words
    if char not in words.countries:
        return
    before, start, end = page.char(token.start - 1), token.start, token.end
    if (before and before in "対訪在駐反親" and page.starts(start - 1)) or (before == "来" and char == "日"):
        if before + char not in _VERB_TRAPS:
            yield _found(page, start)
        return
    if char not in words.free and char != "欧":
        return
    if char == "北":
        if _is_north_korea(page, token, heading):
            yield _found(page, start)
        return
    if (
        _before_word(page, start, end)
        or _between_countries(page, start, end)
        or (heading and page.char(end) in ("、", " ", "・") and char not in "日中朝")
    ):
        yield _found(page, start)


def _before_word(page: Page, start: int, end: int) -> bool:
    """米アップル, 米国務省, 独外相: a country before a title, a body or a foreign name."""
    char, text = page.text[start], page.text
    if start in page.bodies or end in page.bodies:
        return not (char in "中日朝" and page.tag(start).startswith("接尾辞"))
    if end in page.titles and char not in "日朝":
        return page.tokens[page.at[start]].tag != "名詞-普通名詞-助数詞可能"
    if char in "中日朝台":
        return char == "台" and text.startswith(("当局", "企業", "側"), end)
    if text.startswith(_RICE, end) and char == "米":
        return False
    after = page.char(end)
    if text.startswith(_AFTER, end):
        return True
    free_left = not page.at[start - 1] >= 0 or page.run[page.at[start - 1]] < 0 or page.starts(start)
    return free_left and (re.match("[ァ-ヺA-Z]", after) is not None)


def _between_countries(page: Page, start: int, end: int) -> bool:
    """米、英、仏 or 米・中: one of a row of countries."""

    def is_country(place: int, step: int) -> bool:
        if page.char(place) not in ("、", "・", "と", "や"):
            return False
        near = place + step
        if page.char(near) not in page.words.countries:
            return False
        return (page.starts(near) and page.ends(near + 1)) or (bool(page.run) and page.at[near] >= 0 and (
            "国" in page.tag(near)
        ))  # fmt: skip

    if page.text[start] not in page.words.free:
        return False
    return is_country(start - 1, -1) or is_country(end, 1)


def _is_north_korea(page: Page, token: Token, heading: bool) -> bool:
    """北 for 北朝鮮, where the document names it and nothing speaks of the compass."""
    if not _NORTH.search(page.text) and not heading:
        return False
    after = page.text[token.end : token.end + 6]
    if not after.startswith(("への", "へ", "が", "は", "に", "も", "と", "、", "の核", "の軍", "の体制", "の指導", "の脅威", "の挑発", "の弾道", "の同胞", "の政権", "のミサ", "の独裁", "側", "の要求", "の対応")):  # fmt: skip
        return False
    begin = max(0, token.start - 20)
    return (
        not _COMPASS.search(page.text[begin : token.end + 20]) and page.char(token.start - 1) not in "東西南"
    )


def is_country_char(words: Vocabulary, char: str) -> bool:
    """Tell whether a character stands for a country (or for 欧州)."""
    return char in words.countries


__all__ = ["BODY", "abbreviated_countries", "is_country_char"]
