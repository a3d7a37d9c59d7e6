"""Finds the article in the text of a saved page."""

from __future__ import annotations

from kg.model.spans import Span


def find_body(text: str) -> tuple[Span, ...]:
    """Return the stretches of ``text`` that belong to the article, in order."""
    return (Span(0, len(text.rstrip())),) if text.strip() else ()
