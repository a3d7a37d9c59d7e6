"""Typesetting that is no text: wrapped lines, blanks inside names, readings after every word."""

import pytest

from kg.model import Span
from kg.text.blanks import set_blanks
from kg.text.normalise import normalise
from kg.text.readings import spelled_out
from kg.text.wraps import joined, line_joints, unwrap

SENTENCE = "カナダのルロワ環境相は記者団に対し、北極圏の調査船を年内に二隻増やす考えを示した。"


def wrap(text, width, end="\n"):
    return end.join(text[i : i + width] for i in range(0, len(text), width))


@pytest.mark.parametrize("width", range(13, 40, 3))
@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\n  ", "\n> "])
def test_lines_of_one_margin_are_joined(width, end):
    text = SENTENCE + "両国は来月、共同で観測を始めると発表した。" + SENTENCE
    start = "> " if end.startswith("\n>") else ""
    read = normalise(start + wrap(text, width, end)).text.splitlines()
    assert "".join(line.strip() for line in read) == text
    assert all(line.strip().endswith("。") for line in read)


@pytest.mark.parametrize(
    ("lines", "goes_on"),
    [
        (["調査船を、", "増やす。"], [True, False]),
        (["首都オタ", "ワーで会談した。"], [False, False]),  # nothing says that the name goes on
        (["首都ニュ", "ーデリーで会談した。"], [True, False]),
        (["委員会を設", "っています。"], [True, False]),
        (["協定に署名した。", "調査を始める。"], [False, False]),
        (["調査船を増やす", "2023年4月14日"], [False, False]),
        (["合意の中身は、", "・船を増やす。"], [False, False]),
        (["カナダ、調査船を増強", "カナダ政府は14日、発表した。"], [False, False]),
        (["交渉の行方は", "両国は14日、協議を始めた。"], [False, False]),  # a subhead
    ],
)
def test_what_joins_two_lines(lines, goes_on):
    assert joined(lines) == goes_on


def test_break_inside_a_paragraph_needs_less():
    assert joined(["会談は非公開で", "行われた。"], loose=True) == [True, False]
    assert joined(["協議開始へ", "両国は発表した。"], loose=True) == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        "カナダ、調査船を増強へ\nノルウェー、漁獲枠縮小\nチリ、水産協定に署名へ",
        f"{SENTENCE}\n{SENTENCE}\n\n{SENTENCE}",
        "議長　谷川一郎\n委員　浜田洋子\n委員　三崎直哉",
        f"見出しは短い\n\n{SENTENCE}\n\n小見出し\n\n{SENTENCE}",
        ">>12\nそれは違うと述べた。",
    ],
)
def test_lines_that_stand_alone_stay(text):
    assert line_joints(text) == []


def test_latin_words_keep_their_blank_and_numbers_do_not_get_one():
    assert normalise("Green\nPeace、\n会談。").text == "Green\nPeace、会談。"
    text = wrap("カナダ政府は14日、調査船を2024年から五年かけて増やすと述べた。" * 2, 15)
    assert " " not in normalise(text).text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("谷川　一郎氏が退いた。", "谷川一郎氏が退いた。"),
        ("会長に浜田 洋子さんが就く。", "会長に浜田洋子さんが就く。"),
        ("▽三崎　直哉（みさき・なおや）", "▽三崎直哉(みさき・なおや)"),
        ("ルロワ 環境相は述べた。", "ルロワ環境相は述べた。"),
        ("14日、 首都で会談した。", "14日、首都で会談した。"),
        ("加首相が訪日　林氏と会談", "加首相が訪日 林氏と会談"),
        ("米国　英国　日本", "米国 英国 日本"),
        ("Green Peace と会談した。", "Green Peace と会談した。"),
    ],
)
def test_blanks_inside_names_go_and_others_stay(text, read):
    assert normalise(text).text == read


def test_readings_go_only_where_every_word_has_one():
    easy = "首相（しゅしょう）は来月（らいげつ）、船（ふね）で北（きた）の島（しま）へ行（い）きます。"
    assert normalise(easy).text == "首相は来月、船で北の島へ行きます。"
    assert spelled_out("谷川一郎（たにがわ・いちろう）環境相は述べた。") == []
    assert spelled_out("谷川（たにがわ）（54）" * 9) == []


def test_entities_of_html_are_read():
    assert normalise("A&amp;B&nbsp;社").text == "A&B 社"


def test_offsets_lead_back_over_a_joint():
    text = "首都ニュ\n> ーデリーで、\n> 会談した。"
    copy = normalise(text)
    place = copy.text.index("ニューデリー")
    assert copy.to_original(Span(place, place + 6)).of(text) == "ニュ\n> ーデリー"
    assert unwrap("ニュ\n> ーデリー") == "ニューデリー"


@pytest.mark.parametrize(
    "text", ["> " * 50_000, "、\n" * 50_000, "あ　" * 50_000, "（あ）" * 50_000, "&amp" * 50_000]
)
def test_hostile_texts_are_read(text):
    assert len(normalise(text).text) <= len(text)
    assert all(a.end <= b.start for a, b in zip(set_blanks(text), list(set_blanks(text))[1:], strict=False))
