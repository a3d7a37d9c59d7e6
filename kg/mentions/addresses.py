"""Addresses: 長野県, 北安曇郡 and 白馬村 in a row are one place."""

from __future__ import annotations

import re

from kg.mentions.page import Candidate, Page

_OUTER = re.compile("[都道府県郡市州]$")
_INNER = re.compile(".[郡市区町村]$")


def join_addresses(page: Page, chosen: list[Candidate]) -> list[Candidate]:
    """Return the candidates, places that touch and grow smaller from left to right made one."""
    joined: list[Candidate] = []
    for found in sorted(chosen):
        last = joined[-1] if joined else None
        if last is not None and last.end == found.start and last.type == found.type == "Place":
            outer, inner = page.text[last.start : last.end], page.text[found.start : found.end]
            if _OUTER.search(outer) and _INNER.search(inner):
                joined[-1] = found._replace(start=last.start, voice="address", entry="")
                continue
        joined.append(found)
    return joined
