"""主題と主語: は scopes over the clauses that follow, clauses share subjects, the unsaid is carried on."""

from __future__ import annotations

from collections.abc import Iterable

from kg.frames.arguments import Scene
from kg.frames.chunks import Chunk
from kg.frames.coordination import arguments_of
from kg.frames.drafts import Draft
from kg.frames.phrases import leftmost
from kg.frames.relative import is_complement
from kg.model import Argument

LATER = ("後", "以降", "以後", "以前", "中", "間", "時")
"""A topic that ends so says when (停戦合意後も)."""
BESIDE = ("に先立って", "に際して")


def bind_topics(scene: Scene) -> None:
    """Give bare topics (は, も) their case: が where it is missing, else を where it can be, else は."""
    for chunk in scene.chunks:
        draft = scene.at.get(chunk.index)
        if draft is None:
            continue
        for kid in chunk.kids:
            if kid.kind != "noun" or kid.case != "は" or kid.index in scene.used or kid.units[-1].cls in "TD":
                continue
            if kid.units[-1].text.endswith(LATER) and not kid.units[-1].name:
                continue
            target = draft
            target.arguments += arguments_of(
                kid, _topic_case(target, scene), "topic", kid.index, scene.lexicon
            )


def _topic_case(draft: Draft, scene: Scene) -> str:
    if not draft.has("が"):
        return "が"
    active = draft.kind == "verbal" and draft.voice == "active"
    words = scene.lexicon.words
    if active and not draft.has("を") and draft.lemma not in words["intransitive"] | words["goal_verbs"]:
        return "を"
    return "は"


def share_subjects(scene: Scene) -> None:
    """Let clauses without a subject take that of the clause they hang on, or of one before them."""
    order = [c for c in scene.chunks if c.index in scene.at]
    for chunk in order:
        if chunk.link in ("adn", "quote", "so"):
            _from_left(
                scene.at[chunk.index], chunk, scene
            )  # 尹氏が示して来日したことで: within the clause first
    for _ in range(2):
        for chunk in reversed(order):
            _from_head(scene.at[chunk.index], chunk, scene)
        for chunk in order:
            _from_left(scene.at[chunk.index], chunk, scene)
    _share_with_events(scene)
    for draft in scene.drafts:
        if (
            draft.leader is not None
            and _wants(draft)
            and not (draft.has("の") and _asks(draft.leader, scene))
        ):
            draft.take(draft.leader.of("が"), "が", "shared")


def _asks(draft: Draft, scene: Scene) -> bool:
    """ロシアの侵攻の停止を求めた: who asks is not the one who did it."""
    return any(c.kind == "request" for c in scene.lexicon.control.get(draft.lemma, ()))


def _share_with_events(scene: Scene) -> None:
    """訪米を前に、尹氏は…: an event that the clause is set against is its subject's."""
    for chunk in scene.chunks:
        draft = scene.at.get(chunk.index)
        if draft is None or draft.kind != "nominal" or chunk.case not in BESIDE or chunk.head < 0:
            continue
        head = scene.at.get(chunk.head)
        if head is not None and not draft.has("が", "の", "によって") and head.kind == "verbal":
            draft.take(head.of("が"), "が", "shared")


def _wants(draft: Draft) -> bool:
    return (
        not draft.dropped
        and not draft.impersonal
        and draft.kind in ("verbal", "copular", "adjectival")
        and not draft.has("が")
    )


