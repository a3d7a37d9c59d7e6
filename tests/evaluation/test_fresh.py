"""Fresh articles: drawn by chance, never twice, and scored as they were read when they were drawn."""

import json

import pytest

from benchmarks import fresh
from kg.errors import KgError

TEXTS = {
    f"n{i}": f"チリは{name}を非難した。"
    for i, name in enumerate(("ペルー", "ブラジル", "コロンビア", "ボリビア"))
}
YAML = """
body: [["チリ", "した。"]]
entities:
  cl: {{type: Country, name: チリ, mentions: [チリ]}}
  it: {{type: Country, name: {name}, mentions: [{name}]}}
relations:
  - {{subject: cl, type: criticizes, object: it, status: asserted, evidence: チリ}}
"""


@pytest.fixture
def place(tmp_path):
    lines = [json.dumps({"id": id, "text": text, "title": "題"}) for id, text in TEXTS.items()]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/a.jsonl").write_text("\n".join(lines[:3]), encoding="utf-8")
    (tmp_path / "corpus/b.jsonl").write_text("\n".join(lines[3:]), encoding="utf-8")
    return fresh.Place(tmp_path / "fresh.json", tmp_path / "gold", tmp_path / "judged", tmp_path / "output")


def read_as(monkeypatch, relations):
    """Let the reader find these relations between the two names of every article."""
    found = {"entities": [], "relations": relations}
    monkeypatch.setattr(fresh, "predict", lambda cases: [found for _ in cases])


def annotate(folder, ids):
    folder.mkdir()
    for id in ids:
        name = TEXTS[id].removeprefix("チリは").removesuffix("を非難した。")
        (folder / f"{id}.yaml").write_text(YAML.format(name=name), encoding="utf-8")
    return folder


def test_nothing_is_drawn_twice(place, tmp_path, monkeypatch):
    read_as(monkeypatch, [])
    (tmp_path / "gold/known").mkdir(parents=True)
    (tmp_path / "gold/known/n2.json").write_text("{}", encoding="utf-8")
    first, second = (fresh.draw(place, tmp_path / "corpus", n) for n in (2, 1))
    ids = [d["ids"] for d in place.read()["draws"]]
    assert sorted(ids[0] + ids[1]) == ["n0", "n1", "n3"]
    assert ids[0] + ids[1] == sorted(ids[0] + ids[1], key=fresh.order)
    assert {f.stem for f in first.glob("*.txt")} == set(ids[0])
    assert (second / f"{ids[1][0]}.txt").read_text("utf-8") == TEXTS[ids[1][0]]
    assert (second / "articles.tsv").read_text("utf-8") == f"{ids[1][0]}\t\t題\n"
    with pytest.raises(KgError, match="only 0 articles are left"):
        fresh.draw(place, tmp_path / "corpus", 1)


def test_what_was_read_at_the_draw_is_scored_and_the_gold_kept(place, tmp_path, monkeypatch):
    read_as(monkeypatch, [])
    fresh.draw(place, tmp_path / "corpus", 2)
    ids = place.read()["draws"][0]["ids"]
    read_as(monkeypatch, [{"subject": "?", "type": "criticizes", "object": "?", "status": "asserted"}])
    scores = fresh.settle(place, 1, annotate(tmp_path / "annotations", ids))
    assert (scores.relations.right, scores.relations.wrong, scores.relations.missed) == (0, 0, 2)
    assert place.read()["draws"][0]["scores"]["events"] == [0, 0, 2]
    assert "0.000 / 0.000 / 0.000 (0, 0, 2)" in place.record.with_suffix(".md").read_text("utf-8")
    kept = json.loads((place.gold / f"fresh-1/{ids[0]}.json").read_text("utf-8"))
    assert kept["entities"][0]["mentions"] == [[0, 2]]
    assert TEXTS[ids[0]] not in json.dumps(kept, ensure_ascii=False)
    assert json.loads((place.gold / "fresh-1/floors.json").read_text("utf-8"))["relations.recall"] == 0
    with pytest.raises(KgError, match="scored already"):
        fresh.settle(place, 1, tmp_path / "annotations")


def test_an_incomplete_annotation_scores_nothing(place, tmp_path, monkeypatch):
    read_as(monkeypatch, [])
    fresh.draw(place, tmp_path / "corpus", 2)
    ids = place.read()["draws"][0]["ids"]
    with pytest.raises(KgError, match=rf"{ids[1]}\.yaml: not annotated"):
        fresh.settle(place, 1, annotate(tmp_path / "annotations", ids[:1]))
    assert "scores" not in place.read()["draws"][0]
    assert not list(place.gold.glob("fresh-1/*"))


def test_a_draw_that_does_not_exist_is_said(place, tmp_path):
    with pytest.raises(KgError, match="no draw 3"):
        fresh.settle(place, 3, tmp_path)


def test_verdicts_of_a_sheet_are_kept_without_their_sentences(place, tmp_path, monkeypatch, pipeline):
    monkeypatch.setattr(fresh, "remembering", lambda: pipeline)
    sheet = fresh.draw_sheet(place, tmp_path / "corpus", 2)
    with pytest.raises(KgError, match="no verdict"):
        fresh.settle_sheet(place, 1)
    head, *rows = sheet.read_text("utf-8").splitlines()
    verdicts = ("right", "wrong")
    filled = [head, *(v + row for v, row in zip(verdicts, rows, strict=True))]
    sheet.write_text("\n".join(filled), encoding="utf-8")
    assert fresh.settle_sheet(place, 1)[0].share.value == 0.5
    kept = (tmp_path / "judged/1.tsv").read_text("utf-8")
    assert "criticizes/" in kept
    assert not any(text in kept for text in TEXTS.values())
    assert "(1, 1)" in place.record.with_suffix(".md").read_text("utf-8")
    left = {a["id"] for a in fresh.choose(fresh.articles(tmp_path / "corpus"), place.seen(), 4)}
    assert len(left) == 2
    assert not left & set(place.read()["sheets"][0]["ids"])
