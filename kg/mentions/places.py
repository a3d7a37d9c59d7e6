"""Places by what they end in: ボストーチヌイ宇宙基地, メリーランド州, 関西国際空港, 金日成広場."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.firms import is_new
from kg.mentions.page import KATAKANA, Candidate, Page, script
from kg.mentions.traps import PLACE_ENDINGS
from kg.model import Token

_HEADED = frozenset("市区町村")  # 横浜市長 is the head of 横浜市
_ONE = frozenset("寺峠国城宮島海湾湖沼池川河江滝山岳峰州県郡市区町村省道府都港駅橋岬街")
_STOP_TAGS = ("助数詞", "助数詞可能", "副詞可能")
_STOPS = frozenset(["・", "同", "両", "各", "全", "側", "内", "間", "元", "前", "旧", "現", "当"])
_POINTS = frozenset("新北南東西中第一二三四五六")
_BUILT = frozenset(
    [
        "ホテル",
        "ビル",
        "ビルディング",
        "駅",
        "橋",
        "通り",
        "街道",
        "大通り",
        "ストリート",
        "アベニュー",
        "ロード",
        "スタジアム",
        "ホール",
        "会館",
        "タワー",
        "ヒルズ",
        "ターミナル",
        "教会",
        "城",
        "宮",
        "ドーム",
        "アリーナ",
        "団地",
        "街",
        "キャンパス",
        "道",
        "省",
        "海",
        "水道",
        "都",
        "府",
    ]
)
_MUSEUMS = frozenset(["博物館", "美術館", "図書館", "資料館", "記念館", "文学館", "劇場", "歌劇場"])
_NEVER = re.compile(
    "^(?:同|両|各|全|当|某|現|旧|隣|本|他|近隣|周辺|世界|国際|国内|海外|都市|地元|沿岸|対象|一部|主要|新|北|南|東|西|中|大|小|最寄り|軍事|核|紛争|支配|占領|被災|戦闘|国境|山間|農村|居住|自治|工業|特別|経済|選挙|小選挙|住宅|商業|オフィス|駅前|温泉|上|下|内|外|前|後)*"
    f"(?:{'|'.join(PLACE_ENDINGS)})$"
)


def places_by_ending(page: Page) -> Iterator[Candidate]:
    """Yield proper nouns that an ending makes a place."""
    for start, end in page.place_endings:
        if not page.ends(end) and not (page.char(end) == "長" and page.text[start:end] in _HEADED):
            continue
        if page.text[start - 1 : start] == page.text[start:end] and page.char(end) == "長":
            continue  # 東都町|町長
        if page.text[start:end] == "自治区" and any(page.is_country(hit) for hit in page.names_to(start)):
            continue  # パレスチナ|自治区
        if page.text[start:end] == "国" and page.char(start - 1) in ("両", "各", "諸", "同"):
            continue
        if end - start == 1 and page.char(start - 1).isdigit():
            continue  # 近畿2府4県
        left = _left(page, start, end)
        if end - start == 1 and page.text[start] == "国" and _is_country(page, left, start):
            continue
        if left >= 0 and left < start and not _NEVER.match(page.text[left:end]):
            yield Candidate(left, end, "Place", "place-ending", 3)


_DISTRICT = re.compile("第?[0-9]{1,2}区(?![画間分域])")


def districts(page: Page) -> Iterator[Candidate]:
    """Yield the districts of an election: 東京1区, ドレスデン1区."""
    for hit in page.names:
        match = _DISTRICT.match(page.text, hit.end)
        if match and page.is_place(hit) and page.starts(hit.start) and page.ends(match.end()):
            yield Candidate(hit.start, match.end(), "Place", "place-ending", 4)


def sites(page: Page) -> Iterator[Candidate]:
    """Yield proper nouns of one token that are places: 東京ディズニーランド, 大阪府大阪市中央区難波."""
    for token in page.proper:
        if _SITE.search(token.text):
            yield Candidate(token.start, token.end, "Place", "place-ending", 2)
    yield from _told(page)
    for token in page.towns:
        if _stands_alone(page, token):
            yield Candidate(token.start, token.end, "Place", "tags", 1.1)


_NEW = re.compile(f"(?<![{KATAKANA}・=＝])[{KATAKANA}]{{3,}}(?![{KATAKANA}・=＝])")
_GENUS = re.compile(
    "(?:首都|州都|県都|都市|港町|古都|(?:州|県|省|地方|郡|半島)の|[東西南北中]部の?(?:都市|町|村|街)|[の・](?:町|村|街))(?:の|・|、)?$"
)
_PART = re.compile("[東西南北中]{1,2}部の?$")  # ソマリア南部|キスマヨ
_NEARBY = re.compile("(?:出身|近郊|郊外|付近|周辺|沖(?!縄)|市内|上空|在住|生まれ(?!る|た))")


def _told(page: Page) -> Iterator[Candidate]:
    """Yield unknown katakana words that are told of as towns: 首都X, 北部の都市X, X近郊, X出身."""
    names, common = page.words.names, page.words.katakana
    for match in _NEW.finditer(page.text):
        start, end = match.span()
        word = match.group()
        whole = page.at[start] >= 0 and page.starts(start) and page.ends(end)
        if not whole or word in common or names.find(word) is not None:
            continue
        told = _GENUS.search(page.text, max(0, start - 8), start) or _NEARBY.match(page.text, end)
        if _in_part(page, start) or (told and is_new(page, word)):
            yield Candidate(start, end, "Place", "told", 3)


def _in_part(page: Page, start: int) -> bool:
    """Tell whether a part of a known country or place stands right before: ソマリア南部|キスマヨ."""
    part = _PART.search(page.text, max(0, start - 5), start)
    return part is not None and any(
        page.is_country(hit) or page.is_place(hit) for hit in page.names_to(part.start())
    )


def _stands_alone(page: Page, token: Token) -> bool:
    """Tell whether a token tagged as a place is no part of a longer word or name (ブレント原油)."""
    index = page.at[token.start]
    if len(token.text) < 2 or token.text == "中部" or token.text in page.words.titles:
        return False
    if token.end in page.titles or not _LETTERS.search(token.text):
        return False
    if page.run[index] != index and page.tokens[index - 1].tag.endswith(("数詞", "接頭辞", "固有名詞-一般")):
        return False
    after = page.at[token.end]
    follows = after >= 0 and page.run[after] >= 0 and page.run[after] == page.run[index]
    return not follows or page.text.startswith(_BEHIND, token.end)


_LETTERS = re.compile("[一-鿿ァ-ヺ]")
_BEHIND = (
    *("市内", "郊外", "周辺", "近郊", "沖", "方面", "行き", "発", "着", "産", "支局", "支店", "在住"),
    *("出身", "東部", "西部", "南部", "北部", "中部", "中心部", "北東部", "南東部", "沿岸", "側", "・"),
)
_SITE = re.compile(
    "[一-鿿ァ-ヺ](?:ランド|ホテル|タワー|ドーム|スタジアム|アリーナ|パーク|ヒルズ|ミッドタウン|スカイツリー|ターミナル)$"
    "|^(?!テレビ|ラジオ|.{0,2}(?:途中|中間|橋上|地下鉄|始発|終着|無人|最寄り|地下|通過)駅).{2,}(?:駅|空港|球場|公園|トンネル|温泉|神社|寺|大社|神宮|美術館|博物館|"
    "記念館|資料館|劇場|競馬場|競技場|水族館|動物園|遊園地|高原|海岸|半島|盆地|平野|"
    "峠|遺跡|古墳)$"
)


def _is_country(page: Page, start: int, end: int) -> bool:
    """Tell whether a country stands before 国 (ベトナム国内); 尾張国 is a province."""
    found = page.words.names.find(page.text[start:end])
    return found is not None and found.type == "Country"


def _left(page: Page, place: int, end: int) -> int:
    """Return where the place name starts that ends with ``[place, end)``, or -1."""
    index = page.at[place]
    token = page.tokens[index]
    if token.start < place or token.end - token.start > end - place:
        if page.char(end) == "長" and token.start == place:
            before = page.tokens[index - 1]
            return before.start if before.end == place and "地名" in before.tag else -1
        return token.start if "地名" in token.tag else -1
    if page.text[place:end] in _MUSEUMS:
        return _from_proper(page, index, True)
    if page.text[place:end] in _BUILT:
        return _from_proper(page, index, False)
    return _from_proper(page, index, True, page.text[place:end] in _ONE)


def _from_proper(page: Page, index: int, foreign: bool, one: bool = False) -> int:
    """Return the start of the leftmost proper noun of the run that ends before token ``index``, or -1."""
    best, position = -1, index - 1
    while position >= 0 and page.run[position] >= 0 and page.run[position] == page.run[index]:
        token = page.tokens[position]
        if (
            (best < 0 and token.tag.endswith("数詞") and one)
            or (token.tag.endswith(_STOP_TAGS) and token.text not in _POINTS)
            or (token.text in _STOPS and not _joins_name(page, token))
        ):
            break
        if token.text in page.words.describers or token.text in page.words.titles:
            break
        if token.text.endswith(("軍", "自衛隊")):
            break  # 在日米軍|横田基地
        if "固有名詞" in token.tag or (foreign and best < 0 and _is_name(token)):
            best = token.start
        elif one:
            break
        position -= 1
    if best >= 0 and re.match("[A-Z]", page.text[best]):
        return -1  # JR北海道 is a company
    return best


def _joins_name(page: Page, token: Token) -> bool:
    """ベルナール・ビュフェ美術館: a ・ inside the name of a person."""
    return token.text == "・" and "人名" in page.tag(token.start - 1) and script(page.char(token.end)) == "ア"


def _is_name(token: Token) -> bool:
    if "固有名詞" in token.tag:
        return True
    return token.tag == "名詞-普通名詞-一般" and re.fullmatch(f"[{KATAKANA}]{{3,}}", token.text) is not None
