"""同国, 同氏, 同社; 自国; 彼: the nearest name of that kind, or whom the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entities.discourse import Discourse, Test
from kg.entities.words import words
from kg.model import Entity, Reference, Sentence, Span

_KINDS = {
    "省": "省$|省庁$",
    "庁": "庁$",
    "紙": "新聞|タイムズ|ポスト|日報|紙$|ジャーナル|時報|デーリー|トリビューン|ガーディアン|テレグラフ",
    "誌": "誌$|ウィーク|タイム|エコノミスト|週刊|文春|新潮",
    "軍": "軍$|隊$",
    "大学": "大学?$|カレッジ|ユニバ",
    "大": "大学?$",
    "行": "銀行?$|バンク|中銀$",
    "銀": "銀行?$|中銀$",
    "機構": "機構$",
    "機関": "機関$|機構$",
    "委員会": "委員会$|委$",
    "委": "委員会$|委$",
    "連盟": "連盟$",
    "協会": "協会$",
    "財団": "財団$",
    "通信": "通信|ロイター|AP|AFP|新華社|タス|ブルームバーグ",
    "テレビ": "テレビ|放送|CNN|BBC|NHK|KBS|アルジャジーラ",
    "放送": "放送|テレビ|BBC|NHK",
    "局": "局$|放送|テレビ",
    "研究所": "研究所$|研$|総研$",
    "センター": "センター$",
    "高": "高校?$",
    "校": "校$|大学?$|学園$|学院$",
    "病院": "病院$|センター$",
    "グループ": "グループ|HD|ホールディングス",
    "政府": "政府$",
    "議会": "議会$|国会$",
    "裁": "裁$|裁判所$",
    "地裁": "地裁$|地方裁判所$",
    "高裁": "高裁$|高等裁判所$",
    "地検": "地検$|検察",
    "理事会": "理事会$|安保理$",
    "基金": "基金$",
    "署": "署$",
    "部": "部$",
    "会": "会$",
    "院": "院$",
    "隊": "隊$",
    "県警": "県警$",
    "府警": "府警$",
    "連合": "連合$",
    **dict.fromkeys(("組織", "団体"), "."),
}
"""What the name behind 同省, 同紙 … looks like."""
_PLACES = {kind: f"{kind}$" for kind in "市州島区町村府道"} | {
    "県": "県$|^[^市町村区]{2,3}$",
    "都": "都$|^東京$",
}
_PEOPLE = ("氏", "さん", "容疑者", "被告", "選手", "監督", "議員", "教授", "候補", "知事", "市長")
_BODY_KINDS = "|".join(sorted(_KINDS, key=len, reverse=True))
_SAME = re.compile(f"同(国|社|党|{_BODY_KINDS}|{'|'.join(_PEOPLE)}|{'|'.join(_PLACES)})(?![一-鿿])")
_OWN = re.compile("自国|自社|自党")
_GOES_ON = re.compile("[はがも]")
_HE = re.compile("彼女|彼(?![ら岸方此我])")
_NOT_COMPANY = re.compile(
    "省$|庁$|党$|軍$|政府$|議会$|委員会$|機構$|連合$|理事会$|大学?$|連盟$|裁判?所?$|警$|国連|署$|地検|警察|協会$|高校$|裁$|院$"
)
_MEDIA = re.compile(
    "新聞|通信|テレビ|放送|日報|タイムズ|ニュース|スポーツ|スポニチ|ロイター|日経|読売|朝日|毎日|産経|時事|共同|NHK|BBC|CNN|AFP|[A-Z]{2}C$"
)
_CITED = re.compile(
    "(?:など)?(?:に(?:よ(?:る|れ|り)|対し)|が(?:報|伝)|は(?:報|伝)|の(?:取材|報道)|など|、|』|で(?:報|伝))"
)
_REGIME = ("政権", "派", "家", "ライン", "時代", "内閣", "陣営")


def same(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """Yield what 同国, 同氏, 同社, 同省 and the like stand for."""
    for match in _SAME.finditer(talk.text, *sentence.span):
        kind, span = match.group(1), Span(*match.span())
        test = _test(talk, kind)
        found = talk.nearest(span.start, test)
        if kind == "氏" and span.start == sentence.span.start and _GOES_ON.match(talk.text, span.end):
            found = _last_topic(talk, span.start, test) or found
        if found is None and kind == "社":
            found = talk.nearest(span.start, lambda e, r: is_company(talk, e, r, media=True))
        if found:
            near = talk.sentence_of(span.start) - talk.sentence_of(found.span.start)
            why = f"「{match.group()}」: 直前の{talk.entities[found.entity].name}"
            yield Reference(span, found.entity, "coreference", why, 0.85 if near <= 1 else 0.7)
    for match in words().same_office.finditer(talk.text, *sentence.span):
        holders = talk.titles.get(match.group("title"), set())
        found = talk.nearest(match.start(), lambda e, r, h=holders: e.id in h)  # type: ignore[misc]
        if found:
            why = f"「{match.group()}」: 直前にその肩書で出た{talk.entities[found.entity].name}"
            yield Reference(Span(*match.span()), found.entity, "coreference", why, 0.9)


def _last_topic(talk: Discourse, place: int, test: Test) -> Reference | None:
    """A sentence that opens with 同氏は goes on about whom the last one was about."""
    return talk.nearest(place, lambda e, r: test(e, r) and talk.is_topic(r), 1)


def _test(talk: Discourse, kind: str) -> Test:
    """Return what the word after 同 allows."""
    if kind == "国":
        return lambda e, r: e.type == "Country"
    if kind == "社":
        return lambda e, r: is_company(talk, e, r)
    if kind == "党":
        return is_party
    if kind in _PEOPLE:
        return lambda e, r: e.type == "Person" and _is_named(talk, r)
    if kind in _PLACES:
        return lambda e, r: e.type == "Place" and re.search(_PLACES[kind], r.span.of(talk.text)) is not None
    shape = re.compile(_KINDS[kind])
    return lambda e, r: e.type == "Organization" and any(shape.search(n) for n in (e.name, *e.aliases))


def is_company(talk: Discourse, entity: Entity, reference: Reference, media: bool = False) -> bool:
    """Tell whether 同社 may mean the name: no state body; a paper only if ``media`` and it is not cited."""
    if entity.type != "Organization" or _NOT_COMPANY.search(entity.name):
        return False
    if not _MEDIA.search(entity.name):
        return True
    return media and not _CITED.match(talk.text, reference.span.end)


def is_party(entity: Entity, reference: Reference) -> bool:
    """Tell whether the name is a party's."""
    return entity.type == "Organization" and any(
        name.endswith(("党", "維新の会", "同盟", "民主", "国民戦線"))
        for name in (entity.name, *entity.aliases)
    )


