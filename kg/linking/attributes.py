"""素性: what is seen of a predicate, of a noun, and of the two together, as short words.

An attribute is a word such as ``は`` (the noun's particle) or ``て^は`` (the way through the clauses from
the noun to the predicate). The templates of :mod:`kg.linking.features` combine them; the words are kept
as hashes, and come back as words only for an explanation.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from zlib import crc32

from kg.config.lexicon import Lexicon
from kg.linking.candidates import Candidate, Predicate
from kg.syntax.bunsetsu import Chunk
from kg.syntax.drafts import Draft
from kg.syntax.kinds import animate
from kg.syntax.morphemes import Word
from kg.syntax.phrases import head_unit
from kg.syntax.scenes import Scene

OWN = ("が", "を", "に", "は")
ADDING = ("も", "さえ", "すら")
STEPS = (1, 2, 3, 4, 6, 9)
"""Where distances, in bunsetsu, are told apart."""
FAR = 5
"""Steps of a way beyond which it is only called far."""
KINDS = {"verbal": "v", "adjectival": "a", "copular": "c", "nominal": "e"}


@cache
def code(word: str) -> int:
    """Return the hash by which a word is known in the weights: the same on every platform."""
    return crc32(word.encode())


class Seen:
    """Answers what is seen in one stretch; what is asked again is remembered."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.chunks, self.lexicon = scene, scene.chunks, scene.lexicon
        self.labels = [label(c) for c in scene.chunks]
        self.classes: dict[int, str] = {}
        self.above = [self._chain(c) for c in scene.chunks]
        self.predicates = sorted(i for i, d in scene.at.items() if d.kind != "title")
        self.owned: dict[int, str] = {}

    def _chain(self, chunk: Chunk) -> list[int]:
        chain = [chunk.index]
        while (above := self.chunks[chain[-1]].head) >= 0:
            chain.append(above)
        return chain

    def sort(self, chunk: Chunk) -> str:
        """Return what sort of thing a bunsetsu names: an entity type, people, a class of word."""
        if chunk.index not in self.classes:
            self.classes[chunk.index] = sort(core(chunk, self.lexicon), chunk, self.lexicon)
        return self.classes[chunk.index]

    def own(self, chunk: Chunk) -> str:
        """Return the cases that the nouns on a predicate have by their particles."""
        if chunk.index not in self.owned:
            nouns = [k for k in chunk.kids if k.kind == "noun"]
            cases = sorted(topic_of(k) if k.case == "は" else k.case for k in nouns if k.case in OWN)
            self.owned[chunk.index] = "".join(cases)
        return self.owned[chunk.index]

    def way(self, noun: Chunk, predicate: Chunk) -> str:
        """Return the labels on the way up from the noun and down to the predicate."""
        up, down = self.above[noun.index], self.above[predicate.index]
        below = {index: step for step, index in enumerate(down)}
        for rise, index in enumerate(up):
            if index in below:
                steps = rise + below[index]
                if steps > FAR:
                    return "far" + ("<" if noun.index < predicate.index else ">")
                return "^".join(self.labels[i] for i in up[:rise]) + "/" + "_".join(
                    self.labels[i] for i in reversed(down[: below[index]]))  # fmt: skip
        return "apart"


def label(chunk: Chunk) -> str:
    """Return how a bunsetsu binds to its head: its particle, or the link of its clause."""
    if chunk.kind == "pred":
        return chunk.link or "-"
    if chunk.listing:
        return "L" + chunk.listing
    if chunk.case == "は":
        return topic_of(chunk)
    bound = "+" if chunk.adnominal and chunk.case != "の" else ""
    return (chunk.case or "∅") + bound + (topic_of(chunk) if chunk.topic else "")


def topic_of(chunk: Chunk) -> str:
    """Return the topic particle of a noun: は, or も for what is added to something else."""
    return "も" if chunk.mark in ADDING else "は"


def core(chunk: Chunk, lexicon: Lexicon) -> Word:
    """Return the word that a bunsetsu is about."""
    return chunk.units[head_unit(chunk.units, lexicon)] if chunk.kind == "noun" else chunk.units[-1]


