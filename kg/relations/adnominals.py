"""連体: what stands before a noun and belongs to it (中国やロシアとの関係, フランスへの弔電).

A noun of a frame carries its の-modifiers; phrases bound by other adnominal particles are read here, off the
text and the references, and only where nothing stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.model import Argument, Frame, Noun, Reference, Span
from kg.relations.patterns import ADNOMINAL

COORDINATORS = ("", "と", "、", "・", "や", "および", "及び", "、そして", "とか")
_PARTICLES = sorted(
    [(p, case) for p, case in ADNOMINAL.items() if p not in ("+", "複合", "対")]
    + [("向けの", "向け"), ("宛ての", "向け"), ("との間の", "と"), ("に対しての", "に対して")],
    key=lambda p: -len(p[0]),
)
_REACH = 3  # phrases before a noun


class Adnominals:
    """Answers what belongs to a noun: modifiers, arguments of the event it names, phrases before it."""

    def __init__(
        self,
        text: str,
        references: Iterable[Reference],
        frames: Iterable[Frame],
        may_follow: Callable[[Reference, str], bool],
    ) -> None:
        self.text, self.may_follow = text, may_follow
        self._ends: dict[int, Reference] = {}
        for reference in references:
            self._ends.setdefault(reference.span.end, reference)
        self._events = {f.trigger.end: f for f in frames if f.kind == "nominal"}

    def is_event(self, noun: Noun) -> bool:
        """Tell whether the noun names an event that somebody does (侵攻, 支持)."""
        return noun.head.end in self._events

    def of(self, noun: Noun) -> Iterator[Argument]:
        """Yield what belongs to ``noun`` as arguments with plain cases, nearest first."""
        seen: set[Span] = set()
        for argument in self._all(noun):
            if argument.noun.head not in seen:
                seen.add(argument.noun.head)
                yield argument

    def _all(self, noun: Noun) -> Iterator[Argument]:
        event = self._events.get(noun.head.end)
        if event:
            yield from (a for a in event.arguments if a.origin in ("explicit", "incorporated"))
        for modifier in noun.modifiers:
            made = self._made(modifier)
            if made:
                yield Argument("製", made)
                continue
            touching = modifier.span.end == noun.head.start or modifier.span.end in (
                m.span.start for m in noun.modifiers
            )
            yield Argument("複合" if touching else "の", modifier)
            yield from (Argument("の", n) for n in self._joined(modifier) if not touching)
        start = min([noun.span.start, *(m.span.start for m in noun.modifiers)])
        yield from self._before(start)

    def _joined(self, modifier: Noun) -> Iterator[Noun]:
        """Yield the names joined to a の-phrase from the left (日本とベトナムの貿易額)."""
        start = modifier.span.start
        for joint in ("と", "や", "、", "・"):
            if self.text.endswith(joint, 0, start):
                yield from self.coordinated(start - len(joint))
                return

    def _made(self, modifier: Noun) -> Noun | None:
        """Return the maker in 韓国製 and チリ産."""
        end = modifier.span.end - 1
        if self.text[end : end + 1] not in ("製", "産") or end not in self._ends:
            return None
        span = self._ends[end].span
        return Noun(span, span, self.text[span.start : span.end])

    def _before(self, start: int) -> Iterator[Argument]:
        for _ in range(_REACH):
            found = next(((p, c) for p, c in _PARTICLES if self.text.endswith(p, 0, start)), None)
            if found is None:
                return
            nouns = list(self.coordinated(start - len(found[0])))
            if not nouns:
                return
            for noun in nouns:
                yield Argument(found[1], noun)
            start = nouns[-1].span.start

    def coordinated(self, end: int) -> Iterator[Noun]:
        """Yield the names that end at ``end`` and those joined to them by と, や, 、 (nearest first)."""
        while True:
            noun = self.ending(end)
            if noun is None:
                return
            yield noun
            start = noun.span.start
            joint = next(
                (
                    c
                    for c in sorted(COORDINATORS, key=len, reverse=True)
                    if c and self.text.endswith(c, 0, start)
                ),
                "",
            )
            end = start - len(joint)

    def ending(self, end: int) -> Noun | None:
        """Return the name that ends at ``end``, with a title or generic noun after it if there is one."""
        for skip in ("", "など", "ら", "等"):
            if skip and not self.text.endswith(skip, 0, end):
                continue
            last = end - len(skip)
            for tail in range(0, 9):
                reference = self._ends.get(last - tail)
                if reference is None:
                    continue
                words = self.text[reference.span.end : last]
                if not words or self.may_follow(reference, words):
                    span = Span(reference.span.start, last)
                    return Noun(span, span, self.text[span.start : span.end])
                break
        return None
