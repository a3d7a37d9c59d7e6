"""Text that other programs' readers accept."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text without what XML 1.0 and UTF-8 forbid: control characters go, broken ones become �.

    >>> clean("a\\x00b\\ud800")
    'ab�'
    """
    return _SURROGATE.sub("\ufffd", _ILLEGAL.sub("", text))


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: such a one gets an apostrophe in front.

    >>> guard("=cmd|' /C calc'!A0"), guard("石油")
    ("'=cmd|' /C calc'!A0", '石油')
    """
    text = clean(cell)
    return (
        "'" + text
        if text.lstrip(" \t\r\n\u3000").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        else text
    )
