"""Sentences read by the whole pipeline as far as noun phrases say something."""

from __future__ import annotations

import pytest

from kg.model import Document, Span
from kg.phrases import read_phrases
from kg.pipeline import Pipeline
from kg.relations.rules import load_rules
from tests.frames.notation import read_marked

SAYS = {
    "ロシアのプーチン大統領が演説した。": {"プーチン holds_position ロシア 大統領"},
    "トランプ〔米〕大統領は中国を訪れた。": {"トランプ holds_position 米 大統領"},
    "金正恩朝鮮労働党総書記が出席した。": {"金正恩 holds_position 朝鮮労働党 総書記"},
    "外相のラブロフ氏が会見した。": set(),
    "フランス大統領のマクロン氏は反対した。": {"マクロン holds_position フランス 大統領"},
    "米国務省のミラー報道官が述べた。": {"ミラー holds_position 米国務省 報道官"},
    "極東連邦大のルーキン名誉教授は語った。": {"ルーキン holds_position 極東連邦大 名誉教授"},
    "ゼレンスキー・ウクライナ大統領が訪れた。": {"ゼレンスキー holds_position ウクライナ 大統領"},
    "日本銀行の田中副総裁が講演した。": {"田中 holds_position 日本銀行 副総裁"},
    "ドイツのショルツ前首相が述べた。": {"ショルツ holds_position ドイツ 前首相"},
    "シーメンスのスミス最高経営責任者が語った。": {"スミス holds_position シーメンス 最高経営責任者"},
    "金与正党副部長が談話を出した。": set(),
    "プーチン政権は批判した。": set(),
    "習近平国家主席（党総書記）が訪問した。": set(),
    "ラブロフ外相と王毅外相が会談した。": set(),
    "ロシア側によると、代表団にはラブロフ外相も加わった。": {"ラブロフ holds_position ロシア 外相"},
    "北朝鮮の首都平壌で式典があった。": {"平壌 located_in 北朝鮮"},
    "〔独〕シーメンスが受注した。": {"シーメンス located_in 独"},
    "朝鮮労働党の機関紙「労働新聞」が伝えた。": {"労働新聞 part_of 朝鮮労働党"},
    "金正恩氏の妹の金与正氏が訪れた。": {"金正恩 family_of 金与正 妹"},
    "金正恩総書記の父、金正日総書記が会った。": {"金正恩 family_of 金正日 父"},
    "金正恩氏の妹で党副部長の金与正氏が出席した。": {"金正恩 family_of 金与正 妹"},
    "尹錫悦氏は父の田中氏を亡くした。": {"尹錫悦 family_of 田中 父"},
    "ロシアの国営企業ガスプロムが供給する。": {"ガスプロム located_in ロシア"},
    "国連の制裁委員会が調べた。": {"制裁委員会 part_of 国連"},
    "韓国南部の釜山で会議が開かれた。": {"釜山 located_in 韓国"},
    "〔日〕〔米〕が合意した。": set(),
    "〔米〕極東連邦大のルーキン教授が語った。": {
        "極東連邦大 located_in 米",
        "ルーキン holds_position 極東連邦大 教授",
    },
    "【ソウル＝共同通信】米国が反対した。": set(),
    "〔駐〕日のスミス大使が会見した。": set(),
}


@pytest.mark.parametrize("marked", SAYS)
def test_noun_phrases_say(marked: str, pipeline: Pipeline) -> None:
    document, references, entities = read_marked(marked)
    sentences = pipeline.parser.parse(document)
    names = {e.id: e.name for e in entities}
    found = {
        " ".join(
            [names[f.subject.entity], f.phrase.type, names[f.object.entity], *dict(f.qualifiers).values()]
        )
        for f in read_phrases(document, sentences, references, entities, load_rules().grammar)
    }
    assert found == SAYS[marked]


def test_a_title_stands_for_its_holder(pipeline: Pipeline) -> None:
    text = "ロシアのプーチン大統領が演説した。ロシア大統領は北朝鮮を訪問した。"
    reading = pipeline.read(Document("d", text, body=(Span(0, len(text)),)))
    assert ("person:ウラジーミル・プーチン", "visited", "country:KP") in {
        (s.subject, s.type, s.object) for s in reading.statements
    }
