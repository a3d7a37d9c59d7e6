"""Bodies shown by what is done with them: Xを結成, Xに入団, Xの子会社; 株式会社X; teams in a match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.page import KATAKANA, Candidate, Page, script
from kg.mentions.traps import GOODS, KINDS_OF_PEOPLE, NOT_IN_ORGANISATIONS
from kg.model import Token

_JOINED = re.compile(
    "の(?:元|現|新|旧)?(?:メンバー|ボーカル|ボーカリスト|ギタリスト|ベーシスト|ドラマー|子会社|完全子会社|親会社|傘下|"
    "下部組織|リーダー)(?!シップ)|に(?:入社|入団|移籍|加入|入学|入局|在籍|所属)|"
    "を(?:結成|買収し|脱退|退社|退団|創業|合併し|追われ|完全子会社)|へ移籍|から(?:発売|デビュー|リリース|刊行|出版)"
)
_CLUB = re.compile("の下部組織|に移籍|に入団|へ移籍|を退団|に完封|に快勝|に敗れ|に勝利|を下し|を迎え撃")
_MEMBER = re.compile("に(?:入団|移籍|加入|所属)")
_UNIT = re.compile(
    "(?:歩兵|騎兵|野砲兵|工兵|戦車|飛行|独立混成|近衛)?第[0-9一二三四五六七八九十]+(?:方面軍|軍|師団|旅団|連隊|艦隊|航空隊|"
    "航空団|航空艦隊|航空戦隊|空挺団|空挺師団|歩兵師団|歩兵連隊|機甲師団|飛行隊|護衛隊群)(?![団隊長])"
)
_COMMON = re.compile(
    "(?:リーグ|レーベル|プロダクション|ユニット|サークル|カテゴリー?|ディビジョン|ファミリー|コーポ)$"
)
_MATCH = re.compile(
    "試合|リーグ|優勝|選手|監督|開幕|本拠地|移籍|入団|得点|勝った|勝ち|敗れ|破った|破り|下し|対戦|連勝|連敗|引き分け|"
    "本塁打|ゴール|チーム|クラブ|シーズン"
)
_LEGAL = "(?:株式会社|有限会社|合同会社|合名会社|合資会社)"
_FRONT = re.compile(_LEGAL)
_NICKNAME = re.compile(f"[{KATAKANA}]{{4,}}(?![・{KATAKANA}])")
_NO_TEAM = re.compile(
    "(?:カップ|オープン|ダービー|マラソン|ランド|ホテル|タワー|ドーム|スタジアム|アリーナ|パーク|リーグ|クラシック|ライン|"
    "センター|ホール|ガイド|カード|シリーズ|トーナメント|オリンピック|パラリンピック|ニュース|テレビ|ラジオ|メーカー|サイト|ブログ|ドットコム|"
    "ディビジョン|アーチ|チャンピオン|エクスプレス|ターミナル|ファン|サポーター|レスリング|プラザ)$"
)
_STOPS = ("数詞", "助数詞", "助数詞可能", "副詞可能")
_OWNERS = frozenset({"company", "city", "capital", "prefecture"})
_WORD = re.compile("[A-Z][A-Za-z0-9]+$")


def joined_bodies(page: Page) -> Iterator[Candidate]:
    """Yield what one joins, founds or buys."""
    for match in _JOINED.finditer(page.text):
        end = match.start()
        if not page.ends(end) or page.at[end] < 0:
            continue
        token = page.tokens[page.at[end - 1]]
        if _may_be_body(page, token) or (_MEMBER.match(page.text, end) and _is_new_word(page, token)):
            yield Candidate(token.start, end, "Organization", "joined", 2)


def clubs_by_town(page: Page) -> Iterator[Candidate]:
    """Yield a town that stands for its club: バルセロナの下部組織."""
    for token in page.towns:
        index = page.at[token.start]
        if page.run[index] != index or not _CLUB.match(page.text, token.end):
            continue
        if re.fullmatch(f"[{KATAKANA}]{{3,}}", token.text):
            yield Candidate(token.start, token.end, "Organization", "joined", 11)


def teams(page: Page) -> Iterator[Candidate]:
    """Yield 東芝ブレイブルーパス, 大阪エヴェッサ: a company or town and a nickname, where a match is told."""
    for sentence in page.sentences:
        if not _MATCH.search(page.text, *sentence.span):
            continue
        for hit in page.names:
            if not (sentence.span.start <= hit.start < sentence.span.end) or not page.starts(hit.start):
                continue
            names = page.words.names
            entry = names.entries[names.lookup[page.surface(hit)][0][0]]
            if entry.kind not in _OWNERS or not page.ends(hit.end):
                continue
            end = _nickname(page, hit.end)
            if end > hit.end:
                yield Candidate(hit.start, end, "Organization", "team", 3)


def numbered_units(page: Page) -> Iterator[Candidate]:
    """Yield the units of an army by their number: 第31軍, 歩兵第34連隊."""
    for match in _UNIT.finditer(page.text):
        if page.starts(match.start()) and page.ends(match.end()):
            yield Candidate(*match.span(), "Organization", "unit", 2)


def legal_forms(page: Page) -> Iterator[Candidate]:
    """Yield 株式会社X and X株式会社, whatever words X is made of."""
    for match in _FRONT.finditer(page.text):
        start, end = match.span()
        if not (page.starts(start) and page.ends(end)):
            continue
        first = _first(page, start)
        if first < start:
            yield Candidate(first, end, "Organization", "legal", 5)
        elif (last := _last(page, end)) > end:
            yield Candidate(start, last, "Organization", "legal", 5)


def _first(page: Page, place: int) -> int:
    """Return where the noun run begins that ends at ``place``, not beyond a number, a date or ・."""
    index = page.at[place] - 1
    while index >= 0 and page.run[index] >= 0 and page.run[index] == page.run[page.at[place]]:
        token = page.tokens[index]
        if (token.text == "・" and script(page.char(token.start - 1)) != "ア") or token.tag.endswith(_STOPS):
            break
        if token.text in NOT_IN_ORGANISATIONS:
            break
        place = token.start
        index -= 1
    return place


def _last(page: Page, place: int) -> int:
    """Return where the noun run ends that begins at ``place``, not beyond a title, a date or ・."""
    index = page.at[place]
    first = page.run[index] if index >= 0 else -1
    while first >= 0 and index < len(page.tokens) and page.run[index] == first:
        token = page.tokens[index]
        if token.text == "・" or token.tag.endswith("副詞可能") or token.text in page.words.titles:
            break
        place = token.end
        index += 1
    return place


def _nickname(page: Page, start: int) -> int:
    """Return the end of the katakana nickname at ``start``, or ``start``."""
    match = _NICKNAME.match(page.text, start)
    if match is None or not page.ends(match.end()) or match.end() in page.titles:
        return start
    word, first = match.group(), page.tokens[page.at[start]].text
    if _NO_TEAM.search(word) or page.words.names.find(word) is not None:
        return start
    return start if {word, first} & ({*KINDS_OF_PEOPLE} | page.words.generic) else match.end()


def _may_be_body(page: Page, token: Token) -> bool:
    """Tell whether one token can be the name of a body: no common word, no known person."""
    text = token.text
    if len(text) < 2 or text in page.words.generic or text in KINDS_OF_PEOPLE or text in page.words.titles:
        return False
    index = page.at[token.start]
    if page.run[index] != index:
        return False  # the end of a longer name, which other voices read
    if "人名-姓" in token.tag or "人名-名" in token.tag:
        return False
    if "固有名詞" in token.tag:
        return "地名" not in token.tag and page.words.names.find(text) is None
    return _WORD.match(text) is not None


def _is_new_word(page: Page, token: Token) -> bool:
    """Tell whether a katakana word is none of the usual ones: ユマニテ, but not クラブ, リーグ."""
    text = token.text
    if not _NICKNAME.fullmatch(text) or _COMMON.search(text) or text in KINDS_OF_PEOPLE:
        return False
    index = page.at[token.start]
    alone = page.run[index] == index and text not in page.words.generic
    return alone and page.words.names.find(text) is None and not text.endswith(GOODS)
