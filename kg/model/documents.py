"""One news article as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its text exactly as decoded, and what is known about it.

    ``body`` lists the stretches of ``text`` that belong to the article (headline,
    byline, caption, paragraphs), in order; everything else is page chrome and
    yields nothing. ``published`` is an ISO date (``2024-06-19``) or empty.
    ``source`` says where the text came from (path, publisher); ``url`` its address; ``found`` where
    title, date and source were taken from (``("published", "the date line 2024年6月19日")``); ``copies``
    the other places where the same text was met.
    """

    id: str
    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    body: tuple[Span, ...] = ()
    found: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    copies: tuple[str, ...] = ()
