"""肩書: a person with a title, and names joined by の or by standing together."""

from __future__ import annotations

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.drafts import Draft
from kg.frames.kinds import is_nominal
from kg.frames.phrases import head_unit, is_title, listed, modifies, noun_of, plain
from kg.frames.words import Word
from kg.model import Argument, Noun, Span

BODIES = ("Country", "Organization", "Place")


DISTRICTS = ("州", "県", "省", "道", "府", "郡", "市", "区", "自治区")
"""Endings of places that hold what is named right after them."""


def read_titles(scene: Scene) -> None:
    """Make drafts of kind ``title`` and the joints (``nominal`` の) between names."""
    for chunk in scene.chunks:
        named = any(u.name and u.name != "Time" for u in chunk.units)
        if named and (chunk.kind == "noun" or is_nominal(chunk)):
            _titles(chunk, scene)
            _joints(chunk, scene)


def _titles(chunk: Chunk, scene: Scene) -> None:
    units = chunk.units
    at = next((i for i, u in enumerate(units) if u.name == "Person"), -1)
    if at < 0:
        return
    after = units[at + 1 :]
    title = _role([u for u in after if not u.name], scene)
    bodies = [u for u in after if u.name in BODIES] + [u for u in units[:at] if u.name in BODIES]
    if not title:
        title = _role(_last_words(units[:at]), scene)
    person = plain(units[at])
    if title:
        _add(title, person, [plain(b) for b in bodies] or _possessors(chunk, scene), chunk, scene)
    if not title or not bodies:
        for kid in chunk.kids:
            if kid.kind == "noun" and kid.index < chunk.index and modifies(kid) and kid.units:
                _before(kid, person, chunk, scene)
                _also(kid, units[at], person, chunk, scene)


def _last_words(units: list[Word]) -> list[Word]:
    """The common words that end ``units`` (外相 in ロシア外相)."""
    last = len(units)
    while last and not units[last - 1].name and units[last - 1].cls not in "-T#":
        last -= 1
    return units[last:]


def _role(units: list[Word], scene: Scene) -> list[Word]:
    """Return the units that make a title, without honorifics; empty where they make none."""
    words = scene.lexicon.words
    units = [u for u in units if u.cls != "-"]
    while units and (units[-1].text in words["after_person"] or units[-1].text in words["title_honorifics"]):
        units = units[:-1]
    return units if is_title(units, scene.lexicon) else []


def _before(kid: Chunk, person: Noun, chunk: Chunk, scene: Scene) -> None:
    """外相のラブロフ氏, ロシア大統領のプーチン氏: the title stands before the name."""
    if any(u.name == "Person" for u in kid.units):
        return
    title = _role(_last_words(kid.units), scene)
    if title:
        bodies = [plain(u) for u in kid.units if u.name in BODIES] or _possessors(kid, scene)
        _add(title, person, bodies, kid, scene)


def _also(kid: Chunk, name: Word, person: Noun, chunk: Chunk, scene: Scene) -> None:
    """総書記の妹で党副部長の金氏: what stands with で before the title says it of the person as well."""
    other = scene.chunks[kid.index - 1] if kid.index else None
    if other is None or other.case != "で" or other.topic or other.kind != "noun" or not other.units:
        return
    if other.units[-1].text in scene.lexicon.words["kin"]:
        _through(other, name, "", chunk, scene)
    elif _role(_last_words(other.units), scene):
        _before(other, person, chunk, scene)


def _possessors(chunk: Chunk, scene: Scene) -> list[Noun]:
    """The bodies that の puts before a title, the nearest."""
    for kid in reversed(chunk.kids):
        of = kid.kind == "noun" and kid.adnominal and kid.case == "の"
        if of and any(u.name in BODIES for u in kid.units):
            return [noun_of(kid, scene.lexicon)]
    return []


def _add(title: list[Word], person: Noun, bodies: list[Noun], chunk: Chunk, scene: Scene) -> None:
    trigger = Span(title[0].start, title[-1].end)
    draft = Draft("title", trigger.of(scene.text), trigger, chunk)
    draft.sentence = scene.sentence
    draft.arguments.append(Argument("が", person))
    draft.arguments += [Argument("の", body, "explicit", 1) for body in bodies]
    scene.drafts.append(draft)


