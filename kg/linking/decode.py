"""決定: of all candidates each case of each predicate gets one, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.linking.candidates import Candidate, Predicate, candidates
from kg.linking.constructions import close_clefts
from kg.linking.features import CASES, columns, hashed
from kg.linking.weights import scores
from kg.model.frames import Origin
from kg.syntax.bunsetsu import Chunk
from kg.syntax.coordination import arguments_of
from kg.syntax.drafts import Draft
from kg.syntax.kinds import name_kind
from kg.syntax.scenes import Scene

LATER = ("後", "以降", "以後", "以前", "中", "間", "時")
"""A topic that ends so says when (停戦合意後も)."""
SCENES = ("で", "に先立って", "に際して", "を前に", "を通じて")
"""An event noun so marked sets the scene for its clause (Xとの会談で、Yは…)."""
GROUPS = 1000
"""Conjuncts share a group; those of other sentences have numbers of their own."""


@dataclass(slots=True)
class Link:
    """A decision: ``candidate`` fills ``case`` of ``predicate``; ``margin`` is its lead over nobody.

    ``moved`` says that the noun stands on this predicate by its particle, though the tree hung it on another.
    """

    predicate: Predicate
    candidate: Candidate
    case: str
    margin: int
    moved: bool = False

    def add(self) -> None:
        """Write the decision into the draft, each item of a list an argument of its own."""
        noun, draft, scene = self.candidate.chunk, self.predicate.draft, self.candidate.scene
        assert noun is not None
        if not noun.case and any(a.noun.head.end == noun.units[-1].end for a in draft.arguments):
            return  # a part of the verb (距離置く)
        group = noun.index + GROUPS * self.candidate.distance
        draft.arguments += arguments_of(noun, self.case, origin(self), group, scene.lexicon)


def link(scenes: Sequence[Scene]) -> list[Link]:
    """Give the predicates of a document their が, を and に. Linear in the number of candidates."""
    predicates, found = candidates(scenes)
    if not predicates:
        return []
    table = scores(hashed(columns(predicates, found)))
    links = [link for predicate in predicates for link in _decide(predicate, found, table)]
    _reattach(links)
    links = [link for link in links if not _unlikely(link)]
    links += _own_acts(predicates, found, links)
    links += _left(predicates, found, links)
    for link in links:
        link.add()
    for scene in scenes:
        close_clefts(scene, links)
    return links


def _decide(predicate: Predicate, found: Sequence[Candidate], table) -> list[Link]:  # type: ignore[no-untyped-def]
    """Take the best candidates in turn: a case is filled once, a noun fills one case."""
    rows = table[predicate.first : predicate.last] - table[predicate.last - 1]
    options = [
        (-int(rows[row, case]), case, row)
        for row in range(len(rows) - 1)
        for case in range(len(CASES))
        if rows[row, case] > 0
    ]
    chosen: list[Link] = []
    cases: set[int] = set()
    nouns: set[int] = set()
    for cost, case, row in sorted(options):
        candidate = found[predicate.first + row]
        if case in cases or row in nouns:
            continue
        cases.add(case)
        nouns.add(row)
        chosen.append(Link(predicate, candidate, CASES[case], -cost))
    return chosen


def _owned(predicate: Predicate) -> bool:
    """中国の支援で空港を広げた: whose act it is, or upon whom, is said by の; the clause does not say it."""
    chunk = predicate.draft.chunk
    event = chunk.kind == "noun" or (predicate.draft.kind == "copular" and chunk.link == "quote")
    return event and _has_owner(chunk)


def _has_owner(chunk: Chunk) -> bool:
    owners = [k for k in chunk.kids if k.adnominal and k.case in ("の", "によって")]
    return any(name_kind(k) or _has_owner(k) for k in owners)


def _reattach(links: Sequence[Link]) -> None:
    """強い口調で: a noun that its head does not take by its particle is that of the predicate that does."""
    kept = {
        (id(link.candidate.scene), link.candidate.chunk.index)
        for link in links
        if link.candidate.chunk and link.candidate.chunk.head == link.predicate.draft.chunk.index
    }
    for link in links:
        noun = link.candidate.chunk
        if noun is not None and noun.case == link.case and not noun.adnominal and not link.candidate.distance:
            apart = noun.head != link.predicate.draft.chunk.index
            link.moved = apart and (id(link.candidate.scene), noun.index) not in kept


def _unlikely(link: Link) -> bool:
    """Tell whether a decision breaks a law of the language that no score may break."""
    kind = origin(link)
    if kind == "inferred":
        return not _goes_on(link)
    if kind != "shared":
        return False
    predicate, noun = link.predicate, link.candidate.chunk
    assert noun is not None
    if link.case == "が" and _owned(predicate):
        return True
    if predicate.draft.chunk.kind == "noun":
        return True  # see _own_acts
    if _modified(predicate.draft.chunk, noun, predicate.scene):
        return False
    return link.case != "が" and not _one_chain(noun, predicate.draft.chunk, predicate.scene)


def _goes_on(link: Link) -> bool:
    """A sentence goes on about the topic of the one before with its main clause, if nobody else is named."""
    chunk, scene = link.predicate.draft.chunk, link.predicate.scene
    if link.case != "が" or chunk.kind == "noun" or scene.heading:
        return False
    main = chunk
    while main.link in ("te", "cont", "conc", "cause") and main.head >= 0:
        main = scene.chunks[main.head]
    others = (
        c for c in scene.chunks if c.kind == "noun" and c.quote == chunk.quote and c.case in ("は", "が")
    )
    return main.index == scene.chunks[-1].index and not any(c.index < chunk.index for c in others)


def _own_acts(
    predicates: Sequence[Predicate], found: Sequence[Candidate], links: Sequence[Link]
) -> list[Link]:
    """攻撃を検討している: the act is that of the clause's subject, if the verb speaks of one's own acts."""
    subjects: dict[int, list[Link]] = {}
    for link in links:
        if link.case == "が":
            subjects.setdefault(id(link.predicate.draft), []).append(link)
    more = []
    for predicate in predicates:
        governor = _governor(predicate)
        if governor is None or _owned(predicate):
            continue
        for subject in subjects.get(id(governor), ()):
            chunk, scene = subject.candidate.chunk, subject.candidate.scene
            here = found[predicate.first : predicate.last]
            same = (c for c in here if c.chunk is chunk and c.scene is scene)
            more += [Link(predicate, c, "が", subject.margin) for c in same if chunk is not None]
    return more


def _governor(predicate: Predicate) -> Draft | None:
    """Return the verb whose subject does what an event noun names, if it is such a verb."""
    chunk, scene = predicate.draft.chunk, predicate.scene
    if chunk.kind != "noun" or chunk.head < 0 or predicate.draft.has("が", "によって", "から"):
        return None
    head = scene.chunks[chunk.head]
    if chunk.adnominal and head.units and head.units[-1].text in scene.lexicon.nouns:
        chunk = head  # 攻撃の方針を固めた
    governor = scene.at.get(chunk.head)
    if governor is None or governor.kind != "verbal" or governor.chunk.kind != "pred":
        return None
    words = scene.lexicon.words
    controls = [c.kind for c in scene.lexicon.control.get(governor.lemma, ())]
    own = controls and "request" not in controls
    own = own or governor.lemma in words["announcing"] or governor.lemma in words["own_acts"]
    return governor if (own and chunk.case in ("を", "に")) or chunk.case in SCENES else None


def _one_chain(noun: Chunk, chunk: Chunk, scene: Scene) -> bool:
    """逮捕し、起訴した: clauses joined by て or 連用形 share what one of them says."""
    if noun.head < 0:
        return False
    one, other = scene.chunks[noun.head], chunk
    if one.quote != other.quote:
        return False
    return other in _chain(one, scene) or one in _chain(other, scene)


def _chain(chunk: Chunk, scene: Scene) -> list[Chunk]:
    found = [chunk]
    while chunk.link in ("te", "cont") and chunk.head >= 0:
        chunk = scene.chunks[chunk.head]
        found.append(chunk)
    return found


def _modified(chunk: Chunk, noun: Chunk, scene: Scene) -> bool:
    """Tell whether a noun with the copula is what a clause modifies, also through の (報じたのは〇〇紙だ)."""
    head = chunk.head
    return head == noun.index or (head >= 0 and scene.chunks[head].head == noun.index)


def _left(predicates: Sequence[Predicate], found: Sequence[Candidate], links: Sequence[Link]) -> list[Link]:
    """What has a particle belongs to somebody: a noun that nobody took goes to its head."""
    taken = {(id(link.candidate.scene), link.candidate.chunk.index) for link in links if link.candidate.chunk}
    filled = {(id(link.predicate), link.case) for link in links}
    more: list[Link] = []
    for predicate in predicates:
        chunk = predicate.draft.chunk
        for candidate in found[predicate.first : predicate.last]:
            noun = candidate.chunk
            if noun is None or candidate.distance:
                continue
            if (id(candidate.scene), noun.index) in taken:
                case = _scene_of(noun, chunk, candidate.scene)
            elif _host(noun, candidate.scene) == chunk.index:
                case = _by_particle(noun)
            else:
                case = ""
            if case and (case in ("を", "に") or (id(predicate), case) not in filled):
                more.append(Link(predicate, candidate, case, 0))
                filled.add((id(predicate), case))
            elif case == "が" and noun.case == "は":
                more.append(Link(predicate, candidate, "は", 0))
    return more


def _scene_of(noun: Chunk, predicate: Chunk, scene: Scene) -> str:
    """会談した都市: the place that a clause modifies, where it happened."""
    placed = predicate.kind == "pred" and predicate.link == "adn" and predicate.head == noun.index
    return "で" if placed and scene.lexicon.has("places", noun.units[-1].text) else ""


def _host(noun: Chunk, scene: Scene) -> int:
    """Return the predicate that a noun belongs to by its particle: an adjective takes no を (強い口調で)."""
    at = noun.head
    while at >= 0 and (draft := scene.at.get(at)) is not None and draft.kind == "adjectival":
        if noun.case not in ("を", "に") or noun.case in scene.lexicon.valence.get(draft.lemma, ""):
            break
        while (at := scene.chunks[at].head) >= 0 and scene.chunks[at].kind != "pred":
            pass
    return at


def _by_particle(noun: Chunk) -> str:
    """Return the case that a noun has by its particle alone, "" where that tells nothing."""
    if noun.kind != "noun" or noun.adnominal:
        return ""
    last = noun.units[-1]
    if noun.case == "は":
        return "" if last.cls in "TD" or (last.text.endswith(LATER) and not last.name) else "が"
    when = last.cls in "TD#J" and not last.name
    return noun.case if noun.case in CASES and not (when and noun.case == "に") else ""


def origin(link: Link) -> Origin:
    """Return how an argument is known; it follows from where the noun stands."""
    noun, chunk = link.candidate.chunk, link.predicate.draft.chunk
    assert noun is not None
    if link.candidate.distance:
        return "inferred"
    if noun.head == chunk.index or link.moved:
        return "topic" if noun.case == "は" else "explicit"
    if chunk.head == noun.index and chunk.kind == "pred":
        return "relative"
    return "shared"


__all__ = ["Link", "link", "origin"]
