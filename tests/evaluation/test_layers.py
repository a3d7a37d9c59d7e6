"""Each layer has a yardstick of its own, and says so where it lacks its data."""

import json

import pytest

from kg.errors import KgError
from kg.evaluation import layers as layers_module
from kg.evaluation.coverage import measure_coverage, read_none
from kg.evaluation.gold import Case
from kg.evaluation.linking import measure_linking
from kg.evaluation.scores import Share

TEXT = "チリはペルーを非難した。"
CHILE, PERU, CRITICISE = [0, 2], [3, 6], [7, 9]


def write(file, *rows):
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    return file


def argument(case, span, link="dep", same=()):
    return {"case": case, "span": span, "link": link, "same": list(same)}


def pas(folder, *arguments, text=TEXT, span=CRITICISE, verbal=True):
    predicate = {"span": span, "verbal": verbal, "args": list(arguments)}
    return write(folder / "pas.jsonl", {"id": "a", "text": text, "predicates": [predicate]})


def test_arguments_count_by_case_and_link(pipeline, tmp_path):
    gold = pas(
        tmp_path, argument("が", CHILE, "intra"), argument("を", PERU), argument("に", [0, 1], "inter")
    )
    verbal = measure_linking(pipeline, gold)["verbal"]
    assert verbal.predicates == Share(1, 1)
    assert verbal.said == Share(2, 2)
    assert verbal.of("が", "intra") == Share(1, 1)
    assert verbal.of("を") == Share(1, 1)
    assert verbal.of("に", "inter") == Share(0, 1)
    assert verbal.recall == pytest.approx(2 / 3)


def test_a_wrong_noun_is_neither_found_nor_right(pipeline, tmp_path):
    verbal = measure_linking(pipeline, pas(tmp_path, argument("を", [7, 8])))["verbal"]
    assert (verbal.of("を"), verbal.said) == (Share(0, 1), Share(0, 2))
    assert verbal.f1 == 0


def test_a_coreferent_phrase_is_as_good(pipeline, tmp_path):
    verbal = measure_linking(pipeline, pas(tmp_path, argument("を", [7, 8], same=[PERU])))["verbal"]
    assert verbal.of("を") == Share(1, 1)


def test_offsets_are_those_of_the_text_as_stored(pipeline, tmp_path):
    text = "ＮＡＴＯと㌔が。\n" + TEXT  # ㌔ is two characters after normalisation
    shift = len(text) - len(TEXT)
    gold = pas(
        tmp_path, argument("を", [p + shift for p in PERU]), text=text, span=[p + shift for p in CRITICISE]
    )
    assert measure_linking(pipeline, gold)["verbal"].of("を") == Share(1, 1)


def test_a_bad_line_of_linking_gold_is_named(pipeline, tmp_path):
    with pytest.raises(KgError, match=r"pas\.jsonl:1: not predicate-argument gold"):
        measure_linking(pipeline, write(tmp_path / "pas.jsonl", {"id": "a"}))


def test_words_and_frames_of_a_corpus(pipeline, tmp_path):
    texts = ("チリはペルーを非難した。", "チリはペルーをほじくった。", "海野氏はまごついた。")
    corpus = write(tmp_path / "c.jsonl", *({"id": str(i), "text": t} for i, t in enumerate(texts)))
    found = measure_coverage(pipeline, corpus)
    assert (found.articles, found.judged, found.read) == (3, Share(1, 3), Share(1, 2))
    assert found.unknown == {"ほじくる": 1, "まごつく": 1}
    configs = tmp_path / "configs"
    (configs / "verbs").mkdir(parents=True)
    (configs / "verbs/none.yaml").write_text("身体: [まごつく, 起きる]\n", encoding="utf-8")
    assert read_none(configs) >= {"まごつく", "起きる"}
    assert measure_coverage(pipeline, corpus, configs).judged == Share(2, 3)


@pytest.mark.parametrize(("other", "share"), [("チリ", Share(1, 1)), ("ボリビア", Share(0, 1))])
def test_anaphora_is_right_where_the_gold_has_what_rests_on_it(pipeline, monkeypatch, other, share):
    text = "ブラジルはチリと協議した。両国は経済で協力する。ボリビアは静かだった。"
    entities = [
        {"id": n, "type": "Country", "name": n, "mentions": [[text.index(n), text.index(n) + len(n)]]}
        for n in ("ブラジル", "チリ", "ボリビア")
    ]
    relation = {"subject": "ブラジル", "type": "cooperates_with", "object": other, "status": "asserted"}
    case = Case("a", text, {"entities": entities, "relations": [relation]})
    monkeypatch.setattr(layers_module, "remembering", lambda configs: pipeline)
    rows = {row[0].strip(): row for row in layers_module.layers([case])}
    assert rows["anaphora: relations by coreference"][-1] == f"{share.ok} of {share.of}"
    assert rows["names"][-1] == "3 / 0 / 0"
    assert rows["relations, events"][-1].startswith(f"{share.ok} / ")
    assert rows["linking: who does what"][-1] == "not measured: give --pas FILE"
    assert rows["lexicon: predicates judged"][-1] == "not measured: give --corpus FILE"
