"""The lexicon: what its files open into, and how their faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config.lexicon import load_lexicon
from kg.errors import ConfigError


def test_compounds_open_into_predicate_and_case() -> None:
    lexicon = load_lexicon()
    assert lexicon.prefixes["訪"] == ("訪問", "を")
    assert lexicon.prefixes["対"] == ("", "対")
    assert lexicon.suffixes["向け"].case == "向け"


def test_postpositions_know_what_they_bind() -> None:
    lexicon = load_lexicon()
    assert lexicon.postpositions["に対する"] == ("に対して", True)
    assert lexicon.postpositions["に対し"] == ("に対して", False)
    assert lexicon.postposition.match("によると、")[0] == "によると"  # type: ignore[index]


def test_a_verb_may_have_several_readings_as_control() -> None:
    kinds = [control.kind for control in load_lexicon().control["再開"]]
    assert "begin" in kinds


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("compounds.yaml", "訪<国>: を訪問する\n<国>: 対\n", "compounds.yaml:2"),
        ("modality.yaml", None, "not a regular expression"),
        ("particles.yaml", "に対して: {adverbal: [に対し]}\n", "adverbal"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, name: str, text: str | None, told: str) -> None:
    folder = tmp_path / "lexicon"
    folder.mkdir()
    if text is None:
        good = Path(__file__).resolve().parents[2] / "configs" / "lexicon" / name
        text = good.read_text("utf-8").replace("'どころか'", "'(どころか'", 1)
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=told):
        load_lexicon(tmp_path)


def test_a_file_of_the_same_name_takes_the_place_of_the_base(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "spellings.yaml").write_text("おこなう: 行う\n", "utf-8")
    assert load_lexicon(tmp_path).spellings == {"おこなう": "行う"}
