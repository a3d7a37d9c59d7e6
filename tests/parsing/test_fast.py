"""The fast reader and spaCy's own pipeline say the same, token for token."""

import hashlib
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Span
from kg.parsing import Parser, versions
from kg.parsing.fast import FastReader
from kg.parsing.pieces import LIMIT
from kg.parsing.stock import StockReader, load
from kg.parsing.weights import UnsupportedError, read_weights

sys.path.insert(0, str(Path(__file__).parent))
from sentences import ODD, sentences

RECORD = Path(__file__).parent / "stock.txt"


@pytest.fixture(scope="module")
def nlp():
    return load()


@pytest.fixture(scope="module")
def stock(nlp):
    return StockReader(nlp)


@pytest.fixture(scope="module")
def fast(nlp):
    return FastReader(nlp)


def pieces(texts):
    return [(text, 10 * i) for i, text in enumerate(texts)]


def digest(analysis):
    return hashlib.sha256(json.dumps(analysis).encode()).hexdigest()[:8]


def test_same_as_stock_on_three_thousand_sentences(fast, stock):
    """What spaCy says is recorded, as it needs minutes; where the record differs, it is asked."""
    texts = sentences()
    assert len(texts) > 3000
    head, *record = RECORD.read_text(encoding="ascii").splitlines()
    if json.loads(head) != versions() or len(record) != len(texts):
        record = [""] * len(texts)
    found = fast.read(pieces(texts))
    differ = [i for i, analysis in enumerate(found) if digest(analysis) != record[i]]
    asked = stock.read([pieces(texts)[i] for i in differ])
    assert [found[i] for i in differ] == asked


def test_the_record_is_what_stock_says_today(stock):
    texts = sentences()
    head, *record = RECORD.read_text(encoding="ascii").splitlines()
    assert json.loads(head) == versions(), "record anew: python tests/parsing/test_fast.py"
    sample = range(5, len(texts), 61)
    asked = stock.read([pieces(texts)[i] for i in sample])
    same = [record[i] == digest(analysis) for i, analysis in zip(sample, asked, strict=True)]
    assert same.count(False) <= 1  # another processor may round another way


def test_the_company_of_a_sentence_does_not_matter(fast):
    texts = sentences()[40::80]
    together = fast.read(pieces(texts))
    alone = [fast.read([piece])[0] for piece in pieces(texts)]
    assert together == alone


@pytest.mark.parametrize("text", [*ODD, "", "\u3000", " 日本 "], ids=ascii)
def test_odd_texts_alone(fast, stock, text):
    assert fast.read([(text, 3)]) == stock.read([(text, 3)])


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_at_all(fast, stock, text):
    assert fast.read([(text, 0)]) == stock.read([(text, 0)])


def test_the_vocabulary_does_not_grow(fast, nlp):
    fast.read([("最初の文である。", 0)])
    before = list(nlp.vocab.strings), {lexeme.orth for lexeme in nlp.vocab}
    fast.read([(f"架空人名{i:05}氏は新造語{i:05}を発表した。", 0) for i in range(300)])
    assert (list(nlp.vocab.strings), {lexeme.orth for lexeme in nlp.vocab}) == before


def test_a_full_table_of_words_starts_anew(fast, nlp):
    texts = sentences()[::40]
    whole = fast.read(pieces(texts))
    small = FastReader(nlp)
    small._vectors.table = small._vectors.table[:50]
    assert [small.read([piece])[0] for piece in pieces(texts)] == whole
    assert len(small._vectors.table) < 150  # a longer sentence than fits makes room for itself


@pytest.mark.parametrize(
    "change",
    [
        lambda nlp: nlp.get_pipe("ner").cfg.update(beam_width=4),
        lambda nlp: nlp.get_pipe("parser").model.attrs["unseen_classes"].add(3),
        lambda nlp: nlp.get_pipe("morphologizer").cfg.update(overwrite=False),
        lambda nlp: nlp.get_pipe("tok2vec").model.layers[1].attrs.update(pad=3),
        lambda nlp: nlp.disable_pipe("ner"),
        lambda nlp: setattr(nlp.get_pipe("compound_splitter"), "split_mode", "A"),
        lambda nlp: nlp.get_pipe("tok2vec").model.layers.pop(),
    ],
)
def test_another_model_is_not_taken_for_ours(change):
    nlp = load()
    read_weights(nlp)
    change(nlp)
    with pytest.raises(UnsupportedError):
        FastReader(nlp)


def test_what_is_not_supported_is_read_by_spacy(monkeypatch, caplog):
    def other():
        nlp = load()
        nlp.get_pipe("ner").cfg["beam_density"] = 0.0
        nlp.get_pipe("parser").cfg["beam_width"] = 2
        return nlp

    monkeypatch.setattr("kg.parsing.parser.load", other)
    parser = Parser()
    assert not parser.fast
    assert "beam" in caplog.text
    assert parser.parse(Document("d", "日本は米国を支持した。"))[0].tokens[0].text == "日本"


def test_a_model_that_looks_the_same_but_computes_otherwise_is_noticed(monkeypatch, caplog):
    monkeypatch.setattr("kg.parsing.encoder.Encoder._finish", lambda *arguments: None)
    assert not Parser().fast
    assert "differ" in caplog.text


def test_the_environment_chooses_the_stock_reader(monkeypatch, parser):
    assert parser.fast
    monkeypatch.setenv("KG_STOCK", "1")
    assert not Parser().fast


@pytest.mark.parametrize("unit", ["あ", "㍿", "ﷺ", "🙂", "a", "\ud800", "\0", "ヴ゙", "、"], ids=ascii)
def test_no_length_and_no_character_is_too_much(parser, unit):
    text = "日本は米国を支持した。\n" + unit * 2_500 + "\n韓国は反対した。"
    found = parser.parse(Document("d", text))
    assert found[0].tokens[-1].text == "。"
    assert (found[-1].span.of(text), found[-1].tokens[0].start) == ("韓国は反対した。", len(text) - 8)
    for sentence in found:
        ends = [Span(t.start, t.end) for t in sentence.tokens]
        assert ends == sorted(ends)
        assert all(sentence.span.covers(span) for span in ends)
        assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)
        assert all(text[t.start : t.end] == t.text or unit == "\ud800" for t in sentence.tokens)


@pytest.mark.parametrize("unit", ["ﷺ", "🙂", "㍿", "あ"])
def test_the_longest_piece_is_taken_by_sudachi(fast, unit):
    """49,149 bytes before its normalisation and 65,535 after: one more raises."""
    assert fast._tokenizer.words(unit * LIMIT).starts[-1] < LIMIT


def test_a_long_sentence_is_read_in_pieces(parser):
    text = "日本は米国を支持し、" * 300 + "終わった。"
    (sentence,) = [s for s in parser.parse(Document("d", text)) if s.span.end == len(text)]
    assert len(text) > LIMIT
    assert sentence.tokens[-1].end == len(text)


def record():
    """Write down what the stock pipeline says."""
    found = StockReader().read(pieces(sentences()))
    RECORD.write_text("\n".join([json.dumps(versions()), *map(digest, found)]) + "\n", encoding="ascii")


if __name__ == "__main__":
    record()
