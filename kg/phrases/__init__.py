"""名詞句の文法: what noun phrases and name lists say, read off the surface of the sentence."""

from kg.phrases.grammar import Grammar, Phrase, compile_grammar
from kg.phrases.reader import Finding, read_phrases

__all__ = ["Finding", "Grammar", "Phrase", "compile_grammar", "read_phrases"]
