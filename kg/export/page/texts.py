"""The text of an article for the page: its paragraphs, and where it names which entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.export.page.offsets import to_utf16
from kg.model import Document, Entity

Texts = Mapping[str, Document]
"""Documents by id, with their text exactly as it was read."""


def body_of(document: Document) -> list[list[int]]:
    """Return the stretches that belong to the article, in UTF-16 units; all of it where none is known."""
    spans = [(s.start, s.end) for s in document.body] or [(0, len(document.text))]
    return [to_utf16(document.text, *span) for span in spans]


def named(text: str, entities: Iterable[tuple[int, Entity]]) -> list[list[int]]:
    """Return ``[start, end, number]`` in UTF-16 units for each name of the numbered entities in a text.

    Of overlapping names the longest counts; a name of one character is too often part of a word.

    >>> named("露朝会談で北朝鮮が", [(3, Entity("country:KP", "北朝鮮", "Country", ("朝",)))])
    [[5, 8, 3]]
    """
    owner: dict[str, int] = {}
    for number, entity in entities:
        for name in (entity.name, *entity.aliases):
            if len(name) > 1 and name in text:
                owner.setdefault(name, number)
    if not owner:
        return []
    pattern = re.compile("|".join(re.escape(n) for n in sorted(owner, key=lambda n: (-len(n), n))))
    return [[*to_utf16(text, *hit.span()), owner[hit[0]]] for hit in pattern.finditer(text)]
