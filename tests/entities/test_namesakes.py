"""Which known person a surname means: years, offices and countries decide, and bar what does not fit."""

from __future__ import annotations

import pytest

from kg.config.names import load_names
from kg.entities import link
from kg.mentions import find_mentions
from kg.model import Document, Span
from kg.parsing import Parser
from kg.text.normalise import normalise

CASES = [
    ("ジョンソン英首相は退院した。", "2020-05-01", "person:ボリス・ジョンソン"),
    ("ジョンソン米大統領は署名した。", "1965-05-01", "person:リンドン・ジョンソン"),
    ("FRBのパウエル議長は利下げを示唆した。", "2020-05-01", "person:ジェローム・パウエル"),
    ("パウエル国務長官は報告した。", "2003-02-05", "person:コリン・パウエル"),
    ("クリントン米国務長官は東京に着いた。", "2010-05-01", "person:ヒラリー・クリントン"),
    ("クリントン大統領は東京に着いた。", "1998-05-01", "person:ビル・クリントン"),
    ("ブッシュ大統領は演説した。", "2006-05-01", "person:ジョージ・W・ブッシュ"),
    ("ブッシュ大統領は演説した。", "1990-05-01", "person:ジョージ・H・W・ブッシュ"),
    ("菅首相は会見した。", "2010-06-09", "person:菅直人"),
    ("菅首相は会見した。", "2021-01-09", "person:菅義偉"),
    # nobody fits: a person of its own
    ("ジョンソン仏大統領は署名した。", "2020-05-01", "person:ジョンソン(大統領)"),
    ("レーガン大統領は演説した。", "2019-05-01", "person:レーガン(大統領)"),
    ("パウエル社長は辞任した。", "2015-05-01", "person:パウエル(社長)"),
]


@pytest.mark.parametrize(("sentence", "published", "expected"), CASES)
def test_a_surname_means_who_fits(parser: Parser, sentence: str, published: str, expected: str) -> None:
    assert _persons(parser, sentence, published) == [expected]


def test_two_men_of_one_name_stay_two(parser: Parser) -> None:
    found = _persons(parser, "中国の李強首相が演説した。韓国の李強選手は引退した。", "2024-05-01")
    assert found[0] == "person:李強"
    assert found[1] != found[0]


def test_bodies_of_one_common_name_stay_two(parser: Parser) -> None:
    text = "韓国司法省と米司法省が協議した。"
    entities, _ = _read(parser, text, "2024-05-01")
    assert len({e.id for e in entities if e.name.endswith("司法省")}) == 2


def test_towns_of_one_name_are_told_apart_by_their_prefecture(parser: Parser) -> None:
    for prefecture in ("東京都", "広島県"):
        entities, _ = _read(parser, f"{prefecture}府中市で祭りが開かれた。", "2024-05-01")
        assert f"place:府中市({prefecture})" in {e.id for e in entities}
    entities, _ = _read(parser, "府中市で祭りが開かれた。", "2024-05-01")
    assert [e.id for e in entities] == ["place:府中市"]


def _persons(parser: Parser, text: str, published: str) -> list[str]:
    entities, references = _read(parser, text, published)
    persons = {e.id for e in entities if e.type == "Person"}
    return [r.entity for r in references if r.is_mention and r.entity in persons]


def _read(parser: Parser, text: str, published: str):
    text, names = normalise(text).text, load_names()
    document = Document("d", text, published=published, body=(Span(0, len(text)),))
    sentences = next(iter(parser.parse_many([document])))
    return link(document, sentences, find_mentions(document, sentences, names), names)
