"""The compact notation of the construction catalogue, and names made from simple lists.

A line such as ``供給/passive+再開 asserted が=ロシア,中国 !を <said:米国> @2024-06 [title]`` asks for
one frame with that lemma (voice and aspect where given) and status; the nouns of every case named,
exactly (heads, in any order); ``!を`` asks that the case is absent, ``<kind:source>`` for an
attribution (``-``: unnamed), ``<>`` for none, ``@`` for a time and ``[kind]`` for a kind of frame.
What is not named is free.
A line that begins with ``∅`` asks that no frame has this lemma.
In the sentences 〔米〕 marks a short name that the lists cannot find by itself.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.model import Attribution, Document, Entity, EntityType, Frame, Reference, Span

NAMES: dict[EntityType, str] = {
    "Country": """
        ロシア 北朝鮮 米国 中国 韓国 日本 ウクライナ イラン インド 英国 フランス ドイツ ソ連
        ベトナム サウジアラビア イスラエル トルコ シリア ポーランド ベラルーシ フィンランド エジプト
        ブラジル カタール パキスタン オーストラリア イラク キューバ
    """,
    "Person": """
        プーチン 金正恩 トランプ バイデン 岸田 尹錫悦 ラブロフ モディ ブリンケン 金与正 習近平
        マクロン ルーキン 金正日 ミラー ゼレンスキー ショルツ エルドアン 王毅 キム・ジョンウン
        スミス 田中
    """,
    "Organization": """
        国連安全保障理事会 安保理 米国務省 ロシア軍 米政府 韓国政府 日本政府 朝鮮労働党 労働新聞
        国連 制裁委員会 中国軍 イラン軍 米軍 シーメンス 極東連邦大 在韓米軍 中国外務省
        北大西洋条約機構 NATO 日本銀行 トヨタ自動車 共同通信 ロイター通信 欧州連合 世界銀行 英外務省
        ガスプロム 朝鮮中央通信 国防総省 ヒズボラ ハマス
    """,
    "Place": """
        平壌 ソウル モスクワ 欧州 ウラジオストク 東京 釜山 北京 パリ 台湾 ワシントン 黒海 ジュネーブ
        クリミア半島 テヘラン アジア
    """,
}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((w for listed in NAMES.values() for w in listed.split()), key=len, reverse=True)
    return re.compile("〔(.)〕|" + "|".join(map(re.escape, words)))


def read_marked(marked: str, published: str = "2024-06-20") -> tuple[Document, list[Reference], list[Entity]]:
    """Return the document, references and entities of a catalogue sentence."""
    types: dict[str, EntityType] = {w: kind for kind, listed in NAMES.items() for w in listed.split()}
    text, references, place = "", [], 0
    entities: dict[str, Entity] = {}
    for found in _pattern().finditer(marked):
        text += marked[place : found.start()]
        name = found[1] or found[0]
        kind = types.get(name, "Country")
        entity = Entity(f"{kind.lower()}:{name}", name, kind)
        entities[entity.id] = entity
        references.append(Reference(Span(len(text), len(text) + len(name)), entity.id, "name"))
        text += name
        place = found.end()
    text += marked[place:]
    document = Document("catalogue", text, published=published, body=(Span(0, len(text)),))
    return document, references, list(entities.values())


def show(frame: Frame, text: str) -> str:
    """Write a frame in the notation (for messages)."""
    parts = [frame.lemma + _suffix(frame), frame.status]
    cases = dict.fromkeys(a.case for a in frame.arguments)
    parts += [f"{case}={','.join(a.noun.head.of(text) for a in frame.of_case(case))}" for case in cases]
    parts += [f"<{a.kind}:{_source(a, text)}>" for a in frame.attribution]
    parts += [f"@{frame.time}"] if frame.time else []
    return " ".join([*parts, f"[{frame.kind}]"])


def _suffix(frame: Frame) -> str:
    voice = f"/{frame.voice}" if frame.voice != "active" else ""
    return voice + (f"+{frame.aspect}" if frame.aspect else "")


def _source(attribution: Attribution, text: str) -> str:
    return attribution.source.head.of(text) if attribution.source is not None else "-"


def fits(wanted: str, frame: Frame, text: str) -> bool:
    """Tell whether ``frame`` is what the line ``wanted`` describes."""
    head, *rest = wanted.split()
    lemma, _, aspect = head.partition("+")
    lemma, _, voice = lemma.partition("/")
    if frame.lemma != lemma or frame.voice != (voice or "active") or (aspect and frame.aspect != aspect):
        return False
    return all(_holds(part, frame, text) for part in rest)


def _holds(part: str, frame: Frame, text: str) -> bool:
    if part == "<>":
        return not frame.attribution
    if part[0] == "<":
        kind, _, source = part[1:-1].partition(":")
        return any(a.kind == kind and _source(a, text) in source.split(",") for a in frame.attribution)
    if part[0] == "@":
        return frame.time == part[1:]
    if part[0] == "[":
        return frame.kind == part[1:-1]
    if part[0] == "!":
        return not frame.of_case(part[1:])
    case, equals, nouns = part.partition("=")
    if not equals:
        return frame.status == part
    return {a.noun.head.of(text) for a in frame.of_case(case)} == set(nouns.split(","))


def missing(wanted: list[str], frames: tuple[Frame, ...], text: str) -> list[str]:
    """Return the lines of ``wanted`` that the frames do not meet."""
    return [
        line
        for line in wanted
        if (line[0] == "∅" and any(f.lemma == line[1:].strip() for f in frames))
        or (line[0] != "∅" and not any(fits(line, f, text) for f in frames))
    ]


CATALOGUE = Path(__file__).resolve().parent.parent / "japanese"
