"""One folder of everything that scraped pages hold: what can be read is read, the rest accounted for."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest
from fuzz import SHARED, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.builder import build_graph
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.model.readings import NOTICES
from kg.pipeline import Pipeline

GOOD = "米国は中国を非難した。\n"
BAD = {
    "empty.txt": b"",
    "white.txt": " \n\u3000\n\t".encode(),
    "binary.txt": bytes(range(256)) * 40,
    "nulls.txt": b"\x00" * 500,
    "bad.jsonl": b'{"id": "ok", "text": "'
    + "日本は韓国と会談した。".encode()
    + b'"}\n{"id": \n[1]\n{"text": 3}\n',
    "twice.jsonl": ('{"id": "x", "text": "日本は韓国と会談した。"}\n' * 2).encode(),
    "mixed.txt": (GOOD * 9).encode() + "日本".encode("cp932"),
    "controls.txt": ("米\u202e国は\x00中国を\x07非難\u200bした。\n" * 3).encode(),
}
ODD = {
    "truncated.txt": (GOOD * 3).encode()[:-2],
    "mislabelled.html": f"<html><meta charset=utf-8><body><p>{GOOD * 9}</p></body></html>".encode("cp932"),
    "surrogates.jsonl": b'{"id": "s", "text": "' + "米国は中国を非難した。".encode() + b'\\ud800"}\n',
    "few-controls.txt": (GOOD * 20 + "米\u202e国は\x07中国を非難\u200bした。\n").encode(),
    "rare.txt": ("𠮷野家は髙島屋と提携した。\ue000\U000e0100\n" * 3).encode(),
    "halfwidth.txt": ("ﾄﾖﾀはﾏﾂﾀﾞと提携した。\n" * 3).encode(),
    "combining.txt": ("フ\u309aーチン大統領は北京を訪れた。\n" * 3).encode(),
    "line.txt": (GOOD.strip() * 4000).encode(),
    "brackets.txt": ("（" * 20000 + GOOD + "）" * 20000).encode(),
    "long-word.txt": ("国の" * 30000 + "\n" + GOOD).encode(),
    "squared.txt": ("㍿" * 6000 + "\n" + GOOD).encode(),
    "deep.html": b"<div>" * 5000 + f"<p>{GOOD * 20}</p>".encode() + b"</div>" * 5000,
    "entities.html": f"<p>{'&amp;' * 20000}{GOOD * 20}</p>".encode(),
    "attribute.html": f'<p title="{"x" * 500000}">{GOOD * 20}</p>'.encode(),
    "__proto__.txt": (GOOD + "日本は雨だった。\n").encode(),
    "=cmd|calc.txt": GOOD.encode(),
    "<script>alert(1)</script>.txt".replace("/", "∕"): GOOD.encode(),
    "日本語 の 名前.txt": GOOD.encode(),
}


@pytest.mark.slow
def test_one_bad_document_never_stops_a_build(
    tmp_path: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.builder.reading.Reader.pipeline", pipeline)
    source = tmp_path / "in"
    source.mkdir()
    for name, data in {**BAD, **ODD}.items():
        (source / name).write_bytes(data)
    (source / "good.txt").write_text(GOOD + "韓国は雪だった。\n", encoding="utf-8")
    if sys.platform != "win32":
        (source / "loop").symlink_to(source, target_is_directory=True)
    result = build_graph(source, output=tmp_path / "out", jobs=1)
    rows = [
        json.loads(line)
        for line in (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    lost = [row for row in rows if row["stage"] not in NOTICES]
    failed = {Path(row["document"].split(":")[0]).name for row in lost}
    assert failed == set(BAD) - {"twice.jsonl"}, "a document was lost, or failed without need"
    assert all(row["stage"] and row["reason"] and row["remedy"] for row in rows)
    copies = sum(row["stage"] == "copy" for row in rows)
    # good.txt, one of bad.jsonl, both of twice.jsonl
    assert len(result.graph.documents) + copies == len(ODD) + 4
    assert len(lost) == len(BAD) - 2 + 3
    graph = KnowledgeGraph.load(tmp_path / "out" / "graph.json")
    assert {e.document for s in graph.statements for e in s.evidence if s.type == "criticizes"} >= {
        "good",
        "__proto__",
    }
    assert {p.name for p in tmp_path.iterdir()} == {"in", "out"}, "something was written elsewhere"


JAPANESE = st.text(
    alphabet="日米中露朝韓は、が。をにでとへも「」（）・ー12３年月ａＢ \n\u3099\ud800\x00"
    "した国大統領訪問会談る𠮷",
    max_size=120,
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=SHARED)
@given(text=st.one_of(st.text(max_size=200), JAPANESE))
def test_any_text_can_be_read_and_every_span_quotes_it(pipeline: Pipeline, text: str) -> None:
    reading = pipeline.read(Document("d", text, published="2024-06-20"))
    size = len(text)
    for reference in reading.references:
        assert 0 <= reference.span.start < reference.span.end <= size
    for statement in reading.statements:
        assert statement.subject != statement.object
        for e in statement.evidence:
            assert e.sentence.of(text) == e.text
            for span in (e.quote, e.trigger, e.subject, e.object):
                assert 0 <= span.start <= span.end <= size


@settings(max_examples=examples(15), deadline=None, suppress_health_check=SHARED)
@given(seed=st.integers(0, 10**6))
def test_articles_cut_and_shuffled(pipeline: Pipeline, seed: int) -> None:
    """Real sentences in impossible order, cut anywhere: nothing breaks."""
    rng = random.Random(seed)
    seeds = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
    text = rng.choice(seeds).read_text(encoding="utf-8")
    start = rng.randrange(len(text))
    pieces = [text[start + i : start + i + rng.randrange(1, 60)] for i in range(0, 400, 40)]
    rng.shuffle(pieces)
    shuffled = "".join(pieces)
    for statement in pipeline.read(Document("d", shuffled)).statements:
        for e in statement.evidence:
            assert e.sentence.of(shuffled) == e.text


def test_a_page_of_pure_chrome_yields_nothing(pipeline: Pipeline) -> None:
    text = "ホーム\n国際\n経済\nランキング\nロシア\n米国\nログイン\n会員登録\n"
    reading = pipeline.read(Document("d", text))
    assert reading.references == ()
    assert reading.statements == ()
