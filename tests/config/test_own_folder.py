"""A configuration folder of one's own: what it lacks is built in, what it has is added, the rest is told."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.builder.identity import configuration
from kg.config import config_files, configs_dir
from kg.config.lexicon import load_lexicon
from kg.config.names import load_names
from kg.config.tables import load_relation_types, overlay
from kg.errors import ConfigError, Notice
from kg.relations.confidence import load_confidence
from kg.relations.examples import cases
from kg.relations.rules import Rules, load_rules

Write = Callable[[str, str], Path]
LOAN = "types:\n  lends_to: {label: {ja: 貸付, en: lends to}, family: economy}\n"
LOAN_RULES = """
lends_to:
  subject: 貸し手
  object: 借り手
  patterns:
    - <貸し手:国|組織>が<借り手:国|組織>に貸し付ける
  examples:
    - <貸し手 日本>は<借り手 インド>に貸し付けた。
"""
MORE_VISITS = """
visited:
  patterns:
    - <訪問者:人>が<訪問先:国|場所>を漫遊する
  examples:
    - <訪問者 岸田文雄>は<訪問先 ベトナム>を漫遊した。
  not:
    - 岸田文雄は漫遊した。
"""


def notes(load: Callable[[], object]) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        load()
    return [str(w.message) for w in caught if w.category is Notice]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("types.yaml", LOAN),
        ("types.yaml", "# nothing yet\n"),
        ("confidence.yaml", "minimum: 0.4\n"),
        ("relations/mine.yaml", MORE_VISITS),
        ("names/mine.yaml", "- type: Place\n  names: [東都市]\n"),
        ("lexicon/spellings.yaml", "おこなう: 行う\n"),
    ],
)
def test_a_folder_may_hold_any_one_part_alone(write: Write, tmp_path: Path, name: str, text: str) -> None:
    write(text, name)
    for load in (load_names, load_lexicon, load_relation_types, load_rules, load_confidence):
        load(tmp_path)
    assert load_names(tmp_path).entries.keys() >= load_names().entries.keys()
    assert load_rules(tmp_path).files.keys() >= load_rules().files.keys()


def test_own_types_are_added(write: Write, tmp_path: Path) -> None:
    write(LOAN, "types.yaml")
    write(LOAN_RULES, "relations/lends_to.yaml")
    types, families = load_relation_types(tmp_path)
    base, base_families = load_relation_types()
    assert types == {**base, "lends_to": types["lends_to"]}
    assert (types["lends_to"].label_ja, types["lends_to"].family, families) == (
        "貸付",
        "economy",
        base_families,
    )
    assert "lends_to" in load_rules(tmp_path).files


def test_a_known_type_is_changed_only_in_what_is_said(write: Write, tmp_path: Path) -> None:
    write("types:\n  visited: {label: {ja: 来訪, en: came to}}\n", "types.yaml")
    types, base = (load_relation_types(folder)[0] for folder in (tmp_path, None))
    changed, before = types["visited"], base["visited"]
    assert (changed.label_ja, changed.label_en) == ("来訪", "came to")
    assert (changed.family, changed.cameo) == (before.family, before.cameo)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("types:\n  lends_to: {label: {ja: 貸付, en: lends}, family: econmy}\n", "economy"),
        ("types:\n  lends_to: {family: economy}\n", "no label"),
        ("types:\n  lends_to: {label: {ja: 貸付, en: lends}}\n", "no family"),
        (
            "types:\n  lends_to: {label: {ja: 貸付, en: lends}, family: economy, symetric: true}\n",
            "symmetric",
        ),
    ],
)
def test_a_faulty_type_is_told_with_its_line(write: Write, tmp_path: Path, text: str, told: str) -> None:
    write(text, "types.yaml")
    with pytest.raises(ConfigError) as caught:
        load_relation_types(tmp_path)
    assert told in str(caught.value)
    assert "types.yaml:2" in str(caught.value)


def test_a_further_file_adds_patterns_and_loses_no_example(write: Write, tmp_path: Path) -> None:
    write(MORE_VISITS, "relations/a-mine.yaml")  # before visited.yaml by name: ours still come first
    rules, base = load_rules(tmp_path), load_rules()
    assert rules.rules[: len(base.rules)] == base.rules
    (new,) = rules.rules[len(base.rules) :]
    assert new.name == f"visited/{len(base.files['visited'].patterns) + 1}"
    assert new.where.endswith("a-mine.yaml:4")
    mine = [c for c in cases(rules) if "漫遊" in c.text]
    assert [(c.kind, Path(c.where).name) for c in mine] == [
        ("examples", "a-mine.yaml:6"), ("not", "a-mine.yaml:8"),
    ]  # fmt: skip
    assert [c for c in cases(rules) if c not in mine] == list(cases(base))
    assert len({c.id for c in cases(rules)}) == len(list(cases(rules)))
    assert _said(rules) == _said(base)


def _said(rules: Rules) -> tuple[object, ...]:
    file = rules.files["visited"]
    return file.subject, file.object, file.qualifiers, file.over, file.denied_as


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("visited:\n  subject: 客\n  patterns:\n    - <客:人>が<訪問先:国>を漫遊する\n", "write <訪問者:…>"),
        ("visited:\n  patterns:\n    - <客:人>が<訪問先:国>を漫遊する\n", "unknown role '客'"),
        ("lends_to:\n  patterns: []\n", "unknown relation type 'lends_to'"),
    ],
)
def test_a_further_file_that_means_something_else_is_a_fault(
    write: Write, tmp_path: Path, text: str, told: str
) -> None:
    write(text, "relations/mine.yaml")
    with pytest.raises(ConfigError) as caught:
        load_rules(tmp_path)
    assert told in str(caught.value)
    assert "mine.yaml:" in str(caught.value)


def test_own_word_lists_are_added(write: Write, tmp_path: Path) -> None:
    write("words:\n  物でない: [試供品]\n  新語: [試作機]\n", "relations/mine.yaml")
    rules, base = load_rules(tmp_path), load_rules()
    assert rules.words["物でない"] == (*base.words["物でない"], "試供品")
    assert rules.words["新語"] == ("試作機",)
    write("words:\n  新語: [試射機]\n", "relations/other.yaml")
    with pytest.raises(ConfigError, match="@新語 stands twice"):
        load_rules(tmp_path)


def test_own_confidence_changes_only_the_numbers_it_names(write: Write, tmp_path: Path) -> None:
    write("variants:\n  passive: 0.5\n", "confidence.yaml")
    changed, base = load_confidence(tmp_path), load_confidence()
    assert changed.variants == {**base.variants, "passive": 0.5}
    assert (changed.minimum, changed.rules, changed.found) == (base.minimum, base.rules, base.found)
    write("minimun: 0.5\n", "confidence.yaml")
    with pytest.raises(ConfigError, match=r"confidence.yaml:1: .*もしかして: minimum"):
        load_confidence(tmp_path)


def test_overlay_leaves_its_arguments_alone() -> None:
    base = {"a": {"b": 1}}
    assert overlay(base, {"a": {"c": [2]}, "d": 3}) == {"a": {"b": 1, "c": [2]}, "d": 3}
    assert base == {"a": {"b": 1}}


@pytest.mark.parametrize(
    ("part", "name", "text"),
    [
        ("relations", "visited.yaml", MORE_VISITS),
        ("names", "sport.yaml", "[]\n"),
        ("lexicon", "spellings.yaml", "{}\n"),
    ],
)
def test_replacing_a_whole_file_is_said(
    write: Write, tmp_path: Path, part: str, name: str, text: str
) -> None:
    write(text, f"{part}/{name}")
    (note,) = notes(lambda: config_files(part, tmp_path))
    assert f"{part}/{name}" in note
    assert "takes the place" in note
    write(text, f"{part}/zz-mine.yaml")
    assert len(notes(lambda: config_files(part, tmp_path))) == 1, "adding needs no note"
    assert notes(lambda: config_files(part)) == []


def test_the_built_in_folder_named_outright_is_no_folder_of_ones_own() -> None:
    from kg.pipeline import Pipeline

    assert notes(lambda: Pipeline(configs_dir())) == []
    assert load_rules(configs_dir()).rules == load_rules().rules
    assert configuration(configs_dir()) == configuration(None)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("visited.yaml", "names/, relations/, verbs/, lexicon/"),
        ("relation/visited.yaml", "relations/"),
        ("names/mine.yml", "*.yaml"),
        ("names/more/mine.yaml", "*.yaml"),
        ("lexicon/spelings.yaml", "もしかして: spellings"),
        ("lexicon/titles.yaml", "built-in titles"),
    ],
)
def test_a_file_that_nobody_reads_is_said(write: Write, tmp_path: Path, name: str, told: str) -> None:
    from kg.pipeline import Pipeline

    write(LOAN, "types.yaml")
    mine = write("[]\n", name)
    if name.endswith("titles.yaml"):
        mine.write_bytes((config_files("lexicon")[0].parent / "titles.yaml").read_bytes())
    found = [note for note in notes(lambda: Pipeline(tmp_path)) if str(mine) in note]
    assert any(told in note for note in found), found


def test_verb_classes_of_ones_own_add_and_need_no_note(write: Write, tmp_path: Path) -> None:
    from kg.evaluation.coverage import read_none
    from kg.pipeline import Pipeline

    built_in = read_none()
    write("日常:\n  - 昼寝\n", "verbs/none.yaml")
    write("授受:\n  verbs:\n    売る: {words: [直売]}\n", "verbs/授受.yaml")
    assert notes(lambda: Pipeline(tmp_path)) == []
    assert read_none(tmp_path) == built_in | {"昼寝"} > built_in


def test_a_file_that_moves_makes_another_configuration(write: Write, tmp_path: Path) -> None:
    mine = write(MORE_VISITS, "relations/mine.yaml")
    before = configuration(tmp_path)
    mine.rename(tmp_path / "mine.yaml")
    assert configuration(tmp_path) != before


def test_the_command_line_says_it_once_on_standard_error(write: Write, tmp_path: Path) -> None:
    write("visited:\n  patterns: []\n  subject: 客\n  object: 先\n", "relations/visited.yaml")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "why-not", "米国が動いた。", "-s", "米国", "-t", "visited", "-o", "日本",
         "--configs", str(tmp_path), "--json"],
        capture_output=True, text=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("note: ")] == [
        f"note: {tmp_path / 'relations' / 'visited.yaml'}: takes the place of the built-in "
        "relations/visited.yaml, as a whole (to add to it, give the file a name of its own)"
    ]
    assert "note" not in done.stdout
