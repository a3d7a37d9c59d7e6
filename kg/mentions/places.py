"""Places by what they end in: ボストーチヌイ宇宙基地, メリーランド州, 関西国際空港, 金日成広場."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Page
from kg.model import Token

_ENDINGS = (
    "国際空港|空港|宇宙基地|宇宙センター|空軍基地|海軍基地|陸軍基地|基地|駐屯地|演習場|射爆場|実験場|発射場|原子力発電所|原発|発電所|核施設|製油所|工業団地|広場|公園|庭園|動物園|"
    "水族館|遊園地|競技場|球場|スタジアム|アリーナ|ドーム|体育館|武道館|サーキット|競馬場|ホール|会館|宮殿|宮|城|城跡|寺院|大聖堂|聖堂|教会|モスク|神殿|霊園|墓地|ホテル|"
    "タワー|ビル|ビルディング|ヒルズ|ターミナル|駅|港|漁港|埠頭|ダム|トンネル|大橋|橋|通り|街道|大通り|海峡|運河|水道|半島|諸島|列島|群島|島|岬|海|湾|沖|湖|沼|池|川|河|江|渓谷|峡谷|"
    "滝|山|岳|峰|山脈|山地|高原|高地|丘陵|盆地|平原|平野|砂漠|氷河|大陸|地方|地区|自治区|自治州|自治共和国|特別市|広域市|直轄市|州|県|郡|市|区|町|村|省|道|府|都|回廊|地峡|スキー場|刑務所|収容所|国立公園|温泉|高速道路|自動車道|国道|"
    "街|団地|キャンパス|ストリート|アベニュー|ロード"
)
_END = re.compile(f"(?:{_ENDINGS})(?![{KATAKANA}])")
_ONE = frozenset("城宮島海湾沖湖沼池川河江滝山岳峰州県郡市区町村省道府都港駅橋岬街")
_STOP_TAGS = ("助数詞", "助数詞可能", "副詞可能")
_STOPS = frozenset("・ 同 両 各 全 側 内 間 元 前 旧 現 当".split())
_POINTS = frozenset("新北南東西中第一二三四五六")
_BUILT = frozenset(
    "ホテル ビル ビルディング 駅 橋 通り 街道 大通り ストリート アベニュー ロード スタジアム ホール 会館 タワー ヒルズ ターミナル 教会 城 宮 港 ドーム アリーナ 団地 街 キャンパス 道 省 海 水道 都 府".split()
)
_NEVER = re.compile(
    "^(?:同|両|各|全|当|某|現|旧|隣|本|他|近隣|周辺|世界|国際|国内|海外|都市|地元|沿岸|対象|一部|主要|新|北|南|東|西|中|大|小|最寄り|軍事|核|紛争|支配|占領|被災|戦闘|国境|山間|農村|居住|自治|工業|特別|経済|選挙|小選挙|住宅|商業|オフィス|駅前|温泉|上|下|内|外|前|後)*"
    f"(?:{_ENDINGS})$"
)


def places_by_ending(page: Page) -> Iterator[Candidate]:
    """Yield proper nouns that an ending makes a place."""
    for sentence in page.sentences:
        for match in _END.finditer(page.text, *sentence.span):
            if not page.ends(match.end()):
                continue
            start = _left(page, match.start(), match.end())
            if start < 0:
                continue
            name = page.text[start : match.end()]
            if len(name) > len(match.group()) and not _NEVER.match(name) and len(name) > 1:
                yield Candidate(start, match.end(), "Place", "place-ending", 3)


def _left(page: Page, place: int, end: int) -> int:
    """Return where the place name starts that ends with ``[place, end)``, or -1."""
    index = page.at[place]
    token = page.tokens[index]
    if token.start < place or token.end - token.start > end - place:
        return token.start if "地名" in token.tag else -1
    if page.text[place:end] in _BUILT:
        return _from_proper(page, index, False)
    return _from_proper(page, index, True, page.text[place:end] in _ONE)


def _from_proper(page: Page, index: int, foreign: bool, one: bool = False) -> int:
    """Return the start of the leftmost proper noun of the run that ends before token ``index``, or -1."""
    best, position = -1, index - 1
    while position >= 0 and page.run[position] >= 0 and page.run[position] == page.run[index]:
        token = page.tokens[position]
        if (
            best < 0
            and token.tag.endswith("数詞")
            and one
            or token.tag.endswith(_STOP_TAGS)
            and token.text not in _POINTS
            or token.text in _STOPS
        ):
            break
        if token.text in page.words.describers or token.text in page.words.titles:
            break
        if "固有名詞" in token.tag or (foreign and best < 0 and _is_name(token)):
            best = token.start
        elif one:
            break
        position -= 1
    if best >= 0 and re.match("[A-Z]", page.text[best]):
        return -1  # JR北海道 is a company
    return best


def _is_name(token: Token) -> bool:
    if "固有名詞" in token.tag:
        return True
    return token.tag == "名詞-普通名詞-一般" and re.fullmatch(f"[{KATAKANA}]{{3,}}", token.text) is not None
