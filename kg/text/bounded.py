"""Numbers of any length in pages and records: Python refuses to read more than some 4,300 digits."""

from __future__ import annotations

import html
import json
import re
from typing import Any

DIGITS = 4000
_LONG = re.compile(r"&#(?:[xX][0-9a-fA-F]{8,}|[0-9]{8,});?")
_ZEROS = re.compile(r"&#([xX]?)0+(?=[0-9a-fA-F])")


def unescape(text: str) -> str:
    """Return HTML text with its character references read; a number beyond all characters becomes U+FFFD.

    >>> unescape("&amp;&#12354;&#" + "9" * 10000 + ";")
    '&あ\\ufffd'
    """
    if "&#" in text:
        text = _LONG.sub("\ufffd", _ZEROS.sub(r"&#\1", text))
    return html.unescape(text)


def load_json(text: str | bytes, *, strict: bool = True) -> Any:
    """Return what JSON says; an integer that is too long to be one is infinite, as a float would be.

    Not ``strict``: line ends and other control characters may stand in strings.

    >>> load_json('{"id": 12}'), load_json("9" * 10000)
    ({'id': 12}, inf)
    """
    return json.loads(text, strict=strict, parse_int=_integer)


def _integer(written: str) -> int | float:
    return int(written) if len(written) <= DIGITS else float(written)
