"""A full name that the text brings in as a relative's is not whom the surname meant before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.entities.words import words

if TYPE_CHECKING:
    from kg.entities.groups import Group

_WINDOW = 40


@lru_cache(maxsize=1)
def _introduced() -> re.Pattern[str]:
    """姉のX, 長女であるX, 父、X; 父は、独裁者と呼ばれたX; 妻X."""
    longer = "|".join(
        sorted((re.escape(word) for word in words().kin if len(word) > 1), key=len, reverse=True)
    )
    short = "".join(word for word in words().kin if len(word) == 1)
    return re.compile(
        f"(?:{longer}|(?<![一-鿿])[{short}])"
        "(?:(?:である|だった|に当たる)?[、,]?|の|は[、,]?[^。！？、が]{0,28})[故元]?$"
    )


def is_relative(text: str, start: int) -> bool:
    """Tell whether the name that starts at ``start`` is brought in as somebody's relative.

    >>> is_relative("姉のアイミー・マルコス氏", 2), is_relative("会長の山田花子氏", 3)
    (True, False)
    """
    return _introduced().search(text, max(0, start - _WINDOW), start) is not None


def namesakes(text: str, groups: Iterable[Group], full: re.Pattern[str]) -> list[Group]:
    """Return ``groups`` with the full names of relatives apart from the surname that stood before them.

    The list may know 金田一郎 as a spelling of the president's name; 父は金田一郎元大統領 says it is another.
    """
    kept: list[Group] = []
    for group in groups:
        kept.append(group)
        if not any(full.search(surface) for surface in group.surfaces):
            continue
        first = group.mentions[0]
        for surface in group.surfaces:
            mentions = [m for m in group.mentions if m.text == surface]
            known = group.entry is not None and group.entry.name == surface
            if known or not full.search(surface) or mentions[0] is first:
                continue
            if not full.search(first.text) and is_relative(text, mentions[0].span.start):
                group.mentions = [m for m in group.mentions if m.text != surface]
                kept.append(type(group)(group.type, mentions))
    return kept


def is_another(text: str, short: Group, full: Group) -> bool:
    """Tell whether a surname that stands before the full name of a relative is not that relative's."""
    first = full.mentions[0]
    return short.mentions[0].span < first.span and is_relative(text, first.span.start)
