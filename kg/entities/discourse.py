"""What the text has spoken of so far: who may be meant by 同国, 両首脳, 彼."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from kg.entities.words import words
from kg.model import Document, Entity, Reference, Sentence

Test = Callable[[Entity, Reference], bool]
_NEAR = 40
"""Characters after a name in which its title may stand (ブリンケン米国務長官)."""


class Discourse:
    """The names of a document in text order, with the titles that stand beside them."""

    def __init__(
        self, document: Document, sentences: tuple[Sentence, ...], entities: tuple[Entity, ...],
        references: tuple[Reference, ...],
    ) -> None:  # fmt: skip
        self.text = document.text
        self.sentences = sentences
        self.entities = {entity.id: entity for entity in entities}
        self.references = references
        self._starts = [reference.span.start for reference in references]
        self._ends = {reference.span.end: reference for reference in references}
        self._sentence_starts = [sentence.span.start for sentence in sentences]
        self.counts = Counter(reference.entity for reference in references)
        self.titles: dict[str, set[str]] = defaultdict(set)
        for reference in references:
            if self.entities[reference.entity].type == "Person":
                self._note_title(reference)

    def _note_title(self, reference: Reference) -> None:
        start = reference.span.end
        match = words().beside.match(self.text, start, start + _NEAR)
        if match:
            self.titles[match.group("title")].add(reference.entity)

    def before(self, place: int) -> Iterator[Reference]:
        """Yield the names that end before ``place``, the nearest first."""
        for index in range(bisect_left(self._starts, place) - 1, -1, -1):
            yield self.references[index]

    def ending_at(self, place: int) -> Reference | None:
        """Return the name that ends at ``place``."""
        return self._ends.get(place)

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

    def foremost(self, place: int, type_: str, test: Test | None = None) -> list[tuple[float, str]]:
        """Return the entities of a type by prominence at ``place``: near and often named come first.

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
            distance = here - self.sentence_of(reference.span.start)
            scores[id_] += 0.5**distance if distance < 6 else 0.01
        for id_ in scores:
            scores[id_] += 0.08 * min(self.counts[id_], 10)
        return sorted(((score, id_) for id_, score in scores.items()), key=lambda found: (-found[0], found[1]))
