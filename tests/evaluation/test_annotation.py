"""An annotation in YAML becomes gold with offsets; what is wrong in it is said with line and remedy."""

import json
import re
from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.evaluation.annotation import compile_annotation

OWN = Path(__file__).parents[1] / "gold" / "own"
TEXT = "訪朝したペルーの海野外相は、ペルー海軍の演習を非難した。\n人気の記事　ペルー料理"
TWICE = "{subject: unno, type: holds_position, object: peru, status: asserted}"

WRITTEN = """
id: a
published: 2024-06-19
body:
  - ["訪朝した", "非難した。"]
entities:
  nk: {type: Country, name: 北朝鮮, mentions: ["訪[朝]"]}
  peru: {type: Country, name: ペルー, mentions: [ペルー]}
  navy: {type: Organization, name: ペルー海軍, mentions: [ペルー海軍]}
  unno: {type: Person, name: 海野, mentions: [海野]}
relations:
  - {subject: unno, type: holds_position, object: peru, role: 外相, status: asserted,
     evidence: ペルーの海野外相}
"""


def compiled(folder, written, text=TEXT):
    file = folder / "a.yaml"
    file.write_text(written, encoding="utf-8")
    return compile_annotation(file, text)


def test_surface_strings_become_offsets(tmp_path):
    gold, problems = compiled(tmp_path, WRITTEN)
    assert not problems
    words = {e["id"]: [TEXT[s:t] for s, t in e["mentions"]] for e in gold["entities"]}
    # the longest string wins, brackets are context, and nothing outside the body counts
    assert words == {"nk": ["朝"], "peru": ["ペルー"], "navy": ["ペルー海軍"], "unno": ["海野"]}
    (relation,) = gold["relations"]
    assert relation["role"] == "外相"
    assert [TEXT[s:t] for s, t in relation["evidence"]] == ["ペルーの海野外相"]
    assert gold["published"] == "2024-06-19"


def test_the_gold_of_the_repository_is_what_its_annotations_say():
    for file in sorted(OWN.glob("*.yaml")):
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as stream:
            gold, problems = compile_annotation(file, stream.read())
        assert not problems
        assert gold == json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("type: Person", "type: Persona", r"a\.yaml:10: unno: 'Persona' is no type"),
        ("mentions: [海野]", "mentions: [山野]", r"a\.yaml:10: .*'山野' is not in the body"),
        ("mentions: [海野]", "mentions: [料理]", "'料理' is not in the body"),
        ("holds_position", "hold_position", "もしかして: holds_position"),
        ("status: asserted", "status: assertd", "もしかして: asserted"),
        ("subject: unno", "subject: uno", "subject 'uno' is no entity.*もしかして: unno"),
        ("subject: unno, ", "", "subject None is no entity"),
        ("evidence: ペルーの海野外相", "evidence: ペルー料理", "evidence is not in the body"),
        ("role: 外相", "rolle: 外相", "unknown key 'rolle'.*もしかして: role"),
        ("name: 海野, ", "", "unno has no name"),
        ("非難した。", "称賛した。", "not in the text: '称賛した。'"),
        ("mentions: [ペルー]}", "mentions: [海軍]}", "peru has no mention left"),
        ("mentions: [ペルー]}", "mentions: [海野]}", "belongs to peru and unno"),
        ("relations:", f"relations:\n  - {TWICE}", "stands twice"),
    ],
)  # fmt: skip
def test_problems_are_said_with_their_line(tmp_path, right, wrong, message):
    assert WRITTEN.count(right) >= 1
    _, problems = compiled(tmp_path, WRITTEN.replace(right, wrong))
    assert any(re.search(message, str(p)) for p in problems), [str(p) for p in problems]
    assert all(p.remedy and ".yaml:" in p.where for p in problems)


@pytest.mark.parametrize(
    "written", ["[]", "body: 3\nentities: {}", "body: [[a]]\nentities: {}", "entities: {}"]
)
def test_what_is_no_annotation_is_refused(tmp_path, written):
    with pytest.raises(ConfigError, match=r"a\.yaml"):
        compiled(tmp_path, written)


def test_a_wrong_body_is_one_problem(tmp_path):
    _, problems = compiled(tmp_path, WRITTEN.replace("訪朝した", "訪中した"))
    assert [p.where.rpartition(":")[2] for p in problems] == ["5"]


def test_an_absent_name_is_one_problem(tmp_path):
    _, problems = compiled(tmp_path, WRITTEN.replace("[海野]", "[山野]"))
    assert ["unno" in p.what for p in problems] == [True]
    _, problems = compiled(tmp_path, WRITTEN.replace("[海野]", "[]"))
    assert [p.remedy for p in problems] == ["give its words, or leave it out"]