def _is_named(talk: Discourse, reference: Reference) -> bool:
    return not talk.text.startswith(_REGIME, reference.span.end)


def own(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """自国, 自社, 自党: whoever the sentence speaks of."""
    for match in _OWN.finditer(talk.text, *sentence.span):
        kind = {"国": "国", "社": "社", "党": "党"}[match.group()[1]]
        test = _test(talk, kind)
        found = talk.nearest(match.start(), lambda e, r, t=test: t(e, r) and talk.is_topic(r), 2)  # type: ignore[misc]
        found = found or talk.nearest(match.start(), test, 1)
        if found:
            why = f"「{match.group()}」: 文の主題は{talk.entities[found.entity].name}"
            yield Reference(Span(*match.span()), found.entity, "coreference", why, 0.65)


def pronouns(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """彼, 彼女: the nearest person that a sentence was about."""
    for match in _HE.finditer(talk.text, *sentence.span):
        found = talk.nearest(match.start(), lambda e, r: e.type == "Person" and talk.is_topic(r), 3)
        confidence = 0.7 if found else 0.5
        found = found or talk.nearest(
            match.start(), lambda e, r: e.type == "Person" and _is_named(talk, r), 2
        )
        if found:
            why = f"「{match.group()}」: 直前に述べた人物は{talk.entities[found.entity].name}"
            yield Reference(Span(*match.span()), found.entity, "coreference", why, confidence)
