"""Who publishes an article, as its own text says: 提供：みなと通信, 【ソウル共同】, （時事）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.spans import Span

_AGENCY = (
    r"(?:共同|時事|ロイター|ブルームバーグ|AFP|AP|UPI|タス|新華社|聯合ニュース"
    r"|[^\s、。=＝・（）()「」]{1,10}(?:通信社?|新聞社?|放送))"
)
_GIVEN = re.compile(
    r"^(?:記事|写真・記事)?(?:提供|配信元?|出典|情報源|発信元?|掲載元?|ソース)\s?[:：]\s?(\S.{1,24}?)$"
)
_DATELINE = re.compile(
    r"^[【\[［〔(（](?:[^】\]］〕)）\d]{1,10}?[ 　・])??(?:[ァ-ヺー一-鿿]{2,8}?)?\s*(?:\d{1,2}日\s*)?"
    rf"({_AGENCY})(?:\s*[=＝][^】\]］〕)）]{{1,20}})?[】\]］〕)）]"
)
_SIGNED = re.compile(
    rf"[。」]\s*[（(〔［\[【]({_AGENCY})[）)〕］\]】]$|^[（(〔［\[【=＝]\s?({_AGENCY})[）)〕］\]】]?$"
)
_DATED = re.compile(rf"^({_AGENCY})\s+\d{{4}}[年/.-]|\d{{1,2}}[日分:：]\d{{0,2}}\s+(?:配信\s*)?({_AGENCY})$")
_NEAR = 200  # characters around the article


def credited(text: str, body: Sequence[Span]) -> tuple[str, str]:
    """Return the publisher that a text names, and the line that does; both empty if none does.

    >>> credited("【ソウル共同】韓国政府は19日、抗議した。", [Span(0, 22)])
    ('共同', '【ソウル共同】韓国政府は19日、抗議した。')
    """
    for line, ends in _lines(text, body):
        for pattern in (_GIVEN, _DATELINE, _DATED, _SIGNED):
            place = line[-40:] if pattern is _SIGNED else line[:60]
            found = pattern.search(place) if ends or pattern is not _SIGNED else None
            name = next(filter(None, found.groups()), "") if found else ""
            if name:
                return name.strip(), line[:40]
    return "", ""


def _lines(text: str, body: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the first and last lines of an article and those around, and whether each is near its end."""
    if not body:
        return
    start, end = body[0].start, body[-1].end
    head = text[max(0, start - _NEAR) : min(end, start + 2 * _NEAR)].splitlines()[:12]
    tail = text[max(start, end - _NEAR) : end + _NEAR].splitlines()[-12:]
    for lines, ends in ((head, False), (tail, True)):
        for line in lines:
            if line.strip():
                yield line.strip(), ends
