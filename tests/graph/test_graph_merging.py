"""The laws of merging: order-free, idempotent, associative, and undone by retraction."""

from __future__ import annotations

from graph.sample import sample_graph, sample_readings, sample_types
from graph.strategies import corpora
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Entity, Reading, Statement

build = KnowledgeGraph.from_readings


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_order_of_documents_does_not_matter(data: st.DataObject) -> None:
    readings = data.draw(corpora())
    shuffled = data.draw(st.permutations(readings))
    assert build(readings, sample_types()) == build(shuffled, sample_types())


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_reading_a_document_twice_changes_nothing(readings: list[Reading]) -> None:
    assert build(readings + readings, sample_types()) == build(readings, sample_types())
    graph = build(readings, sample_types())
    assert graph | graph == graph


@given(corpora(), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_the_union_of_parts_is_the_whole(readings: list[Reading], cut: int) -> None:
    first, second = build(readings[:cut], sample_types()), build(readings[cut:], sample_types())
    assert first | second == build(readings, sample_types()) == second | first


@given(corpora())
@settings(max_examples=40, deadline=None)
def test_retraction_leaves_what_the_other_documents_say(readings: list[Reading]) -> None:
    graph = build(readings, sample_types())
    for reading in readings:
        rest = build([r for r in readings if r is not reading], sample_types())
        left = graph.without(reading.document.id)
        assert left.statements == rest.statements
        assert set(left.entities) == set(rest.entities)
        assert (left.documents, left.mentions) == (rest.documents, rest.mentions)


def test_the_same_statement_from_two_articles_is_one_edge_with_both_sentences() -> None:
    (statement,) = sample_graph().statements(subject="北朝鮮", object="ロシア", type="supplies")
    assert len(statement.evidence) == 2
    total = sum(len(s.evidence) for r in sample_readings() for s in r.statements)
    assert sum(len(s.evidence) for s in sample_graph().statements) == total


def test_an_id_that_only_a_statement_knows_becomes_a_node() -> None:
    reading = sample_readings()[0]
    odd = Reading(reading.document, (), (), (Statement("visited", "person:誰か", "country:ZZ"),))
    graph = build([odd], sample_types())
    assert [e.name for e in graph] == ["ZZ", "誰か"]
    assert graph["誰か"].type == "Person"


def test_the_fullest_name_wins_whatever_comes_first() -> None:
    document = sample_readings()[0].document
    short = Entity("person:x", "プーチン", "Person")
    full = Entity("person:x", "ウラジーミル・プーチン", "Person", (), "Vladimir Putin")
    graphs = [build([Reading(document, pair, (), ())], {}) for pair in ((short, full), (full, short))]
    assert graphs[0] == graphs[1]
    assert graphs[0]["プーチン"].name == "ウラジーミル・プーチン"


def test_further_names_lead_to_the_entity() -> None:
    names = {"country:RU": ["魯"], "country:??": ["無"]}
    graph = build(sample_readings(), sample_types(), names)
    assert graph["魯"].id == "country:RU"
    assert graph["露"].id == "country:RU"
    assert "無" not in graph
    assert build(reversed(sample_readings()), sample_types(), names) == graph
