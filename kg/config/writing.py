"""How a name is written in the files: its short form, and its reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_KANJI = re.compile("[一-鿿々]")
_READING = re.compile("（([ぁ-ヿ＝0-9]+)）(?=[?]?$)")
_OFFICE = re.compile(r" \[(\d{4})-(\d{4})?(?: ([^\]]+))?\]$")
OPEN = 9999
"""The last year of who still acts."""


def is_kana(word: str) -> bool:
    """Tell whether a name is written in kana alone (so that it may be the reading of another).

    >>> is_kana("シー・ジンピン"), is_kana("習近平")
    (True, False)
    """
    return all("ぁ" <= char <= "ヿ" for char in word)


def has_kanji(word: str) -> bool:
    """Tell whether a name has kanji, and so needs a reading."""
    return _KANJI.search(word) is not None


def spoken(name: str, aliases: Iterable[str]) -> str:
    """Return the alias that tells how the name of a person is read.

    >>> spoken("金正恩", ["キム・ジョンウン"]), spoken("プーチン", ["ウラジーミル・プーチン"])
    ('キム・ジョンウン', '')
    """
    return next((alias for alias in aliases if is_kana(alias)), "") if has_kanji(name) else ""


def parse_short(line: str) -> dict[str, Any]:
    """Read the short form of an entry: ``name（かな） [years offices], alias, risky? = English``.

    >>> parse_short("旭化成（あさひかせい）, 旭? = Asahi Kasei")
    {'name': '旭化成', 'kana': 'あさひかせい', 'aliases': ['旭'], 'risky': ['旭'], 'english': 'Asahi Kasei'}
    >>> parse_short("李強（りきょう） [2023- 首相・党書記], リー・チアン")["years"]
    [2023, 9999]
    """
    forms, _, english = line.partition(" = ")
    words = [word.strip() for word in forms.split(",")]
    office = _OFFICE.search(words[0])
    if office:
        words[0] = words[0][: office.start()]
    reading = _READING.search(words[0])
    if reading:
        words[0] = words[0].replace(reading[0], "")
    risky = [word[:-1] for word in words if word.endswith("?")]
    words = [word.rstrip("?") for word in words]
    held: dict[str, Any] = {}
    if office:
        held = {
            "years": [int(office[1]), int(office[2] or OPEN)],
            "titles": office[3].split("・") if office[3] else [],
        }
    return {
        **held,
        "name": words[0],
        "kana": reading[1] if reading else "",
        "aliases": words[1:],
        "risky": risky,
        "english": english.strip(),
    }
