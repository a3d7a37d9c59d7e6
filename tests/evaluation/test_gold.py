"""Gold and its texts: beside each other, in a folder of their own, or as JSON lines."""

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.evaluation import floors
from kg.evaluation.gold import load_cases
from kg.evaluation.scores import score

ROOT = Path(__file__).parents[2]
TEXT = "チリはペルーを非難した。\n"
GOLD = {
    "id": "a",
    "body": [[0, 12]],
    "entities": [
        {"id": "cl", "type": "Country", "name": "チリ", "mentions": [[0, 2]]},
        {"id": "pe", "type": "Country", "name": "ペルー", "mentions": [[3, 6]]},
    ],
    "relations": [
        {"subject": "cl", "type": "criticizes", "object": "pe", "status": "asserted", "evidence": [[0, 11]]}
    ],
}


def write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


@pytest.fixture
def gold(tmp_path):
    write(tmp_path / "gold/a.json", GOLD)
    return tmp_path / "gold"


def test_texts_may_be_json_lines(gold, tmp_path):
    other = write(tmp_path / "other.jsonl", json.dumps({"id": "b", "text": "他"}))
    lines = write(tmp_path / "corpus.jsonl", json.dumps({"id": "a", "title": "x", "text": TEXT}) + "\n")
    (case,) = load_cases(gold, other, lines)
    assert (case.name, case.text) == ("a", TEXT)


def test_the_text_beside_the_gold_comes_first(gold, tmp_path):
    write(gold / "a.txt", TEXT)
    lines = write(tmp_path / "corpus.jsonl", json.dumps({"id": "a", "text": TEXT * 2}))
    assert load_cases(gold, lines)[0].text == TEXT


def test_folders_in_the_gold_are_read_and_names_are_unique(gold):
    write(gold / "a.txt", TEXT)
    write(gold / "more/b.json", GOLD)
    write(gold / "more/b.txt", TEXT)
    assert [c.name for c in load_cases(gold)] == ["a", "b"]
    write(gold / "more/a.json", GOLD)
    with pytest.raises(KgError, match=r"several gold files are called a\.json"):
        load_cases(gold)


def test_gold_of_another_text_is_refused(gold):
    write(gold / "a.txt", "短い")
    with pytest.raises(KgError, match=r"a\.json:1: .*\[3, 6\] lies outside the text of 2 .*another text"):
        load_cases(gold)


@pytest.mark.parametrize("line", ["{", "[]", '{"text": "x"}', '{"id": "a"}'])
def test_a_bad_line_is_named(gold, tmp_path, line):
    lines = write(tmp_path / "corpus.jsonl", json.dumps({"id": "b", "text": "x"}) + "\n" + line)
    with pytest.raises(KgError, match=r"corpus\.jsonl:2: not an article"):
        load_cases(gold, lines)


def test_a_floors_file_guards_what_lies_below_it(gold):
    write(gold / "a.txt", TEXT)
    write(gold / "more/b.json", GOLD)
    write(gold / "more/b.txt", TEXT)
    nothing = {"entities": [], "relations": []}
    pairs = [(c, c.gold if c.name == "a" else nothing) for c in load_cases(gold)]
    assert [f for f, _ in floors.guarded(pairs, gold)] == [gold / "floors.json"]
    write(gold / "floors.json", {"relations.recall": 0.5})
    write(gold / "more/floors.json", {"relations.recall": 0.5})
    values = {f.parent.name: floors.check(s, f)[0].value for f, s in floors.guarded(pairs, gold)}
    assert values == {"gold": 0.5, "more": 0.0}


def test_static_facts_and_events_are_guarded_apart(gold):
    write(gold / "a.txt", TEXT)
    (case,) = load_cases(gold)
    scores = score([(case, case.gold)])
    assert (scores.static.right, scores.events.right) == (0, 1)
    values = floors.figures(scores)
    assert (values["relations.static.recall"], values["relations.events.recall"]) == (0, 1)


def _words(value):
    if isinstance(value, dict):
        return [w for v in value.values() for w in _words(v)]
    if isinstance(value, list):
        return [w for v in value for w in _words(v)]
    return [value] if isinstance(value, str) else []


def test_gold_of_other_peoples_texts_keeps_offsets_and_names_only():
    files = [f for f in (ROOT / "benchmarks/gold").rglob("*.json") if f.name != "floors.json"]
    assert files
    for file in files:
        words = _words(json.loads(file.read_text(encoding="utf-8")))
        assert not [w for w in words if len(w) > 40 or "。" in w], file
