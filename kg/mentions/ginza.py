"""The labels of GiNZA's own recogniser: the weakest voice, needed for what no list holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import Candidate, Page
from kg.mentions.traps import GOODS, KINDS_OF_PEOPLE
from kg.model import EntityType, Label, Token


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

_OPEN = re.compile(r"(?<![A-Za-z])\s|\s(?![A-Za-z])|[、。「」『』()（）【】<>:;!?！？…]")


_NO_NAME = re.compile(
    "(?:線|新幹線|号|事件|事故|地震|戦争|革命|時代|会議|サミット|協定|クラシック|ラウンド|フェスティバル|賞|杯|カップ|大会|選手権|シリーズ|原油|制|法|条約|レース|ゲーム|ジム|オークション|ライン|映画|ミサイル|大手|カ国|諸国|各国)$|.(?:卒業|出身|入社|入省|退社|主催|所属|在学|開催)|^(?:UTC|GMT|NEWS|HD|DVD|CD|GDP|IT|AI|PC|SNS|URL|ID|TV|OS|OK|PR|Category|Women|BoxScore|ICBM|WEB|Web|Inc|COVID|DNA|GPS|LED|EV)$"
)
_COUNTED = re.compile("[0-9][都道府県市区町村州]$")  # 近畿2府4県
_TOLD: dict[EntityType, re.Pattern[str]] = {
    "Organization": re.compile(
        "(?:高等学校|高校|中学校|小学校|大学|学園|学院|女学院|義塾|病院|医院|研究所|プロダクション|オーケストラ|"
        "交響楽団|歌劇団|劇団|[美芸]術院|学士院|音楽院|研究会|振興会|同友会|互助会|友の会|軍|部屋|藩|ジム|隊|楽団)$"
    ),
    "Place": re.compile(
        "(?:[^0-9]{2}(?:寺|神社|大社|神宮|宮|城|山|岳|川|島|湖|峠|橋|公園|美術館|博物館|記念館|資料館|劇場|球場|"
        "空港|飛行場|競技場|ラグビー場|競馬場|トンネル|海岸|温泉|古墳|遺跡)|スタジアム[0-9]+)$"
    ),
}
"""Endings that, with GiNZA's label, make names of common nouns too (金剛峯寺, 開成高等学校)."""
_MADE_OF = re.compile(
    "(?:県立|私立|国立|公立|市立|都立|府立|道立|町立|村立|区立|地元|同|母校|女子|男子|工業|農業|商業|名門|総合|大手|"
    "国際|地方|全|各|両|新|旧|捜査|軍事|救急|専門|民間|附属|付属|政府|反政府|多国籍|連合|外国|救助|調査|警備|探検|登山|"
    "平和維持|治安|特殊|外部|少年|児童|観光|近隣|大型|仏教|キリスト教|世界|日本|複合|有名|主要)+"
    "(?:高等学校|高校|中学校|小学校|大学|学園|学院|病院|医院|研究所|プロダクション|劇団|軍|隊|部隊|楽団|駅|寺院|寺|神社|"
    "城|山|川|島|湖|橋|公園|美術館|博物館|劇場|球場|空港|競技場|トンネル|ダム|海岸|温泉|古墳|遺跡)$"
)
_JOINT = re.compile("[・0-9]|対|部隊$|[一二]軍$")
_ONE_WORD = re.compile("[A-Za-z0-9.]+")


def _runs_on(page: Page, end: int, tokens: list[Token]) -> bool:
    """Tell whether a common noun goes on behind a label without a proper noun (シャトル外交)."""
    if any("固有名詞" in token.tag for token in tokens) or page.at[end] < 0:
        return False
    after = page.tokens[page.at[end]]
    return (
        after.start == end and after.tag.startswith("名詞-普通名詞") and after.text not in page.words.titles
    )


def _is_told(page: Page, label: Label, kind: EntityType, tokens: list[Token]) -> bool:
    """Tell whether a label and the ending of its text agree, and no other name is joined to it."""
    text = page.text[label.start : label.end]
    if len(tokens) < 2 or kind not in _TOLD or not _TOLD[kind].search(text) or _MADE_OF.match(text):
        return False
    if any(page.run[page.at[token.start]] != page.run[page.at[label.start]] for token in tokens):
        return False
    if any(page.is_country(hit) for hit in page.names_from(label.start)) and kind == "Place":
        return False
    return (kind == "Place" and text[-1].isdigit()) or _JOINT.search(text) is None


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
        if " " in text and not "ぁ" <= page.char(label.end) <= "ん":
            continue  # a row of Latin words in running text only, not in credits
        if (
            _COUNTED.search(text)
            or _NO_NAME.search(text)
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
        proper = any("固有名詞" in tag for tag in tags)
        told = _is_told(page, label, kind, tokens)
        if label.label == "GOE_Other" and not told and len(tokens) == 1 and "地名" not in tags[0]:
            continue
        if not proper and not told and not re.fullmatch("[ァ-ヺー・]{3,}|[A-Z][A-Za-z ]+", text):
            continue
        wanted = "人名" if re.match("[一-鿿]", text) else "固有名詞"
        if kind == "Person" and not any(wanted in tag for tag in tags):
            continue
        yield Candidate(label.start, label.end, kind, "ginza", 3 if told else 1)
