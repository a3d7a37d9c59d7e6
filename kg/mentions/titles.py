"""Persons shown by the title beside them: プーチン大統領, 金正恩朝鮮労働党総書記, 外相のラブロフ氏."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.firms import is_new
from kg.mentions.page import KANJI, KATAKANA, Candidate, Hit, Page, script
from kg.mentions.persons import kanji_name_before
from kg.mentions.traps import KINDS_OF_PEOPLE

_READING = re.compile(r"[(（][^()（）]{1,30}[)）]・?$")
_ORDINAL = re.compile("第[0-9一二三]{1,2}$")  # 第2|財務相
_SPACED = re.compile(f"[{KANJI}]{{1,4}}[ 　][{KANJI}ぁ-ん]{{1,4}}$")
_FOREIGN = re.compile(f"[{KATAKANA}]+(?:[・=＝ -][{KATAKANA}A-Z.]+)*$")
_LATIN = re.compile(r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,3}$")
_NOT_AFTER = ("氏名", "氏族", "様子", "様々", "様式", "君主", "師団", "師範", "長官房", "選挙", "令状")
_NO_NAME = re.compile("[同両各貴某諸現当]$")
_FOLLOWED = "選令府制級職官邸像論"
SURE = 11.0
"""Weight of a name before 氏 or 容疑者: more than a list has that knows a town of that name."""
_WINDOW = 48
_PREFIXED = frozenset({"ミスター", "ミス", "ミセス", "サー", "デーム"})
_HEAD = re.compile(
    f"[{KANJI}]{{0,6}}(?:事務局長|事務総長|委員長|議長|長官|副代表|参謀長|司令官|報道官|調整官|補佐官|総裁|幹事長|書記長)"
)
"""Offices that one person holds in a body or state; 部長, 会長, 監督 stand behind common nouns too."""
_REGIMES = re.compile(
    "(?=(?:前|元|新|旧)?(?:第[0-9一二三四五六七]+次)?(?:改造)?(?:政権|内閣|陣営|一家|支持者|派幹部))"
)


def titled_persons(page: Page) -> Iterator[Candidate]:
    """Yield the names that stand right before a title or honorific."""
    for start, end in page.titles.items():
        title = page.text[start:end]
        if title in _PREFIXED or not _is_word(page, start, end) or _is_tail(page, start, end):
            continue
        if page.text.startswith(_NOT_AFTER, start) or (page.char(end) and page.char(end) in _FOLLOWED):
            continue
        place = _peel(page, start)
        found = list(_name_before(page, place, title))
        yield from found or _name_before(page, _over_nouns(page, place, title), title)


_ADVISERS = frozenset(
    {"調整官", "顧問", "補佐官", "報道官", "長官", "次官", "司令官", "参謀長", "特使", "大使", "担当相"}
)


def _over_nouns(page: Page, place: int, title: str) -> int:
    """Step back over the field of an office to a new name: カービー|戦略広報|調整官."""
    if title not in page.words.sure and title not in _ADVISERS:
        return place
    index = page.at[place - 1]
    while index > 0 and place - page.tokens[index].start <= 10:
        token = page.tokens[index]
        field = token.tag.startswith(("名詞-普通", "接尾辞-名詞")) and script(token.text[-1]) == "漢"
        if not field and not (token.text == "・" and script(page.char(token.start - 1)) == "漢"):
            break
        index -= 1
    if index < 0 or page.tokens[index].end >= place:
        return place
    name = page.tokens[index].text
    known = page.words.names.find(name)
    person = is_new(page, name) if known is None else known.type == "Person"
    return page.tokens[index].end if script(name[-1]) == "ア" and person and len(name) > 2 else place


def _is_tail(page: Page, start: int, end: int) -> bool:
    """Tell whether the title ends a longer one: 交通相 in 国土交通相, but not 部長 in 山本部長."""
    longest = page.title_starts[end]
    return start - longest > 1 and page.starts(longest)


def regimes(page: Page) -> Iterator[Candidate]:
    """Yield the person before 政権: プーチン政権, 尹政権."""
    for match in _REGIMES.finditer(page.text):
        if page.at[match.start()] >= 0:
            place = _peel(page, match.start())
            for candidate in _name_before(page, place, "政権"):
                yield candidate._replace(weight=4)


def _is_word(page: Page, start: int, end: int) -> bool:
    """Tell whether a katakana or Latin title is no part of a longer word (サー in コンサート)."""
    first, last = script(page.text[start]), script(page.text[end - 1])
    before, after = page.char(start - 1), page.char(end)
    if last in "アA" and after and last and script(after) == last:
        return False
    if first in "アA" and first and before and script(before) == first:
        return False
    return last != "漢" or page.ends(end) or script(after) != "漢"


def _name_before(page: Page, end: int, title: str) -> Iterator[Candidate]:
    text = page.text
    begin = max(0, end - _WINDOW)
    window = text[begin:end]
    if not window or _NO_NAME.search(window):
        return
    sure = title in page.words.sure or title == "政権"
    if match := _FOREIGN.search(window):
        start = begin + match.start()
        name = match.group()
        if len(name) > 1 and not _generic_katakana(page, name, title) and (sure or _backed(page, start, end)):
            yield Candidate(start, end, "Person", "title", 5 if sure else 4)
    elif match := _LATIN.search(window):
        yield Candidate(begin + match.start(), end, "Person", "title", 4)
    else:
        start = kanji_name_before(page, end, sure and title in page.words.honorifics)
        spaced = _SPACED.search(text, begin, end) if sure else None
        if spaced and "人名" in page.tag(spaced.start()) and page.starts(spaced.start()):
            start = spaced.start()  # 甲野　太郎氏
        if start < 0 and title in page.words.honorifics and sure:
            start = _mixed(page, begin, end)
        if start >= 0:
            named = title in page.words.sure and title in page.words.honorifics
            yield Candidate(start, end, "Person", "title", SURE if named or _tagged(page, start) else 5)


_MIXED = re.compile(f"[{KANJI}ぁ-ん][{KANJI}ぁ-んァ-ヺー]{{2,7}}$")


def _mixed(page: Page, begin: int, end: int) -> int:
    """Return where a stage name of kanji and kana starts that ends at ``end`` (さくら組子さん), or -1."""
    match = _MIXED.search(page.text, begin, end)
    if match is None or not re.search("[ぁ-ん]", match.group()) or page.at[end - 1] < 0:
        return -1
    run = page.run[page.at[end - 1]]
    while 0 <= run < page.at[end - 1] and page.tokens[run].tag.endswith("副詞可能"):
        run += 1  # その後|いづみ
    first = page.tokens[run].start if run >= 0 else -1
    if first < match.start() or end - first < 3 or not re.search("[ぁ-ん]", page.text[first:end]):
        return -1
    proper = any("固有名詞" in token.tag or "人名" in token.tag for token in page.within(first, end))
    return first if proper and page.text[first:end] not in page.words.generic else -1


def _tagged(page: Page, start: int) -> bool:
    """Tell whether the tokens know the name as a surname, and not as a town."""
    return page.tag(start).endswith("人名-姓") and page.text[start] not in page.words.free


def _peel(page: Page, place: int) -> int:
    """Step back over 元/前, 国家, readings, ages and the body or country between name and title."""
    text, moved = page.text, True
    floor = max(0, place - _WINDOW)
    steps = 0
    while moved and steps < 4:
        moved, steps = False, steps + 1
        match = _READING.search(text, floor, place) or _ORDINAL.search(text, floor, place)
        if match:
            place, moved = match.start(), True
            continue
        for prefix in page.words.prefixes:
            if text.endswith(prefix, floor, place) and page.starts(place - len(prefix)):
                place, moved = place - len(prefix), True
                break
        else:
            body = _body_before(page, place)
            if body < place:
                place, moved = body, True
    return place


def _body_before(page: Page, place: int) -> int:
    """Return where the country or body that ends at ``place`` starts, if a name stands before it."""
    char = page.char(place - 1)
    best = place
    for hit in page.names_to(place):
        single = hit.end - hit.start == 1  # ロウレンソ|大統領 holds no ソ
        joined = single and script(page.text[hit.start]) == "ア" == script(page.char(hit.start - 1))
        if hit.start < best and not joined and _is_body(page, hit):
            best = hit.start
    katakana = script(char) == "ア" == script(page.char(place - 2))  # ロウレンソ|大統領
    if best == place and char in page.words.countries and page.starts(place - 1) and not katakana:
        best = place - 1
    if best == place and place in page.body_ends:
        best = next((s for s in range(place - 8, place) if page.bodies.get(s) == place), place)
    if best == place:
        start = page.title_starts.get(place, place)
        if page.starts(start):
            best = start
    before = page.char(best - 1)
    if best < place and before == "・":
        return best - 1  # ムセベニ・ウガンダ大統領
    return best if before and re.match(f"[{KATAKANA}{KANJI})）]", before) else place


def _is_body(page: Page, hit: Hit) -> bool:
    names = page.words.names
    return names.entries[names.lookup[page.surface(hit)][0][0]].type != "Person"


_GENERIC = re.compile(f"(?:{'|'.join(KINDS_OF_PEOPLE)})+$")


def _generic_katakana(page: Page, name: str, title: str) -> bool:
    """サッカー選手, アフリカ代表: no person."""
    if _GENERIC.match(name):
        return True
    found = page.words.names.find(name)
    return found is not None and found.type != "Person" and title not in ("氏", "さん")


def _backed(page: Page, start: int, end: int) -> bool:
    """Tell whether more than an unsure title speaks for a person: ・, a tag, a label, a known name."""
    name = page.text[start:end]
    if re.search("[・=＝]", name):
        return True
    found = page.words.names.find(name)
    if found is not None and found.type == "Person":
        return True
    if any("人名" in token.tag for token in page.within(start, end)):
        return True
    if page.starts(start) and page.ends(end) and page.char(start - 1) != "・" and is_new(page, name):
        return True  # no common word and in no list: ラモルテ枢機卿
    label = page.label_over(start, end)
    return _of_body(page, start, end) or (label is not None and label.label == "Person")


def _of_body(page: Page, start: int, end: int) -> bool:
    """Tell whether a body's or country's own head is named: ハマスのX副代表, not Aのメディア部長."""
    if page.char(start - 1) != "の" or not _HEAD.match(page.text, end) or end - start < 3:
        return False
    if page.at[start] != page.at[end - 1] or page.text[start:end] in page.words.generic:
        return False
    return any(_is_body(page, hit) for hit in page.names_to(start - 1)) or start - 1 in page.body_ends
