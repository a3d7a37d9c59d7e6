"""The construction catalogue: every sentence yields the frames that are written beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.config.lexicon import Lexicon, load_lexicon
from kg.config.yaml import load_yaml
from kg.frames import read_frames
from kg.model import Document, Sentence
from tests.frames.notation import CATALOGUE, missing, read_marked, show

BEYOND = "〈未〉"
"""Marks a sentence that is out of reach as yet: it must fail, or the mark goes."""


def _cases() -> list[object]:
    cases: list[object] = []
    for path in sorted(CATALOGUE.glob("frames_*.yaml")):
        for section, listed in load_yaml(path).data.items():
            for marked, wanted in listed.items():
                sentence = marked.removeprefix(BEYOND)
                marks = [pytest.mark.xfail(strict=True)] if sentence != marked else []
                wanted = [wanted] if isinstance(wanted, str) else wanted
                cases.append(pytest.param(sentence, wanted, id=f"{section}-{sentence}", marks=marks))
    return cases


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(("marked", "wanted"), _cases())
def test_frames_of_the_catalogue(
    marked: str, wanted: list[str], parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon
) -> None:
    document, references, entities = read_marked(marked)
    frames = read_frames(document, parse(document.text), references, entities, lexicon)
    found = "\n".join(show(frame, document.text) for frame in frames)
    assert not missing(wanted, frames, document.text), found


def test_catalogue_is_large() -> None:
    assert len(_cases()) >= 300


def test_spans_lie_in_the_document(parse: Callable[[str], tuple[Sentence, ...]], lexicon: Lexicon) -> None:
    marked = "プーチン氏は19日、訪〔朝〕して金正恩氏と会談した。ロシアは「協力を深める」と述べた。"
    document, references, entities = read_marked(marked)
    document = Document("d", document.text, published="2024-06-20")
    for frame in read_frames(document, parse(document.text), references, entities, lexicon):
        assert 0 <= frame.clause.start <= frame.trigger.start < frame.trigger.end <= frame.clause.end
        for argument in frame.arguments:
            assert argument.noun.span.covers(argument.noun.head)
            assert argument.noun.span.end <= len(document.text)