def _joints(chunk: Chunk, scene: Scene) -> None:
    """ロシアの通信大手トランステレコム, 独シーメンス, 北朝鮮の首都平壌, 総書記の妹の金与正."""
    units = chunk.units
    at = head_unit(units, scene.lexicon)
    head = units[at]
    if not head.name or head.name == "Time":
        return
    if _address(units, at, chunk, scene):
        return
    link = "".join(u.text for u in _last_words(units[:at]))
    before = [u for u in units[:at] if u.name in BODIES][: max(0, listed(units, at))]
    before = [b for b in before if _free(units, b, scene)]
    before = [b for b in before if b.start < units[listed(units, at)].start or listed(units, at) == at]
    if before and head.name != "Person":
        _joint(plain(head), [plain(before[-1])], link, chunk, scene)
        return
    for kid in chunk.kids:
        if kid.kind != "noun" or not kid.units or kid.index > chunk.index or not modifies(kid):
            continue
        last = kid.units[head_unit(kid.units, scene.lexicon)]
        if last.name and last.name != "Time" and kid.case == "の":
            for name in kid.units[: listed(kid.units, kid.units.index(last))]:
                if name.name in BODIES and name.name != last.name and head.name != "Person":
                    _joint(plain(head), [plain(name)], link, chunk, scene)  # ロシア極東の…ウラジオストク
            kin = link in scene.lexicon.words["kin"]
            if head.name == "Person" and not kin and last.name != "Organization":
                continue  # a member of a body is joined to it, a title's country is not
            _joint(plain(head), [noun_of(kid, scene.lexicon)], link, chunk, scene)
        elif not last.name:
            _through(kid, head, link, chunk, scene)
            if head.name == "Person" and not kid.kids and last.text in scene.lexicon.words["kin"]:
                _kin_of_subject(chunk, head, last.text, scene)


def _address(units: list[Word], at: int, chunk: Chunk, scene: Scene) -> bool:
    """米ペンシルベニア州ピッツバーグ: each place lies in the one before it, not beside it."""
    if at == 0 or units[at].name != "Place" or units[at - 1].name != "Place":
        return False
    if not units[at - 1].text.endswith(DISTRICTS):
        return False
    _joint(plain(units[at]), [plain(units[at - 1])], "", chunk, scene)
    if at > 1 and units[at - 2].name in ("Country", "Place"):
        _joint(plain(units[at - 1]), [plain(units[at - 2])], "", chunk, scene)
    return True


def _free(units: list[Word], name: Word, scene: Scene) -> bool:
    """在セネガル日本大使館: a name that a prefix or suffix has taken joins nothing."""
    at = units.index(name)
    taken = at > 0 and units[at - 1].text in scene.lexicon.prefixes
    apart = any(u.cls == "T" or (u.cls == "-" and u.text != "・") for u in units[at:])
    return (
        not taken
        and not apart
        and not (at + 1 < len(units) and units[at + 1].text in ("向け", "行き", "宛て"))
    )


def _through(kid: Chunk, head: Word, link: str, chunk: Chunk, scene: Scene) -> None:
    """A common noun between the two names (子会社, 妹, 北東部) is what joins them."""
    word = "".join(u.text for u in kid.units if not u.name)
    inside = [plain(u) for u in kid.units if u.name and u.name != "Time"]
    if inside:
        for name in inside:
            _joint(plain(head), [name], word, chunk, scene)
        return
    for grand in kid.kids:
        if grand.kind == "noun" and grand.adnominal and grand.case == "の" and grand.units and any(
            u.name and u.name != "Time" for u in grand.units):  # fmt: skip
            _joint(plain(head), [noun_of(grand, scene.lexicon)], word or link, chunk, scene)


def _kin_of_subject(chunk: Chunk, head: Word, kin: str, scene: Scene) -> None:
    """尹氏は父の起重氏を亡くした: kin without an owner belongs to the subject of the clause."""
    clause = scene.at.get(chunk.head) if chunk.head >= 0 else None
    owners = [a.noun for a in clause.of("が")] if clause is not None else []
    if owners and owners[0].head != head.span:
        _joint(plain(head), owners[:1], kin, chunk, scene)


def _joint(head: Noun, modifiers: list[Noun], link: str, chunk: Chunk, scene: Scene) -> None:
    span = Span(min(m.span.start for m in modifiers), head.head.end)
    if span.start >= head.head.start:
        return
    draft = Draft("nominal", "の", span, chunk)
    draft.sentence = scene.sentence
    draft.aspect = link
    draft.arguments = [Argument("主", head), *(Argument("の", m, "explicit", 1) for m in modifiers)]
    scene.drafts.append(draft)


__all__ = ["read_titles"]
