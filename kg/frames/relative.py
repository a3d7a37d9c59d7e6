"""連体節: the noun that a clause modifies fills the clause's gap, unless the clause is its content."""

from __future__ import annotations

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.coordination import arguments_of, is_item
from kg.frames.drafts import Draft
from kg.frames.kinds import name_kind
from kg.frames.phrases import head_unit, modifies
from kg.frames.words import Word


def fill_gaps(scene: Scene) -> None:
    """Give each relative clause its head noun (が, を, に or で, what is missing) and clefts their focus."""
    for chunk in scene.chunks:
        hearsay = chunk.link == "quote" and chunk.adnominal  # 見つけたという女性
        if not (chunk.link == "adn" or hearsay) or chunk.head < 0:
            continue
        draft = scene.at.get(chunk.index)
        head = scene.chunks[chunk.head]
        if draft is None or not head.units:
            continue
        word = head.units[head_unit(head.units, scene.lexicon)]
        if word.text in ("の", "もの") and word.cls in "nN":
            _cleft(draft, head, scene)
        elif (not is_complement(head, scene) or _happened(draft, word, scene)) and (
            not hearsay or word.name == "Person" or _is_person(word, scene)
        ):
            for each in (draft, *_chain(chunk, scene)):
                _fill(each, head, word, scene)


def _is_person(word: Word, scene: Scene) -> bool:
    return word.text in scene.lexicon.titles or word.text[-1] in "者性人員官民師家" or word.cls == "R"


def _happened(draft: Draft, word: Word, scene: Scene) -> bool:
    """英国で起きた事件: the event itself is the subject, though 事件 may also take a content clause."""
    words = scene.lexicon.words
    content = scene.lexicon.nouns.get(word.text) == "asserted" and word.text not in words["formal"]
    undergoes = draft.lemma in words["intransitive"] or draft.voice == "passive"
    return content and undergoes and not draft.has("が")


def is_complement(head: Chunk, scene: Scene) -> bool:
    """方針, 可能性, こと: the clause is what the noun is about, there is no gap."""
    return bool(head.units) and not head.units[-1].name and head.units[-1].text in scene.lexicon.nouns


def _chain(chunk: Chunk, scene: Scene) -> list[Draft]:
    """The clauses joined to this one by て or 連用形 share its gap."""
    found = []
    for kid in chunk.kids:
        if kid.kind == "pred" and kid.link in ("te", "cont") and kid.index in scene.at:
            found.append(scene.at[kid.index])
            found += _chain(kid, scene)
    return found


def _fill(draft: Draft, head: Chunk, word: Word, scene: Scene) -> None:
    if draft.dropped or draft.kind == "title" or draft.site.index == head.index:
        return
    if any(a.noun.head == word.span for a in draft.arguments):
        return
    case = gap(draft, word, scene)
    if case == "が" and (person := _owner(draft, head, scene)) is not None:
        head = person
    if case and not draft.has(case):
        found = arguments_of(_list_end(head, scene), case, "relative", 100 + head.index, scene.lexicon)
        draft.arguments += [a for a in found if a.noun.head.start > draft.trigger.start]


def _owner(draft: Draft, head: Chunk, scene: Scene) -> Chunk | None:
    """政策に携わった研究所のチャ氏: what a clause says of a body's person it says of the person."""
    if not (head.adnominal and head.case == "の" and head.head >= 0) or draft.lemma in (
        "ある",
        "位置",
        "置く",
        "属する",
    ):
        return None
    owner = scene.chunks[head.head]
    return owner if name_kind(head) == "Organization" and name_kind(owner) == "Person" else None


def _list_end(head: Chunk, scene: Scene) -> Chunk:
    """A clause before a list of names modifies them all, unless a later one has a clause of its own."""
    while head.kind == "noun" and head.head >= 0 and not head.case and modifies(head) and not name_kind(head):
        head = scene.chunks[head.head]  # 率いる政党「統一」: the party by its name
    while head.head >= 0 and is_item(head, scene.chunks[head.head]):
        last = scene.chunks[head.head]
        if any(k.link == "adn" for k in last.kids) or not name_kind(last) or last.adnominal:
            break
        head = last
    return head


def gap(draft: Draft, word: Word, scene: Scene) -> str:
    """Return the case that is missing in a relative clause whose head is ``word``."""
    words = scene.lexicon.words
    place = word.name == "Place" or word.text in words["places"]
    if word.name == "Time" or word.cls in "TD":
        return ""
    subject = draft.has("が")
    if draft.kind != "verbal" or draft.voice == "passive":
        return "" if subject else "が"
    goal = draft.lemma in words["goal_verbs"]
    if not subject:
        if draft.has("を", "複合") or (goal and draft.has("に")):
            return "で" if place and not word.name else "が"
        if place and not word.name:
            return "で"
        thing = not word.name and (word.text in words["物資"] or word.cls == "S")
        return (
            "に" if thing and goal else "を" if thing and draft.lemma not in words["intransitive"] else "が"
        )
    if goal and not draft.has("に"):
        return "に"
    if draft.has("を") or draft.lemma in words["intransitive"]:
        return "で" if place else "に" if not draft.has("に") else ""
    return "を"


def _cleft(draft: Draft, formal: Chunk, scene: Scene) -> None:
    """報じたのは〇〇紙だ: what is said of の fills the gap of its clause."""
    if formal.case not in ("は", "が") or formal.head < 0:
        return
    focus = scene.chunks[formal.head]
    copular = focus.pred is not None and focus.pred.kind == "copular"
    if not copular and (focus.kind != "noun" or focus.head != -1):
        return
    word = focus.units[head_unit(focus.units, scene.lexicon)]
    past = draft.preds and draft.preds[-1].tense == "past"
    if not word.name and not past and not draft.has("が"):
        return
    _fill(draft, focus, word, scene)
    if focus.index in scene.at and scene.at[focus.index].kind == "copular":
        scene.at[focus.index].dropped = True


__all__ = ["fill_gaps", "gap", "is_complement"]
