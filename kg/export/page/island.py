"""Data inside HTML: JSON that can be read back and can never be read as markup."""

from __future__ import annotations

import json
import re
from typing import Any

_ESCAPED = re.compile("[&<>\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]")


def island(value: Any) -> str:
    r"""Return JSON on one line without ``<``, ``>`` or ``&``; Japanese stays readable.

    Lone surrogates and control characters are escaped too, so the page is valid UTF-8.

    >>> island({"名": "</script>"})
    '{"名":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
