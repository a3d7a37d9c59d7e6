"""Names that brackets and quotes show: 正式名称（略称）, 金正恩（キム・ジョンウン）, 機関紙「労働新聞」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Page
from kg.mentions.persons import SURNAMES
from kg.model import EntityType

_READING = re.compile(f"[(（]([{KATAKANA}ぁ-ん]+(?:[・=＝ ][{KATAKANA}ぁ-ん]+)*)[)）]")
_LATIN = re.compile(r"[(（]([A-Z][A-Za-zÀ-ɏ.'\-]+(?: [A-Za-zÀ-ɏ.'\-]+){1,4})[)）、,]")
_NAME_BEFORE = re.compile(f"(?:[{KANJI}]+|[A-Za-z][A-Za-z .&-]+)$")
_SHORT = re.compile(
    rf"[(（](?:以下|略称|通称|英語名|英名|英語略称|=|:|、|,|「|『|\s)*([A-Z][A-Za-z0-9&.\-]{{1,11}}|[{KANJI}{KATAKANA}]{{2,12}})(?:[」』]|と略す)?[)）、,]"
)
_QUOTED = re.compile(r"[「『]([^「」『』。、()（）\s]{2,20})[」』]")
_SPACED = re.compile(r"[「『]([A-Z][A-Za-z0-9&.\-]*(?: [A-Z][A-Za-z0-9&.\-]*){1,4})[」』]")
_HELD = re.compile(
    "(?:子会社|会社|企業|大手|ブランド|ファンド|団体|出資する|設立した|設立する|運営する|率いる|傘下の)$"
)
_BODIES = (
    "子会社|新聞|紙|誌|通信社|通信|テレビ局?|放送局?|ラジオ局?|週刊誌|雑誌|機関紙|"
    "日刊紙|メディア|ニュースサイト|党|野党|与党|政党|新党|会派|会社|企業|"
    "メーカー|大手|ベンチャー|新興|スタートアップ|商社|チェーン|銀行|証券|団体|"
    "組織|勢力|集団|民兵|武装派|過激派|NGO|NPO|NPO法人|財団|協会|連合|"
    "連盟|グループ|チーム|クラブ|球団|大学|研究所|シンクタンク|劇団|楽団|バンド|"
    "機関|事務所|教団|宗教法人|病院|学校|高校"
)
_SITES = (
    "ホテル|空港|駅|公園|広場|島|村|町|市|都市|ビル|施設|会館|劇場|博物館|"
    "美術館|刑務所|寺院|宮殿|基地|道の駅|遊園地|球場|スタジアム|海岸|川|山|湖|"
    "ダム|原発|トンネル|橋"
)
_BEFORE_QUOTE: tuple[tuple[re.Pattern[str], EntityType], ...] = (
    (re.compile(f"(?:{_BODIES})$"), "Organization"),
    (re.compile(f"(?:{_SITES})$"), "Place"),
)
_PLACE = "広場|国際空港|空港|通り|公園|記念館|宮殿|競技場|橋|区|市|駅"
_BODY = "総合大学|大学|政治大学|軍事大学|財団|記念財団|研究所|病院"
_NOT_NAME = re.compile("[をがはへ]|する$|した$|です|ます|ない$|[0-9]{2,}|主義$|作戦$|計画$|外交$|問題$|政策$")


def bracketed_readings(page: Page) -> Iterator[Candidate]:
    """Yield a kanji name and the kana in the bracket behind it as two mentions."""
    for match in _READING.finditer(page.text):
        if page.at[match.start()] < 0:
            continue
        before = _NAME_BEFORE.search(page.text, max(0, match.start() - 14), match.start())
        if not before:
            continue
        reading = match.group(1)
        if not _may_be_read_so(page, reading):
            continue
        start = _person_start(page, before.start(), match.start(), reading)
        if start >= 0:
            yield Candidate(start, match.start(), "Person", "reading", 5)
            yield Candidate(match.start(1), match.end(1), "Person", "reading", 5)


def _person_start(page: Page, floor: int, end: int, reading: str) -> int:
    """Return where a kanji person name with this reading starts, or -1."""
    run = page.text[floor:end]
    if not re.fullmatch(f"[{KANJI}]+", run):
        return -1
    if "・" in reading or " " in reading:
        lengths: tuple[int, ...] = (3, 4, 2)
    elif 4 <= len(reading) <= 9 and reading[0] >= "ァ":
        lengths = (3, 2)
    else:
        lengths = ()
    joined = "・" in reading or reading[0] < "ァ"
    if len(run) in lengths and (run[0] in SURNAMES or (joined and "人名" in page.tag(floor))):
        return floor
    if len(run) in lengths and "・" in reading:
        return floor
    for length in lengths:
        start = end - length
        if start > floor and (page.starts(start) and run[-length] in SURNAMES):
            return start
    for length in lengths:
        start = end - length
        if start >= floor and page.starts(start) and "人名" in page.tag(start):
            return start
    return -1


_INSIDE = re.compile(f"([{KANJI}]{{2,4}})[(（][{KATAKANA}・]+[)）]({_PLACE}|{_BODY})")


def named_after(page: Page) -> Iterator[Candidate]:
    """Yield a place or body with a reading inside its name: 金日成(キム・イルソン)広場."""
    for match in _INSIDE.finditer(page.text):
        if page.at[match.start()] >= 0 and page.starts(match.start()):
            kind: EntityType = "Place" if re.fullmatch(_PLACE, match.group(2)) else "Organization"
            yield Candidate(*match.span(), kind, "reading-inside", 8)


def echoed(page: Page, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Yield the names in a bracket right behind a name: it has the type of the name before it."""
    ends = {candidate.end: candidate for candidate in chosen}
    for match in _SHORT.finditer(page.text):
        owner = ends.get(match.start())
        if owner is None:
            continue
        long, short = page.text[owner.start : owner.end], match.group(1)
        spelled = owner.type in ("Organization", "Place") and _is_reading(page, short, long)
        if (owner.type == "Organization" and _shortens(short, long)) or spelled:
            yield Candidate(match.start(1), match.end(1), owner.type, "bracket", 5)
    for match in _LATIN.finditer(page.text):
        owner = ends.get(match.start())
        if owner is not None and owner.type == "Person":
            yield Candidate(match.start(1), match.end(1), "Person", "bracket", 5)
    for match in _READING.finditer(page.text):
        owner = ends.get(match.start())
        if owner is None or owner.type == "Country" or owner.end - owner.start > 9:
            continue
        if owner.type == "Person" and not _may_be_read_so(page, match.group(1)):
            continue
        if _is_reading(page, match.group(1), page.text[owner.start : owner.end]):
            yield Candidate(match.start(1), match.end(1), owner.type, "bracket", 4)


