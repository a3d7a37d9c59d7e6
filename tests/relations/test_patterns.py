"""The rule language: what it reads, and how it complains."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ConfigError, KgError
from kg.relations.patterns import parse_pattern
from kg.relations.rules import load_rules


def test_particles_are_read_longest_first() -> None:
    pattern = parse_pattern("<甲:国>が<乙:国>に対して<品目:物?>を輸出|売却する")
    assert [s.cases for s in pattern.slots] == [("が",), ("に対して",), ("を",)]
    assert pattern.slots[2].optional
    assert pattern.predicates == {"輸出", "売却"}


def test_holes_bind_to_the_next_noun() -> None:
    pattern = parse_pattern("<甲:国>が<乙:国>との<分野:語?>+[関係]を強化する")
    assert [s.host for s in pattern.slots] == [-1, 3, 3, -1]


def test_compound_half_of_the_predicate() -> None:
    pattern = parse_pattern("<甲:国>が<乙:国>を<種類:語?>+支援する")
    assert pattern.slots[2].cases == ("複合",)
    assert pattern.slots[2].host == -1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<甲:国が輸出する", "is missing"),
        ("<甲:惑星>が輸出する", "unknown type"),
        ("<甲>が輸出する", "hole"),
        ("<甲:国>輸出する", "no particle"),
        ("<甲:国>が", "no predicate"),
        ("輸出する", "no hole"),
        ("<甲:国>が[@知らない]を送る", "unknown word list"),
    ],
)
def test_faults_are_named(text: str, fault: str) -> None:
    with pytest.raises(KgError, match=fault):
        parse_pattern(text)


def test_a_long_pattern_is_read_in_one_pass() -> None:
    parse_pattern("<甲:国>が" * 3000 + "輸出する")
    with pytest.raises(KgError):
        parse_pattern("[" * 5000 + "あ" * 5000)


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "relations"
    folder.mkdir()
    (folder / "visited.yaml").write_text(
        "visited:\n  subject: 旅\n  object: 先\n  patterns:\n"
        "    - <旅:人>が<先:惑星>を訪れる\n    - <旅:人>が<さき:国>を訪れる\n    - <旅:人>が来る\n",
        encoding="utf-8",
    )
    (folder / "vizited.yaml").write_text("vizited: {}\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_rules(tmp_path)
    text = str(caught.value)
    assert "visited.yaml:5" in text
    assert "unknown type '惑星'" in text
    assert "visited.yaml:6" in text
    assert "unknown role 'さき'" in text
    assert "no hole for '先'" in text
    assert "もしかして: visited" in text
