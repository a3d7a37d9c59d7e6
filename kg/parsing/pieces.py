"""Sentences cut into pieces that the tokenizer takes, whatever the text is made of."""

from __future__ import annotations

import re

from kg.model import Span

LIMIT = 1_900
"""Characters a piece may have. Sudachi refuses more than 49,149 bytes, and more than 65,535
bytes after its own NFKC, where one character (U+FDFA) can grow to 33 bytes."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"[、，,；;：:」』）)\s]")


def readable(text: str) -> str:
    """Return ``text`` with lone surrogates, which no encoder takes, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def cut(text: str, span: Span, limit: int = LIMIT) -> list[Span]:
    """Split ``span`` into stretches of at most ``limit`` characters, after a comma where possible.

    >>> cut("一、二三四", Span(0, 5), 3)
    [Span(start=0, end=2), Span(start=2, end=5)]
    """
    pieces = []
    start = span.start
    while span.end - start > limit:
        end = start + limit
        breaks = [m.end() for m in _BREAK.finditer(text, start + limit // 2, end)]
        end = breaks[-1] if breaks else end
        pieces.append(Span(start, end))
        start = end
    pieces.append(Span(start, span.end))
    return pieces
