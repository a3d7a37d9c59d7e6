"""Names that a sentence defines: 良品計画は…会社である, ハイデルベルクは…都市である, プリウスは…自動車."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.ginza import TYPES
from kg.mentions.page import Candidate, Page
from kg.model import EntityType, Sentence

_SUBJECT = re.compile(r"([^はがをにでと、。「」『』()（）\s]{2,24})(?:[(（][^()（）]{1,60}[)）])?(?:とは|は)")
_END = re.compile(
    r"([^\s、。をはが]{1,24}?)(?:の(?:一つ|ひとつ|1つ|1人|一人))?(?:である|であった|だった|であり|として知られる|"
    r"のこと|です|でした|だ)?[。]?$"
)
_PERSONS = (
    "選手 俳優 女優 声優 歌手 家 者 人 師 士 武将 大名 貴族 公家 僧 僧侶 藩主 力士 横綱 皇帝 国王 女王 "
    "王妃 皇后 王子 王女 皇族 将軍 タレント コメディアン アイドル モデル 監督 投手 捕手 外野手 内野手 "
    "議員 大統領 首相 教授 社長 会長 医師 軍人 官僚 司教 教皇 棋士 騎手 アナウンサー レスラー ボクサー "
    "ドライバー ピアニスト ギタリスト 長男 次男 三男 四男 長女 次女 側室 正室"
)
_BODIES = (
    "会社 企業 メーカー 銀行 バンド グループ ユニット デュオ トリオ コンビ 楽団 劇団 事務所 レーベル "
    "出版社 新聞 雑誌 週刊誌 月刊誌 通信社 放送局 テレビ局 ラジオ局 事業者 球団 クラブ チーム 大学 "
    "高等学校 高校 中学校 小学校 男子校 女子校 学校 研究所 研究機関 団体 組織 機関 法人 協会 連盟 政党 "
    "党 組合 病院 リーグ 部隊 官庁 省庁 財団 百貨店 書店 プロダクション スタジオ 商社 藩"
)
_PLACES = (
    "都市 市 町 村 区 州 県 郡 地域 地方 地区 島 山 川 河川 湖 湖沼 池 海 湾 半島 岬 峠 盆地 平野 砂漠 "
    "駅 空港 港 橋 トンネル ダム 道路 公園 広場 城 寺院 神社 教会 寺 博物館 美術館 図書館 劇場 球場 "
    "競技場 スタジアム 競馬場 ホテル ビル タワー 建物 建築物 遺跡 古墳 温泉 火山 活火山 海峡 運河 大陸 "
    "群島 諸島 列島 町名 地名 最高峰 州都 遊園地 動物園 水族館 ショッピングセンター テーマパーク 宮殿 "
    "集落 山脈 港湾都市"
)
_THINGS = (
    "映画 作品 小説 漫画 楽曲 曲 シングル アルバム 番組 ドラマ アニメ ゲーム ソフト 自動車 乗用車 カー "
    "オートバイ 戦闘機 航空機 旅客機 ミサイル ロケット 人工衛星 探査機 犬 大型犬 猫 鳥 鳥類 魚 魚類 "
    "昆虫 植物 動物 哺乳類 花 競走馬 馬 種目 球技 競技 格闘技 祭 祭り 大会 選手権 トーナメント 賞 法律 "
    "条約 言語 方言 料理 菓子 飲料 ビール 列車 特急 新幹線 客船 戦艦 空母 駆逐艦 護衛艦 潜水艦 恒星 "
    "惑星 小惑星 超巨星 星雲 銀河 彗星 元素 物質 薬 疾患 概念 用語 元号 キャラクター 怪獣 登場人物 楽器 "
    "ブランド 事件 事故 戦い 戦争 合戦 天然記念物 品種"
)


def _ending(words: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")$")


_THING = re.compile("(?<!メー)" + _ending(_THINGS).pattern)
_GENERA: tuple[tuple[re.Pattern[str], EntityType], ...] = (
    (_ending(_BODIES), "Organization"),
    (_ending(_PLACES), "Place"),
    (_ending(_PERSONS), "Person"),
)
_SHOW = re.compile("(?:バンド|ユニット|デュオ|トリオ|コンビ|アイドルグループ|音楽グループ|劇団)$")
_ORIGIN = re.compile("出身|結成|所属|日本の")
_SEAT = re.compile("本社を置|本社がある|本拠地とす|本拠地として|本拠を置|に本部を置|上場する")
_WORK = re.compile(
    "[」』](?:を|が|は|で|に|の|など|や|、).{0,10}?(?:放送|刊行|出版|連載|公開|上映|主演|出演|収録|発売|展示|監督|制作|"
    "配給|脚本|歌っ|執筆|描い|著し|司会|主題歌|所蔵|リリース|アカデミー)"
)
_QUOTE = re.compile("[「『]([^「」『』]{2,20})(?=[」』])")


def defined(page: Page) -> Iterator[Candidate]:
    """Yield the subjects of defining sentences, with the type of the genus they are put under."""
    for sentence in page.sentences:
        start, end, genus = _definition(page, sentence)
        if end <= start or _THING.search(genus):
            continue
        for shape, kind in _GENERA:
            if shape.search(genus) and _agrees(page, start, end, kind):
                yield Candidate(start, end, kind, "defined", 4)
                break
        else:
            if _SEAT.search(page.text, *sentence.span):
                yield Candidate(start, end, "Organization", "defined", 3)


def things(page: Page) -> list[tuple[int, int]]:
    """Return the stretches that name a work, a product or an animal: what stands in them is no name."""
    found = []
    for sentence in page.sentences:
        start, end, genus = _definition(page, sentence)
        if end > start and _THING.search(genus):
            found.append((start, end))
        for match in _QUOTE.finditer(page.text, *sentence.span):
            if _WORK.match(page.text, match.end(1), sentence.span.end):
                found.append(match.span(1))
    return found


def clear_of(barred: list[tuple[int, int]], found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that stand in no barred stretch; a country may (日本 in 「日本の夏」)."""

    def free(found: Candidate) -> bool:
        return not any(start <= found.start and found.end <= end for start, end in barred)

    return [candidate for candidate in found if candidate.type == "Country" or free(candidate)]


