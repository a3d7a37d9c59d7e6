"""Dates and spans of time, as ten newspapers write them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.dates import find_times, parse_date
from kg.text.numerals import ERAS, era_year, number

# Published 2024-06-18, a Tuesday, where nothing else is said.
CASES = [
    # written out
    ("2024年6月19日", "2024-06-19"),
    ("２０２３年８月２０日(日)", "2023-08-20"),
    ("二〇二四年六月十九日", "2024-06-19"),
    ("2024-06-19T10:00:00+09:00", "2024-06-19"),
    ("2023.06.30 16:00", "2023-06-30"),
    ("6/18/2024", "2024-06-18"),
    ("June 18, 2024", "2024-06-18"),
    ("令和6年6月1日", "2024-06-01"),
    ("平成元年", "1989"),
    ("昭和六十四年一月七日", "1989-01-07"),
    # without a year
    ("6月12日に祝電を送った", "2024-06-12"),
    ("3月に阻んだ", "2024-03"),
    ("12月に署名した", "2023-12"),
    ("12月に開く予定だ", "2024-12"),
    ("9月に訪問する方針だ", "2024-09"),
    ("17日の会見", "2024-06-17"),
    ("18日、署名した", "2024-06-18"),
    ("19日に訪れる予定", "2024-06-19"),
    ("25日に署名した", "2024-05-25"),
    ("31日に調印した", "2024-05-31"),
    ("6月十九日", "2024-06-19"),
    # two-digit years
    ("00年以来となる訪問", "2000"),
    ("98年8月の発射", "1998-08"),
    ("03年に脱退した", "2003"),
    # words
    ("きょう", "2024-06-18"),
    ("昨日", "2024-06-17"),
    ("あす", "2024-06-19"),
    ("先月の会談", "2024-05"),
    ("来月3日", "2024-07-03"),
    ("今年3月", "2024-03"),
    ("昨年9月", "2023-09"),
    ("去年の春", "2023"),
    ("来年", "2025"),
    ("一昨年", "2022"),
    ("昨年末", "2023"),
    ("今年度", "2024"),
    ("2023年度", "2023"),
    ("年内に開く", "2024"),
    ("6月中旬の声明", "2024-06"),
    ("今年6月半ば", "2024-06"),
    ("今月下旬", "2024-06"),
    ("3年前", "2021"),
    ("三年前", "2021"),
    ("2カ月前", "2024-04"),
    ("5日前", "2024-06-13"),
    ("3年前の6月", "2021-06"),
    ("先週", "2024-06"),
    ("先週金曜日", "2024-06-14"),
    ("月曜日に発表した", "2024-06-17"),
    # intervals
    ("今年1〜3月期", "2024-01/2024-03"),
    ("1～3月期の貿易額", "2024-01/2024-03"),
    ("2023年第4四半期", "2023-10/2023-12"),
    ("2023年上半期", "2023-01/2023-06"),
    ("18日から2日間の日程", "2024-06-18/2024-06-19"),
    ("6月3〜5日", "2024-06-03/2024-06-05"),
    ("3、4両日", "2024-06-03/2024-06-04"),
    ("5月30日から6月2日まで", "2024-05-30/2024-06-02"),
    ("1990年代", "1990/1999"),
    ("90年代", "1990/1999"),
    ("30年代", "2030/2039"),
    ("6月4、9日", "2024-06-04"),
    # durations
    ("24年ぶり", "P24Y"),
    ("2日間", "P2D"),
    ("3カ月以内", "P3M"),
    ("70年にわたり", "P70Y"),
    ("48時間以内", "PT48H"),
    ("6週間ぶり", "P6W"),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_one_time(text, value):
    assert [t.value for t in find_times(text, "2024-06-18")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("18日に到着し、翌日帰国した。", ["2024-06-18", "2024-06-19"]),
        ("2019年4月に会談し、6月にも再会した。5月には発射した。", ["2019-04", "2019-06", "2024-05"]),
        ("2000年7月に訪れた。同年9月に合意し、同月12日に署名した。", ["2000-07", "2000-09", "2000-09-12"]),
        (
            "6月10日に発表した。同日、米国は非難した。前日には警告していた。",
            ["2024-06-10", "2024-06-10", "2024-06-09"],
        ),
        ("昨年12月以降、今年6月半ばまで。", ["2023-12", "2024-06"]),
        ("5月、決議を採択した。月が替わると輸出を再開した。", ["2024-05", "2024-06"]),
        ("1998年から交渉し、02年に合意、10年には脱退した。", ["1998", "2002", "2010"]),
        ("1994年の合意。その3年後に破棄した。", ["1994", "1997"]),
    ],
)
def test_times_that_lean_on_each_other(text, values):
    assert [t.value for t in find_times(text, "2024-06-18")] == values


@pytest.mark.parametrize(
    "text",
    [
        *(
            "数年前",
            "十数年前",
            "最近",
            "近年",
            "約10年",
            "懲役15年の判決",
            "前年同期の2倍",
            "前年比",
            "一日も早く",
            "1〜2日程度",
        ),
        *("四日市市", "日本銀行", "15日本代表", "第3日程", "月面", "曜日", "紀元前221年"),
        *("2月30日", "13月1日", "2024年13月", "1/3の議席", "3.5%", "3140万ドル"),
    ],
)
def test_no_time(text):
    assert [t for t in find_times(text, "2024-06-18") if t.kind != "duration"] == []


@pytest.mark.parametrize("text", ["19日", "先月", "きょう", "昨年9月", "3年前", "9月", "同日", "月曜日"])
def test_relative_time_without_a_publication_is_unknown(text):
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("12月に署名した", "2024-01-10", "2023-12"),
        ("1月に訪問する予定だ", "2023-12-20", "2024-01"),
        ("30日に会談した", "2024-03-02", "2024-01-30"),
        ("28日に会談した", "2024-03-02", "2024-02-28"),
        ("今年度", "2024-02-01", "2023"),
        ("先月31日", "2024-01-05", "2023-12-31"),
        ("翌日", "2023-12-31", "2024-01-01"),
        ("先週", "2024-06-05", None),
        ("きょう", "2024-06", None),
    ],
)
def test_edges_of_the_calendar(text, published, value):
    assert [t.value for t in find_times(text, published)] == ([value] if value else [])


def test_span_holds_the_words():
    text = "両国は昨年9月(木)に署名。2024年6月19日(水)に発効した。"
    assert [t.span.of(text) for t in find_times(text, "2024-06-21")] == ["昨年9月", "2024年6月19日(水)"]


POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
PIECES = st.sampled_from(
    [
        *(
            "2024年",
            "二〇二四年",
            "98年",
            "昨年",
            "同年",
            "0年",
            "9999年",
            "令和6年",
            "千年",
            "元",
            "度",
            "今年度",
            "の",
        ),
        *(
            "6月",
            "十二月",
            "上旬",
            "1〜3月期",
            "第2四半期",
            "31日",
            "十九日",
            "18、",
            "両日",
            "12/31/2023",
            "から",
            "まで",
        ),
        *("2日間", "3年前", "ぶり", "翌日", "先週", "金曜日", "月が替わる", "、", "。", "\n"),
    ]
)
TEXT = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.text(max_size=80),
    st.text(alphabet="0123456789年月日〜/-.前後"),
)


def valid(value):
    for point in value.split("/"):
        found = POINT.fullmatch(point)
        assert found, value
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return True


@given(TEXT, st.one_of(st.just(""), st.dates().map(date.isoformat), st.text(max_size=12)))
def test_every_time_is_valid_and_in_its_place(text, published):
    times = find_times(text, published)
    places = [place for time in times for place in time.span]
    assert places == sorted(places)
    assert all(time.span.start < time.span.end <= len(text) for time in times)
    for time in times:
        if time.kind == "duration":
            assert re.fullmatch(r"P(\d+[YMWD]|T\d+H)", time.value)
        else:
            assert valid(time.value)
            assert ("/" in time.value) == (time.kind == "interval")
            assert "/" not in time.value or time.value.split("/")[0] < time.value.split("/")[1]


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.text(max_size=10))
def test_full_dates_do_not_depend_on_the_publication(day, published):
    text = f"{day.year}年{day.month}月{day.day}日"
    assert [t.value for t in find_times(text, published)] == [day.isoformat()]


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 31))
def test_a_bare_day_with_a_past_verb_lies_on_or_before_the_publication(published, day):
    (time,) = find_times(f"{day}日に署名した。", published.isoformat())
    then = date.fromisoformat(time.value)
    assert then.day == day
    assert 0 <= (published - then).days <= 62


@given(st.sampled_from(sorted(ERAS)), st.integers(1, 15))
def test_era_years(era, year):
    kanji = (
        f"十{'〇一二三四五六七八九'[year - 10]}".replace("〇", "")
        if year > 9
        else "〇一二三四五六七八九"[year]
    )
    expected = [f"{era_year(era, year):04d}"]
    assert [t.value for t in find_times(f"{era}{year}年")] == expected
    assert [t.value for t in find_times(f"{era}{kanji}年")] == expected


@given(st.text(max_size=9))
def test_number_never_raises(text):
    assert number(text) is None or number(text) >= 0


@given(st.text(max_size=30))
def test_parse_date_gives_a_valid_date_or_none(text):
    found = parse_date(text)
    assert found is None or valid(found.iso)


@pytest.mark.parametrize(
    "text", ["1" * 300_000, "年" * 300_000, "2024年" * 60_000, "十" * 300_000, "6月18日から" * 30_000]
)
def test_hostile_texts_are_read(text):
    assert all(time.span.end <= len(text) for time in find_times(text, "2024-06-18"))
