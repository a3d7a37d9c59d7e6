from kg.model import Document, Span


def test_tokens_stand_where_they_say(parse):
    text = "日本は米国を支持した。\n韓国は　反対した。"
    sentences = parse(text)
    assert [s.span.of(text) for s in sentences] == ["日本は米国を支持した。", "韓国は　反対した。"]
    for sentence in sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_tokens_carry_grammar(parse):
    text = "日本は米国を支持した。"
    (sentence,) = parse(text)
    tokens = {t.text: t for t in sentence.tokens}
    assert tokens["日本"].tag == "名詞-固有名詞-地名-国"
    assert tokens["日本"].dep == "nsubj"
    assert sentence.tokens[tokens["日本"].head].text == "支持"
    assert tokens["し"].lemma == "する"
    assert tokens["し"].inflection == "サ行変格;連用形-一般"
    assert ("日本", "Country") in [
        (Span(e.start, e.end).of("日本は米国を支持した。"), e.label) for e in sentence.labels
    ]


def test_only_the_body_is_read(parser):
    text = "広告です。\n日本は米国を支持した。"
    (sentence,) = parser.parse(Document("d", text, body=(Span(6, len(text)),)))
    assert sentence.tokens[0].start == 6
