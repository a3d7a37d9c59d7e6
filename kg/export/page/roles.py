"""The names of the two ends in the rule files, for the lines that the page offers to correct them."""

from __future__ import annotations

import re
from functools import cache

from kg.config import config_files
from kg.errors import KgError

_FIELD = re.compile(r"^  (subject|object): *(\S+) *$", re.MULTILINE)


@cache
def roles() -> dict[str, tuple[str, str]]:
    """Return subject and object, as the rule file of each relation type calls them.

    >>> roles()["acquired"]
    ('買い手', '対象')
    """
    found = {}
    try:
        files = config_files("relations")
    except KgError:
        return {}  # a graph can be shown without any configuration
    for path in files:
        fields = dict(_FIELD.findall(path.read_text(encoding="utf-8")))
        if len(fields) == 2:
            found[path.stem] = (fields["subject"], fields["object"])
    return found
