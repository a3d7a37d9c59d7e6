"""``kg evaluate`` must agree with the definition in the annotation guide, section 6."""

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evaluation import floors
from kg.evaluation.gold import Case, load_cases
from kg.evaluation.scores import align, key, score

GOLD = Path(__file__).parents[1] / "gold"
TEXTS = Path(__file__).parents[2] / "seeds"


def case(text, entities, relations=()):
    return Case("t", text, {"entities": entities, "relations": list(relations)})


def entity(name, kind, *mentions):
    return {"id": name, "type": kind, "name": name, "mentions": [list(m) for m in mentions]}


def relation(s, t, o, status="asserted", **more):
    return {
        "subject": s,
        "type": t,
        "object": o,
        "status": status,
        "source": [],
        "denied_by": [],
        "evidence": [],
        **more,
    }


A = entity("A国", "Country", (0, 2))
B = entity("B国", "Country", (3, 5))


def test_gold_against_itself_is_perfect():
    scores = score([(c, c.gold) for c in load_cases(GOLD, TEXTS)])
    assert (scores.mentions.f1, scores.relations.f1, scores.b_cubed, scores.status.value) == (1, 1, 1, 1)
    assert scores.names.value == 1
    assert scores.relations.right == 1004


def test_nothing_found_scores_nothing():
    cases = load_cases(GOLD, TEXTS)
    scores = score([(c, {"entities": [], "relations": []}) for c in cases])
    assert scores.mentions.f1 == scores.relations.f1 == 0
    assert scores.causes["entity missed"] == scores.relations.missed


def test_order_matters_only_for_directed_types():
    assert key(relation("b", "met_with", "a")) == key(relation("a", "met_with", "b"))
    assert key(relation("b", "attacks", "a")) != key(relation("a", "attacks", "b"))


def test_a_predicted_entity_counts_as_the_one_it_shares_most_characters_with():
    gold = case("A国とB国", [A, B]).gold
    found = {"entities": [entity("x", "Country", (0, 2), (3, 4)), entity("y", "Country", (9, 10))]}
    assert align(gold, found) == {"x": "A国", "y": "pred:y"}


def test_wrong_type_of_mention_is_wrong_and_missed():
    scores = score([(case("A国とB国", [A]), {"entities": [A | {"type": "Place"}], "relations": []})])
    assert (scores.mentions.right, scores.mentions.wrong, scores.mentions.missed) == (0, 1, 1)


def test_b_cubed_of_a_merge():
    both = entity("A国", "Country", (0, 2), (3, 5))
    scores = score([(case("A国とB国", [A, B]), {"entities": [both], "relations": []})])
    assert scores.b_cubed == pytest.approx(2 / 3)


def test_status_and_qualifiers_count_only_over_matching_relations():
    gold = case(
        "A国とB国",
        [A, B],
        [relation("A国", "supplies", "B国", item="石油製品"), relation("A国", "aids", "B国")],
    )
    found = {"entities": [A, B], "relations": [relation("A国", "supplies", "B国", "planned", item="石油")]}
    scores = score([(gold, found)])
    assert (scores.status.ok, scores.status.of) == (0, 1)
    assert scores.qualifiers["item"].value == 1
    assert scores.causes["other type found for the pair"] == 1


def test_floors_only_rise(tmp_path):
    c = case("A国とB国", [A, B], [relation("A国", "aids", "B国")])
    good, bad = score([(c, c.gold)]), score([(c, {"entities": [], "relations": []})])
    file = tmp_path / "floors.json"
    floors.update(good, file)
    assert not [f for f in floors.check(good, file) if f.broken]
    assert [f for f in floors.check(bad, file) if f.broken]
    with pytest.raises(KgError, match="would fall"):
        floors.update(bad, file)
    floors.update(bad, file, why="a stricter gold")
    assert json.loads(file.read_text())["why"] == ["a stricter gold"]
    assert not [f for f in floors.check(bad, file) if f.broken]


@pytest.mark.parametrize("damage", ["{", '{"entities": 3, "relations": []}', "[]"])
def test_a_damaged_gold_file_is_named(tmp_path, damage):
    (tmp_path / "a.json").write_text(damage)
    with pytest.raises(KgError, match=r"a\.json"):
        load_cases(tmp_path)


def test_gold_without_text_is_an_error(tmp_path):
    (tmp_path / "a.json").write_text('{"entities": [], "relations": []}')
    with pytest.raises(KgError, match=r"no text a\.txt"):
        load_cases(tmp_path)
