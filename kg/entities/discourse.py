"""What the text has spoken of so far: who may be meant by 同国, 両首脳, 彼."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from kg.entities.words import words
from kg.model import Document, Entity, Reference, Sentence, Span

Test = Callable[[Entity, Reference], bool]
_NEAR = 40
"""Characters after a name in which its title may stand (ブリンケン米国務長官)."""
_TOPIC = re.compile("(?:氏|さん|容疑者|被告|[一-鿿]{1,8})?(?:[(（][^)）]*[)）])?[はがも]")
_JOINED = re.compile("[、・とや]?|と?の|(?:[一-鿿]{1,6}|氏|さん)?[、と]|(?:[一-鿿]{1,6}|氏)?の")
_LOCATIVE = re.compile("での?|危機|情勢|侵攻|戦争|問題")
_LEADERS = ("head_of_state", "head_of_government")


class Discourse:
    """The names of a document in text order, with the titles that stand beside them."""

    def __init__(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        entities: tuple[Entity, ...],
        references: tuple[Reference, ...],
    ) -> None:
        self.text = document.text
        self.entities = {entity.id: entity for entity in entities}
        self.references = references
        self._starts = [reference.span.start for reference in references]
        self._ends = {reference.span.end: reference for reference in references}
        self._sentence_starts = [sentence.span.start for sentence in sentences]
        self.counts = Counter(reference.entity for reference in references)
        self.titles: dict[str, set[str]] = defaultdict(set)
        self.leaders: set[str] = set()
        for reference in references:
            if self.entities[reference.entity].type == "Person":
                self._note_title(reference)

        longest = sorted(self.titles, key=len, reverse=True)
        self.bare = re.compile("|".join(map(re.escape, longest))) if longest else None

    def _note_title(self, reference: Reference) -> None:
        match = words().beside.match(self.text, reference.span.end, reference.span.end + _NEAR)
        if match is None or match.group("between").endswith(("前", "元", "故")):
            return
        title = match.group("title")
        self.titles[title].add(reference.entity)
        if words().offices[title] in _LEADERS:
            self.leaders.add(reference.entity)

    def before(self, place: int) -> Iterator[Reference]:
        """Yield the names that start before ``place``, the nearest first."""
        for index in range(bisect_left(self._starts, place) - 1, -1, -1):
            yield self.references[index]

    def ending_at(self, place: int) -> Reference | None:
        """Return the name that ends at ``place``."""
        return self._ends.get(place)

    def inside_name(self, span: Span) -> bool:
        """Tell whether a name covers part of ``span``."""
        last = next(self.before(span.end), None)
        return last is not None and last.span.overlaps(span)

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence at ``place``."""
        return max(0, bisect_left(self._sentence_starts, place + 1) - 1)

    def nearest(self, place: int, test: Test, sentences: int = 6) -> Reference | None:
        """Return the nearest name before ``place`` that passes ``test``, a few sentences back at most."""
        here = self.sentence_of(place)
        for reference in self.before(place):
            if here - self.sentence_of(reference.span.start) > sentences:
                return None
            if test(self.entities[reference.entity], reference):
                return reference
        return None

    def is_topic(self, reference: Reference) -> bool:
        """Tell whether は, が or も marks the name."""
        return _TOPIC.match(self.text, reference.span.end) is not None

    def foremost(self, place: int, type_: str, test: Test | None = None) -> list[tuple[float, str]]:
        """Return the entities of a type by prominence at ``place``: near, often named and topics first.

        A capital that stands for its government speaks of its country.
        """
        here = self.sentence_of(place)
        scores: dict[str, float] = defaultdict(float)
        for reference in self.before(place):
            entity = self.entities[reference.entity]
            id_ = entity.id
            if type_ == "Country" and entity.seat_of in self.entities:
                id_ = entity.seat_of
            elif entity.type != type_ or (test is not None and not test(entity, reference)):
                continue
            weight = 0.4 if _LOCATIVE.match(self.text, reference.span.end) else 1.0
            scores[id_] += weight * 0.5 ** min(here - self.sentence_of(reference.span.start), 6)
        most = max((self.counts[id_] for id_ in scores), default=1)
        ranked = [(score + 1.5 * self.counts[id_] / most, id_) for id_, score in scores.items()]
        return sorted(ranked, key=lambda found: (-found[0], found[1]))

    def recent_countries(self, place: int, size: int, sentences: int = 2) -> list[str]:
        """Return the countries of the sentences right before ``place`` if these name exactly ``size``."""
        here = self.sentence_of(place)
        found: dict[str, int] = {}
        for reference in self.before(place):
            back = here - self.sentence_of(reference.span.start)
            if back > sentences or (len(found) >= size and back > max(found.values())):
                break
            is_country = self.entities[reference.entity].type == "Country"
            if back and is_country and not _LOCATIVE.match(self.text, reference.span.end):
                found.setdefault(reference.entity, back)
        return list(found) if len(found) == size else []

    def row_before(self, place: int, type_: str) -> list[str]:
        """Return the names in a row right before ``place`` (米韓, 岸田、尹, ロシアと北朝鮮の)."""
        row: list[str] = []
        end = place
        for reference in self.before(place):
            if not _JOINED.fullmatch(self.text, reference.span.end, end):
                break
            entity = self.entities[reference.entity]
            if entity.type != type_:
                break
            if entity.id not in row:
                row.append(entity.id)
            end = reference.span.start
        return row if len(row) > 1 else []

    def last_row(self, place: int, type_: str, size: int, sentences: int) -> list[str]:
        """Return the latest row of exactly ``size`` names (日米韓), a few sentences back at most."""
        here = self.sentence_of(place)
        end = -1
        for reference in self.before(place):
            if here - self.sentence_of(reference.span.start) > sentences:
                break
            if self.entities[reference.entity].type != type_ or reference.span.end > end >= 0:
                continue
            row = self.row_before(reference.span.end, type_)
            end = reference.span.start
            if len(row) == size:
                return row
        return []
