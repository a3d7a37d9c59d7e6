"""The labels of GiNZA's own recogniser: the weakest voice, needed for what no list holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import Candidate, Page
from kg.mentions.traps import GOODS, KINDS_OF_PEOPLE
from kg.model import EntityType, Token


def _types(kind: EntityType, labels: str) -> dict[str, EntityType]:
    return dict.fromkeys(labels.split(), kind)


TYPES: dict[str, EntityType] = {
    **_types(
        "Person",
        "Person",
    ),
    **_types(
        "Country",
        "Country",
    ),
    **_types(
        "Organization",
        "International_Organization Company Company_Group Political_Party "
        "Political_Organization_Other Government Military Cabinet Corporation_Other "
        "Show_Organization Sports_Organization_Other Pro_Sports_Organization Sports_League "
        "Organization_Other School Newspaper Public_Institution Research_Institute",
    ),
    **_types(
        "Place",
        "City Province County GPE_Other Region_Other Domestic_Region Continental_Region "
        "Location_Other Mountain Island River Lake Sea Bay Geological_Region_Other Spa Park Airport "
        "Station Port Bridge Worship_Place Museum Theater Zoo Amusement_Park Sports_Facility "
        "Facility_Other GOE_Other Archaeological_Place_Other Tumulus Tunnel Road Canal "
        "Railroad_Facility",
    ),
}
"""Sekine's extended hierarchy → the four types of the annotation guide."""

_OPEN = re.compile(r"[\s、。「」『』()（）【】<>:;!?！？…]")


_NO_NAME = re.compile(
    "(?:線|新幹線|号|事件|事故|地震|戦争|革命|時代|会議|サミット|協定|クラシック|ラウンド|フェスティバル|賞|杯|カップ|大会|選手権|シリーズ|原油|制|法|条約|レース|ゲーム|ジム|オークション|ライン|映画|ミサイル)$|^(?:UTC|GMT|NEWS|HD|DVD|CD|GDP|IT|AI|PC|SNS|URL|ID|TV|OS|OK|PR|Category|Women|BoxScore|ICBM|WEB|Web|Inc|COVID|DNA|GPS|LED|EV)$"
)
_ONE_WORD = re.compile("[A-Za-z0-9.]+")


def _runs_on(page: Page, end: int, tokens: list[Token]) -> bool:
    """Tell whether a common noun goes on behind a label without a proper noun (シャトル外交)."""
    if any("固有名詞" in token.tag for token in tokens) or page.at[end] < 0:
        return False
    after = page.tokens[page.at[end]]
    return (
        after.start == end and after.tag.startswith("名詞-普通名詞") and after.text not in page.words.titles
    )


def labelled(page: Page) -> Iterator[Candidate]:
    """Yield the labels that look like names."""
    for label in page.labels:
        kind = TYPES.get(label.label)
        if kind is None:
            continue
        text = page.text[label.start : label.end]
        if len(text) < 2 or _OPEN.search(text) or text in page.words.generic or text in page.words.titles:
            continue
        if text in KINDS_OF_PEOPLE or text.endswith(GOODS):
            continue
        if (
            _NO_NAME.search(text)
            or text.startswith(("ハリケーン", "サイクロン", "台風"))
            or (kind != "Organization" and _ONE_WORD.fullmatch(text))
        ):
            continue
        tokens = page.within(label.start, label.end)
        if kind == "Country" and page.words.names.find(text) is None:
            if "地名" not in tokens[-1].tag:
                continue
            kind = "Place"
        if not tokens or tokens[0].start != label.start or tokens[-1].end != label.end:
            continue
        if _runs_on(page, label.end, tokens) or label.start < page.title_starts.get(label.end, -1):
            continue
        tags = [token.tag for token in tokens]
        if not any("固有名詞" in tag for tag in tags) and not re.fullmatch(
            "[ァ-ヺー・]{3,}|[A-Z][A-Za-z ]+", text
        ):
            continue
        wanted = "人名" if re.match("[一-鿿]", text) else "固有名詞"
        if kind == "Person" and not any(wanted in tag for tag in tags):
            continue
        yield Candidate(label.start, label.end, kind, "ginza", 1)
