"""Names that are known, where script and tokens allow them to stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.addresses import owner
from kg.mentions.page import Candidate, Hit, Page, script
from kg.mentions.traps import DOUBTFUL_PAIRS, OF_TWO
from kg.mentions.vocabulary import RISKY

_BEFORE = frozenset("全旧新元駐在対訪反親両同各前故現当西東南北中露日米英仏独韓朝")
_AFTER = frozenset(
    [
        *"人軍側製産兵系籍船内領沖間国紙誌機艦勢発戦型式",
        *(
            "船籍",
            "国内",
            "政府",
            "国籍",
            "国民",
            "人民",
            "大使",
            "大統領",
            "首相",
            "外相",
            "市民",
            "行き",
            "語圏",
        ),
    ]
)
"""What may follow a name inside one token (ロシア人)."""
_LEGAL = re.compile(
    "(?:株式会社|有限会社|合同会社|(?:一般|公益)?(?:財団|社団)法人|学校法人|医療法人|宗教法人|(?:独立行政|国立研究開発)法人)$"
)
_GOODS = ("石と", "石の", "石を", "ライス", "行進曲")
"""トルコ石, トルコライス, トルコ行進曲."""
_TOWNS = frozenset("市区町村郡")
_LARGER = frozenset("都道府県市郡省州")
_LANGUAGE = ("語", "料理", "石", "ライス")


def known_names(page: Page) -> Iterator[Candidate]:
    """Yield the names of ``configs/names`` whose surroundings let them be names."""
    lookup, entries = page.words.names.lookup, page.words.names.entries
    for hit in page.names:
        surface = page.surface(hit)
        found = lookup[surface]
        entry = entries[found[0][0]]
        if surface in page.words.generic or not _stands_free(page, hit, surface):
            continue
        if surface[0] == "旧" and surface[1:] in lookup:
            continue
        if surface[1:2] == "領" and surface[2:] in lookup:
            continue  # 仏領|ニューカレドニア
        if len(surface) == 2 and surface in DOUBTFUL_PAIRS and page.text.startswith(OF_TWO, hit.end):
            continue  # 中米|両国
        if surface.endswith("自治区") and surface[:-3] in lookup:
            continue
        if entry.type == "Country" and _is_no_country(page, hit, surface):
            continue
        if surface[-1] == "軍" and page.text.startswith(("事", "備", "需", "縮", "拡"), hit.end):
            continue  # 対ウクライナ|軍事支援
        if entry.type == "Organization" and (_runs_into_title(page, hit) or _is_somebody(page, hit)):
            continue
        if _is_two(page, hit, entry.id, entry.type, entry.kind):
            if entry.type == "Organization":
                yield Candidate(hit.start + 1, hit.end, entry.type, "names", 10, entry.id)
            continue
        risky = hit.kinds & RISKY or (
            len(surface) == 2
            and entry.type == "Organization"
            and entry.kind != "force"
            and _is_common(page, hit)
        )
        if risky and not _backed(page, hit, entry.type):
            continue
        if entry.type == "Person" and not _person_like(page, hit, surface):
            continue
        weight = 6.0 if hit.kinds & RISKY or len(surface) < 3 else 10.0
        end = _without_title(page, hit) if entry.type == "Person" else hit.end
        if surface == "中国" and (_REGIONS.search(page.text, max(0, hit.start - 6), hit.start)
                               or _REGION.match(page.text, hit.end)):  # fmt: skip
            yield Candidate(hit.start, end, "Place", "names", 11, "place:中国地方")
            continue
        told = owner(page, hit.start, surface)
        yield Candidate(hit.start, end, entry.type, "names", weight, told.id if told else "")
        legal = _LEGAL.search(page.text, max(0, hit.start - 12), hit.start)
        if legal and entry.type == "Organization":
            yield Candidate(legal.start(), hit.end, entry.type, "names", weight, entry.id)


def _is_no_country(page: Page, hit: Hit, surface: str) -> bool:
    """Tell whether the word around a country's name is another: トルコ石, 日本国|内."""
    text = page.text
    if text.startswith(_GOODS, hit.end):
        return True
    return (
        len(surface) > 2
        and surface[-1] == "国"
        and text.startswith(_OF_STATE, hit.end)
        and (
            page.words.names.lookup.get(surface[:-1], (("",),))[0][0]
            == page.words.names.lookup[surface][0][0]
        )
    )


_OF_STATE = ("家", "内", "民", "産", "籍", "外", "境")


_REGIONS = re.compile(
    "(?:四国|九州|近畿|東海|関東|中部|北陸|東北|関西|山陰|沖縄|北海道)(?:北部|南部|地方)?[、・や](?:及び|および)?$"
)
_REGION = re.compile(
    "[、・や]?(?:四国|九州|近畿|関西|東海)|(?:地方|自動車道|電力|新聞|銀行|[5五]県|山地|財務局)|が梅雨"
)
"""中国 beside 四国 and 九州 is a region of Japan."""


_STATE = frozenset(
    {"government", "ministry", "agency", "force", "parliament", "court", "police", "central bank"}
)


_PRIVATE = frozenset({"media", "company", "party", "think tank", "university", "armed group"})


def _is_somebody(page: Page, hit: Hit) -> bool:
    """Tell whether a person is named as a firm is: ワーナー氏, マース容疑者."""
    title = page.text[hit.end : page.titles.get(hit.end, hit.end)]
    return (
        title in page.words.honorifics and title in page.words.sure
        and re.fullmatch("[ァ-ヺー・]+", page.text[hit.start : hit.end]) is not None
    )  # fmt: skip


