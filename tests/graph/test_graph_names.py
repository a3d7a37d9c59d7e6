"""A reader's words find the entity; an unknown word says what is near."""

# ruff: noqa: E501 (full-width text counts double)
from __future__ import annotations

import pytest
from graph.sample import sample_graph
from hostile import hostile_graph

from kg.errors import UnknownEntityError
from kg.graph import KnowledgeGraph
from kg.graph.names import fold, names_of
from kg.graph.romaji import romaji
from kg.model import Entity, Statement

g = sample_graph()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("北朝鮮", "北朝鮮"), ("DPRK", "北朝鮮"), ("dprk", "北朝鮮"), ("ＤＰＲＫ", "北朝鮮"), ("朝", "北朝鮮"),
        ("KP", "北朝鮮"), ("Q423", "北朝鮮"), ("country:KP", "北朝鮮"), ("North Korea", "北朝鮮"),
        ("north-korea", "北朝鮮"), ("きたちょうせん", "北朝鮮"), ("ｷﾀﾁｮｳｾﾝ", "北朝鮮"), ("kitachosen", "北朝鮮"),
        ("kitachousen", "北朝鮮"), ("Kitachōsen", "北朝鮮"), ("米", "米国"), ("アメリカ", "米国"), ("露", "ロシア"),
        ("プーチン", "ウラジーミル・プーチン"), ("プーチン大統領", "ウラジーミル・プーチン"), ("プーチン氏", "ウラジーミル・プーチン"),
        ("プーチン露大統領", "ウラジーミル・プーチン"), ("ウラジーミルプーチン", "ウラジーミル・プーチン"),
        ("ヴェトナム", "ベトナム"), ("うらじーみる・ぷーちん", "ウラジーミル・プーチン"),
        ("Putin", "ウラジーミル・プーチン"), ("vladimir putin", "ウラジーミル・プーチン"), ("puchin", "ウラジーミル・プーチン"),
        ("金正恩朝鮮労働党総書記", "金正恩"), ("キムジョンウン", "金正恩"), ("金総書記", "金正恩"), ("岸田首相", "岸田文雄"),
        ("岸田文雄さん", "岸田文雄"), ("Fumio Kishida", "岸田文雄"), ("kishidafumio", "岸田文雄"),
        ("NATO", "北大西洋条約機構"), ("安保理", "国連安全保障理事会"), ("ピョンヤン", "平壌"), ("tōkyō", ""),
    ],
)  # fmt: skip
def test_a_name_as_a_reader_writes_it(word: str, name: str) -> None:
    if name:
        assert g[word].name == name
        assert word in g
    else:
        assert word not in g


def test_a_title_stands_for_no_country() -> None:
    with pytest.raises(UnknownEntityError):
        g["ロシア大統領"]
    with pytest.raises(UnknownEntityError):
        g["大統領"]


@pytest.mark.parametrize(
    ("typo", "near"),
    [("プーチソ", "プーチン"), ("キタチョウセソ", "北朝鮮"), ("国連安保", "国連"), ("Russa", "ロシア")],
)
def test_a_miss_names_the_nearest(typo: str, near: str) -> None:
    with pytest.raises(UnknownEntityError) as error:
        g[typo]
    assert isinstance(error.value, KeyError)
    assert near in error.value.remedy


def test_a_miss_without_anything_near_still_has_a_remedy() -> None:
    with pytest.raises(UnknownEntityError, match="kg query --list"):
        g["qqqqqqqqqqqqqqqq"]
    for word in ("", " ", "・"):
        assert word not in g
        with pytest.raises(UnknownEntityError):
            g[word]


def test_of_several_the_best_name_then_the_best_linked_is_meant() -> None:
    def person(id: str, name: str, *aliases: str) -> Entity:
        return Entity(f"person:{id}", name, "Person", aliases)

    entities = {
        e.id: e
        for e in (person("a", "田中一郎", "田中"), person("b", "田中次郎", "田中"), person("c", "田中"))
    }
    statements = [Statement("met_with", "person:a", "person:b"), Statement("visited", "person:b", "person:c")]
    graph = KnowledgeGraph(entities, statements, {}, {})
    assert graph["田中"].id == "person:c"
    assert [e.id for e in graph.candidates("田中")] == ["person:c", "person:b", "person:a"]
    assert graph.candidates("鈴木") == []


@pytest.mark.parametrize(
    ("kana", "spelling"),
    [("しんぞう", "shinzo"), ("ちょうせん", "chosen"), ("とっとり", "tottori"), ("まっちゃ", "matcha"), ("じゅん", "jun"),
     ("ファム", "famu"), ("キャンベラ", "kyanbera"), ("おおさか", "osaka")],
)  # fmt: skip
def test_romaji(kana: str, spelling: str) -> None:
    assert spelling in romaji(kana)


def test_folding_keeps_different_names_apart() -> None:
    assert fold("ハハ") != fold("パパ") != fold("ババ")
    assert fold("金正恩") != fold("金正日")
    assert fold("か\u3099") == fold("が")


@pytest.mark.parametrize("graph", [g, hostile_graph()], ids=["sample", "hostile"])
def test_every_name_leads_to_its_entity(graph: KnowledgeGraph) -> None:
    for entity in graph:
        for _, name in names_of(entity):
            if fold(name):
                assert entity in graph.candidates(name), name
        assert graph[entity.id] is entity
        assert graph[entity] is entity
