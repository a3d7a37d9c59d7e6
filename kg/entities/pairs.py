"""両国, 両首脳, 3カ国: the two or three that stand before it, were named together, or are foremost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entities.discourse import Discourse, Test
from kg.entities.same import is_company, is_party
from kg.model import Reference, Sentence, Span

_PAIR = re.compile(
    "両(?:国|首脳|氏|社|政府|党|外相|大統領|行|軍|当局)(?![技民会議])|(?<![0-9一-鿿])[3三](?:[カヵか]国(?![目語])|首脳|氏)"
)
_TYPES = {
    **dict.fromkeys(("国", "政府", "当局", "軍"), "Country"),
    **dict.fromkeys(("社", "党", "行"), "Organization"),
}


def pairs(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """Yield references to every member of the pair or trio."""
    for match in _PAIR.finditer(talk.text, *sentence.span):
        word, span = match.group(), Span(*match.span())
        ids, why, confidence = _members(talk, word, span.start)
        for id_ in ids:
            yield Reference(span, id_, "coreference", why, confidence)


def _members(talk: Discourse, word: str, place: int) -> tuple[list[str], str, float]:
    size = 3 if word[0] in "3三" else 2
    type_ = next((kind for end, kind in _TYPES.items() if word.endswith(end)), "Person")
    row = talk.row_before(place, type_)
    if len(row) >= size:
        return row, f"「{word}」の直前に並ぶ名前", 0.95
    if word.endswith("軍"):
        return [], "", 0.0
    if type_ == "Country":
        row = talk.last_row(place, type_, size, 8 if size == 3 else 2)
        if row:
            return row, f"「{word}」: 先に並べて挙げられた{_names(talk, row)}", 0.85
        row = talk.recent_countries(place, size)
        if row:
            return row, f"「{word}」: 直前の文にある国は{_names(talk, row)}だけ", 0.75
    test, sure = _test(talk, word, size)
    foremost = talk.foremost(place, type_, test)
    if len(foremost) < size or (size == 3 and type_ != "Country" and len(foremost) != 3):
        return [], "", 0.0
    ids = [id_ for _, id_ in foremost[:size]]
    rest = foremost[size][0] if len(foremost) > size else 0.0
    clear = rest < 0.6 * foremost[size - 1][0]
    return (
        ids,
        f"「{word}」: ここまでの話題は{_names(talk, ids)}",
        (0.85 if clear else 0.6) - (0 if sure else 0.15),
    )


def _names(talk: Discourse, ids: list[str]) -> str:
    return "と".join(talk.entities[id_].name for id_ in ids)


def _test(talk: Discourse, word: str, size: int) -> tuple[Test | None, bool]:
    """Return who may be meant, and whether the word says so (両首脳: leaders)."""
    if word.endswith("党"):
        return is_party, True
    if word.endswith(("社", "行")):
        return lambda e, r: is_company(talk, e, r), True
    if word.endswith(("首脳", "大統領")) and len(talk.leaders) >= size:
        return lambda e, r: e.id in talk.leaders, True
    if word.endswith("外相") and len(talk.titles["外相"]) >= size:
        return lambda e, r: e.id in talk.titles["外相"], True
    return None, not word.endswith(("首脳", "大統領", "外相"))