def _runs_into_title(page: Page, hit: Hit) -> bool:
    """Tell whether a title begins inside the name and goes on behind it (共産党|政治局員)."""
    return any(page.titles.get(place, 0) > hit.end for place in range(hit.start + 1, hit.end))


def _without_title(page: Page, hit: Hit) -> int:
    """Return where a person's name ends, less the title that the list keeps with it (ムハンマド皇太子)."""
    start = page.title_starts.get(hit.end, hit.start)
    return start if start - hit.start > 1 else hit.end


def _is_two(page: Page, hit: Hit, id_: str, type_: str, kind: str) -> bool:
    """Tell whether the name is a country and a private name or a region: 米|共和党, ロシア|極東."""
    if type_ not in ("Organization", "Place") or kind in _STATE:
        return False
    if type_ == "Organization" and not page.starts(hit.start + 1):
        return False  # 朝 in 朝鮮労働党 is no country
    names = page.words.names
    cuts = (
        (1,)
        if type_ == "Organization"
        else tuple(other.end - hit.start for other in page.names_from(hit.start) if other.end < hit.end)
    )
    for cut in cuts:
        head, rest = page.text[hit.start : hit.start + cut], page.text[hit.start + cut : hit.end]
        country = names.lookup.get(head)
        if (
            not country
            or (cut == 1 and head not in page.words.free)
            or names.entries[country[0][0]].type != "Country"
        ):
            continue
        if type_ == "Organization" and kind in _PRIVATE and len(rest) > 1:
            return head not in "日中朝北"  # 日産自動車 is one name
        for other_id, _ in names.lookup.get(rest, ()):
            if other_id == id_ or (type_ == "Place" and names.entries[other_id].type == "Place"):
                return True
    return False


def _is_common(page: Page, hit: Hit) -> bool:
    """Tell whether the tokens say that a short name is a common noun here (民事再生法)."""
    return all("固有名詞" not in token.tag for token in page.within(hit.start, hit.end))


def _stands_free(page: Page, hit: Hit, surface: str) -> bool:
    before, after = page.char(hit.start - 1), page.char(hit.end)
    first, last = script(surface[0]), script(surface[-1])
    if before and first and script(before) == first and first != "漢":
        return page.starts(hit.start) and page.ends(hit.end) and _is_joint(page, hit.start)
    if after and last and script(after) == last and last != "漢":
        return page.starts(hit.start) and page.ends(hit.end) and _is_joint(page, hit.end)
    at_start, at_end = page.starts(hit.start), page.ends(hit.end)
    if at_start and at_end:
        return True
    return (at_start or _may_start(page, hit, surface)) and (at_end or _may_end(page, hit, surface))


def _is_joint(page: Page, place: int) -> bool:
    """Tell whether two known names meet in one script: アメリカ|イリノイ州."""
    before = any(
        page.starts(hit.start) and (page.is_country(hit) or page.is_place(hit))
        for hit in page.names_to(place)
    )
    return before and any(page.is_place(hit) for hit in page.names_from(place))


def _may_start(page: Page, hit: Hit, surface: str) -> bool:
    """Tell whether a name may begin inside a token (訪中国, 在日米軍, 羅津(ラジン))."""
    if script(surface[0]) != script(page.char(hit.start - 1)):
        return True
    token = page.tokens[page.at[hit.start]] if page.at[hit.start] >= 0 else None
    if surface[-1] in _TOWNS and any(page.text[h.end - 1] in _LARGER for h in page.names_to(hit.start)):
        return True  # 茨城県|水戸市 in one token
    return len(surface) > 3 or (token is not None and set(page.text[token.start : hit.start]) <= _BEFORE)


def _may_end(page: Page, hit: Hit, surface: str) -> bool:
    """Tell whether a name may end inside a token (ロシア人, but not フランス語)."""
    index = page.at[hit.end - 1]
    rest = page.text[hit.end : page.tokens[index].end] if index >= 0 else ""
    if rest.startswith(_LANGUAGE):
        return False
    if script(surface[-1]) != script(rest[:1]) and script(rest[:1]) != "ア":
        return True
    if page.tokens[index].tag == "名詞-固有名詞-一般" and rest not in _AFTER:
        return False  # 読売 in 読売ジャイアンツ
    known = rest in _AFTER or rest in page.words.titles or rest in page.words.honorifics
    return known or len(surface) > 3


def _backed(page: Page, hit: Hit, type_: str) -> bool:
    """Tell whether something else than the list speaks for a risky name."""
    tag = page.tag(hit.start)
    if type_ == "Person":
        return "人名" in tag or hit.end in page.titles
    if "固有名詞" in tag:
        return True
    label = page.label_at.get(hit.start)
    return label is not None and (label.start, label.end) == (hit.start, hit.end)


def _person_like(page: Page, hit: Hit, surface: str) -> bool:
    """Short names of persons are words too: トランプ, 金, 安倍; they need a tag or a title."""
    if len(surface) > 3 and script(surface[0]) == "ア":
        return True
    if hit.end in page.titles or page.char(hit.end) in "(・":
        return True
    tags = [token.tag for token in page.within(hit.start, hit.end)]
    return any("人名" in tag for tag in tags) or (len(surface) > 2 and script(surface[0]) == "漢")
