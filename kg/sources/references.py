"""What stands glued to a text without being it: lists of sources, credits, names of files, headlines."""

from __future__ import annotations

import re

from kg.model.spans import Span

_SENTENCE = re.compile(r"(?:[^。\n『]|『[^』\n]{0,200}』|『)*(?:。|\n|$)")
_ENGLISH_DATE = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? ?\d{1,2}, ?\d{4}"
_DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:付け?|更新|配信|閲覧|(?:に?確認)|\d+時\d+分)*(?:[((][^()]{0,40}[))])?[。\s]*$"
    rf"|{_ENGLISH_DATE}[。\s]*$|[^、]、。$"  # the last: a publisher whose date is missing
)
_SUBJECT = re.compile(r"[はがを][^、。]*\d")  # a sentence of prose about a day
_TITLED = re.compile(
    r"^[^。]{0,80}(?:『[^』]{2,}』|\"[^\"]{4,}\")[^。ぁ-ん]{0,30}[。\s]*$|^[^。はがを]{0,80}「[^」]{4,}」[^。ぁ-ん]{0,30}[。\s]*$"
)
_NOTE = re.compile(r"^\s*[-‐–—―−][^。]{2,80}[。\s]*$|^[^。]{1,20}より[。\s]*$")
_CREDIT = re.compile(
    r"[^。、「]{0,40}?(?:(?:から)?の翻訳(?:です|を含み|に基づ)|の抄訳です|より翻訳)"
    r"|(?:本|この)(?:ニュース|記事|文書)は[^。]{0,150}(?:情報源|出典|翻訳|転載)"
    r"|[^。]{0,80}?(?:本|この)(?:ニュース|記事)は[^。]{0,150}報道を情報源"
    r"|[^。]{0,80}?(?:に関する|の)(?:記事|資料|カテゴリ|画像|項目)が(?:あります|存在)"
    r"|[^。]{0,60}?の(?:最近|他)の[^。]{0,20}記事です"
    r"|(?:記事)?出典(?:について|[:：])|copyright|©|\(c\)|all rights reserved|無断(?:転載|複製)",
    re.IGNORECASE,
)
_HEADLINES = re.compile(r"(?:\d{4}年\d{1,2}月\d{1,2}日\([月火水木金土日]\)[:：][^。]{4,200}){2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ\"'.,:;()\d\s-]")
_ANY_DATE = re.compile(rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{_ENGLISH_DATE}")
_STRAY = re.compile(r"[^ぁ-ん。][。\s]*$")  # ends in no verb: part of a list rather than prose
_FILE = re.compile(
    r"\s*(?:ファイル|画像|写真|File|Image)[:：][^\s。、]{1,100}?\.(?:jpe?g|png|gif|svg|tiff?)", re.IGNORECASE
)
# Headlines of a series run onto the first sentence, which begins at the latest where it names its source.
_SERIES = re.compile(
    r"\s*(?:(?:特集|連載|関連記事|シリーズ)[:：]|[^。\n]{0,60}?(?:関連ニュース|最近(?:公開された|の)記事|すべての記事))"
    r"(?=[^。\n]{150})(?:[^。\n]*?(?=(?:[一-鿿]{2,4}(?:新聞|通信社?)・?)+(?:など)?によ(?:ると|れば)、)|[^。\n]*(?:。|$))"
)
_LONGEST, _BOX, _REMARK = 200, 1000, 80
_STRAYS = 2  # such sentences in a row that do not end the list
_TAIL = 6000  # characters at the end in which the list is looked for


def cut_references(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return ``body`` without what is glued to its start (file names, headlines) and end (sources, credits).

    The list of sources is the longest run of closing sentences that are all titles, publisher and date,
    or notes on where the text is from, with at least one title and one date or one such note.

    >>> text = "首相が訪米した。『首相、米国へ』。東都新聞、2006年6月20日。"
    >>> [s.of(text) for s in cut_references(text, (Span(0, len(text)),))]
    ['首相が訪米した。']
    """
    if not body:
        return body
    body = _without_lead(text, body)
    last = body[-1]
    start = _start_of_list(text, max(last.start, last.end - _TAIL), last)
    if start is None or (start <= last.start and len(body) == 1):
        return body
    end = start
    while end > last.start and text[end - 1].isspace():
        end -= 1
    return (*body[:-1], Span(last.start, end)) if end > last.start else body[:-1]


def _without_lead(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    first = body[0]
    for pattern in (_FILE, _SERIES):
        found = pattern.match(text, first.start, first.end)
        if found and found.end() < first.end:
            return (Span(found.end(), first.end), *body[1:])
    return body


def _start_of_list(text: str, begin: int, last: Span) -> int | None:
    start: int | None = None
    remark = False  # a sentence of prose in or below the list: then it must be a list beyond doubt
    doubt = False  # such a sentence has just been passed: only a publisher with a date goes on above it
    titles = dates = credits = strays = 0
    for found in reversed([m for m in _SENTENCE.finditer(text, begin, last.end) if m.group().strip()]):
        words = found.group().strip()
        credit = bool(_CREDIT.match(words) or _HEADLINES.match(words) or _is_latin(words))
        short = len(words) <= _LONGEST
        dated = short and bool(_DATED.search(words)) and not _SUBJECT.search(words)
        titled = short and bool(_TITLED.match(words))
        if not (dated or titled or credit or _NOTE.match(words)):
            strays += 1
            if strays <= _STRAYS and len(words) <= _REMARK and not doubt and not _STRAY.search(words):
                doubt = True
                continue
            box = start is None and len(words) <= _BOX  # of facts or of links, below the list
            if strays > _STRAYS or not _STRAY.search(words) or not (short or box):
                break
            continue
        if doubt and not (dated or credit or start is None):
            break
        remark = remark or doubt
        strays, doubt = 0, False
        titles += titled or ("『" in words or '"' in words)
        dates += dated
        credits += credit
        start = found.start()
    least = 2 if remark else 1
    return start if credits >= least or (titles >= least and dates >= least) else None


def _is_latin(words: str) -> bool:
    """Tell whether a stretch lists titles in Latin letters, with outlet and date."""
    if '"' not in words or not _ANY_DATE.search(words):
        return False
    rest = _ANY_DATE.sub("", words)
    return len(_LATIN.sub("", rest)) * 4 <= len(rest)
