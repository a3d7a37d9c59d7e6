"""How dates are written in Japanese news: the regular expressions behind ``kg.text.dates``."""

from __future__ import annotations

import re

_NUM = r"(?:\d{1,4}|[〇零一二三四五六七八九十百千]{1,7})"
_SMALL = r"(?:\d{1,2}|[〇一二三四五六七八九十]{1,3})"
_TO = r"[〜～~\-‐–—―−]"
_MONTHS_LONG = r"[かカヵヶケヶ箇]月"

YEAR_WORDS = {
    **{"一昨年": -2, "おととし": -2, "昨年": -1, "去年": -1},
    **{"今年": 0, "ことし": 0, "本年": 0, "来年": 1, "再来年": 2},
}
YEAR_ANCHORS = {"同年": 0, "翌年": 1, "前年": -1}
MONTH_WORDS = {"先々月": -2, "再来月": 2, "先月": -1, "今月": 0, "来月": 1}
MONTH_ANCHORS = {"同月": 0, "翌月": 1, "前月": -1}
DAY_WORDS = {
    **{"一昨日": -2, "おととい": -2, "昨日": -1, "きのう": -1, "昨夜": -1, "昨晩": -1, "ゆうべ": -1},
    **{"今日": 0, "きょう": 0, "本日": 0, "今朝": 0, "けさ": 0, "今夜": 0, "今晩": 0},
    **{"明日": 1, "あす": 1, "あした": 1, "明後日": 2, "あさって": 2},
}
DAY_ANCHORS = {"同日": 0, "この日": 0, "その日": 0, "翌日": 1, "前日": -1, "翌々日": 2}
WEEK_WORDS = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2}
WEEKDAYS = "月火水木金土日"
MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_NAME = rf"(?:{'|'.join(MONTH_NAMES)})"


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = (
    rf"(?:(?P<era>明治|大正|昭和|平成|令和)(?P<era_y>\d{{1,2}}|[〇一二三四五六七八九十]{{1,4}}|元)年"
    rf"|(?P<y>{_NUM})年|(?P<ry>{_any(YEAR_WORDS)}|{_any(YEAR_ANCHORS)}))(?P<fiscal>度(?!目))?(?P<decade>代)?"
)
_MONTH = (
    rf"(?:(?:(?P<m1>{_SMALL})月?{_TO})?(?P<m>{_SMALL})月|(?P<rm>{_any(MONTH_WORDS)}|{_any(MONTH_ANCHORS)}))"
)
_NOT_A_DAY = r"(?!市|本(?!部|社|会|国|格|土)|程度|間|ぶり|以内|以上|目|おき|ごと)"
_SECOND_DAY = rf"日?(?P<to>{_TO}|[、・](?=\d{{1,2}}両?日))(?P<d2>{_SMALL})"
_DAY = rf"(?P<d>{_SMALL})(?:{_SECOND_DAY})?(?P<both>両)?日{_NOT_A_DAY}"

CALENDAR = re.compile(
    rf"(?<![\d〇一二三四五六七八九十百千.,/第])(?={_NUM}|[今昨去来再同翌前一お明大昭平令本先こ第上下])"
    rf"(?:(?P<year>{_YEAR})(?:の(?={_SMALL}月|春|夏|秋|冬))?)?"
    rf"(?:(?P<month>{_MONTH})の?)?(?:(?P<day>{_DAY}))?"
    r"(?P<part>第[1-4一二三四][・]?四半期|[1-4]Q|上半期|下半期|前半期|後半期)?"
)
"""Year, month, day and quarter, each optional; a match may be empty."""

