"""Readings in brackets after nearly every word, as in easy news: 日本（にほん）と協定（きょうてい）."""

from __future__ import annotations

import re

from kg.text.wraps import Edit

_READING = re.compile(r"(?<=[一-鿿々])[（(][ぁ-んー]{1,12}[）)](?![（(])")  # not 野田（のだ）（54）
_MANY = 5  # readings, and
_DENSE = 80  # characters or fewer for each: a newspaper gives the reading of a few names only


def spelled_out(text: str) -> list[Edit]:
    """Return the readings of a text that gives them for nearly every word, else nothing.

    >>> len(spelled_out("日本（にほん）と米国（べいこく）は" * 3)), spelled_out("饗庭（あいば）さん")
    (6, [])
    """
    found = [Edit(*m.span(), "") for m in _READING.finditer(text)]
    return found if len(found) >= _MANY and len(text) <= _DENSE * len(found) else []
