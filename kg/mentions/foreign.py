"""Foreign names in katakana with ・ or ＝, and names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.ginza import TYPES as GINZA
from kg.mentions.page import KATAKANA, Candidate, Page
from kg.model import EntityType

_JOINED = re.compile(f"[{KATAKANA}]+(?:[・=＝][{KATAKANA}]+)+")
_COMPANY = re.compile(
    "(?:グループ|ホールディングス|コーポレーション|カンパニー|インターナショナル|バンク|ポスト|タイムズ|ジャーナル|ニュース|カレッジ|ユニバーシティ|ユナイテッド|クラブ|モーターズ|エアラインズ|エアウェイズ|"
    "テクノロジーズ|システムズ|ソリューションズ|パートナーズ|キャピタル|インダストリーズ|エレクトリック|ケミカル|サックス|スタンレー|ブラザーズ|アンド|ドット・コム|レコード|エンタテインメント|エンターテインメント|"
    "テレグラフ|トリビューン|ガーディアン|ウオッチ|ウォッチ|インスティテュート|ファンド|トラスト|フォーラム|リーグ|FC|リサーチ|アナリティクス|エナジー|エナジーズ|ペトロリアム|フーズ|ストアーズ)$"
)
_REGNAL = re.compile(
    f"[{KATAKANA}]{{2,}}(?:[・=＝][{KATAKANA}]+)*[0-9一二三四五六七八九十]{{1,2}}世(?![紀代帯])"
)
_SCHOOL = re.compile("(?:カレッジ|ユニバーシティ|インスティテュート|アカデミー|スクール)(?:・|$)")
CLASSES = re.compile(
    "(?:ハリケーン|サイクロン|タイフーン|イー|ホール・イン|セ|パ|プロ|ワールド|スーパー|ニュー|グランド|ノー|オン|オフ)[・=＝]"
)
_LISTS = re.compile(
    "(?:リスト|プログラム|イニシアチブ|イニシアティブ|プロジェクト|システム|ルール|ドクトリン|プラン|ビジョン|モデル|パートナーシップ)$"
)
_EVENT = re.compile("(?:ラウンド|サミット|ラリー|モスク|コレクション|マラソン|オープン|プロトコル|ウィーク)$")
_SITE = re.compile("国際空港|空港|競技場|駅|通り|広場|大聖堂|美術館|教会|宮殿|地区|半島|島|州|大会|会議")
_TOWNS = frozenset({"city", "capital", "region", "state"})
_PLACE = re.compile(
    "(?:シティ|シティー|アイランド|ビーチ|スクエア|パーク|ストリート|アベニュー|タワー|ヒルズ|ロード|ブリッジ|ベイ|リバー|レイク|マウンテン|キャニオン)$"
)


def foreign_names(page: Page) -> Iterator[Candidate]:
    """Yield the katakana names with ・; a row of countries or places is no name."""
    for match in _REGNAL.finditer(page.text):
        if page.at[match.start()] >= 0:
            yield Candidate(*match.span(), "Person", "foreign", 4)
    for sentence in page.sentences:
        for match in _JOINED.finditer(page.text, *sentence.span):
            start, end = match.span()
            if not page.starts(start) and page.at[start - 1] == page.at[start]:
                continue  # 大リーグ・X
            if _of_firm(page, match.group()):
                continue  # マツダ・ファミリア is a car
            if page.text[start] == "ー" or CLASSES.match(match.group()) or _is_list(page, match.group(), end):
                continue
            kind, weight = _type(page, start, end, match.group())
            if weight:
                yield Candidate(start, end, kind, "foreign", weight)


def _of_firm(page: Page, text: str) -> bool:
    """Tell whether a known firm stands first, and so a product, a shop or a club is named."""
    first, *rest = re.split("[・=＝]", text)
    known = page.words.names.find(first)
    return (
        len(rest) == 1
        and known is not None
        and known.type == "Organization"
        and known.kind in ("company", "media")
    )


def _is_list(page: Page, text: str, end: int) -> bool:
    """Tell whether each part is a known country, place or body: ロシア・ウクライナ."""
    parts = re.split("[・=＝]", text)
    known = [page.words.names.find(part) for part in parts]
    label = page.label_over(end - len(text), end)
    first_name = known[1] is None and "人名" in page.tag(end - 1)
    if len(parts) == 2 and first_name and label is not None and label.label == "Person":
        return False  # マリ・キュリー
    return all(entry is not None and entry.type != "Person" for entry in known) or (any(
        entry is not None and entry.type == "Country" for entry in (known[0], known[-1])
    ) and len(parts) == 2)  # fmt: skip


def _has_town(page: Page, text: str) -> bool:
    """Tell whether one of two parts is a town: ディナモ・モスクワ, ニュージャージー・ネッツ."""
    found = [page.words.names.find(part) for part in re.split("[・=＝]", text)]
    towns = [entry for entry in found if entry is not None and entry.kind in _TOWNS]
    return len(found) == 2 and len(towns) == 1 and None in found


_SITES = ("キャンプ・", "フォート・", "ポート・")
_OFFICE = 8
_WHERE = re.compile("(?:首都|州都|都市|港町|の町|の村|[東西南北中]部|郊外|近郊|州|県|島)(?:の|・|、)?$")
_THERE = re.compile(
    "で|に(?!よる|対|よ|つい)|郊外|近郊|付近|周辺|沖|市|州|へ向|から(?!は)|在住|出身|の(?:北|南|東|西|郊外|中心|沖)"
)


def _heads_office(page: Page, end: int) -> bool:
    """Tell whether an office stands behind a name with no more than kanji between (X文民警察長官)."""
    for place in range(end, min(end + _OFFICE, len(page.text))):
        if place in page.titles and page.text[place : page.titles[place]] in page.words.sure:
            return True
        if not "一" <= page.text[place] <= "鿿":
            return False
    return False


def _type(page: Page, start: int, end: int, text: str) -> tuple[EntityType, float]:
    tokens = page.within(start, end)
    label = page.label_at.get(start)
    named = GINZA.get(label.label) if label is not None and label.start <= start else None
    if _COMPANY.search(text) or _SCHOOL.search(text):
        return "Organization", 4
    if _LISTS.search(text):
        return "Organization", 0
    if text.startswith(_SITES):
        return "Place", 4
    if _heads_office(page, end):
        return "Person", 4
    if _WHERE.search(page.text, max(0, start - 6), start) and _THERE.match(page.text, end):
        return "Place", 4
    if _PLACE.search(text):
        return "Place", 3
    tags = "".join(token.tag for token in tokens)
    if "人名" not in tags and "・" in text and _has_town(page, text):
        return "Organization", 0 if _EVENT.search(text) or _SITE.match(page.text, end) else 3
    both = all("人名" in token.tag for token in tokens if token.text not in "・=＝")
    if end not in page.titles and not both and named not in (None, "Person", "Country"):
        return named, 2.5
    if "人名" in tags or named == "Person":
        return "Person", 3 if "人名" in tags else 2.5
    return "Person", 1.5 if "固有名詞" in tags else 0
