"""Newspapers and agencies by the short names they have among themselves: 朝日によると, 共同電, (時事), 【ソウル共同】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import Candidate, Page

_ALWAYS = ("朝日", "読売", "毎日", "産経", "日経", "時事", "共同", "ロイター", "サンケイ", "スポニチ", "報知")
_NAMED = ("東京", "中日", "デイリー", "西日本", "神戸", "京都", "北海道", "河北", "新潟", "静岡", "中国", "ガーディアン", "タイムズ")
"""Believed only where the article gives the full name too (東京新聞 … 東京によると)."""
_FULL = ("新聞", "通信", "スポーツ", "新報", "日報", "紙", "")
_SAID = "(?:による?と|によれば|が(?:報じ|伝え|速報|配信|掲載)|は(?:報じ|伝え|[0-9]{1,2}日付)|報道(?:で|に|による|では|によ)|の(?:報道|取材|記事)|電(?:に|で|と|な|が|を|、)|紙(?:に|が|は|の|、))"
_SHORT = re.compile(f"(?<![一-鿿ァ-ヺーA-Za-z])({'|'.join((*_ALWAYS, *_NAMED))})(?=(?:[、・](?:{'|'.join(_ALWAYS)})){{0,4}}{_SAID})")
_DATELINE = re.compile("【[^】\n]{0,14}?(時事|共同|ロイター|AP|AFP|UPI|朝日|読売|毎日|産経)】|[\\[［][^\\]］\n]{1,24}?[ 　](ロイター|AP|AFP|時事|共同)[\\]］]|[(（=＝]([^()（）=＝\n]{0,8}?(?:時事|共同|ロイター|AFP|AP|UPI)(?:通信|=時事)?)(?=[)）]|$|\n)")


def newspapers(page: Page) -> Iterator[Candidate]:
    """Yield the short names where something is told after them."""
    for match in _SHORT.finditer(page.text):
        short = match.group(1)
        if page.at[match.start()] < 0 or (short in _NAMED and not _named(page, short)):
            continue
        yield Candidate(*match.span(1), "Organization", "newspaper", 12, _entry(page, short))
        place = match.end(1)
        while further := re.compile(f"[、・]({'|'.join(_ALWAYS)})").match(page.text, place):
            yield Candidate(*further.span(1), "Organization", "newspaper", 12, _entry(page, further.group(1)))
            place = further.end(1)
    for match in _DATELINE.finditer(page.text):
        for group in (1, 2):
            if match.group(group) and page.at[match.start(group)] >= 0:
                entry = _entry(page, match.group(group))
                yield Candidate(*match.span(group), "Organization", "newspaper", 12, entry)


def _named(page: Page, short: str) -> bool:
    return any(f"{short}{more}" in page.text for more in _FULL if more)


def _entry(page: Page, short: str) -> str:
    for more in _FULL:
        entry = page.words.names.find(short + more)
        if entry is not None and entry.type == "Organization":
            return entry.id
    return ""