def _may_be_read_so(page: Page, reading: str) -> bool:
    """Tell whether kana in a bracket is no name or title of its own: (オリックス), (チェアマン)."""
    found = [page.words.names.find(part) for part in re.split("[・=＝]", reading)]
    return reading not in page.words.titles and all(e is None or e.type == "Person" for e in found)


def _is_reading(page: Page, kana: str, long: str) -> bool:
    """Tell whether kana can be how a name is read: some two sounds for each kanji (羅津, ラジン)."""
    if not re.fullmatch(f"[{KATAKANA}ぁ-ん・=＝ ]{{2,}}", kana) or not re.fullmatch(f"[{KANJI}A-Z]+", long):
        return False
    sounds = len(re.sub("[ァィゥェォャュョッー・=＝ ]", "", kana))
    return len(long) <= sounds <= 2.2 * len(long) + (2 if len(long) > 3 else 0)


def _shortens(short: str, long: str) -> bool:
    """Tell whether ``short`` can be an abbreviation of ``long``.

    >>> _shortens("安保理", "国連安全保障理事会"), _shortens("東京", "日本銀行")
    (True, False)
    """
    if re.fullmatch(r"[A-Z][A-Za-z0-9&.\-]*", short):
        return True
    rest = iter(long)
    return len(short) < len(long) and all(char in rest for char in short)


def quoted_names(page: Page) -> Iterator[Candidate]:
    """Yield what stands in quotation marks behind a word for a body or a place: 野党「共に民主党」."""
    for match in _SPACED.finditer(page.text):
        if page.at[match.start()] >= 0 and _HELD.search(page.text[max(0, match.start() - 8) : match.start()]):
            yield Candidate(match.start(1), match.end(1), "Organization", "quotes", 5)
    for match in _QUOTED.finditer(page.text):
        if page.at[match.start()] < 0 or _NOT_NAME.search(match.group(1)):
            continue
        before = page.text[max(0, match.start() - 8) : match.start()]
        for shape, kind in _BEFORE_QUOTE:
            if match.group()[0] == "「" and shape.search(before):
                yield Candidate(match.start(1), match.end(1), kind, "quotes", 5)
                break
        else:
            if _ends_like_party(match.group(1), page.text[match.end() : match.end() + 6]):
                yield Candidate(match.start(1), match.end(1), "Organization", "quotes", 4)


_GENERIC = {"同盟", "協会", "連盟", "新党", "野党", "与党", "通信", "新聞"}


def _ends_like_party(name: str, after: str) -> bool:
    return (
        name not in _GENERIC
        and bool(
            re.search(
                ".(?:党|新聞|通信|(?:維新|希望|国民|家族|遺族|被害者|市民|自由)の会|連盟|同盟|戦線|協会)$",
                name,
            )
        )
        and len(name) < 16
        and not after.startswith("と(?:述|言)")
    )
