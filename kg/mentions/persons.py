"""Kanji names of persons, by the tags of the tokens and by the shape of East Asian names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, Candidate, Page
from kg.model import Token

SURNAMES = frozenset(
    "金李朴崔鄭姜趙尹張林韓申呉徐権黄安宋全洪高文梁孫白曹許南沈劉盧王陳楊周朱胡郭何馬羅温鄧江汪江毛蒋魏薛閻潘杜戴夏鍾田任廖方石姚譚唐馮于董蕭程袁蔡彭曽曾葉蘇呂丁傅"
    "余玄池呂禹魚奉明太辺卞河秦柳成車兪邱簡頼謝游賴連習栗汲賈熊孟秦尤龔常武康喬銭湯黎易戚万段雷侯邵邢祁嚴厳陸顧孔史毅耿丘"
)
_KANJI_RUN = re.compile(f"[{KANJI}]+$")
_STOP = re.compile("[0-9一二三四五六七八九十年月日時分人円]$")


def tagged_persons(page: Page) -> Iterator[Candidate]:
    """Yield 姓+名 rows of tokens, which need no title."""
    tokens = page.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if "人名" not in token.tag:
            index += 1
            continue
        last = index
        while last + 1 < len(tokens) and _goes_on(tokens[last], tokens[last + 1]):
            last += 1
        yield from _row(page, tokens[index : last + 1])
        index = last + 1


def _goes_on(token: Token, after: Token) -> bool:
    return after.start == token.end and "人名" in after.tag and after.text[0] not in "ァアイウ"


def _row(page: Page, row: list[Token]) -> Iterator[Candidate]:
    text = "".join(token.text for token in row)
    if not re.fullmatch(f"[{KANJI}ぁ-んァ-ヺー]+", text) or text.endswith("氏"):
        return
    tags = [token.tag.rsplit("-", 1)[-1] for token in row]
    start, end = row[0].start, row[-1].end
    if len(row) > 1 and tags[0] == "姓" and re.match(f"[{KANJI}]", text) and 3 <= len(text) <= 7:
        yield Candidate(start, end, "Person", "tags", 4)
    elif len(row) == 1 and tags[0] == "一般" and len(text) > 2 and re.match(f"[{KANJI}]", text):
        yield Candidate(start, end, "Person", "tags", 3)


def kanji_name_before(page: Page, end: int, honorific: bool) -> int:
    """Return where the kanji name that ends at ``end`` starts, or -1.

    The tokens decide: 人名 tags, or a short run that begins with a Chinese or Korean surname.
    """
    text = page.text
    run = _KANJI_RUN.search(text, max(0, end - 12), end)
    if run is None:
        return -1
    floor = run.start()
    tokens = [t for t in page.within(floor, end) if t.start >= floor]
    while tokens and not _part_of_name(tokens[0]):
        tokens.pop(0)
    for number, token in enumerate(tokens):
        rest = tokens[number:]
        length = end - token.start
        if length > 7:
            continue
        if (
            "人名" in token.tag
            and all(_part_of_name(t) for t in rest)
            and _plausible(text[token.start : end])
        ):
            if (
                token.tag.endswith("名")
                and number
                and text[tokens[number - 1].start] in SURNAMES
                and len(tokens[number - 1].text) == 1
            ):
                return tokens[number - 1].start
            return token.start
        if 2 <= length <= 4 and text[token.start] in SURNAMES and all(_part_of_name(t) for t in rest):
            return token.start
    if honorific and tokens and len(tokens) <= 2 and all(_part_of_name(t) for t in tokens):
        length = end - tokens[0].start
        if (
            2 <= length <= 5
            and any("固有名詞" in t.tag for t in tokens)
            and not any("地名-国" in t.tag for t in tokens)
        ):
            return tokens[0].start
    return -1


def _part_of_name(token: Token) -> bool:
    if "人名" in token.tag:
        return True
    if len(token.text) > 2 or not token.tag.startswith(("名詞", "接頭辞", "接尾辞")):
        return False
    return not token.tag.endswith(("数詞", "助数詞", "副詞可能", "地名-国")) and token.text not in _NEVER


_NEVER = {"同", "両", "各", "元", "前", "故", "新", "現", "副", "党", "軍", "省", "庁", "長", "氏", "側", "米", "英", "仏", "独", "露", "当時", "父", "母", "妻", "夫", "兄", "弟", "姉",
          "妹", "娘", "孫", "息子", "長男", "次男", "長女", "次女", "会長", "社長", "首相", "外相", "知事", "市長", "議長", "代表", "選手", "監督", "教授", "俳優", "女優", "歌手", "作家", "首脳", "国家", "政府", "自民", "公明", "民主"}  # fmt: skip


def _plausible(name: str) -> bool:
    return len(name) > 1 or name in SURNAMES
