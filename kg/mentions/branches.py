"""Bodies of bodies: branches, town offices, missions and units abroad, national teams, departments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KANJI, KATAKANA, Candidate, Hit, Page
from kg.mentions.traps import NOT_IN_ORGANISATIONS

_ADMIN = ("都", "道", "府", "県", "市", "区", "町", "村", "郡", "州", "省")
_REACH = 20
_MISSION = "(?:大使館|総領事館|領事館|公使館|代表部|連絡事務所)"
_ABROAD = re.compile(f"[在駐](?:[{KANJI}]{{1,8}}|[{KATAKANA}]{{2,10}}(?:国|市)?)$")
_SERVED = re.compile(f"(?:{_MISSION}|海兵隊|陸軍|海軍|空軍|軍(?!人|事)|国連軍|部隊)")
_TEAM = re.compile(
    "(?:女子|男子|A|B|五輪|オリンピック|ユース|アンダー|フル)?(?:サッカー|ラグビー|バレーボール|バスケットボール|野球|ハンドボール|ホッケー|卓球|柔道|水泳|陸上)?(?:女子|男子)?代表(?:チーム)?(?!団|者|部|取締|理事|的|権|番|作|例|質問|委員|幹事|世話|議|曲|格|選考|する|して|し|され)"
)
_GAMES = re.compile(
    "試合|サッカー|ラグビー|野球|バレー|バスケ|選手|監督|五輪|オリンピック|W杯|ワールドカップ|リーグ|ゴール|優勝|予選|決勝|日本代表|対戦"
)
_DEPARTMENT = re.compile(
    "(?:捜査[一二三四1-4]課|捜査第[一二三四1-4]課|組織犯罪対策[一二三四五1-5]?課|生活安全課|生活経済課|サイバー犯罪対策課|公安[一二三1-3]課|公安部|刑事部|特捜部|邦人テロ対策室)(?![一-鿿])"
)


def branches(page: Page) -> Iterator[Candidate]:
    """Yield 読売新聞大阪本社, 石川県災害対策本部, 八王子支社: a known name, nouns, the word for a branch."""
    for hit in page.names:
        if not page.starts(hit.start) or page.at[hit.end] < 0:
            continue
        kind = _kind(page, hit)
        limit = _run_end(page, hit)
        if kind == "Organization":
            shape, least = page.words.body_branch, 1
        elif kind == "Place" and (page.surface(hit).endswith(_ADMIN) or page.ends(hit.end)):
            shape, least = page.words.town_branch, 0
        else:
            continue
        best = -1
        for match in shape.finditer(page.text, hit.end + least, limit):
            if page.ends(match.end()) or page.text[match.end() : match.end() + 1] in ("長", "員"):
                best = match.end()
        if best > 0 and _whole(page, hit, best, limit):
            start = hit.start - 2 if page.text.startswith("JR", hit.start - 2) else hit.start
            yield Candidate(start, best, "Organization", "branch", 4)


def _kind(page: Page, hit: Hit) -> str:
    names = page.words.names
    return names.entries[names.lookup[page.surface(hit)][0][0]].type


def _run_end(page: Page, hit: Hit) -> int:
    """Return where the nouns end that go on behind a name, not beyond a number, a date or the like."""
    index, end = page.at[hit.end - 1], hit.end
    first = page.run[index]
    if first < 0:
        return end
    if page.tokens[index].end > end:
        end = page.tokens[index].end
    index += 1
    while index < len(page.tokens) and page.run[index] == first and end - hit.end < _REACH:
        token = page.tokens[index]
        if (
            token.text in NOT_IN_ORGANISATIONS
            or token.text == "・"
            or token.tag.endswith(("数詞", "副詞可能"))
        ):
            break
        end = token.end
        index += 1
    return end


def _whole(page: Page, hit: Hit, end: int, limit: int) -> bool:
    """Tell whether nothing but a headword stands behind: 支店長, 署員, but not 支部大会."""
    rest = page.text[end:limit]
    return not rest or page.ends(end) or rest[0] in "長員"


def abroad(page: Page) -> Iterator[Candidate]:
    """Yield 在アフガニスタン日本大使館, 在沖縄アメリカ海兵隊: what serves abroad, with where."""
    for hit in page.names:
        if not page.is_country(hit):
            continue
        served = _SERVED.match(page.text, hit.end)
        before = _ABROAD.search(page.text, max(0, hit.start - 12), hit.start)
        if served is None or before is None or page.at[before.start()] < 0:
            continue
        where = page.text[before.start() + 1 : hit.start]
        if page.words.names.find(where) is not None or "地名" in page.tag(before.start() + 1):
            yield Candidate(before.start(), served.end(), "Organization", "country+body", 9)


def national_teams(page: Page) -> Iterator[Candidate]:
    """Yield 日本代表, ブラジル女子代表: a country's team, where sport is told."""
    if not _GAMES.search(page.text):
        return
    for hit in page.names:
        if not page.is_country(hit) or hit.end - hit.start < 2 or not page.starts(hit.start):
            continue
        match = _TEAM.match(page.text, hit.end)
        if match and page.at[hit.start] >= 0 and (page.ends(match.end()) or page.ends(match.end() - 3)):
            yield Candidate(hit.start, match.end(), "Organization", "country+body", 9)


def departments(page: Page) -> Iterator[Candidate]:
    """Yield the departments of a police force: 捜査一課."""
    for match in _DEPARTMENT.finditer(page.text):
        index = page.at[match.start()]
        if index < 0 or page.text.startswith("長", match.end()):
            continue
        start, before = match.start(), page.text[: match.start()]
        if before.endswith(("県警", "府警", "道警", "警視庁", "地検")):
            for hit in page.names_to(start):
                start = min(start, hit.start)
            if start == match.start() and not before.endswith(("同県警", "同府警", "同道警", "同地検")):
                continue  # the force's own name ends so, and the voice of endings reads it
        elif page.run[index] != index and not before.endswith("・"):
            continue
        yield Candidate(start, match.end(), "Organization", "branch", 4)
