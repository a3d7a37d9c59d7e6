"""Where a name is none: inside the names of events, treaties, prizes and works."""

from __future__ import annotations

import re

from kg.mentions.page import Candidate, Page
from kg.mentions.traps import ERAS

_EVENT = re.compile(
    "(?:戦争|動乱|事変|議定書|条約|協定|宣言|会談|会議|万博|サミット|マラソン|駅伝|大津波|津波|大震災|地震|講和|体制|コンセンサス|プロセス|ルール|オープン|映画祭|国際映画祭|"
    "音楽祭|モーターショー|モーターサイクルショー|ショック|合意|宣言文|協約|憲章|決議|議定|フォーラム|ダービー|グランプリ|選手権|カップ|杯|裁判|事件|精神)"
)
_NAMED_AFTER = re.compile(
    "(?:賞|法|定理|杯|病|症候群|効果|方程式|主義|旋風|現象|カード|ノミクス|コレクション|ゲーム|遊び|教(?![授諭師官会育員区室習科]))"
)
_DOCUMENT = re.compile(
    "(?:声明|宣言|文書|条約|協定|合意|憲章|報告書|綱領|論文|指針|作戦|演習|訓練|計画|構想|法案|法)$"
)
_WORK = re.compile(
    "(?:映画|小説|作品|曲|番組|アルバム|シングル|ドラマ|漫画|アニメ|著書|楽曲|書籍|ゲーム|絵本|歌劇|オペラ|戯曲|連載|歌|ソング|シリーズ|銘柄|高級車|車種|人工衛星|探査機|ロケット|ミサイル|潜水艦|空母|駆逐艦|護衛艦|戦艦|客船|船|号|シャトル|台風|ハリケーン|サイクロン|小惑星|特急|列車|新幹線|商品|ブランド|品種|車両|機種|芋|馬)$"
)
_QUOTE = re.compile("[「『]([^「」『』]{2,40})[」』]")
_KOREA_NOUN = re.compile("(?!側|当局|政府)[一-鿿ァ-ヺ]")


def lawful(page: Page, chosen: list[Candidate]) -> list[Candidate]:
    """Return the candidates that the annotation guide counts as mentions."""
    titles, cited = _titles(page), _citations(page)

    def counts(found: Candidate) -> bool:
        if any(start <= found.start < end for start, end in cited):
            return False
        return not _in_event(page, found) and not _in_title(page, found, titles)

    return [found for found in chosen if counts(found)]


_CITED = re.compile(
    r"[『\"][^『』\"\n]{2,160}[』\"][。.]?(?![ぁ-ん])[^。『』\"\n]{1,60}?[、,] ?"
    r"(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[A-Z][a-z]+ ?[0-9]{1,2}, ?[0-9]{4})(?![ぁ-ん])"
    r"[^。『』\n]{0,40}(?:[。.]|$)"
)


def _citations(page: Page) -> list[tuple[int, int]]:
    """Return the references to sources: 『title』。publisher、date。 Nothing in them is told."""
    found = []
    for match in _CITED.finditer(page.text):
        before = page.text[max(0, match.start() - 60) : match.start()]
        found.append((match.start() - len(before) + _BREAK.search(before).end(), match.end()))  # type: ignore[union-attr]
    return found


_BREAK = re.compile('(?:.*[。『』"\n])?', re.DOTALL)
"""Where the words before a title begin: its author, or the name of the site."""


_TRADED = ("原油", "先物", "プレート")
_DISASTER = re.compile("大震災|地震|五輪|オリンピック|万博|淡路大震災")
_BATTLE = re.compile("の(?:戦い|乱|変|役)(?![割員])|教皇|法王")


_ERA = re.compile(f"(?:{'|'.join(ERAS)})$")
_TIME = re.compile("[0-9元]|年|時代|期|初|末|維新|天皇|政府|の(?:改革|乱|変|役|大|飢饉|世|新政|治|改新)")


_NO_SITE = re.compile(
    "賞(?![金与])|大賞|記念(?![館碑公病財式日会施教])|時代|[東西南北本]?線(?![路状量維香])|(?:・[一-鿿]{2,3})?新幹線|自動車道|ステークス"
)
"""凱旋門賞, 奈良時代, 横浜線: prizes, races, ages and lines."""
_TREATY = re.compile("[一-鿿]{0,4}(?:条約|協定|議定書)")
_TIED = re.compile(
    "(?:記録|[0-9一二三四五]位|首位|同点|最多|最高|最長|最速|最少|最年少|歴代|史上|自己ベスト|ベスト|スコア|得点|最多勝|優勝|勝利|[0-9]勝|"
    "[0-9]敗|[勝敗点]の|[0-9]本|打数|本塁打|ネク|ノー)$"
)
_TIE = re.compile(
    "記録|に(?:して|した|する)|ブレーク|スコア|に並|に持ち込|に追いつ|となる|でゴール|で[0-9]|の[0-9]+(?:勝|本|点|回|度|打|号)"
)
"""最多タイの58勝, 首位タイ: no country."""


def _in_event(page: Page, found: Candidate) -> bool:
    text = page.text
    if text[found.start : found.end] == "タイ" and (
        _TIED.search(text, max(0, found.start - 6), found.start) or _TIE.match(text, found.end)
    ):
        return True
    if (
        found.end - found.start == 2
        and _ERA.match(text, found.start, found.end)
        and _TIME.match(text, found.end)
    ):
        return True
    if found.type in ("Place", "Person") and _BATTLE.match(text, found.end):
        return text[found.end] == "の" or text[found.start : found.end] == "ローマ"
    if (
        found.type == "Place"
        and _EVENT.match(text, found.end)
        and not text[found.start : found.end].endswith(("市", "県", "州", "国"))
    ):
        return True
    if found.type == "Place" and (_TREATY.match(text, found.end) or _NO_SITE.match(text, found.end)):
        return True
    if found.type == "Organization" and text.startswith("全日本", found.start - 1):
        return True  # 日本大学 in 全日本大学駅伝
    if found.type == "Organization" and _DISASTER.match(text, found.end):
        return True
    if (
        found.type in ("Person", "Organization")
        and found.voice != "names"
        and text.startswith(_TRADED, found.end)
    ):
        return True
    if found.type == "Person" and _NAMED_AFTER.match(text, found.end):
        return True
    if found.type == "Organization" and text.startswith(
        ("賞", "杯", "平均", "ショック", "・ショック"), found.end
    ):
        return True
    if found.type == "Country" and text[found.start : found.end] == "朝鮮":
        return bool(_KOREA_NOUN.match(text, found.end))
    return False


def _titles(page: Page) -> list[tuple[int, int, bool]]:
    """Return the quoted titles of documents and works, and whether countries in them still count."""
    found = []
    for match in _QUOTE.finditer(page.text):
        before = page.text[max(0, match.start() - 8) : match.start()]
        if _DOCUMENT.search(before):
            found.append((match.start(1), match.end(1), True))
        elif _WORK.search(before):
            found.append((match.start(1), match.end(1), False))
    return found


def _in_title(page: Page, found: Candidate, titles: list[tuple[int, int, bool]]) -> bool:
    for start, end, countries in titles:
        if start <= found.start and found.end <= end:
            return not (countries and found.type == "Country") and not (
                countries and (found.start, found.end) == (start, end)
            )
    return False
