"""Wrong gold is an error with its place and a remedy, exit code 2; never a lower score."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.errors import ConfigError
from kg.evaluation.gold import load_cases

TEXT = "チリはペルーを非難した。\n"
GOLD: dict[str, Any] = {
    "id": "a",
    "published": "2024-01-05",
    "body": [[0, 12]],
    "entities": [
        {"id": "chile", "type": "Country", "name": "チリ", "mentions": [[0, 2]]},
        {"id": "peru", "type": "Country", "name": "ペルー", "mentions": [[3, 6]]},
    ],
    "relations": [
        {"subject": "chile", "type": "criticizes", "object": "peru", "status": "asserted",
         "source": [], "denied_by": [], "evidence": [[0, 11]]},
    ],
}  # fmt: skip

Change = Callable[[dict[str, Any]], object]
FAULTS: list[tuple[Change, str, str]] = [
    (lambda g: g["entities"][0].update(type="Contry"), "entities[0]: type: 'Contry'", "もしかして: Country"),
    (lambda g: g["entities"][0].pop("name"), "entities[0]: the key 'name' is missing", ""),
    (lambda g: g["entities"][1].pop("mentions"), "entities[1]: the key 'mentions' is missing", ""),
    (lambda g: g["entities"][1].update(mentions=[[3, 99]]), "entities[1].mentions[0]: [3, 99]", "another"),
    (lambda g: g["entities"][1].update(mentions=[[6, 3]]), "entities[1].mentions[0]: [6, 3]", "start is"),
    (lambda g: g["entities"][1].update(mentions=[[-1, 3]]), "[-1, 3] lies outside", ""),
    (lambda g: g["entities"][1].update(mentions=[[3]]), "entities[1]", ""),
    (lambda g: g["entities"][1].update(id="chile"), "entities[0]: the id 'chile' stands twice", ""),
    (lambda g: g["relations"][0].update(type="critisizes"), "relations[0].type", "もしかして: criticizes"),
    (lambda g: g["relations"][0].pop("status"), "relations[0]: the key 'status' is missing", ""),
    (lambda g: g["relations"][0].update(status="sure"), "relations[0]: status: 'sure'", "asserted"),
    (lambda g: g["relations"][0].update(object="perou"), "relations[0]: no entity has the id 'perou'", "pe"),
    (lambda g: g["relations"][0].update(source=["nobody"]), "no entity has the id 'nobody'", "under"),
    (lambda g: g["relations"][0].update(evidence=[[0, 14]]), "relations[0].evidence[0]: [0, 14]", "13 char"),
    (lambda g: g["relations"][0].update(topci="銅"), "unknown key 'topci'", "もしかして: topic"),
    (lambda g: g["relations"][0].update(item=["銅"]), "item: must be a text", ""),
    (lambda g: g["relations"].append(g["relations"][0]), "chile criticizes peru stands twice", "make one"),
    (lambda g: g["body"].append([5, 500]), "body[1]: [5, 500]", ""),
]  # fmt: skip


def write(folder: Path, gold: dict[str, Any], name: str = "a") -> None:
    (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize(("change", "place", "remedy"), FAULTS, ids=[place for _, place, _ in FAULTS])
def test_each_fault_is_told_with_place_and_remedy(
    tmp_path: Path, change: Change, place: str, remedy: str
) -> None:
    gold = copy.deepcopy(GOLD)
    change(gold)
    write(tmp_path, gold)
    with pytest.raises(ConfigError) as caught:
        load_cases(tmp_path)
    found = [str(fault) for fault in caught.value.problems]
    assert any(place in fault and remedy in fault for fault in found), found
    assert all(fault.where.rpartition(":")[2].isdigit() for fault in caught.value.problems)


def test_the_line_is_that_of_the_fault(tmp_path: Path) -> None:
    gold = copy.deepcopy(GOLD)
    gold["relations"][0]["type"] = "x"
    write(tmp_path, gold)
    line = next(
        n
        for n, t in enumerate((tmp_path / "a.json").read_text(encoding="utf-8").splitlines(), 1)
        if '"x"' in t
    )
    with pytest.raises(ConfigError, match=rf"a\.json:{line}: relations\[0\]\.type"):
        load_cases(tmp_path)


def test_the_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    for name, (change, *_) in zip("abc", FAULTS, strict=False):
        gold = copy.deepcopy(GOLD)
        change(gold)
        write(tmp_path, gold, name)
    with pytest.raises(ConfigError) as caught:
        load_cases(tmp_path)
    assert [Path(f.where).name.split(".")[0] for f in caught.value.problems] == ["a", "b", "c"]


def test_right_gold_passes_and_own_types_are_known(tmp_path: Path) -> None:
    write(tmp_path, GOLD)
    assert load_cases(tmp_path)[0].gold == GOLD
    gold = copy.deepcopy(GOLD)
    gold["relations"][0]["type"] = "rebukes"
    write(tmp_path, gold)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "types.yaml").write_text(
        "types:\n  rebukes: {label: {ja: 叱責, en: rebukes}, family: conflict}\n", encoding="utf-8"
    )
    assert load_cases(tmp_path, configs=mine)[0].gold == gold


def test_the_command_ends_with_2_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.cli.app import app

    monkeypatch.setattr("kg.evaluation.run.predict", lambda *_: pytest.fail("it read the texts"))
    gold = copy.deepcopy(GOLD)
    gold["relations"][0]["type"] = "critisizes"
    write(tmp_path, gold)
    result = CliRunner().invoke(app, ["evaluate", "--gold", str(tmp_path)])
    assert isinstance(result.exception, ConfigError)  # main() makes exit code 2 of it
