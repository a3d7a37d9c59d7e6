"""One form for every character, and the way back."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.normalise import normalise

FORMS = [
    ("２０２４年６月", "2024年6月"),
    ("ＮＡＴＯ（北大西洋条約機構）", "NATO(北大西洋条約機構)"),
    ("ﾛｼｱのﾌﾟｰﾁﾝ", "ロシアのプーチン"),
    ("ハ\u309aリて\u3099", "パリで"),
    ("㈱ひびき㌔", "(株)ひびきキロ"),
    ("１〜３月、１～３月", "1〜3月、1〜3月"),
    ("――露朝──", "――露朝――"),
    ("停戦，そして撤退．次へ", "停戦、そして撤退。次へ"),
    ("３，１４０万．５", "3,140万.5"),
    ("1．5倍", "1.5倍"),
    ("平壌･ﾓｽｸﾜ", "平壌・モスクワ"),
    ("「。」、・ー…", "「。」、・ー…"),
    ("辻\U000e0101氏 神戸", "辻氏 神戸"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    ("金\u200b正\ufeff恩\u202e", "金正恩"),
    ("a\0b\tc", "a b c"),
    ("\ud800𠮷", "\ufffd𠮷"),
    ("゛´", "゛´"),
    ("\x1f\u0300か\u200b\u3099", " か"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_form(text, form):
    assert normalise(text).text == form


NEWS = st.text(
    alphabet=st.sampled_from(sorted({c for pair in FORMS for c in "".join(pair)} | {"か", "゙", "㍍", "é"}))
)
ANY = st.one_of(NEWS, st.text(st.characters(), max_size=60))


@given(ANY)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text).text
    assert normalise(once).text == once


@given(ANY)
def test_result_can_be_written_and_holds_nothing_invisible(text):
    form = normalise(text).text
    form.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in form)


@given(ANY)
def test_every_character_leads_back_in_order_and_without_gaps_between_edits(text):
    copy = normalise(text)
    back = [copy.to_original(Span(i, i + 1)) for i in range(len(copy.text))]
    assert all(0 <= a.start < a.end <= len(text) for a in back)
    assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(back))


@given(ANY, st.data())
def test_round_trip_keeps_the_words(text, data):
    copy = normalise(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    there = copy.to_original(Span(start, end))
    again = copy.from_original(there)
    if start < end:
        assert again.start <= start < end <= again.end
        assert normalise(there.of(text)).text == "" or again.of(copy.text)
    assert copy.from_original(Span(0, len(text))) == Span(0, len(copy.text))


@given(st.text(alphabet="日本とロシアは、会談した。"))
def test_plain_text_is_its_own_form(text):
    copy = normalise(text)
    assert (copy.text, copy.edits) == (text, ())


def test_marks_without_end_stay_linear():
    text = "か" + "\u0300\u0323" * 500_000
    assert normalise(text).text
