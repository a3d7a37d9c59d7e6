"""Rows of names of which one is known: ティチーノ、オプヴァルデン、ウーリの6州."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.mentions.firms import is_new
from kg.mentions.page import KATAKANA, Candidate, Page
from kg.model import EntityType

_ITEM = f"[{KATAKANA}]{{3,}}(?:[・=＝][{KATAKANA}]+)*"
_GAP = "(?:、|および|及び|並びに|ならびに|または|・|や|と)+"
_ROW = re.compile(f"(?<![{KATAKANA}]){_ITEM}(?:{_GAP}{_ITEM})+(?![{KATAKANA}])")
_END = re.compile(
    "の(?:各|両)?[0-9一二三四五六七八九十数]*(?:カ国|か国|ヵ国)?(国|州|都市|市|県|町|村|島|社|チーム|氏|人|選手)"
)
_KINDS: dict[str, EntityType] = {
    **dict.fromkeys(("州", "都市", "市", "県", "町", "村", "島"), "Place"),
    **dict.fromkeys(("社", "チーム"), "Organization"),
    **dict.fromkeys(("氏", "人", "選手"), "Person"),
}


def rows(page: Page, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield the unknown katakana names of a row, of the type of the known ones or of the word at its end."""
    known = {(c.start, c.end): c for c in chosen}
    for match in _ROW.finditer(page.text):
        if page.at[match.start()] < 0:
            continue
        items = [
            (m.start(), m.end())
            for m in re.finditer(_ITEM, page.text[: match.end()])
            if m.start() >= match.start()
        ]
        if any("・" in page.text[a:b] for a, b in items) and len(items) < 3:
            continue
        told = Counter(_type(known[item]) for item in items if item in known and known[item].weight > 1.2)
        end = _END.match(page.text, match.end())
        kind = _KINDS.get(end.group(1)) if end else None
        if kind is None and told:
            best, votes = told.most_common(1)[0]
            kind = best if votes == sum(told.values()) and (votes > 1 or len(items) > 2) else None
        if kind is None or (end and told and kind not in told):
            continue
        for start, stop in items:
            new = (start, stop) not in known and page.starts(start) and page.ends(stop)
            if new and is_new(page, page.text[start:stop]):
                yield Candidate(start, stop, kind, "row", 2)


def _type(candidate: Candidate) -> EntityType:
    return "Place" if candidate.type == "Country" else candidate.type
