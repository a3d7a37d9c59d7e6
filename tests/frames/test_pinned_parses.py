"""Pinned parses: where a new model or dictionary binds words in another way, this shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config.lexicon import Lexicon, load_lexicon
from kg.config.yaml import load_yaml
from kg.model import Sentence
from kg.syntax.bunsetsu import Chunk
from kg.syntax.chunker import Chunker
from kg.syntax.dependencies import attach
from kg.syntax.morphemes import names_by_sentence, read_words
from tests.frames.notation import read_marked

PINNED: dict[str, list[str]] = load_yaml(Path(__file__).with_name("pinned_parses.yaml")).data


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("marked", list(PINNED))
def test_bunsetsu_bind_as_pinned(
    marked: str, parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon
) -> None:
    document, references, entities = read_marked(marked)
    sentences = parse(document.text)
    names = names_by_sentence(sentences, references, {e.id: e.type for e in entities}, [])
    found: list[str] = []
    for sentence, here in zip(sentences, names, strict=True):
        words = read_words(sentence, here, document.text, lexicon.spellings)
        chunks = Chunker(words, document.text, lexicon).read()
        attach(chunks, words, lexicon, sentence.heading)
        found += [_line(chunk) for chunk in chunks]
    assert found == PINNED[marked]


def test_arcs_never_cross(parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon) -> None:
    for marked in PINNED:
        document, references, entities = read_marked(marked)
        sentences = parse(document.text)
        names = names_by_sentence(sentences, references, {e.id: e.type for e in entities}, [])
        for sentence, here in zip(sentences, names, strict=True):
            words = read_words(sentence, here, document.text)
            chunks = Chunker(words, document.text, lexicon).read()
            attach(chunks, words, lexicon, sentence.heading)
            arcs = [(c.index, c.head) for c in chunks if c.head >= 0]
            assert all(i < j for i, j in arcs)
            assert not [(a, b) for a in arcs for b in arcs if a[0] < b[0] < a[1] < b[1]]


def _line(chunk: Chunk) -> str:
    def index(head: int) -> str:
        return str(head) if head >= 0 else "-"

    guess = "" if chunk.arc == chunk.head else f"（GiNZA {index(chunk.arc)}）"
    text = "".join(word.text for word in chunk.words)
    return f"{chunk.index} {text}→{index(chunk.head)}{guess}"
