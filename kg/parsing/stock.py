"""The stock reader: GiNZA as spaCy runs it. The reference for the fast one, and its fallback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.model import Label, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Analysis = tuple[tuple[Token, ...], tuple[Label, ...]]
Piece = tuple[str, int]
"""A text for the tokenizer and the offset of its first character in the document."""

# strings.json is a list of known words that nothing we read from a Doc needs: 120 MB and 0.5 s less.
EXCLUDE = ["strings"]
BATCH = 128


def load() -> Language:
    """Load GiNZA (0.3 s after the import of spaCy)."""
    import spacy

    return spacy.load("ja_ginza", exclude=EXCLUDE)


class StockReader:
    """Reads pieces of text with ``nlp.pipe``."""

    def __init__(self, nlp: Language | None = None) -> None:
        self.nlp = nlp or load()

    def read(self, pieces: Sequence[Piece]) -> list[Analysis]:
        """Return tokens and entity labels of every piece, in order."""
        docs: Iterable[Any] = self.nlp.pipe((text for text, _ in pieces), batch_size=BATCH)
        return [plain(doc, offset) for doc, (_, offset) in zip(docs, pieces, strict=True)]


def plain(doc: Doc, offset: int) -> Analysis:
    """Copy what we keep of a Doc into plain tuples, moved by ``offset``."""
    tokens = []
    for token in doc:
        start = token.idx + offset
        inflection = token.morph.get("Inflection", [])
        tokens.append(
            Token(
                start,
                start + len(token),
                token.text,
                token.lemma_,
                token.pos_,
                token.tag_,
                inflection[0] if inflection else "",
                token.head.i,
                token.dep_,
            )
        )
    labels = tuple(Label(e.start_char + offset, e.end_char + offset, e.label_) for e in doc.ents)
    return tuple(tokens), labels
