"""Lists of sources at the end of an article (朝日新聞『…』2006年6月20日。): no prose, so no body."""

from __future__ import annotations

import re

from kg.model.spans import Span

_SENTENCE = re.compile(r"[^。\n]*(?:『[^』\n]*』[^。\n]*)*(?:。|\n|$)")
_DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:付け?|更新|配信|閲覧|(?:に?確認)|\d+時\d+分)*(?:[((][^()]{0,40}[))])?[。\s]*$"
)
_TITLED = re.compile(r"^[^。]{0,80}(?:『[^』]{2,}』|\"[^\"]{4,}\"|「[^」]{4,}」)[^。ぁ-ん]{0,30}[。\s]*$")
_NOTE = re.compile(r"^\s*[-‐–—―−][^。]{2,80}[。\s]*$|^[^。]{1,20}より[。\s]*$")
_ENGLISH_DATE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? ?\d{1,2}, ?\d{4}\W*$"
)
_STRAY = re.compile(r"[^ぁ-ん。][。\s]*$")  # ends in no verb: part of a list rather than prose
_LONGEST = 200
_STRAYS = 2  # such sentences in a row that do not end the list
_TAIL = 6000  # characters at the end in which the list is looked for


def cut_references(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return ``body`` without the list of sources at its end.

    The list is the longest run of closing sentences that are all titles or publisher and date,
    with at least one title and one date.

    >>> text = "首相が訪米した。『首相、米国へ』。東都新聞、2006年6月20日。"
    >>> [s.of(text) for s in cut_references(text, (Span(0, len(text)),))]
    ['首相が訪米した。']
    """
    if not body:
        return body
    last = body[-1]
    begin = max(last.start, last.end - _TAIL)
    start = last.end
    titles = dates = strays = 0
    for found in reversed([m for m in _SENTENCE.finditer(text, begin, last.end) if m.group().strip()]):
        words = found.group().strip()
        dated = (
            bool(_DATED.search(words))
            and len(words) <= _LONGEST
            and not re.search(r"[はがを][^、。]*\d", words)
        )
        titled = bool(_TITLED.match(words)) and len(words) <= _LONGEST
        if not (dated or titled or _NOTE.match(words)):
            strays += 1
            if strays > _STRAYS or not _STRAY.search(words) or len(words) > _LONGEST:
                break
            continue
        strays = 0
        titles += titled or ("『" in words or '"' in words)
        dates += dated
        start = found.start()
    if not (titles and dates) or (start <= last.start and len(body) == 1):
        return body
    end = start
    while end > last.start and text[end - 1].isspace():
        end -= 1
    return (*body[:-1], Span(last.start, end)) if end > last.start else body[:-1]
