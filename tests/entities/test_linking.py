"""Ids, names, parts and confidences of linked entities."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.config.names import Names, load_names
from kg.entities import link
from kg.mentions import find_mentions
from kg.model import Document, Entity, Reference, Sentence

Read = Callable[[str], tuple[dict[str, Entity], tuple[Reference, ...]]]


@pytest.fixture(scope="module")
def names() -> Names:
    return load_names()


@pytest.fixture
def read(names: Names, parse: Callable[[str], tuple[Sentence, ...]]) -> Read:
    def read(text: str) -> tuple[dict[str, Entity], tuple[Reference, ...]]:
        document, sentences = Document("d", text), parse(text)
        entities, references = link(document, sentences, find_mentions(document, sentences, names), names)
        return {entity.id: entity for entity in entities}, references

    return read


def test_ids_are_functions_of_the_name_across_documents(read: Read) -> None:
    for text in ("ロシアは応じた。", "対露制裁を強めた。", "訪ロを終えた。", "ロ、制裁に反発"):
        assert set(read(text)[0]) == {"country:RU"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ウラジーミル・プーチン大統領が来た。", "プーチン大統領が来た。"),
        ("北大西洋条約機構が動いた。", "NATOが動いた。"),
        ("米政府は認めた。", "米国政府は認めた。"),
        ("英国政府は認めた。", "イギリス政府は認めた。"),
        ("ヴォルゴグラードに着いた。", "ボルゴグラードに着いた。"),
        ("ウルズラ・ゾルゲ＝ハンメル氏は話した。", "ウルズラ・ゾルゲ・ハンメル氏は話した。"),
    ],
)
def test_one_entity_is_one_node(read: Read, one: str, other: str) -> None:
    assert set(read(one)[0]) == set(read(other)[0])


def test_the_country_in_the_name_of_a_state_body_is_what_it_belongs_to(read: Read) -> None:
    entities, _ = read("インド軍は発砲した。")
    assert [e.part_of for e in entities.values()] == ["country:IN"]
    entities, _ = read("独シーメンスは撤退した。")
    assert {e.name: e.part_of for e in entities.values()} == {"ドイツ": "", "シーメンス": ""}


def test_a_capital_knows_the_country_it_may_stand_for(read: Read) -> None:
    entities, _ = read("平壌は反発した。")
    assert [e.seat_of for e in entities.values()] == ["country:KP"]


def test_a_person_is_shown_by_the_fullest_name_of_the_text(read: Read) -> None:
    (person,) = read("プーチン大統領が来た。")[0].values()
    assert (person.id, person.name) == ("person:ウラジーミル・プーチン", "プーチン")


def test_a_reading_in_a_bracket_is_kept_as_kana(read: Read) -> None:
    entities, references = read("尹起重（ユン・ギジュン）氏が亡くなった。")
    (person,) = entities.values()
    assert (person.name, person.kana) == ("尹起重", "ユン・ギジュン")
    assert [r.how for r in references] == ["name", "reading"]


def test_a_surname_alone_bears_its_office_in_the_id(read: Read) -> None:
    entities, _ = read("沢渡社長は否定した。")
    assert set(entities) == {"person:沢渡(社長)"}


def test_anaphors_are_no_mentions_and_say_why(read: Read) -> None:
    _, references = read("イランは濃縮を続けた。同国は査察を拒んだ。")
    anaphor = next(r for r in references if not r.is_mention)
    assert anaphor.entity == "country:IR"
    assert "イラン" in anaphor.why
    assert 0 < anaphor.confidence < 1


def test_a_doubtful_pair_is_less_sure_than_a_clear_one(read: Read) -> None:
    _, clear = read("日本と米国は合意した。両国は協力する。")
    _, doubtful = read("日本は動いた。米国も動いた。中国も動いた。韓国も動いた。両国は協力する。")
    assert min(r.confidence for r in clear if not r.is_mention) > max(
        (r.confidence for r in doubtful if not r.is_mention), default=0
    )


def test_a_paper_that_is_only_cited_is_not_the_company(read: Read) -> None:
    _, references = read("関西電力は原発を動かす。産経新聞によると、同社は節電を求めた。")
    assert [r.entity for r in references if not r.is_mention] == ["organization:関西電力"]


def test_an_office_as_a_role_is_no_person(read: Read) -> None:
    _, references = read("岸田文雄首相は会見した。後任が首相に就任した。首相を務めた。")
    assert all(r.is_mention for r in references)
