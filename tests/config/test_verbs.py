"""Verb classes: read, merged class by class, and refused with file, line and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config.verbs import load_verbs
from kg.errors import ConfigError
from kg.relations.rules import load_rules


def write(folder: Path, part: str, name: str, text: str) -> Path:
    (folder / part).mkdir(exist_ok=True)
    path = folder / part / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_group_knows_its_frames_with_the_types_of_the_roles() -> None:
    group = load_verbs().groups["授受.輸出する"]
    assert any(s.text == "<渡し手:主体>が<受け手:主体>に/へ/向け<品目:物?>を〜" for s in group.sentences)
    assert "密輸" in [m.text for m in group.words]


def test_a_file_of_ones_own_adds_words_to_a_class(tmp_path: Path) -> None:
    write(tmp_path, "verbs", "mine.yaml", "授受:\n  verbs:\n    売る: {words: [直売]}\n")
    rules = load_rules(tmp_path)
    assert {r.type for r in rules.for_lemma("直売")} == {"exports_to"}
    assert {r.type for r in rules.for_lemma("売却")} >= {"exports_to"}  # the built-in words stay
    assert not load_rules().for_lemma("直売")


def test_faults_name_file_line_and_what_was_meant(tmp_path: Path) -> None:
    write(tmp_path, "verbs", "mine.yaml", "授受:\n  verbs:\n    売る:\n      frames: [渡すたけ]\n")
    with pytest.raises(ConfigError) as caught:
        load_verbs(tmp_path)
    assert "mine.yaml:4: 授受.売る: no frame '渡すたけ'" in str(caught.value)
    assert "もしかして: 渡すだけ" in str(caught.value)
    write(tmp_path, "verbs", "mine.yaml", "授受:\n  verbs:\n    売る: {word: [直売]}\n")
    with pytest.raises(ConfigError, match=r"mine\.yaml:3"):
        load_verbs(tmp_path)


def test_a_type_that_reads_an_unknown_class(tmp_path: Path) -> None:
    text = "exports_to:\n  says: [授受.売り]\n  subject: 渡し手\n  object: 受け手\n"
    write(tmp_path, "relations", "exports_to.yaml", text)
    with pytest.raises(ConfigError) as caught:
        load_rules(tmp_path)
    assert "exports_to.yaml:2: no verb class '授受.売り'" in str(caught.value)
    assert "もしかして: 授受.売る" in str(caught.value)


def test_a_group_without_a_hole_for_the_subject(tmp_path: Path) -> None:
    text = "visited:\n  says: [授受.売る]\n  subject: 訪問者\n  object: 受け手\n"
    write(tmp_path, "relations", "visited.yaml", text)
    with pytest.raises(ConfigError, match="no hole for '訪問者'"):
        load_rules(tmp_path)


def test_a_rule_file_may_declare_its_own_type(tmp_path: Path) -> None:
    from kg.config.types import declared_types

    text = "mourns:\n  label: {ja: 追悼, en: mourns}\n  family: diplomacy\n  symmetric: true\n"
    text += "  subject: 甲\n  object: 乙\n  patterns: ['<甲:国>が<乙:国>と追悼する']\n"
    write(tmp_path, "relations", "mourns.yaml", text)
    assert declared_types(tmp_path)["mourns"]["family"] == "diplomacy"
    assert [r.symmetric for r in load_rules(tmp_path).rules if r.type == "mourns"] == [True]


def test_every_judged_word_stands_once_and_in_no_class() -> None:
    rules = load_rules()
    both = [w for w in rules.verbs.none if w in rules.by_lemma]
    assert not both, both
