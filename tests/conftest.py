"""What several test folders share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import fuzz  # noqa: F401 - sets how many examples are tried
import pytest

from kg.model import Document, Sentence

if TYPE_CHECKING:
    from kg.parsing import Parser
    from kg.pipeline import Pipeline


@pytest.fixture(scope="session")
def parser() -> Parser:
    """GiNZA, loaded once a session."""
    from kg.parsing import Parser

    return Parser()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], tuple[Sentence, ...]]:
    """Parse a text (its lines are paragraphs) into sentences."""

    def parse(text: str) -> tuple[Sentence, ...]:
        return parser.parse(Document("test", text))

    return parse


@pytest.fixture(scope="session")
def pipeline(parser: Parser) -> Pipeline:
    """Every stage, with the session's GiNZA."""
    from kg.pipeline import Pipeline

    return Pipeline(parser=parser)