def _from_head(draft: Draft, chunk: Chunk, scene: Scene) -> None:
    if not _wants(draft) or chunk.head < 0 or draft.site.index != chunk.index:
        return
    link, via = chunk.link, scene.chunks[chunk.head]
    head = scene.at.get(chunk.head)
    if link == "adn" or chunk.adnominal:
        if not is_complement(via, scene) and via.units[-1].cls != "n":
            return
        if not (head is not None and head.kind == "copular"):
            head = scene.at.get(via.head)
            if _tells_of_others(via, head, scene):
                return
    if head is None or head is draft or head.dropped:
        return
    givers = _givers(draft, head, link, scene)
    if givers and not any(a.noun.span.start <= draft.trigger.start < a.noun.span.end for a in givers):
        if via.kind == "noun" and any(a.particle == via.particle for a in givers):
            givers = head.of("に") or head.of("は")  # 緩む兆しは制裁にない
        if not givers:
            return
        before = givers[0].noun.head.start < leftmost(chunk).start
        if before or link in ("te", "cont", "quote", "adn", "so", "cond"):
            draft.take(givers, "が", "shared")


def _tells_of_others(via: Chunk, head: Draft | None, scene: Scene) -> bool:
    """調印する可能性に言及した: who speaks of a possibility need not be the one who acts."""
    words = scene.lexicon.words
    speaks = head is not None and (head.lemma in words["said"] or head.lemma in words["showing"])
    return (
        speaks
        and via.case in ("を", "に")
        and via.units[-1].text not in words["own_words"]
        and scene.lexicon.nouns.get(via.units[-1].text) in ("possible", "claimed")
    )


def _givers(draft: Draft, head: Draft, link: str, scene: Scene) -> list[Argument]:
    """Who acts in a clause that hangs on ``head``: the one asked for, the one accused, or its subject."""
    words = scene.lexicon.words
    if link == "so" and _asks(head, scene):
        return head.of("が") if head.voice == "passive" else head.of("に", "を", "に対して")[:8]
    if link == "quote" and head.lemma in words["accusing"]:
        return [a for a in head.of("を") if a.noun.head.end <= draft.trigger.start]
    if head.voice == "passive" and link == "quote":
        return head.of("が") if head.lemma not in words["said"] or head.has("に", "によって") else []
    return head.of("が")


def _from_left(draft: Draft, chunk: Chunk, scene: Scene) -> None:
    if not _wants(draft) or draft.site.index != chunk.index:
        return
    for kid in sorted(chunk.kids, key=lambda k: -k.index):
        if kid.kind != "pred" or kid.link not in ("te", "cont", "conc", "cause"):
            continue
        left = scene.at.get(kid.index)
        if left is not None and not left.dropped and left.has("が"):
            if kid.link in ("conc", "cause") and not any(
                a.origin in ("topic", "shared") for a in left.of("が")
            ):
                continue
            draft.take(left.of("が"), "が", "shared")
            return


class Carried:
    """The topic of the sentences before, for a main clause without subject."""

    __slots__ = ("arguments", "named", "paragraph")

    def __init__(self, named: Iterable[int]) -> None:
        self.named = frozenset(named)
        self.arguments: list[Argument] = []
        self.paragraph = -1

    def supply(self, scene: Scene) -> None:
        """Give the main clause of ``scene`` the carried topic if it has no subject."""
        main = self._main(scene)
        if main is None or not _wants(main) or main.impersonal or main.kind != "verbal" or scene.heading:
            return
        if main.voice != "passive" or main.has("に", "によって", "から"):
            main.take(self.arguments, "が", "inferred")

    def remember(self, scene: Scene) -> None:
        """Keep the topic of this sentence, if it names somebody."""
        main = self._main(scene)
        if main is None:
            return
        subject = main.of("が")
        named = [a for a in subject if self._names(a)]
        if named and (named[0].origin != "explicit" or not self.arguments):
            self.arguments = named
        elif subject and not named and subject[0].origin == "topic":
            self.arguments = []

    def _main(self, scene: Scene) -> Draft | None:
        if not scene.chunks:
            return None
        return scene.at.get(scene.chunks[-1].index)

    def _names(self, argument: Argument) -> bool:
        noun = argument.noun
        return noun.head.start in self.named or any(m.head.start in self.named for m in noun.modifiers)


__all__ = ["Carried", "bind_topics", "share_subjects"]
