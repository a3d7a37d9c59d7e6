"""Papers and agencies by the short names they have among themselves: 朝日によると, 共同電, 【ソウル共同】."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.mentions.page import Candidate, Page
from kg.mentions.vocabulary import Press

_SAID = (
    "(?:による?と|によれば|が(?:報じ|伝え|速報|配信|掲載)|は(?:報じ|伝え|[0-9]{1,2}日付)|"
    "報道(?:で|に|による|では|によ)|の(?:報道|取材|記事)|電(?:に|で|と|な|が|を|、)|紙(?:に|が|は|の|、))"
)
"""What is said of a paper, and of no town or day that is written alike."""
_WEIGHT = 12.0


@lru_cache(maxsize=4)
def _shapes(press: Press) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a short name that tells something, of a further one, and of datelines."""
    always, every = "|".join(press.always), "|".join((*press.always, *press.named))
    agency = "|".join(sorted(press.datelines, key=len, reverse=True))
    told = re.compile(
        f"(?<![一-鿿ァ-ヺーA-Za-z])({every})(?=(?:[、・](?:{always})){{0,4}}{_SAID})",
    )
    dateline = re.compile(
        f"【[^】\\n]{{0,14}}?(?P<head>{agency})】|"
        f"[\\[［][^\\]］\\n]{{1,24}}?[ 　](?P<latin>{agency})[\\]］]|"
        f"[(（=＝][^()（）=＝\\n]{{0,8}}?(?P<credit>{agency})(?:通信|=時事)?(?=[)）]|$|\\n)"
    )
    return told, re.compile(f"[、・]({always})"), dateline


def newspapers(page: Page) -> Iterator[Candidate]:
    """Yield the short names where something is told after them, and those of datelines and credits."""
    told, further, dateline = _shapes(page.words.press)
    for match in told.finditer(page.text):
        short = match.group(1)
        if page.at[match.start()] < 0 or (short in page.words.press.named and not _named(page, short)):
            continue
        yield _found(page, *match.span(1))
        place = match.end(1)
        while more := further.match(page.text, place):
            yield _found(page, *more.span(1))
            place = more.end(1)
    for match in dateline.finditer(page.text):
        for group in ("head", "latin", "credit"):
            if match.group(group) and page.at[match.start(group)] >= 0:
                yield _found(page, *match.span(group))


def _named(page: Page, short: str) -> bool:
    return any(short + ending in page.text for ending in page.words.press.endings)


def _found(page: Page, start: int, end: int) -> Candidate:
    """Return the short name with the entry of its full one."""
    for ending in (*page.words.press.endings, ""):
        entry = page.words.names.find(page.text[start:end] + ending)
        if entry is not None and entry.type == "Organization":
            return Candidate(start, end, "Organization", "newspaper", _WEIGHT, entry.id)
    return Candidate(start, end, "Organization", "newspaper", _WEIGHT)
