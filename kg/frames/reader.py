"""The order of the rooms: sentences go in, frames come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.config.lexicon import Lexicon
from kg.frames.attribution import attribute
from kg.frames.factuality import settle
from kg.frames.scope import find_operators
from kg.frames.support_verbs import follow_leaders, join_control
from kg.frames.times import set_times
from kg.linking.constructions import repeat_verbs
from kg.linking.decode import link
from kg.model import Document, Entity, Frame, Reference, Sentence, Span
from kg.syntax.chunker import Chunker
from kg.syntax.dependencies import attach
from kg.syntax.drafts import Draft
from kg.syntax.event_nouns import read_event_nouns
from kg.syntax.headlines import close_clauses
from kg.syntax.morphemes import Name, Word, names_by_sentence, read_words
from kg.syntax.phrases import leftmost
from kg.syntax.scenes import Scene, read_predicates
from kg.text.dates import find_times
from kg.text.moments import TimeExpression


def read_frames(
    document: Document,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> tuple[Frame, ...]:
    """Read the sentences of a document into frames, in text order.

    All offsets are those of ``document.text``. Linear in the length of the text.

    >>> # ロシアが北朝鮮に武器を供給した。 → Frame(lemma="供給", が=ロシア, に=北朝鮮, を=武器)
    """
    times = _times(document)
    values = {t.span.start: t.value for t in times}
    scenes = read_all_scenes(document, sentences, references, entities, lexicon)
    frames: list[Frame] = []
    link(scenes)
    for scene in scenes:
        if asks(scene):
            continue  # a question states nothing
        finish(scene, values, document.published)
        frames += _freeze(scene, sentences[scene.sentence], len(frames))
    return tuple(frames)


def read_all_scenes(
    document: Document,
    sentences: Sequence[Sentence],
    references: Sequence[Reference],
    entities: Sequence[Entity],
    lexicon: Lexicon,
) -> list[Scene]:
    """Read the sentences into bunsetsu and predicates; who does what is still open."""
    types = {entity.id: entity.type for entity in entities}
    marks: list[Name] = [(*t.span, "Time") for t in _times(document)]
    names = names_by_sentence(sentences, references, types, marks)
    scenes: list[Scene] = []
    for number, sentence in enumerate(sentences):
        words = read_words(sentence, names[number], document.text, lexicon.spellings)
        scenes += read_scenes(words, sentence, number, document.text, lexicon)
    return scenes


ASKING = ("でしょうか", "ますか", "ましたか", "ですか")


def asks(scene: Scene) -> bool:
    """Tell whether a sentence asks whether something is so (輸出しているのでしょうか).

    なぜ批判したのか takes it for granted, and のではないか thinks it possible: they say something.
    """
    last = scene.chunks[-1] if scene.chunks else None
    if last is None or scene.heading or last.kind != "pred" or not last.words:
        return False
    said = scene.text[scene.chunks[0].start : last.end].rstrip("。？！?!」 ")
    return said.endswith(ASKING) and not any(why in said for why in ("なぜ", "どうして"))


def _times(document: Document) -> list[TimeExpression]:
    return [t for t in find_times(document.text, document.published) if t.kind != "duration"]


def read_scenes(
    words: list[Word], sentence: Sentence, number: int, text: str, lexicon: Lexicon
) -> Iterator[Scene]:
    """Read one sentence into predicates and arguments; an aside in brackets is a stretch of its own."""
    chunker = Chunker(words, text, lexicon)
    chunks = chunker.read()
    if chunks:
        close_clauses(chunks, lexicon, sentence.heading)
        attach(chunks, words, lexicon, sentence.heading)
        yield build(chunks, lexicon, text, number, sentence.heading)
    for aside in chunker.asides:
        named = sum(bool(w.name) and w.name != "Time" for w in aside)
        if named > 1 or (len(aside) > 2 and any(w.cls in "VSP" for w in aside)):
            yield from _aside(aside, number, text, lexicon)


def _aside(aside: list[Word], number: int, text: str, lexicon: Lexicon) -> Iterator[Scene]:
    for index, word in enumerate(aside):
        word.index = word.head = index
    chunks = Chunker(aside, text, lexicon).read()
    if chunks:
        close_clauses(chunks, lexicon)
        attach(chunks, aside, lexicon)
        yield build(chunks, lexicon, text, number, True)


def build(chunks, lexicon: Lexicon, text: str, number: int, heading: bool) -> Scene:  # type: ignore[no-untyped-def]
    """Make the drafts of one stretch."""
    scene = Scene(chunks, lexicon, text, number, heading)
    read_predicates(scene)
    read_event_nouns(scene)
    return scene


def finish(scene: Scene, values: Mapping[int, str], published: str = "") -> None:
    """Add what verbs govern, speakers, status and times."""
    join_control(scene)
    repeat_verbs(scene)
    follow_leaders(scene)
    attribute(scene, find_operators(scene))
    settle(scene)
    set_times(scene, values, published)


def _freeze(scene: Scene, sentence: Sentence, start: int) -> list[Frame]:
    told = [d for d in scene.drafts if d.support or not d.dropped]
    drafts = [d for d in told if d.arguments or d.kind == "verbal"]
    drafts.sort(key=lambda d: (d.trigger, d.lemma))
    for index, draft in enumerate(drafts):
        draft.index = start + index
    return [draft.freeze(draft.index, _clause(draft, sentence)) for draft in drafts]


def _clause(draft: Draft, sentence: Sentence) -> Span:
    """Return the shortest stretch from the first argument to the end of the predicate."""
    site, chunk = draft.site, draft.chunk
    spans = [draft.trigger, Span(leftmost(chunk).start, chunk.end), Span(leftmost(site).start, site.end)]
    spans += [a.noun.span for a in draft.arguments if a.origin in ("explicit", "topic", "relative", "shared")]
    inside = [s for s in spans if sentence.span.covers(s)]
    return Span(min(s.start for s in inside), max(s.end for s in inside)) if inside else draft.trigger


__all__ = ["build", "finish", "read_frames", "read_scenes"]
