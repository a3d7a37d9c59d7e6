"""What is read: an archive given as JSON lines, or the sample articles; and made-up text without end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from kg.model import Document, Span
from kg.text.normalise import normalise

SEEDS = Path(__file__).parents[1] / "seeds"
WAYS = (
    "{a}は{t}、{b}の{c}氏と会談し、{d}をめぐって協議した。",
    "{a}の{c}外相は{b}に{d}の輸出を再開すると{t}に発表した。",
    "{c}氏が率いる{a}は、{b}から{d}を輸入していないと主張している。",
)
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロ"


def corpus(path: Path | None, limit: int) -> list[Document]:
    """Return ``limit`` normalised documents of an archive (``id`` and ``text`` a line) or of the samples."""
    if path is None:
        files = sorted(SEEDS.glob("*.txt"))
        texts = ((f"{f.stem}-{i}", f.read_text(encoding="utf-8")) for i, f in enumerate(cycle(files)))
    else:
        lines = map(json.loads, path.open(encoding="utf-8"))
        texts = ((line["id"], line["text"]) for line in lines)
    return [document(identity, text) for identity, text in islice(texts, limit)]


def document(identity: str, text: str) -> Document:
    """Return a normalised document whose body is all of its text."""
    normal = normalise(text).text
    return Document(identity, normal, body=(Span(0, len(normal)),))


def invented(count: int, first: int = 0) -> Iterator[str]:
    """Yield sentences with three names each that occur nowhere else: the worst case for memory."""
    for i in range(first, first + count):
        names = {"a": name(3 * i) + "国", "b": name(3 * i + 1) + "市", "c": name(3 * i + 2)}
        yield WAYS[i % 3].format(**names, t=f"{i % 28 + 1}日", d=("石油", "穀物", "兵器")[i % 3])


def name(number: int) -> str:
    """Spell a number in katakana."""
    letters = ""
    for _ in range(5):
        number, digit = divmod(number, len(KANA))
        letters += KANA[(digit * 7 + 3) % len(KANA)]
    return letters
