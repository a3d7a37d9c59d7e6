"""Every way to put a noun phrase together: bodies, units, modifiers, titles, readings, ages, lists.

The names are given, so that only the grammar is tested. The share that is read is printed (``pytest -rP``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from kg.model import Document, Entity, EntityType, Reference, Span
from kg.phrases import read_phrases
from kg.relations.rules import Rules, load_rules

if TYPE_CHECKING:
    from kg.parsing import Parser

LETTERS: dict[str, EntityType] = {"国": "Country", "組": "Organization", "所": "Place", "人": "Person"}
MARK = re.compile(r"<(?P<letter>[国組所人]) (?P<name>[^>]+)>")
FLOOR = 0.95
Wanted = tuple[str, str, str]

BODIES = (
    ("<国 フランス>", ("大統領", "外相", "財務大臣", "通商担当相")),
    ("<国 韓国>", ("首相", "国防相", "特別代表")),
    ("<組 三星物産>", ("社長", "最高経営責任者", "広報部長", "専務執行役員")),
    ("<組 北都大学>", ("学長", "名誉教授", "医学部長")),
    ("<組 労働未来党>", ("党首", "幹事長", "政調会長")),
    ("<所 静岡県>", ("知事", "副知事")),
    ("<所 ウィーン>", ("市長", "副市長")),
)
BEFORE = ("", "元", "前", "現")
ASIDES = ("", "（ヤマダ・タロウ）", "（61）", "（やまだ・たろう、61歳）")
ORDERS = (
    "{body}の{person}{aside}{title}が述べた。",
    "{body}・{person}{title}が述べた。",
    "{body}{title}の{person}氏{aside}が述べた。",
    "{body}の{title}、{person}氏{aside}が述べた。",
    "{body}の{title}である{person}氏{aside}が述べた。",
    "{person}{aside}・{body}{title}が述べた。",
    "{person}{body}{title}が述べた。",
    "{person}氏（{body}{title}）が述べた。",
    "19日に{body}の{person}{aside}{title}と会った。",
)
LISTS = (
    "{body}の{person}{title}と{other}の<人 鈴木花子>議長が会った。",
    "<人 鈴木花子>氏と、{body}の{person}{title}、{other}の<人 佐藤次郎>議長が会った。",
)


def titles() -> Iterator[tuple[str, set[Wanted]]]:
    """Yield sentences with a title, and what they say."""
    person = "<人 山田太郎>"
    for (body, offices), before, order in product(BODIES, BEFORE, ORDERS):
        for number, title in enumerate(offices):
            aside = ASIDES[(number + len(before) + len(order)) % len(ASIDES)]
            text = order.format(body=body, person=person, title=before + title, aside=aside)
            yield text, {("山田太郎", "holds_position", _name(body))}
    for (body, offices), order in product(BODIES, LISTS):
        text = order.format(body=body, person=person, title=offices[0], other="<組 東亜連盟>")
        second = "鈴木花子" if order == LISTS[0] else "佐藤次郎"
        yield (
            text,
            {("山田太郎", "holds_position", _name(body)), (second, "holds_position", "東亜連盟")},
        )


def places() -> Iterator[tuple[str, set[Wanted]]]:
    """Yield addresses and regions, and what they say."""
    for chain in (
        ("<所 青山県>", "<所 緑市>", "<所 東区>", "<所 原町>"),
        ("<国 カナダ>", "<所 北海州>", "<所 リバー市>"),
        ("<所 青山県>", "<所 山郡>", "<所 谷町>"),
        ("<国 カナダ>", "<所 リバートン>"),
    ):
        wanted = {(_name(b), "located_in", _name(a)) for a, b in pairwise(chain)}
        for text in ("{}で火災があった。", "19日、{}の倉庫で火災があった。", "事故は{}で起きた。"):
            yield text.format("".join(chain)), wanted
    for joint, whole in product(
        ("の", "の首都", "南部の", "南部", "の古都・", "・", "の首都である", "北東部にある"),
        ("<国 カナダ>", "<国 ケニア>", "<国 タイ>"),
    ):
        yield f"{whole}{joint}<所 リバートン>で開かれた。", {("リバートン", "located_in", _name(whole))}
    for joint, whole in product(
        ("の", "の電機大手", "の自動車メーカー・", "の通信社、", "の新聞である", "最大手の"),
        ("<国 カナダ>", "<国 スイス>", "<所 リバートン>"),
    ):
        yield f"{whole}{joint}<組 ノルドテック>が発表した。", {("ノルドテック", "located_in", _name(whole))}
    seat = ("ノルドテック", "located_in", "緑市")
    for aside in ("（<所 緑市>）", "（本社・<所 緑市>）", "（本部は<所 緑市>）"):
        yield f"<組 ノルドテック>{aside}が発表した。", {seat}
    yield (
        "<組 ノルドテック>（本社:<所 青山県><所 緑市>）が発表した。",
        {seat, ("緑市", "located_in", "青山県")},
    )


def parts() -> Iterator[tuple[str, set[Wanted]]]:
    """Yield subsidiaries, units and state bodies, and what they say."""
    for word, joint in product(
        ("子会社", "完全子会社", "グループ会社", "傘下", "機関紙", "関連会社"), ("の", "である", "・", "、")
    ):
        yield (
            f"<組 三星物産>の{word}{joint}<組 ノルドテック>が発表した。",
            {("ノルドテック", "part_of", "三星物産")},
        )
    for word in ("子会社", "完全子会社", "グループ会社", "専門機関"):
        yield (
            f"<組 ノルドテック>（<組 三星物産>の{word}）が発表した。",
            {("ノルドテック", "part_of", "三星物産")},
        )
    for unit in ("<組 人権委員会>", "<組 安全保障理事会>", "<組 事務局>"):
        yield f"<組 東亜連盟>の{unit}が決めた。", {(_name(unit), "part_of", "東亜連盟")}
    for unit in ("<組 国防省>", "<組 最高裁判所>", "<組 中央銀行>"):
        yield f"<国 カナダ>の{unit}が決めた。", {(_name(unit), "part_of", "カナダ")}


def members() -> Iterator[tuple[str, set[Wanted]]]:
    """Yield parties, teams and alliances, and what they say."""
    wanted = {("山田太郎", "member_of", "労働未来党")}
    for text in (
        "<組 労働未来党>の<人 山田太郎>衆院議員が質問した。",
        "<組 労働未来党>の<人 山田太郎>外相が質問した。",
        "<組 労働未来党>新人の<人 山田太郎>氏が当選した。",
        "<人 山田太郎>氏（<組 労働未来党>）が当選した。",
        "<人 山田太郎>外相（<組 労働未来党>）が述べた。",
        "<人 山田太郎>氏（61、<組 労働未来党>）が当選した。",
        "<人 山田太郎>＝<組 労働未来党>＝が当選した。",
    ):
        yield text, wanted
    for word in ("投手", "選手", "外野手"):
        yield f"<組 南北クラブ>の<人 山田太郎>{word}が出た。", {("山田太郎", "member_of", "南北クラブ")}
    trio = "<国 カナダ>、<国 ケニア>、<国 タイ>"
    three = {(c, "member_of", "東亜連盟") for c in ("カナダ", "ケニア", "タイ")}
    for text in (
        f"<組 東亜連盟>加盟国（{trio}）が集まった。",
        f"<組 東亜連盟>に加盟した国（{trio}）が集まった。",
        f"{trio}の3カ国（<組 東亜連盟>）が集まった。",
        f"{trio}などで構成する<組 東亜連盟>が決めた。",
        f"<組 東亜連盟>加盟国の{trio}が集まった。",
    ):
        yield text, three


def kin() -> Iterator[tuple[str, set[Wanted]]]:
    """Yield relatives in every frame, and what they say."""
    wanted = {("山田太郎", "family_of", "花子")}
    for word, frame in product(
        ("妻", "長女", "次女", "娘", "母", "姉", "妹", "孫", "めい", "祖母"),
        (
            "<人 山田太郎>氏の{}の<人 花子>さんが出席した。",
            "<人 山田太郎>社長の{}、<人 花子>さんが出席した。",
            "<人 山田太郎>氏の{}・<人 花子>さんが出席した。",
            "<人 山田太郎>氏の{}である<人 花子>さんが出席した。",
            "<人 山田太郎>氏と{}の<人 花子>さんが出席した。",
            "<人 花子>さん（<人 山田太郎>氏の{}）が出席した。",
            "<人 山田太郎>氏は、{}の<人 花子>さんと出席した。",
            "<人 山田太郎>氏の{}で画家の<人 花子>さんが出席した。",
        ),
    ):
        yield frame.format(word), wanted


def _name(marked: str) -> str:
    match = MARK.fullmatch(marked)
    assert match is not None
    return match["name"]


def _document(marked: str) -> tuple[Document, list[Entity], list[Reference]]:
    text, entities, references, end = "", {}, [], 0
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        name = match["name"]
        entities[name] = Entity(name, name, LETTERS[match["letter"]])
        references.append(Reference(Span(len(text), len(text) + len(name)), name, "name"))
        text += name
        end = match.end()
    text += marked[end:]
    return Document("d", text, body=(Span(0, len(text)),)), list(entities.values()), references


def _read(parser: Parser, rules: Rules, listed: list[tuple[str, set[Wanted]]]) -> list[str]:
    """Return the sentences that are not read as wanted, with what was found instead."""
    made = [_document(text) for text, _ in listed]
    failed = []
    for (text, wanted), (document, entities, references), sentences in zip(
        listed, made, parser.parse_many([d for d, _, _ in made]), strict=True
    ):
        found = {
            (f.subject.entity, f.phrase.type, f.object.entity)
            for f in read_phrases(document, sentences, references, entities, rules.grammar)
        }
        if {_either_way(t) for t in found} != {_either_way(t) for t in wanted}:
            failed.append(f"{text}: {sorted(found)}")
    return failed


def _either_way(triple: Wanted) -> Wanted:
    one, type_, other = triple
    return (min(one, other), type_, max(one, other)) if type_ == "family_of" else triple


@pytest.mark.parametrize("family", [titles, places, parts, members, kin], ids=lambda f: f.__name__)
def test_combinations_are_read(family, parser: Parser) -> None:  # type: ignore[no-untyped-def]
    listed = list(family())
    failed = _read(parser, load_rules(), listed)
    share = 1 - len(failed) / len(listed)
    print(f"{family.__name__}: {len(listed) - len(failed)} of {len(listed)} ({share:.1%})")
    print("\n".join(failed))
    assert share >= FLOOR, "\n".join(failed[:30])
