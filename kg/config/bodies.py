"""Bodies of state by one grammar: a head and an ending behind any country (米|連邦航空局)."""

from __future__ import annotations

import re
from typing import Any

_MIDDLE = "[一-鿿ァ-ヺー々]{0,12}?"


def state_body(organisations: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of a body of state without its country, from ``organisations.yaml``.

    >>> shape = state_body({"state_shape": {"heads": ["連邦", "国立"], "endings": ["局", "センター"]}})
    >>> [bool(shape.fullmatch(name)) for name in ("連邦航空局", "国立ハリケーンセンター", "航空局")]
    [True, True, False]
    """
    shape = organisations["state_shape"]
    heads = "|".join(sorted(map(re.escape, shape["heads"]), key=len, reverse=True))
    endings = "|".join(sorted(map(re.escape, shape["endings"]), key=len, reverse=True))
    return re.compile(f"(?:{heads}){_MIDDLE}(?:{endings})")
