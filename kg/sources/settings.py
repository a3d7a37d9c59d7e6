"""What the user says about the articles to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.errors import SourceError

FIELDS = ("text", "title", "published", "url", "source", "id")


@dataclass(frozen=True, slots=True)
class Settings:
    """A date for articles that do not tell theirs, and names of keys or columns that kg does not know."""

    published: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def parse_keys(pairs: Iterable[str]) -> dict[str, str]:
    """Read ``text=本文`` and the like.

    >>> parse_keys(["text=本文", "published=meta.day"])
    {'text': '本文', 'published': 'meta.day'}

    :raises SourceError: another form, or a field that no article has.
    """
    keys: dict[str, str] = {}
    for pair in pairs:
        name, sign, key = pair.partition("=")
        if not sign or name not in FIELDS or not key:
            raise SourceError(
                f"not a mapping: {pair!r}", remedy=f"write FIELD=KEY, FIELD one of {', '.join(FIELDS)}"
            )
        keys[name] = key
    return keys
