"""Blanks that only set the type: inside names (山田　太郎氏), behind commas, between a name and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.wraps import LINE, Edit

_KANJI = "一-鿿々〆ヶ"
_BLANK = r"[ \t\u3000\xa0\u2000-\u200a]"
_PERSON = r"(?:氏|さん|様|君|殿|容疑者|被告|ら[はがのを、])"
# 山田　太郎氏, 山田　太郎（やまだ・たろう）, 山田　太郎（54）: 1 to 3 characters on each side.
_NAME = rf"(?<![{_KANJI}\d０-９])[{_KANJI}]{{1,3}}(?P<gap>{_BLANK})[{_KANJI}ぁ-ん]{{1,4}}"
_EXPLAINED = re.compile(_NAME + r"(?=[（(](?:[ぁ-ん]{2,8}[・\u3000 ]?[ぁ-ん]{2,8}|[０-９\d]{2,3}歳?)[）)])")
_ADDRESSED = re.compile(rf"{_NAME}(?={_PERSON})")  # in prose only: 「国賓で訪中　習氏と会談」
# ミラー 報道官, 岸田 首相: what ends in the sign of an office.
_TITLED = re.compile(
    rf"(?<=[ァ-ヺー{_KANJI}])(?P<gap>[ \t\xa0])(?=[{_KANJI}]{{0,5}}[相領官長使臣氏王裁将席][^{_KANJI}])"
)
_AROUND = re.compile(
    rf"(?<=[、，「『（])(?P<gap>{_BLANK}+)|(?<!{_BLANK})(?P<before>{_BLANK}{{1,20}})(?=[、，。」』）])"
)
_AFTER_KANA = re.compile(rf"(?<=[ぁ-ん])(?P<gap>[ \t\xa0]+)(?=[ァ-ヺ{_KANJI}「『])")
_SPACED = re.compile(r"[ \t\u3000\xa0\u2000-\u200a]")
_LONGEST = 20_000  # characters of a line: more is no prose that anybody set


def set_blanks(text: str) -> Iterator[Edit]:
    """Yield the blanks that part what belongs together, in order.

    Those around commas and in a Japanese name that an age or a reading follows; in a line of prose (one
    with a full stop) also those after kana, between a name and its office and in a name that 氏 or the
    like follows. Other blanks of headlines and lists say something and stay.

    >>> text = "会長に山田　太郎氏を、 選んだ。\\n米中　会談へ"
    >>> [(e.start, e.end) for e in set_blanks(text)]
    [(5, 6), (11, 12)]
    """
    for found in LINE.finditer(text):
        start, end = found.span()
        if end - start > _LONGEST or not _SPACED.search(text, start, end):
            continue
        patterns = [_EXPLAINED, _AROUND]
        if text.find("。", start, end) >= 0:
            patterns += [_ADDRESSED, _TITLED, _AFTER_KANA]
        gaps = {_gap(m) for pattern in patterns for m in pattern.finditer(text, start, end)}
        last = start
        for a, b in sorted(gaps):
            if a >= last and a > start:
                yield Edit(a, b, "")
                last = b


def _gap(found: re.Match[str]) -> tuple[int, int]:
    before = found.re.groupindex.get("before")
    return found.span("gap") if found["gap"] is not None or not before else found.span("before")
