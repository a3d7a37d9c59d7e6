import pytest

from kg.model import Document, Label, Sentence, Span, Token
from kg.store import Cache, CachedParser
from kg.store.sentences import pack, unpack


class FakeParser:
    def __init__(self):
        self.seen = []

    def parse_many(self, documents):
        for d in documents:
            self.seen.append(d.text)
            token = Token(0, len(d.text), d.text, d.text, "NOUN", "名詞", "", 0, "ROOT")
            yield (Sentence(Span(0, len(d.text)), (token,), (Label(0, 1, "Country"),), 2, True),)


@pytest.fixture
def fake():
    return FakeParser()


def cached(folder, fake, **versions):
    return CachedParser(Cache(folder), lambda: fake, {"spacy": "1", **versions})


def test_a_known_text_is_not_parsed_again(tmp_path, fake):
    first = cached(tmp_path, fake)
    documents = [Document(str(i), text) for i, text in enumerate(["日本", "米国", "中国"])]
    parsed = list(first.parse_many(documents))
    changed = [*documents[:1], Document("9", "韓国", title="新"), Document("2", "中国", title="新")]
    again = cached(tmp_path, fake)
    assert list(again.parse_many(changed)) == [parsed[0], *FakeParser().parse_many(changed[1:2]), parsed[2]]
    assert fake.seen == ["日本", "米国", "中国", "韓国"]


def test_body_and_versions_are_part_of_the_key(tmp_path, fake):
    document = Document("d", "日本米国")
    cached(tmp_path, fake).parse(document)
    cached(tmp_path, fake).parse(Document("d", "日本米国", body=(Span(0, 2),)))
    cached(tmp_path, fake, ginza="2").parse(document)
    assert len(fake.seen) == 3


def test_nothing_is_loaded_when_all_is_known(tmp_path, fake):
    cached(tmp_path, fake).parse(Document("d", "日本"))
    CachedParser(Cache(tmp_path), lambda: pytest.fail("loaded"), {"spacy": "1"}).parse(Document("d", "日本"))


@pytest.mark.parametrize("wrong", [b"", b"{}", b"[[1,2]]", b"\xff", b'[[[0,1],[["short"]],[],0,false]]'])
def test_an_entry_of_another_make_is_parsed_anew(tmp_path, fake, wrong):
    parser = cached(tmp_path, fake)
    whole = parser.parse(Document("d", "日本"))
    (path,) = tmp_path.rglob("*.kg")
    parser.cache.put("parse", path.stem, wrong)
    assert cached(tmp_path, fake).parse(Document("d", "日本")) == whole
    assert fake.seen == ["日本", "日本"]


def test_lone_surrogates_and_control_characters_survive():
    text = '\ud800\0\n\u2028"\\'
    token = Token(0, len(text), text, text, "X", "補助記号", "", 0, "ROOT")
    assert unpack(pack([Sentence(Span(0, 6), (token,))]))[0].tokens == (token,)
