"""A damaged heuristic is noticed by gold or tests; what nobody notices is listed."""

import ast
import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evaluation.ablation import Outcome, ablate, find_tests
from kg.evaluation.mutations import Mutant, changed_code, mutants, sites

SOURCE = '''
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import sys

__all__ = ["judge"]
Kind = Literal["a", "b"]
WEIGHT = 0.8
NAMES = frozenset({"米", "中"})


def judge(word: Literal["x"], least: int = 4) -> bool:
    """Judge."""
    if word in ("は", "が"):
        return word[2:] == "" or least > 1
    elif not word:
        return False
    return "い" in NAMES if least else True
'''


def change(number):
    tree = ast.parse(SOURCE)
    list(sites(tree))[number].change()
    space = {}
    exec(compile(ast.fix_missing_locations(tree), "x", "exec"), space)
    return space


def test_conditions_numbers_and_words_can_be_changed_and_nothing_else():
    assert [s.what for s in sites(ast.parse(SOURCE))] == [
        "0.8 → 0.4",
        "without 米、中",
        "4 → 2",
        "if word in ('は', 'が'): never",
        "without は、が",
        "if not word: never",
        "if least: never",
    ]


def test_each_change_is_one_change():
    assert change(0)["WEIGHT"] == 0.4
    assert change(1)["NAMES"] == frozenset()
    assert change(2)["judge"].__defaults__ == (2,)
    assert change(0)["judge"]("は")
    assert not change(3)["judge"]("は")
    assert not change(4)["judge"]("は")
    assert change(6)["judge"]("x")


def test_every_change_of_the_readers_can_be_made():
    for room in ("frames", "relations", "entities", "mentions"):
        found = mutants(room)
        assert len(found) > 100
        by_file = {m.file: m for m in found if m.file.suffix == ".py"}
        for mutant in by_file.values():  # the last one of each file
            compile(changed_code(mutant), str(mutant.file), "exec")
    with pytest.raises(KgError, match="no room 'nowhere'"):
        mutants("nowhere")


def fake(answers):
    """Answer as a process would, by the number of the change."""

    def run(task):
        change = task["mutant"]
        return {"judged": "j", "read": "r", "passed": True} | (answers[change["number"]] if change else {})

    return run


def test_who_noticed_is_told_in_order():
    answers = [
        {"judged": "other"},
        {"passed": False},
        {"read": "other"},
        {},
        {"error": "time"},
        {"error": "E"},
    ]
    chosen = [Mutant(Path("x.py"), i, 1, "?") for i in range(len(answers))]
    outcomes = list(ablate("", Path("g"), [], [], 2, fake(answers), chosen))
    assert [o.noticed for o in outcomes] == ["gold", "tests", "output", "", "time", "error"]
    assert [o.mutant.number for o in outcomes if o.silent] == [2, 3]


def test_nothing_is_tried_where_the_tests_fail_already(tmp_path):
    broken = {"judged": "j", "read": "r", "passed": False}
    with pytest.raises(KgError, match=r"fail without any change.*pytest tests/x"):
        list(ablate("", Path("g"), [], ["tests/x"], 1, lambda task: broken, []))
    with pytest.raises(KgError, match="no tests"):
        find_tests(tmp_path)


def test_a_damaged_heuristic_is_noticed(tmp_path):
    text = "チリはペルーを非難した。"
    entities = [
        {
            "id": id,
            "type": "Country",
            "name": name,
            "mentions": [[text.index(name), text.index(name) + len(name)]],
        }
        for id, name in (("cl", "チリ"), ("pe", "ペルー"))
    ]
    relation = {"subject": "cl", "type": "criticizes", "object": "pe", "status": "asserted"}
    gold = {"id": "a", "entities": entities, "relations": [relation]}
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rule = next(m for m in mutants("relations") if "非難" in m.what)
    other = next(m for m in mutants("relations") if "買収" in m.what)
    branch = next(m for m in mutants("export/annotation") if "is_mention" in m.what)
    outcomes = list(ablate("", tmp_path, [], [], 2, chosen=[rule, other, branch]))
    assert outcomes == [Outcome(rule, "gold"), Outcome(other, ""), Outcome(branch, "gold")]
