"""穴埋め: which entities a noun phrase stands for.

A name stands for its entity; 両国 for each of two; a generic noun for the body it belongs to
(ロシアの通信会社, 米当局者 → the country; プーチン政権 → the person); a capital for its government.
A named body or person is never lifted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Document, Entity, EntityType, Frame, Noun, Reference, Span
from kg.phrases import Finding
from kg.relations.adnominals import COORDINATORS, Adnominals
from kg.relations.rules import Rules

HIDERS = frozenset("訪来対在駐親反嫌離帰抗滞")  # 訪朝 is a visit, not a country


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in a role: where it stands, and how it got there (``found`` names the steps)."""

    entity: Entity
    span: Span
    found: tuple[str, ...] = ()
    trust: float = 1.0


class Resolver:
    """Answers which entities a noun of one document stands for."""

    def __init__(
        self,
        document: Document,
        entities: Iterable[Entity],
        references: Iterable[Reference],
        frames: Sequence[Frame],
        rules: Rules,
        phrases: Iterable[Finding] = (),
    ) -> None:
        self.text = document.text
        self.entities = {e.id: e for e in entities}
        self.references = sorted(references, key=lambda r: (r.span, r.entity))
        self._starts = [r.span.start for r in self.references]
        self._longest = max((r.span.end - r.span.start for r in self.references), default=0)
        self._generic = tuple(rules.listed("立場語"))
        self._not_generic = rules.listed("立場語でない")
        self._offices: dict[tuple[str, str], Entity] = {}
        self._after_person = (*self._generic, *rules.listed("肩書"), *rules.listed("敬称"), "両氏", "ら")
        self.rules = rules
        self.adnominals = Adnominals(self.text, self.references, frames, self._may_follow)
        self._offices = dict(self._read_offices(phrases))

    def fill(
        self, noun: Noun, types: tuple[EntityType, ...], possessor: bool = False, maker: bool = False
    ) -> tuple[Filler, ...]:
        """Return the entities of one of ``types`` that ``noun`` stands for.

        With ``possessor`` any noun lets its owner stand (日本の対応 → 日本), with ``maker`` also the country
        that it comes from (チリ産の銅 → チリ).
        """
        found = self._named(noun)
        if not found and self.is_generic(noun):
            found = tuple(replace(f, found=(*f.found, "lifted")) for f in self._owners(noun))
        found = self._in_office(noun, found)
        if not found and possessor:
            owners = self._agents(noun) if self.adnominals.is_event(noun) else self._owners(noun, True)
            if not owners and maker:
                makers = (a.noun for a in self.adnominals.of(noun) if a.case == "製")
                owners = tuple(f for n in makers for f in self._named(n))
            found = tuple(replace(f, found=(*f.found, "possessor")) for f in owners)
        return tuple(self._typed(found, types))

    def _read_offices(self, phrases: Iterable[Finding]) -> Iterator[tuple[tuple[str, str], Entity]]:
        """Yield (title, country) → person for the titles of the document (ロシアのプーチン大統領)."""
        for finding in phrases:
            role = dict(finding.qualifiers).get("role", "")
            body = self.entities[finding.object.entity]
            if role and body.type == "Country":
                yield (role, body.id), self.entities[finding.subject.entity]

    def _in_office(self, noun: Noun, found: tuple[Filler, ...]) -> tuple[Filler, ...]:
        """Let ロシア大統領 stand for the president that the document names."""
        if not any("lifted" in f.found for f in found):
            return found
        title = noun.head.of(self.text)
        for (office, body), person in self._offices.items():
            if title.endswith(office) and len(found) == 1 and found[0].entity.id == body:
                return (replace(found[0], entity=person, found=(*found[0].found, "coreference")),)
        return found

    def is_generic(self, noun: Noun) -> bool:
        """Tell whether the head is a word for people or bodies that belong to somebody (当局者, 企業)."""
        head = noun.head.of(self.text).removesuffix("ら").removesuffix("たち").removesuffix("など")
        return head.endswith(self._generic) and not head.endswith(tuple(self._not_generic))

    def within(self, span: Span) -> list[Reference]:
        """Return the references inside ``span``, names before other words."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [r for r in self.references[low:high] if r.span.end <= span.end]

    def covering(self, span: Span) -> list[Reference]:
        """Return the references that ``span`` lies within (a name of several words)."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_right(self._starts, span.start)  # else every name of a long text is looked at
        return [r for r in self.references[low:high] if r.span.covers(span)]

    def _named(self, noun: Noun) -> tuple[Filler, ...]:
        """Return what the head itself names; a title after a person's name leaves the person."""
        if self._hidden(noun):
            return ()
        hits = self.within(noun.head) or self.covering(noun.head)
        if not hits:
            return ()
        names = [r for r in hits if r.is_mention]
        if names:
            last = [r for r in names if r.span.end == max(n.span.end for n in names)]
            persons = [r for r in names if self._type(r) == "Person"]
            chosen = self._coordinated(names) or persons or self._with_left(last, noun)
        else:
            chosen = hits
        tail = Span(max(r.span.end for r in chosen), noun.head.end).of(self.text)
        if names and tail and not self._may_follow(chosen[-1], tail):
            return ()
        lifted = ("lifted",) if names and tail and self._type(chosen[-1]) != "Person" else ()
        return tuple(
            Filler(self.entities[r.entity], r.span, (*_how(r), *lifted), r.confidence)
            for r in chosen
            if r.entity in self.entities
        )

    def _hidden(self, noun: Noun) -> bool:
        """Tell whether a country is part of a word for something else (訪朝, 対日 as nouns)."""
        start = noun.head.start
        inside = start > noun.span.start
        return noun.head.end - start == 1 and inside and self.text[start - 1] in HIDERS

    def _owns(self, modifier: Noun, noun: Noun) -> bool:
        """Tell whether a modifier can own the head: it stands before it, and 対, 訪 … do not bind it."""
        start = modifier.head.start
        single = modifier.head.end - start == 1
        bound = single and start > 0 and self.text[start - 1] in HIDERS
        # イラン製無人機 may be anybody's, but イラン製品 are goods of the country
        rest = self.text[modifier.head.end : modifier.head.end + 2]
        made = rest[:1] in ("製", "産") and rest[1:] != "品"
        return start < noun.head.start and not bound and not made

    def _coordinated(self, names: list[Reference]) -> list[Reference]:
        """Return names that stand side by side and are alike (日米韓, 米中)."""
        alike = len({self._type(r) for r in names}) == 1
        touching = all(
            Span(a.span.end, b.span.start).of(self.text) in COORDINATORS for a, b in pairwise(names)
        )
        return names if len(names) > 1 and alike and touching else []

    def _with_left(self, last: list[Reference], noun: Noun) -> list[Reference]:
        """Add the abbreviations that touch the last one from the left (日 in 日韓の接近)."""
        chosen = list(last)
        while chosen and chosen[0].span.end - chosen[0].span.start == 1:
            before = [
                r
                for r in self.within(Span(noun.span.start, chosen[0].span.start))
                if r.is_mention and r.span.end == chosen[0].span.start and r.span.end - r.span.start == 1
            ]
            if not before:
                break
            chosen = before + chosen
        return chosen

    def _may_follow(self, name: Reference, tail: str) -> bool:
        """Tell whether ``tail`` after a name leaves it standing: プーチン大統領, 米当局者, but not 米ドル."""
        if tail.strip("」』）)・ 　") == "":
            return True
        if self._type(name) == "Person":
            return tail.endswith(self._after_person) and not tail.endswith("支持者")
        return tail.endswith(self._generic) and not tail.endswith(tuple(self._not_generic))

    def _owners(self, noun: Noun, events: bool = False) -> tuple[Filler, ...]:
        """Return the nearest owner among the modifiers, with those coordinated to it."""
        found: list[Filler] = []
        previous: Span | None = None
        for modifier in noun.modifiers:
            if not self._owns(modifier, noun):
                continue
            if previous is not None:
                between = Span(modifier.span.end, previous.start).of(self.text)
                if between not in COORDINATORS:
                    break
            here_before = bool(found)
            here = self._named(modifier)
            if not here and (self.is_generic(modifier) or events):
                here = self._owners(modifier, events)
            if not here and found:
                break
            found += here
            previous = modifier.span if found else None
            if found and not here_before:
                found += self._joined(found[0].span, modifier)
        return tuple(found)

    def _joined(self, first: Span, modifier: Noun) -> Iterator[Filler]:
        """Yield the names joined to an owner from the left (日本と in 日本とベトナムの貿易額)."""
        start = modifier.span.start
        if modifier.span.start == first.start:
            for joint in ("と", "や", "、", "・"):
                if self.text.endswith(joint, 0, start):
                    for noun in self.adnominals.coordinated(start - len(joint)):
                        yield from self._named(noun)

    def _agents(self, noun: Noun) -> tuple[Filler, ...]:
        """Return who does the event that the head names (ロシアによる侵攻を非難, 平壌の支持に感謝)."""
        arguments = list(self.adnominals.of(noun))
        for case in ("によって", "が", "の"):
            nouns = [a.noun for a in arguments if a.case == case]
            found = [
                f for n in nouns for f in self._named(n) or (self._owners(n) if self.is_generic(n) else ())
            ]
            if found:
                return tuple(found)
        return ()

    def _typed(self, found: Iterable[Filler], types: tuple[EntityType, ...]) -> Iterator[Filler]:
        """Keep what has a wanted type; a capital stands for its state where a state is wanted."""
        for filler in found:
            entity = filler.entity
            state = self.entities.get(entity.seat_of) if entity.seat_of else None
            if state and "Country" in types and ("Place" not in types or "Person" in types):
                yield replace(filler, entity=state, found=(*filler.found, "seat"))
            elif entity.type in types:
                yield filler

    def _type(self, reference: Reference) -> str:
        entity = self.entities.get(reference.entity)
        return entity.type if entity else ""


def _how(reference: Reference) -> tuple[str, ...]:
    return () if reference.is_mention else ("coreference",)
