"""コピュラ: だ, である, でない after a noun."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.syntax.morphemes import Word


def is_copula(words: list[Word], i: int, head: Word, lexicon: Lexicon) -> bool:
    """Tell whether word ``i`` after the noun ``head`` is the copula, not the particle で."""
    word = words[i]
    if word.cls == "X":
        return word.lemma in ("だ", "です", "なり", "たり", "らしい", "である", "じゃ")
    follows = [w.text for w in words[i + 1 : i + 3]]
    lemmas = [w.lemma for w in words[i + 1 : i + 3]]
    if word.text != "で" or not follows:
        return False
    if follows[0] in ("は", "も") and len(follows) > 1:
        return lemmas[1] in ("ない", "ある", "なくなる", "いる") and (
            follows[1][:1] == "な" or lemmas[1] == "ある"
        )
    if follows[0] == "、" and not head.name and len(head.text) > 1:
        return head.text in lexicon.titles  # 元高官で、…を務める
    return lemmas[0] in ("ある", "ない", "なくなる") and not head.name


__all__ = ["is_copula"]
