"""What find_mentions promises whatever the text: order, no overlap, no crash, linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config.names import NameEntry, Names, index, load_names
from kg.mentions import find_mentions
from kg.model import Document, Label, Sentence, Span, Token

PIECES = [
    *(
        "プーチン",
        "大統領",
        "米",
        "朝",
        "日",
        "北朝鮮",
        "訪",
        "対",
        "の",
        "は",
        "、",
        "。",
        "金",
        "正恩",
        "氏",
    ),
    *(
        "(",
        ")",
        "（",
        "）",
        "「",
        "」",
        "・",
        "=",
        "外務省",
        "政府",
        "軍",
        "大学",
        "委員会",
        "市",
        "長",
        "党",
    ),
    *("ヴ", "ヴェルディ", "IAEA", "第", "1", "世", "南北", "首脳", "元", "政権", "両国", "\n", " "),
]
TAGS = [
    *("名詞-普通名詞-一般", "名詞-固有名詞-人名-姓", "名詞-固有名詞-人名-名", "名詞-固有名詞-一般"),
    *("名詞-固有名詞-地名-国", "名詞-固有名詞-地名-一般", "助詞-格助詞", "接尾辞-名詞的-一般"),
    *("接頭辞", "名詞-数詞", "補助記号-一般"),
]
LABELS = ["Person", "Country", "City", "Company", "Government", "Date"]


@pytest.fixture(scope="module")
def names() -> Names:
    return load_names()


@st.composite
def parsed(draw: st.DrawFn) -> tuple[Document, tuple[Sentence, ...]]:
    words = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(TAGS)), max_size=30))
    text, tokens = "", []
    for word, tag in words:
        tokens.append(Token(len(text), len(text) + len(word), word, word, "NOUN", tag, "", 0, "ROOT"))
        text += word
    labels = []
    if tokens:
        first = draw(st.integers(0, len(tokens) - 1))
        labels = [Label(tokens[first].start, tokens[-1].end, draw(st.sampled_from(LABELS)))]
    span = Span(0, len(text))
    return Document("d", text, body=(span,)), (Sentence(span, tuple(tokens), tuple(labels)),)


@given(parsed())
@settings(max_examples=300, deadline=None)
def test_any_row_of_words_gives_ordered_mentions_without_overlap(
    names: Names, page: tuple[Document, tuple[Sentence, ...]]
) -> None:
    document, sentences = page
    mentions = find_mentions(document, sentences, names)
    ends = 0
    for mention in mentions:
        assert ends <= mention.span.start < mention.span.end <= len(document.text)
        assert mention.span.of(document.text) == mention.text
        ends = mention.span.end
    assert mentions == find_mentions(document, sentences, names)


@pytest.mark.parametrize("text", ["", "プーチン大統領は米国を訪れた。"])
def test_a_text_without_tokens_has_no_mention_or_an_unconfirmed_one(names: Names, text: str) -> None:
    sentences = (Sentence(Span(0, len(text)), ()),) if text else ()
    for mention in find_mentions(Document("d", text), sentences, names):
        assert mention.span.of(text) == mention.text


def test_chrome_outside_the_sentences_is_never_read(
    names: Names, parse: Callable[[str], tuple[Sentence, ...]]
) -> None:
    body = "プーチン大統領は訪朝した。"
    sentences = parse(body)
    document = Document("d", body + "\n関連記事: 金正恩氏と米国", body=(Span(0, len(body)),))
    assert [m.text for m in find_mentions(document, sentences, names)] == ["プーチン", "朝"]


def test_users_names_are_found(parse: Callable[[str], tuple[Sentence, ...]]) -> None:
    own = index([NameEntry("organization:青空商会", "Organization", "青空商会", aliases=("青商",))])
    text = "青空商会は撤退した。"
    (mention,) = find_mentions(Document("d", text), parse(text), own)
    assert (mention.text, mention.entry) == ("青空商会", "organization:青空商会")


def test_a_type_holds_for_the_whole_document(
    names: Names, parse: Callable[[str], tuple[Sentence, ...]]
) -> None:
    text = "ゾルガン氏は辞任した。\n後任はゾルガンが選ぶ。"
    found = find_mentions(Document("d", text), parse(text), names)
    assert [(m.text, m.type) for m in found] == [("ゾルガン", "Person")] * 2


def test_time_grows_with_the_text_not_its_square(
    names: Names, parse: Callable[[str], tuple[Sentence, ...]]
) -> None:
    line = "米国務省のミラー報道官は国際原子力機関（IAEA）のグロッシ事務局長と東京都港区で会談した。\n"
    short, long = line * 20, line * 160

    def seconds(text: str) -> float:
        sentences = parse(text)
        times = []
        for _ in range(3):
            start = time.process_time()
            find_mentions(Document("d", text), sentences, names)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(long) < 8 * 4 * seconds(short) + 0.05
