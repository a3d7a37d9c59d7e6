"""Whatever the text, the reader answers: broken brackets, fragments, very long sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from kg.config.lexicon import Lexicon, load_lexicon
from kg.frames import read_frames
from kg.model import Document, Frame, Sentence
from tests.frames.notation import read_marked

BROKEN = [
    "」」「ロシアが（武器を",
    "が、を。に",
    "（（（米国）））は（中国（",
    "「「「中国が攻撃した」と述べた",
    "、、、ロシア、、、と、、、",
    "————————米国",
    "と述べた。",
    "のののの",
    "ロシアロシアロシア中国中国",
    "訪",
    "対",
    "1、2、3、4",
    "！？！？",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def _read(marked: str, parse: Callable[[str], Sequence[Sentence]], lexicon: Lexicon) -> tuple[Frame, ...]:
    document, references, entities = read_marked(marked)
    return read_frames(document, parse(document.text), references, entities, lexicon)


@pytest.mark.parametrize("marked", BROKEN)
def test_broken_text_is_read(
    marked: str, parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon
) -> None:
    text = read_marked(marked)[0].text
    for frame in _read(marked, parse, lexicon):
        assert 0 <= frame.clause.start <= frame.clause.end <= len(text)
        assert frame.inside < len(_read(marked, parse, lexicon))


def test_nothing_is_read_out_of_nothing(lexicon: Lexicon) -> None:
    assert read_frames(Document("d", ""), (), (), (), lexicon) == ()


def test_reading_twice_gives_the_same(parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon) -> None:
    marked = "プーチン氏は19日、平壌を訪れ、金正恩氏と会談した。ロシアは武器の供給を否定した。"
    assert _read(marked, parse, lexicon) == _read(marked, parse, lexicon)


def test_a_very_long_sentence_is_read_to_its_end(
    parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon
) -> None:
    frames = _read("ロシアは北朝鮮に武器を供給し、" * 95 + "中国を批判した。", parse, lexicon)
    assert [f.lemma for f in frames].count("供給") == 95
    assert frames[-1].lemma == "批判"
