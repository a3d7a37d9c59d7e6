"""両国, 同社, 彼, 首相: words that stand for an entity without naming it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entities.discourse import Discourse
from kg.entities.words import words
from kg.model import Document, Entity, Reference, Sentence, Span

_PAIR = re.compile("両(?:国|首脳|氏|社|政府|党|外相|大統領|陣営|行|軍|者|チーム|巨頭|当局)|(?<![0-9])[3三](?:[カヵか]国|か国|首脳|氏|社|者)(?![のが]?(?:以上|目))|双方")
_SAME = re.compile(
    "同(国|氏|社|省|庁|紙|誌|党|軍|大学|大|市|県|州|島|区|町|村|都|府|道|局|部|署|行|銀|機構|機関|委員会|委|連盟|協会|財団|団体|組織|通信|テレビ|放送|局|"
    "研究所|センター|高|校|病院|グループ|政権|政府|隊|議会|裁|地裁|高裁|地検|会|院|理事会|基金|容疑者|被告|選手|さん|監督|議員|教授|知事|市長|首相|大統領|外相|長官|総書記|主席|社長|会長|代表|"
    "大使|議長|書記長|委員長|総裁|大臣|幹事長|報道官|国防相|財務相|将軍|司令官|候補)(?![一-鿿])"
)
_OWN = re.compile("自国|自社|自党|自軍")
_HE = re.compile("彼女|彼(?!ら|岸|方|此)")
_TOPIC = re.compile("(?:氏|さん|容疑者|被告|[一-鿿]{1,8})?(?:[(（][^)）]*[)）])?[はがも]")
_KINDS = {
    "省": "省$|省庁$", "庁": "庁$", "紙": "新聞|タイムズ|ポスト|日報|紙$|ジャーナル|時報|デーリー|トリビューン|ガーディアン", "誌": "誌$|ウィーク|タイム|エコノミスト|週刊|文春|新潮",
    "党": "党$|会$|連合$|同盟$", "軍": "軍$|隊$", "大学": "大学?$|カレッジ|ユニバ", "大": "大学?$", "行": "銀行?$|バンク|中銀$", "銀": "銀行?$|中銀$",
    "機構": "機構$", "機関": "機関$|機構$", "委員会": "委員会$|委$", "委": "委員会$|委$", "連盟": "連盟$", "協会": "協会$", "財団": "財団$", "通信": "通信|ロイター|AP|AFP|新華社|タス|ブルームバーグ",
    "テレビ": "テレビ|放送|CNN|BBC|NHK|KBS|アルジャジーラ", "放送": "放送|テレビ|BBC|NHK", "局": "局$|放送|テレビ", "研究所": "研究所$|研$|総研$", "センター": "センター$", "高": "高校?$", "校": "校$|大学?$|学園$|学院$",
    "病院": "病院$|センター$", "グループ": "グループ|HD|ホールディングス", "政府": "政府$", "議会": "議会$|国会$", "裁": "裁$|裁判所$", "地裁": "地裁$|地方裁判所$", "高裁": "高裁$|高等裁判所$", "地検": "地検$|検察",
    "理事会": "理事会$|安保理$", "基金": "基金$", "署": "署$", "部": "部$", "会": "会$", "院": "院$", "隊": "隊$",
}  # fmt: skip
_PLACES = {"市": "市$|^[^県州]*$", "県": "県$", "州": "州$|^[^市県]*$", "島": "島$", "区": "区$", "町": "町$", "村": "村$", "都": "都$|東京", "府": "府$", "道": "道$"}  # fmt: skip
_NOT_COMPANY = re.compile("省$|庁$|党$|軍$|政府$|議会$|委員会$|機構$|連合$|理事会$|大学?$|連盟$|裁判?所?$|警$|国連")


def anaphors(document: Document, sentences: tuple[Sentence, ...], entities: tuple[Entity, ...], references: tuple[Reference, ...]) -> list[Reference]:  # fmt: skip
    """Return references for the words that stand for entities named elsewhere in the document."""
    if not entities:
        return []
    talk = Discourse(document, sentences, entities, references)
    found: list[Reference] = []
    for sentence in sentences:
        for voice in (_pairs, _same, _own, _pronouns, _bare_titles, _generic_bodies):
            found += voice(talk, sentence)
    return [reference for reference in found if not _inside_name(talk, reference.span)]


def _inside_name(talk: Discourse, span: Span) -> bool:
    last = next(talk.before(span.end), None)
    return last is not None and last.span.overlaps(span)


def _reference(span: Span, id_: str, why: str, confidence: float) -> Reference:
    return Reference(span, id_, "coreference", why, round(confidence, 2))


def _pairs(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """両国, 両首脳, 3カ国: the two or three that stand before it, else the foremost."""
    for match in _PAIR.finditer(talk.text, *sentence.span):
        word, span = match.group(), Span(*match.span())
        size = 3 if word[0] in "3三" else 2
        type_ = _pair_type(word, talk, span.start)
        row = _row_before(talk, span.start, type_)
        if len(row) >= size or (len(row) == 1 and False):
            for id_ in row:
                yield _reference(span, id_, f"「{word}」の直前に並ぶ名前", 0.95)
            continue
        test = None if type_ != "Organization" else _pair_test(word)
        foremost = talk.foremost(span.start, type_, test)
        if len(foremost) < size:
            continue
        rest = foremost[size][0] if len(foremost) > size else 0.0
        confidence = 0.9 if rest < foremost[size - 1][0] / 2 else 0.65
        names = "と".join(talk.entities[id_].name for _, id_ in foremost[:size])
        for _, id_ in foremost[:size]:
            yield _reference(span, id_, f"「{word}」: ここまでの話題は{names}", confidence - 0.2 * (word == "双方"))


def _pair_type(word: str, talk: Discourse, place: int) -> str:
    if word.endswith(("国", "政府", "当局")):
        return "Country"
    if word.endswith(("首脳", "氏", "外相", "大統領", "巨頭")):
        return "Person"
    if word.endswith(("社", "党", "行", "軍", "チーム")):
        return "Organization"
    last = next(talk.before(place), None)
    kind = talk.entities[last.entity].type if last else "Country"
    return "Country" if kind == "Place" else kind


def _pair_test(word: str):  # type: ignore[no-untyped-def]
    return (lambda e, r: e.name.endswith(("党", "会"))) if word.endswith("党") else (lambda e, r: not _NOT_COMPANY.search(e.name))


def _row_before(talk: Discourse, place: int, type_: str) -> list[str]:
    """Return the names that stand in a row right before ``place`` (米韓, 岸田、尹, ロシアと北朝鮮の)."""
    row: list[str] = []
    end = place
    for reference in talk.before(place):
        gap = talk.text[reference.span.end : end]
        if not re.fullmatch("[、・と]?|の|氏?[、と]|(?:大統領|首相|氏)?(?:の|と|、)?", gap):
            break
        entity = talk.entities[reference.entity]
        if entity.type != type_:
            break
        if entity.id not in row:
            row.append(entity.id)
        end = reference.span.start
    return row if len(row) > 1 else []


def _same(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """同国, 同氏, 同社: the nearest name of that kind."""
    for match in _SAME.finditer(talk.text, *sentence.span):
        kind, span = match.group(1), Span(*match.span())
        if kind == "国":
            found = talk.nearest(span.start, lambda e, r: e.type == "Country")
        elif kind in ("氏", "さん", "容疑者", "被告", "選手", "監督", "議員", "教授", "候補"):
            found = talk.nearest(span.start, lambda e, r: e.type == "Person" and _named_person(talk, r))
        elif kind in words().offices:
            holders = talk.titles.get(kind, set())
            found = talk.nearest(span.start, lambda e, r, h=holders: e.id in h)  # type: ignore[misc]
        elif kind in _PLACES:
            shape = re.compile(_PLACES[kind])
            found = talk.nearest(span.start, lambda e, r, s=shape: e.type == "Place" and bool(s.search(r.span.of(talk.text))))  # type: ignore[misc]
        else:
            found = talk.nearest(span.start, _organisation(kind))
        if found:
            name = talk.entities[found.entity].name
            near = talk.sentence_of(span.start) - talk.sentence_of(found.span.start)
            yield _reference(span, found.entity, f"「{match.group()}」: 直前の{name}", 0.85 if near <= 1 else 0.7)


def _organisation(kind: str):  # type: ignore[no-untyped-def]
    shape = re.compile(_KINDS[kind]) if kind in _KINDS else None

    def test(entity: Entity, reference: Reference) -> bool:
        if entity.type != "Organization":
            return False
        names = (entity.name, *entity.aliases)
        if shape is None:
            return not _NOT_COMPANY.search(entity.name) if kind == "社" else True
        return any(shape.search(name) for name in names)

    return test


def _named_person(talk: Discourse, reference: Reference) -> bool:
    return not talk.text.startswith(("政権", "派", "家", "ライン", "時代", "内閣"), reference.span.end)


def _own(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """自国, 自社: whoever the sentence speaks of."""
    for match in _OWN.finditer(talk.text, *sentence.span):
        type_ = "Country" if match.group() == "自国" else "Organization"
        found = talk.nearest(match.start(), lambda e, r, t=type_: e.type == t and _is_topic(talk, r), 2)  # type: ignore[misc]
        if found is None:
            found = talk.nearest(match.start(), lambda e, r, t=type_: e.type == t, 1)  # type: ignore[misc]
        if found:
            name = talk.entities[found.entity].name
            yield _reference(Span(*match.span()), found.entity, f"「{match.group()}」: 文の主題は{name}", 0.65)


def _is_topic(talk: Discourse, reference: Reference) -> bool:
    return _TOPIC.match(talk.text, reference.span.end) is not None


def _pronouns(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """彼, 彼女: the nearest person that a sentence was about."""
    for match in _HE.finditer(talk.text, *sentence.span):
        found = talk.nearest(match.start(), lambda e, r: e.type == "Person" and _is_topic(talk, r), 3)
        sure = 0.7 if found else 0.5
        found = found or talk.nearest(match.start(), lambda e, r: e.type == "Person" and _named_person(talk, r), 2)
        if found:
            name = talk.entities[found.entity].name
            yield _reference(Span(*match.span()), found.entity, f"「{match.group()}」: 直前に述べた人物は{name}", sure)


def _bare_titles(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """首相, 大統領 without a name, where the document knows one person with that title."""
    for match in words().bare.finditer(talk.text, *sentence.span):
        title, start = match.group(), match.start()
        holders = talk.titles.get(title)
        if not holders or len(holders) != 1 or talk.ending_at(start) is not None:
            continue
        if not words().left.search(talk.text, max(sentence.span.start, start - 2), start) and start != sentence.span.start:
            continue
        if not words().right.match(talk.text, match.end()):
            continue
        before = talk.ending_at(start - 1)
        if before is not None and talk.text[start - 1] in "の":
            continue
        id_ = next(iter(holders))
        yield _reference(Span(*match.span()), id_, f"「{title}」はこの記事では{talk.entities[id_].name}だけ", 0.8)


def _generic_bodies(talk: Discourse, sentence: Sentence) -> Iterator[Reference]:
    """Bare 政府, 党, 軍 where the document names exactly one."""
    for match in words().generic.finditer(talk.text, *sentence.span):
        word = match.group("word")
        known = [e for e in talk.entities.values() if e.type == "Organization" and e.name.endswith(word)]
        if len(known) == 1 and any(r.entity == known[0].id for r in talk.before(match.start())):
            why = f"「{word}」: この記事で名の出るのは{known[0].name}だけ"
            yield _reference(Span(*match.span("word")), known[0].id, why, 0.5)
