"""項: the nouns that hang on a predicate become its arguments, by particle."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Argument, Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.compounds import open_compound
from kg.syntax.coordination import arguments_of, is_item
from kg.syntax.drafts import Draft
from kg.syntax.headlines import dropped_case
from kg.syntax.kinds import alike
from kg.syntax.phrases import plain

LINKED = ("", "が", "を", "に", "は", "によると")
"""Which noun fills が, を and に of which predicate is decided by the linking room, for all at once."""


class Scene:
    """One stretch of text being read: its bunsetsu and the drafts found, by bunsetsu.

    ``at`` maps the index of a bunsetsu to the draft that stands for it; ``heading`` tells that
    particles may be dropped.
    """

    __slots__ = ("at", "chunks", "drafts", "heading", "lexicon", "sentence", "text")

    def __init__(
        self, chunks: list[Chunk], lexicon: Lexicon, text: str, sentence: int, heading: bool
    ) -> None:
        self.chunks, self.lexicon, self.text = chunks, lexicon, text
        self.sentence, self.heading = sentence, heading
        self.drafts: list[Draft] = []
        self.at: dict[int, Draft] = {}

    def sources(self, chunk: Chunk) -> list[Argument]:
        """Return the nouns of a bunsetsu as speakers."""
        return arguments_of(chunk, "が", "explicit", 0, self.lexicon)

    def add(self, draft: Draft, chunk: Chunk) -> Draft:
        """Register a draft as what ``chunk`` says."""
        draft.sentence = self.sentence
        self.drafts.append(draft)
        self.at[chunk.index] = draft
        return draft


def read_predicates(scene: Scene) -> None:
    """Make a draft of every predicate bunsetsu, with the arguments that hang on it."""
    lexicon = scene.lexicon
    for chunk in scene.chunks:
        pred = chunk.pred
        if pred is None:
            continue
        opened = None
        if len(chunk.units) > 1 and pred.kind == "verbal":
            opened = open_compound(chunk.units, lexicon, event=True)
        if opened is None:
            draft = Draft(_kind(pred.kind), pred.lemma, pred.span, chunk, pred)
        else:
            draft = Draft("verbal", opened.lemma, Span(opened.start, opened.word.end), chunk, pred)
            draft.arguments += opened.arguments
            draft.aspect = opened.aspect
        draft.voice = pred.voice  # type: ignore[assignment]
        draft.aspect = draft.aspect or pred.aspect
        collect(draft, chunk, scene)
        scene.add(draft, chunk)
        if draft.lemma == "なる" and draft.voice == "active":
            _become(draft, chunk, scene)


def _become(draft: Draft, chunk: Chunk, scene: Scene) -> None:
    """同盟国になる, 社長となる: to become something is to be it, as far as the text says so."""
    for kid in chunk.kids:
        if kid.kind == "noun" and kid.case in ("に", "と") and not kid.listing and not kid.units[-1].name:
            noun = kid.units[-1]
            if (
                noun.cls in "NU" or noun.text in scene.lexicon.titles
            ) and noun.text not in scene.lexicon.nouns:
                being = Draft("copular", noun.text, noun.span, kid, chunk.pred)
                being.site, being.leader, being.sentence = chunk, draft, scene.sentence
                for owner in kid.kids:
                    if owner.kind == "noun" and owner.adnominal and owner.case == "の":
                        being.arguments += arguments_of(owner, "の", "explicit", owner.index, scene.lexicon)
                being.arguments += [
                    Argument("の", plain(u), "incorporated")
                    for u in kid.units[:-1]
                    if u.name and u.name != "Time"
                ]
                scene.drafts.append(being)


def _kind(kind: str):  # type: ignore[no-untyped-def]
    return kind


def collect(draft: Draft, chunk: Chunk, scene: Scene) -> None:
    """Add what hangs on ``chunk`` to ``draft``; bare topics wait for the topics room."""
    for kid in chunk.kids:
        if kid.kind == "noun":
            case = case_of(kid, chunk, draft, scene)
            if case:
                draft.arguments += arguments_of(kid, case, "explicit", kid.index, scene.lexicon)


def case_of(kid: Chunk, chunk: Chunk, draft: Draft, scene: Scene) -> str:
    """Return the case by which ``kid`` binds to the predicate, or "" where it is no argument."""
    if (
        not kid.units
        or kid.units[-1].cls == "T"
        or (kid.units[-1].cls == "D" and kid.case in ("は", "に"))
        or (kid.units[-1].cls == "#" and kid.units[-1].text[-1] in "年月日時")
    ):
        return ""
    copular = chunk.pred is not None and chunk.pred.kind == "copular"
    if kid.adnominal:
        if chunk.kind == "pred" and not copular:
            return "" if kid.case == "の" else kid.case
        return kid.case if kid.case != "という" else ""
    if is_item(kid, chunk) and (copular or (chunk.kind == "noun" and not _ends(kid, chunk, scene))):
        return ""
    if kid.listing:
        return "と" if kid.listing == "と" else ""
    if not kid.case:
        if chunk.kind == "noun" and chunk.head != -1:
            return ""
        if kid.quote != chunk.quote and any(k.case in ("が", "は") for k in chunk.kids if k is not kid):
            return ""  # トランプ氏「イランは…」: who speaks
        dropped = dropped_case(kid, draft, scene.heading)
        if dropped == "を":
            return dropped  # 距離置く: part of the verb
        kid.case = dropped
    return "" if kid.case in LINKED else kid.case


def _ends(kid: Chunk, chunk: Chunk, scene: Scene) -> bool:
    """A headline's first noun before 、 is its subject, not an item of a list (中国、禁輸を発動)."""
    return (
        chunk.head == -1
        and not kid.case
        and kid.comma
        and (not alike(kid, chunk) or (scene.heading and (kid.index == 0 or kid.index < chunk.index - 1)))
    )


__all__ = ["Scene", "case_of", "collect", "read_predicates"]
