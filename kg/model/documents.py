"""One news article as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its text exactly as decoded, and what is known about it.

    ``body`` lists the stretches of ``text`` that belong to the article (headline,
    byline, caption, paragraphs), in order; everything else is page chrome and
    yields nothing. ``published`` is an ISO date (``2024-06-19``) or empty.
    ``source`` says where the text came from (path, publisher); ``url`` its address.
    """

    id: str
    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    body: tuple[Span, ...] = ()
