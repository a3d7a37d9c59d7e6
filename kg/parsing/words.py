"""The words of a text as Sudachi cuts it, without a Doc.

Replaces ``spacy.lang.ja.JapaneseTokenizer``: what we do not keep (readings, which also fill the
vocabulary for ever; sub-tokens; norms) is not computed, and parts of speech are joined once a
kind. Universal parts of speech are not looked up either: the morphologizer overwrites them all.
Texts with blanks go through spaCy's own alignment.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Words(NamedTuple):
    """A text's words in parallel lists; ``grammar`` holds pairs of tag and inflection."""

    texts: list[str]
    starts: list[int]
    lemmas: list[str]
    grammar: list[tuple[str, str]]


class Tokenizer:
    """Cuts texts into words; not for several threads."""

    def __init__(self, sudachi: Any) -> None:
        self._sudachi = sudachi
        self._grammar: dict[int, tuple[str, str]] = {}

    def words(self, text: str) -> Words:
        """Return the words of ``text``; raises what Sudachi raises (too long, lone surrogates)."""
        found = self._sudachi.tokenize(text)
        texts = [m.surface() for m in found]
        if text.split() != [text] or "".join(texts) != text or "" in texts:
            return self._with_blanks(found, text)
        starts = []
        end = 0
        for word in texts:
            starts.append(end)
            end += len(word)
        lemmas = [m.dictionary_form() or m.surface() for m in found]
        return Words(texts, starts, lemmas, [self._grammar_of(m) for m in found])

    def _grammar_of(self, morpheme: Any) -> tuple[str, str]:
        kind = morpheme.part_of_speech_id()
        known = self._grammar.get(kind)
        if known is None:
            pos = morpheme.part_of_speech()
            known = (_join("-", pos[:4]), _join(";", pos[4:]))
            self._grammar[kind] = known
        return known

    def _with_blanks(self, found: Any, text: str) -> Words:
        from spacy.lang.ja import DetailedToken, get_dtokens_and_spaces

        detailed: list[Any] = []
        for m in found:
            tag, inflection = self._grammar_of(m)
            form = m.surface()
            blank = form.isspace() and tag == "空白"
            before = detailed[-1] if detailed else None
            if form and not (blank and before and before.surface.isspace() and before.tag == tag):
                detailed.append(DetailedToken(form, tag, inflection, m.dictionary_form(), "", "", None))
        align: Any = get_dtokens_and_spaces
        aligned, spaces = align(detailed, text)
        words = Words([], [], [], [])
        end = 0
        for token, space in zip(aligned, spaces, strict=True):
            words.texts.append(token.surface)
            words.starts.append(end)
            words.lemmas.append(token.lemma or token.surface)
            words.grammar.append((token.tag, token.inf))
            end += len(token.surface) + space
        return words


def _join(mark: str, parts: tuple[str, ...]) -> str:
    return mark.join(part for part in parts if part != "*")
