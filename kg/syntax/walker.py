"""走査: the words of a stretch, the bunsetsu cut so far, and the brackets that are open."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.bunsetsu import Chunk
from kg.syntax.morphemes import CORNER, ROUND, Word


class Walker:
    """Holds the place in a stretch; corner brackets open quotations, round ones asides."""

    def __init__(self, words: list[Word], text: str, lexicon: Lexicon) -> None:
        self.words, self.text, self.lexicon = words, text, lexicon
        self.count = len(words)
        self.chunks: list[Chunk] = []
        self.quotes: list[int] = []
        self.opened = 0
        self.asides: list[list[Word]] = []

    def new(self, kind: str, i: int) -> Chunk:
        """Begin a bunsetsu at word ``i``."""
        chunk = Chunk(len(self.chunks), kind, self.quotes[-1] if self.quotes else 0)
        chunk.start = self.words[i].start
        self.chunks.append(chunk)
        return chunk

    def mark(self, i: int) -> int:
        """Read a comma, full stop, space or dash: the bunsetsu before it stands apart."""
        word = self.words[i]
        if self.chunks and (word.cls in ", ." or word.text[0] in "―—─…"):
            last = self.chunks[-1]
            last.comma = True
            if last.kind == "pred" and not last.link:
                last.link = "end"
        return i + 1

    def bracket(self, i: int) -> int:
        """Open or close a quotation, or set an aside apart."""
        word = self.words[i]
        if word.cls == ")":
            if self.quotes and word.text not in ROUND:
                self.quotes.pop()
                if self.chunks:
                    self.chunks[-1].closing = True
            return i + 1
        if word.text in CORNER:
            self.opened += 1
            self.quotes.append(self.opened)
            return i + 1
        return self.skip_aside(i, None)

    def skip_aside(self, i: int, chunk: Chunk | None) -> int:
        """Take the words in round brackets out of the way; they belong to the noun before them."""
        depth, j = 0, i
        while j < self.count:
            cls, text = self.words[j].cls, self.words[j].text
            if text in CORNER or text in "」』》〉”":
                break
            depth += (cls == "(") - (cls == ")")
            j += 1
            if depth == 0:
                break
        inside = [w for w in self.words[i + 1 : j] if w.cls not in "()"]
        if depth:
            return i + 1
        owner = chunk or (self.chunks[-1] if self.chunks else None)
        if owner is not None:
            owner.parens.append(inside)
        self.asides.append(inside)
        return j


__all__ = ["Walker"]