def _definition(page: Page, sentence: Sentence) -> tuple[int, int, str]:
    """Return start and end of the defined subject and the genus, or an empty stretch."""
    match = _SUBJECT.match(page.text, *sentence.span)
    if match is None or "の" in match.group(1) or not page.tag(match.end() - 1).startswith("助詞"):
        return 0, 0, ""
    start, end = match.span(1)
    genus = _END.search(page.text, match.end(), sentence.span.end)
    kind = genus.group(1) if genus else ""
    named = _like_a_name(page, start, end) or (
        _SHOW.search(kind) and _ORIGIN.search(page.text, match.end(), sentence.span.end)
    )
    if not (page.starts(start) and page.ends(end) and named):
        return 0, 0, ""
    return start, end, kind


def _like_a_name(page: Page, start: int, end: int) -> bool:
    """Tell whether a subject can be a name: a proper noun is in it, or GiNZA labels all of it."""
    tokens = page.within(start, end)
    if tokens[-1].text in page.words.titles or tokens[-1].text in page.words.honorifics:
        return False
    if any(page.run[page.at[token.start]] < 0 and token.text != "ノ" for token in tokens):
        return False
    if any("固有名詞" in token.tag for token in tokens) or re.match("[A-Z]", page.text[start]):
        return True
    label = page.label_at.get(start)
    return label is not None and label[:2] == (start, end) and label.label in TYPES


def _agrees(page: Page, start: int, end: int, kind: EntityType) -> bool:
    """Tell whether nothing known speaks against the type: 日本は…チームである is said of a team's country."""
    known = page.words.names.find(page.text[start:end])
    return known is None or known.type == kind
