"""kg gold: drafts, checks, compiled gold and the page that shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from evaluation.small_gold import AIDS, CRITICIZES, ENTITIES, GOLD, TEXT, write, write_gold

from kg.evaluation.annotation import compile_annotation
from kg.evaluation.drafts import draft_annotation, draft_gold
from kg.evaluation.gold_schema import FILE, gold_schema
from kg.model import Document, Span
from kg.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
OWN = sorted((ROOT / "tests/gold/own").glob("*.txt"))[:6]
NEWS = (
    "訪朝したチリの海野外相は、[写真]チリ海軍の艦船を視察した。\n"
    "チリはペルーに銅を輸出する方針だ。\nペルーは否定した。\n"
)


def text_of(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def test_the_published_schema_is_the_one_that_checks() -> None:
    assert json.loads(FILE.read_text("utf-8")) == gold_schema(), "write it anew from gold_schema()"


def test_all_gold_of_the_repository_has_the_published_shape() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(FILE.read_text("utf-8")))
    files = [f for f in (ROOT / "tests/gold").rglob("*.json") if f.name != "floors.json"]
    assert len(files) > 20
    assert [
        (f.name, e.message) for f in files for e in validator.iter_errors(json.loads(f.read_text("utf-8")))
    ] == []


@pytest.mark.parametrize(
    "change",
    [
        {"entities": [{"id": "a", "type": "Contry", "name": "チリ", "mentions": [[0, 2]]}]},
        {"entities": [{"id": "a", "type": "Country", "name": "チリ", "mentions": []}]},
        {"entities": [{"id": "a", "type": "Country", "name": "チリ", "mentions": [[0]]}]},
        {"entities": [{"id": "a", "type": "Country", "mentions": [[0, 2]]}]},
        {"relations": [CRITICIZES | {"status": "sure"}]},
        {"relations": [CRITICIZES | {"item": 3}]},
        {"relations": [CRITICIZES | {"time": "yesterday"}]},
        {"published": "5.1.2024"},
        {"notes": "x"},
    ],
)
def test_schema_and_check_refuse_the_same(command: Any, tmp_path: Path, change: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(gold_schema())
    assert validator.is_valid(GOLD)
    assert not validator.is_valid(GOLD | change)
    answer = command("gold", "check", write_gold(tmp_path, **change))
    assert answer.code == 2
    assert re.search(r"a\.json:\d+: ", answer.err)
    assert answer.err.count("→") == answer.err.count("error:")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"entities": [*ENTITIES, ENTITIES[0] | {"id": "x", "mentions": [[0, 1]]}]}, "overlaps [0, 2]"),
        ({"body": [[0, 13]]}, "'ペルー' [12, 15] lies outside the body"),
        ({"relations": [CRITICIZES | {"object": "chile"}]}, "chile criticizes itself"),
        ({"relations": [CRITICIZES | {"type": "met_with"}, CRITICIZES | {
            "type": "met_with", "subject": "peru", "object": "chile"}]}, "the type is symmetric"),
        ({"relations": [AIDS | {"evidence": [[12, 99]]}]}, "relations[0].evidence[0]: [12, 99]"),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_said(
    command: Any, tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    answer = command("gold", "check", write_gold(tmp_path, **change))
    assert answer.code == 2
    assert message in answer.err.replace("\n", "")
    found = json.loads(command("gold", "check", tmp_path, "--json").out)
    assert found
    assert all(f["where"] and f["what"] and f["remedy"] for f in found)


def test_right_gold_is_in_order(command: Any, tmp_path: Path) -> None:
    answer = command("gold", "check", write_gold(tmp_path, "a", "b"))
    assert (answer.code, answer.out) == (0, "2 files are in order\n")
    assert command("gold", "check", ROOT / "tests/gold", "--texts", ROOT / "seeds").code == 0


def test_the_check_looks_at_texts_floors_and_groups(command: Any, tmp_path: Path) -> None:
    write_gold(tmp_path, "a", "b")
    (tmp_path / "b.txt").unlink()
    write(tmp_path / "floors.json", {"relation.f1": 0.5, "relations.f1": 50})
    write(tmp_path / "groups.yaml", "Old: [x*]\n")
    answer = command("gold", "check", tmp_path)
    assert answer.code == 2
    for message in (
        "no text b.txt", "no figure is called 'relation.f1'", "50 is no share", "'x*' matches no gold file",
    ):  # fmt: skip
        assert message in answer.err
    assert command("gold", "check", tmp_path / "none").code == 2
    assert command("gold", "check", tmp_path / "a.txt").code == 2


@pytest.mark.parametrize("file", OWN, ids=lambda f: f.stem)
def test_a_draft_compiles_to_what_was_read(file: Path, pipeline: Pipeline, tmp_path: Path) -> None:
    reading = pipeline.read(Document(file.stem, text_of(file), published="2024-07-10"))
    gold, problems = compile_annotation(
        write(tmp_path / f"{file.stem}.yaml", draft_annotation(reading)), reading.document.text
    )
    wanted = draft_gold(reading)
    # a country that only its capital stands for has no name in the text: the person has to decide
    assert all("no mention left" in str(p) for p in problems)
    shown = [[(e["type"], e["name"], e["mentions"]) for e in g["entities"]] for g in (gold, wanted)]
    assert shown[0] == shown[1]
    assert gold["body"] == wanted["body"]
    rows = [
        sorted((r["type"], r["status"], r.get("time", ""), r.get("item", "")) for r in g["relations"])
        for g in (gold, wanted)
    ]
    assert rows[0] == rows[1]


def test_a_draft_is_right_whatever_the_text_has(pipeline: Pipeline, tmp_path: Path) -> None:
    text = (
        '"チリ"は: {ペルー}を\u2028「非難」\x85した。\n- #ペルーはチリの\x9b外相を\ufeff批判した。\n'
        "チリのyes相は、チ\u3000リ\tに、[ペルー]を訪問した。\r\n"
    )
    reading = pipeline.read(Document("a: [b] # c", text, body=(Span(0, len(text)),)))
    assert reading.entities
    file = write(tmp_path / "a.yaml", draft_annotation(reading, "a\nb.yaml"))
    gold, problems = compile_annotation(file, text)
    assert not problems
    assert [e["mentions"] for e in gold["entities"]] == [
        e["mentions"] for e in draft_gold(reading)["entities"]
    ]
    assert gold["id"] == "a: [b] # c"


def test_from_text_to_checked_gold(command: Any, tmp_path: Path) -> None:
    text, folder = write(tmp_path / "news.txt", NEWS), tmp_path / "gold"
    answer = command("gold", "new", text, "-o", folder, "--published", "2024-01-05")
    assert answer.code == 0, answer.err
    draft = folder / "news.yaml"
    assert "news.json is missing" in command("gold", "check", folder).err
    answer = command("gold", "compile", draft)
    assert answer.code == 0, answer.err
    gold = json.loads((folder / "news.json").read_text("utf-8"))
    assert gold["published"] == "2024-01-05"
    names = {e["name"]: [NEWS[s:t] for s, t in e["mentions"]] for e in gold["entities"]}
    assert names["チリ"] == ["チリ", "チリ"]  # not the one in チリ海軍
    assert names["北朝鮮"] == ["朝"]
    export = next(r for r in gold["relations"] if r["type"] == "exports_to")
    assert (export["status"], export["item"]) == ("planned", "銅")
    assert command("gold", "check", folder).code == 0
    assert command("evaluate", "--gold", folder).code == 0
    draft.write_text(
        draft.read_text("utf-8").replace("status: planned", "status: asserted"), encoding="utf-8"
    )
    assert "news.json is not what this annotation says" in command("gold", "check", folder).err


def test_a_draft_never_replaces_corrections(command: Any, tmp_path: Path) -> None:
    text, draft = write(tmp_path / "news.txt", NEWS), write(tmp_path / "gold/news.yaml", "mine")
    answer = command("gold", "new", text, "-o", tmp_path / "gold")
    assert answer.code == 2
    assert "may hold corrections" in answer.err
    assert draft.read_text("utf-8") == "mine"
    draft.unlink()
    write(tmp_path / "gold/news.txt", NEWS + "x")
    answer = command("gold", "new", text, "-o", tmp_path / "gold")
    assert answer.code == 2
    assert "another text with this name" in answer.err
    assert not draft.exists()


def test_a_draft_may_be_printed_as_yaml_or_gold(command: Any, tmp_path: Path) -> None:
    text = write(tmp_path / "news.txt", NEWS)
    assert "relations:\n  - {subject: " in command("gold", "new", text).out
    gold = json.loads(command("gold", "new", text, "--json").out)
    assert jsonschema.Draft202012Validator(gold_schema()).is_valid(gold)
    assert command("gold", "new", tmp_path / "none.txt").code == 2


def test_a_wrong_annotation_is_not_compiled(command: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    write(
        tmp_path / "a.yaml",
        "body: [[チリは, 方針だ。]]\nentities:\n  cl: {type: Country, name: チリ, mentions: [ナリ]}\n",
    )
    answer = command("gold", "compile", tmp_path)
    assert answer.code == 2
    assert "a.yaml:3: cl: 'ナリ' is not in the body" in answer.err
    assert not (tmp_path / "a.json").exists()


def test_the_page_marks_names_and_shows_evidence(command: Any, tmp_path: Path) -> None:
    page = tmp_path / "out/gold.html"
    assert command("gold", "view", write_gold(tmp_path / "gold") / "a.json", "-o", page).code == 0
    html = page.read_text("utf-8")
    assert '<mark class="Country" title="ペルー (国)" id="a0-12">ペルー</mark>' in html  # evidence links here
    assert '<a href="#a0-12"' in html
    assert "支援" in html
    assert "予定 planned" in html
    assert not re.search(r"<script|src=|https?://", html)
    assert "default-src 'none'" in html


def test_the_page_is_safe_whatever_the_gold_says(command: Any, tmp_path: Path) -> None:
    evil = '"><img src=x onerror=alert(1)>'
    entities = [e | {"name": e["name"] + evil, "id": e["id"] + evil} for e in ENTITIES]
    relations = [
        r | {"subject": r["subject"] + evil, "object": r["object"] + evil, "item": evil}
        for r in (CRITICIZES,)
    ]
    write_gold(tmp_path, entities=entities, relations=relations, published="2024")
    write(tmp_path / "a.txt", TEXT.replace("方針だ。", "<b>x"))
    answer = command("gold", "view", tmp_path, "-o", tmp_path / "x.html")
    assert answer.code == 0, answer.err
    html = (tmp_path / "x.html").read_text("utf-8")
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;img src=x" in html
    shown = re.search(r'<p class="text">(.*?)</p>', html, re.DOTALL)
    assert shown
    assert re.sub("<[^>]*>", "", shown[1]).replace("&lt;", "<").replace("&gt;", ">") == text_of(
        tmp_path / "a.txt"
    )


def test_the_page_of_wrong_gold_is_refused(command: Any, tmp_path: Path) -> None:
    write_gold(tmp_path, relations=[CRITICIZES | {"type": "critisizes"}])
    answer = command("gold", "view", tmp_path, "-o", tmp_path / "x.html")
    assert answer.code == 2
    assert "もしかして: criticizes" in answer.err