def sort(word: Word, chunk: Chunk, lexicon: Lexicon) -> str:
    """Return the sort of thing that ``word``, the core of ``chunk``, names."""
    if word.name:
        return word.name
    if word.cls in "T#n":
        return word.cls
    if animate(chunk, lexicon):
        return "people"
    if lexicon.has("formal", word.text):
        return "formal:" + word.text
    if word.text in lexicon.nouns:
        return "content"  # 方針, 可能性: a clause before it says what it is about
    return "place" if lexicon.has("places", word.text) else word.cls


def of_predicate(predicate: Predicate, seen: Seen) -> dict[str, str]:
    """Return what is seen of a predicate."""
    draft, chunk = predicate.draft, predicate.draft.chunk
    kind = "e" if chunk.kind == "noun" else KINDS[draft.kind]
    relative = ""
    if chunk.kind == "pred" and chunk.link == "adn" and chunk.head >= 0 and seen.chunks[chunk.head].units:
        relative = seen.sort(seen.chunks[chunk.head])
    return {
        "kind": kind,
        "verb": draft.lemma + ":" + draft.voice[0],
        "voice": draft.voice,
        "own": seen.own(chunk),
        "end": kind + draft.voice[0] + seen.labels[chunk.index],
        "modified": relative,
        "class": verb_class(draft, seen.lexicon),
        "valence": seen.lexicon.valence.get(draft.lemma, ""),
    }


def verb_class(draft: Draft, lexicon: Lexicon) -> str:
    """Return what a verb does with what hangs on it: it says, asks, accuses, or takes no object."""
    words = lexicon.words
    if draft.lemma in words["said"]:
        return "accuse" if draft.lemma in words["accusing"] else "say"
    control = lexicon.control.get(draft.lemma, ())
    if control:
        return control[0].kind
    return (
        "move"
        if draft.lemma in words["goal_verbs"]
        else "still"
        if draft.lemma in words["intransitive"]
        else "-"
    )


def of_noun(chunk: Chunk, seen: Seen) -> dict[str, str]:
    """Return what is seen of a noun."""
    word = core(chunk, seen.lexicon)
    return {
        "particle": seen.labels[chunk.index],
        "sort": seen.sort(chunk),
        "noun": word.name or word.text,
        "comma": "," if chunk.comma else "",
    }


def of_pair(candidate: Candidate, predicate: Predicate, seen: Seen) -> dict[str, str]:
    """Return what is seen of a noun and a predicate of one stretch."""
    noun, chunk = candidate.chunk, predicate.draft.chunk
    assert noun is not None
    low, high = min(noun.index, chunk.index), max(noun.index, chunk.index)
    before = noun.index < chunk.index
    head = seen.chunks[noun.head] if noun.head >= 0 else None
    if head is chunk:
        tie = "kid"
    elif chunk.head == noun.index and (chunk.kind == "pred" or predicate.draft.kind == "adjectival"):
        tie = "modified"
    elif head is None:
        tie = "root"
    else:
        tie = head.kind + head.link
    steps = high - low
    between = sum(low < i < high for i in seen.predicates)
    rivals = sum(c.kind == "noun" and c.case == noun.case for c in seen.chunks[low + 1 : high])
    governor = seen.scene.at.get(noun.head)
    return {
        "tie": tie,
        "way": seen.way(noun, chunk),
        "steps": ("<" if before else ">") + str(STEPS[bisect(STEPS, steps) - 1]),
        "side": "<" if before else ">",
        "between": str(min(3, between)),
        "rivals": str(min(2, rivals)),
        "quotes": f"{int(noun.quote != chunk.quote)}{int(noun.quote == 0)}",
        "arc": f"{int(noun.arc == chunk.index)}{int(head is chunk)}",
        "governor": governor.lemma if governor is not None and head is not chunk else "",
        "governing": verb_class(governor, seen.lexicon) + ":" + governor.voice[0]
        if governor is not None and head is not chunk
        else "",
    }  # fmt: skip
