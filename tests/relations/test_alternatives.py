"""What a predicate may look like: idioms in every inflection, denials, causatives, folded support verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluation.alternatives import dead
from kg.model import Document, Span
from kg.pipeline import Pipeline
from kg.relations.alternatives import affirmative, alternatives, split_idiom, uncaused


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("手を貸す", ("手", "を", "貸す")),
        ("白紙に戻す", ("白紙", "に", "戻す")),
        ("折り合いがつく", ("折り合い", "が", "つく")),
        ("目の敵にする", ("目の敵", "に", "する")),
        ("落とす", None),
        ("曲がる", None),
        ("歩み寄る", None),
        ("輸出", None),
    ],
)
def test_idioms_are_told_from_plain_predicates(word: str, parts: tuple[str, str, str] | None) -> None:
    assert split_idiom(word) == parts


def test_denials_and_causatives_have_a_plain_form() -> None:
    pairs = [
        ("応じない", "応じる"),
        ("許さない", "許す"),
        ("従わない", "従う"),
        ("同意しない", "同意"),
        ("支持", ""),
    ]
    assert [affirmative(word) for word, _ in pairs] == [plain for _, plain in pairs]
    assert [uncaused(w) for w in ("孤立させる", "辞めさせる", "急がせる", "任命")] == [
        "孤立", "辞める", "急ぐ", "",
    ]  # fmt: skip


def test_a_noun_with_a_support_verb_is_also_read_where_the_verb_is_folded() -> None:
    folded = [p for p in alternatives("<甲:国>が<乙:国>と[国交]を保つ|維持する") if p.mode == "folded"]
    assert [(sorted(p.predicates), sorted(p.folded)) for p in folded] == [(["国交"], ["保つ", "維持"])]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ノルウェーはマラウイに手を貸した。", "aids asserted"),
        ("ノルウェーはマラウイに手を貸さなかった。", "aids negated"),
        ("ノルウェーがマラウイに手を貸している。", "aids asserted"),
        ("ノルウェーはマラウイに救いの手を差し伸べる方針だ。", "aids planned"),
        ("チャドはスーダンの提案を受け入れない。", "opposes asserted"),
        ("チャドはスーダンの提案に屈しなかった。", "opposes asserted"),
        ("デンマークは米国の要求をのまなかった。", "urges asserted"),
        ("ラオスはタイを孤立させた。", "opposes asserted"),
        ("チェコはハンガリーと足並みをそろえる。", "cooperates_with planned"),
    ],
)
def test_every_inflection_of_idioms_denials_and_causatives(text: str, says: str, pipeline: Pipeline) -> None:
    reading = pipeline.read(Document("d", text, body=(Span(0, len(text)),)))
    assert [f"{s.type} {s.status}" for s in reading.statements] == [says]


def test_the_noun_of_an_idiom_is_the_whole_word(pipeline: Pipeline) -> None:
    text = "ノルウェーはマラウイに選手を貸した。"
    assert not pipeline.read(Document("d", text, body=(Span(0, len(text)),))).statements


def test_words_that_can_never_match_are_told_with_their_line(tmp_path: Path, pipeline: Pipeline) -> None:
    (tmp_path / "verbs").mkdir()
    path = tmp_path / "verbs" / "mine.yaml"
    path.write_text(
        "追放:\n  verbs:\n    追放する:\n      words:\n        - 放逐\n        - 追い出しまくりたい\n",
        "utf-8",
    )
    found = list(dead(Pipeline(tmp_path, parser=pipeline.parser), ["expels"]))
    assert [where for where, _ in found] == [f"{path}:6"]
    assert "追い出しまくりたい can never match" in found[0][1]


@pytest.mark.parametrize("type_", ["recognized", "invited", "sued", "expels"])
def test_no_word_of_the_built_in_rules_is_dead(type_: str, pipeline: Pipeline) -> None:
    """All types are tried by ``kg rules check``; here a few, so that the tests stay quick."""
    assert list(dead(pipeline, [type_])) == []