NUMERIC = re.compile(
    r"(?<![\d.])(?P<Y>(?:1[89]|20)\d\d)(?P<sep>[-./])(?P<M>\d{1,2})(?P=sep)(?P<D>\d{1,2})(?![\d.])"
    r"|(?<![\d./])(?P<USM>\d{1,2})/(?P<USD>\d{1,2})/(?P<USY>(?:19|20)\d\d)(?!\d)"
    rf"|(?<![A-Za-z])(?P<EM>{_MONTH_NAME})[a-z]{{0,6}}\.? (?P<ED>\d{{1,2}}),? (?P<EY>(?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(?P<BD>\d{{1,2}}) (?P<BM>{_MONTH_NAME})[a-z]{{0,6}}\.?,? (?P<BY>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""2024-06-19, 2023.06.30, 6/18/2024, June 18, 2024, 18 June 2024."""

AGO = re.compile(
    rf"(?<![\d〇一二三四五六七八九十百千.])(?P<n>{_NUM})(?P<unit>年|{_MONTHS_LONG}|週間|日)"
    r"(?P<way>前(?![半期後年日])|後(?!半))(?:の(?=\d{1,2}月))?(?P<m>\d{1,2}(?=月))?(?:月)?"
)
"""3年前, 2カ月後, 3年前の6月."""

DURATION = re.compile(
    rf"(?<![\d〇一二三四五六七八九十百千.])(?P<n>{_NUM})(?P<unit>年|{_MONTHS_LONG}|週間|日|時間)"
    r"(?:間|ぶり|以上|以下|以内|未満|余り?|近く|弱|強|連続|(?=続[けい])|越し|ごと|おき|目|半(?!ば|期)|がかり|ほど|程度"
    r"|来(?=の|、)|分の|物|債"
    r"|の(?=歳月|節目|歴史|刑|実刑|判決|懲役|任期|猶予|契約|期間)|に(?=わた|渡って|及[びぶん]|一度|[1１一]回|[1１]度)|(?=をかけ|かけて))+"
)
"""24年ぶり, 2日間, 3カ月以内, 70年にわたり."""
UNITS = {"年": "Y", "月": "M", "週": "W", "日": "D", "時": "H"}

_BARE_WORDS = DAY_WORDS | DAY_ANCHORS | WEEK_WORDS
WORDS = re.compile(
    rf"(?P<word>{_any(_BARE_WORDS)})(?:の?(?P<week>[{WEEKDAYS}])曜日?)?"
    rf"|(?P<weekday>[{WEEKDAYS}])曜日?"
    r"|(?P<turn>月が[替変]わ|年が[明改]け|年が改ま)|(?P<within>年内|年末|年初|年始|月内|月末|年明け)"
)
"""きょう, 先週金曜, 月が替わる, 年内."""

DATE_TAIL = re.compile(rf"[(（][{WEEKDAYS}](?:曜日?)?(?:[・･]祝)?[)）]")
FROM_DAYS = re.compile(rf"から(?P<n>{_SMALL})日間")
UNTIL = re.compile(r"から(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日(?=まで|にかけ|の(?:日程|予定|会期))")

FUTURE = re.compile(
    r"予定(?!だった|でした)|見通し|方針|見込み|計画(?!だった)|までに|に向け|を目指|に控え|を控え|来たる|目標|検討"
    r"|(?:する|れる|せる|[うくすつぬむるぐぶ])(?=[。」]|$|と(?:発表|述べ|表明|明らか|伝え|報じ|語|話|い))"
)
PAST = re.compile(
    r"(?:[しいきちっんれえけせてねべめげじび]た|んだ|だった|でした|ました)(?!め|い(?!う)|ところ)|以来|以降|以後"
)
LENGTHS = (
    *(
        "約",
        "およそ",
        "過去",
        "今後",
        "この",
        "ここ",
        "最長",
        "最大",
        "最短",
        "丸",
        "満",
        "数",
        "計",
        "わずか",
        "延べ",
    ),
    *("懲役", "禁錮", "任期", "在位", "勤続", "結婚", "創業", "生後", "築", "年", "月", "週"),
)
"""Words before 10年 or 2日 that make it a length of time."""
AS_YEAR = re.compile(
    r"に(?!わた|渡|及|一度|[1１]度|[1１一]回|かけ|満た|な[りるっ]|延び|短縮)|以来|以降|以後|の(?!間|歳月|懲役|実刑|歴史|節目|経験|うち|刑|任期|契約|期間)"
    r"|から|まで|[春夏秋冬末初、)）]|前半|後半|ごろ|頃"
)
COMPARED = re.compile(r"[同前](?:年|月|日)?(?:同[期月年]|期|比|並み|度)")
SEASON = re.compile(r"の?(?:春|夏|秋|冬|末|初め|初頭|前半|後半|半ば|中盤|終盤|ごろ|頃|上旬|中旬|下旬|初旬)")
HALVES = {"上": 1, "前": 1, "下": 7, "後": 7}
CANDIDATE = re.compile(
    r"(?<![\d.])\d|[〇零一二三四五六七八九十百千](?<![〇零一二三四五六七八九十百千]{2})|明治|大正|昭和|平成|令和"
    rf"|(?<![A-Za-z])(?i:{_MONTH_NAME})"
    rf"|(?:{_any(YEAR_WORDS | YEAR_ANCHORS | MONTH_WORDS | MONTH_ANCHORS)})"
    rf"|(?:{_any(_BARE_WORDS)})|(?<![{WEEKDAYS}曜])[{WEEKDAYS}]曜|[月年](?:が[替変明改]|内|末|初|始|明け)"
    r"|第[1-4一二三四][・]?四半期|上半期|下半期"
)
"""Where a time may begin: a cheap test before the expressions above are tried."""
