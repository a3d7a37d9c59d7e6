"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.sentences import LONGEST_SENTENCE, split

LONG = "交渉は続く。" * 40

CASES = [
    ("露が承認。日は反発。", ["露が承認。", "日は反発。"]),
    ("「行く。必ず行く」と述べた。次だ。", ["「行く。必ず行く」と述べた。", "次だ。"]),
    ("「合意した。」と述べた。", ["「合意した。」と述べた。"]),
    ("「合意した。」大統領は席を立った。", ["「合意した。」", "大統領は席を立った。"]),
    ("「撤退するのか？」との問いに答えた。", ["「撤退するのか？」との問いに答えた。"]),
    ("会談した（詳細は不明。調査中）と伝えた。", ["会談した（詳細は不明。調査中）と伝えた。"]),
    ("成長率は3.5％だ。", ["成長率は3.5％だ。"]),
    ("Yahoo!ニュースが伝えた。", ["Yahoo!ニュースが伝えた。"]),
    ("停戦か!? 両軍は沈黙した。", ["停戦か!?", "両軍は沈黙した。"]),
    ("撤退か?との見方もある。", ["撤退か?との見方もある。"]),
    ("沈黙……。やがて歓声。", ["沈黙……。", "やがて歓声。"]),
    ("条約だ。（東京＝佐伯）", ["条約だ。", "（東京＝佐伯）"]),
    ("　【ソウル＝ひびき】韓国は抗議した。　米国も。", ["【ソウル＝ひびき】韓国は抗議した。", "米国も。"]),
    ("一行目の文\r\n二行目の文だ。\n\n三行目。", ["一行目の文", "二行目の文だ。", "三行目。"]),
    ("米韓が合意　北朝鮮は反発", ["米韓が合意", "北朝鮮は反発"]),
    ("GLOBAL NEWS WATCH", ["GLOBAL NEWS WATCH"]),
    ("「閉じない引用だ。次の文だ。", ["「閉じない引用だ。", "次の文だ。"]),
    ("引用でない」括弧だ。次の文だ。", ["引用でない」括弧だ。", "次の文だ。"]),
    ("モスクワで。\n・平壌で。", ["モスクワで。", "・平壌で。"]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_split(text, sentences):
    assert [piece.span.of(text) for piece in split(text)] == sentences


def test_long_quotation_is_cut_at_its_full_stops():
    text = f"大統領は「{LONG}」と述べた。"
    assert len(split(text)) == 40 + 1


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("■加わらぬ北京", True),
        ("【はじめに】", True),
        ("ロ朝、条約に署名", True),
        ("署名した。", False),
        ("「見送るべきだ」", False),
        ("長" * 101, False),
    ],
)
def test_heading(line, heading):
    assert [piece.heading for piece in split(line)] == [heading]


def test_paragraphs_count_lines_of_all_stretches():
    text = "見出し、会談\n\n広告\n一文。二文。\n三文。"
    body = (Span(0, 6), Span(11, len(text)))
    assert [(p.span.of(text), p.paragraph) for p in split(text, body)] == [
        ("見出し、会談", 0),
        ("一文。", 1),
        ("二文。", 1),
        ("三文。", 2),
    ]


def test_endless_sentence_is_cut_at_commas():
    text = ("会談し、" * 2000) + "終わった。"
    pieces = [piece.span for piece in split(text)]
    assert all(end - start <= LONGEST_SENTENCE for start, end in pieces)
    assert all(span.of(text).endswith(("、", "。")) for span in pieces)


TEXT = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["会談した", "。", "「", "」", "（", ")", "！", "?", "\n", "　", "と", "A", "…", "長" * 300]
        )
    ).map("".join),
)


@given(TEXT, st.data())
def test_sentences_cover_the_body_in_order_without_overlaps(text, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    body = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    pieces = split(text, body)
    seen = {i for piece in pieces for i in range(*piece.span)}
    assert len(seen) == sum(p.span.end - p.span.start for p in pieces)
    wanted = {i for s in body or (Span(0, len(text)),) for i in range(*s) if not text[i].isspace()}
    assert {i for i in seen if not text[i].isspace()} == wanted
    assert [p.span for p in pieces] == sorted(p.span for p in pieces)
    assert all(p.span.of(text) == p.span.of(text).strip() != "" for p in pieces)
    assert all(p.span.end - p.span.start <= LONGEST_SENTENCE for p in pieces)
    numbers = [p.paragraph for p in pieces]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "text",
    ["「" * 100_000, "「。」" * 50_000, "あ" * 3_000_000, "！" * 500_000, "（" * 50_000 + "）" * 50_000],
)
def test_hostile_lines_are_split(text):
    assert sum(p.span.end - p.span.start for p in split(text)) == len(text)
