"""Other spellings of the words that the rules know, by Sudachi's normalized form.

    python tools/spellings.py [WORDS…]

prints the lines that ``configs/lexicon/spellings.yaml`` lacks: a spelling that the dictionary gives the same
normalized form as a word of a rule (ほめる: 褒める), tried in kana, with more and fewer kana at the end of
each part, and among the words of the files given (one a line, as ``tools/walk.py`` writes them).
Homographs (上げる, 挙げる) are left out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import product
from pathlib import Path

from sudachipy import Dictionary, SplitMode

from kg.config.lexicon import load_lexicon
from kg.relations.rules import load_rules


def hiragana(text: str) -> str:
    """Return katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def alike(word: str, standard: str) -> bool:
    """Tell whether a spelling has no kanji but those of the standard, and ends in the same kana.

    上げる has the normalized form of 挙げる, and is another word; すわる alone says little.
    """
    kanji = [c for c in word if "一" <= c <= "鿿"]
    same = "".join(kanji) in "".join(c for c in standard if "一" <= c <= "鿿")
    return (
        same
        and word[-1] == standard[-1]
        and word[-1] in "うくぐすつぬぶむる"
        and (kanji != [] or len(word) > 4)
    )


def main() -> None:
    """Print what is missing."""
    cut = Dictionary(dict="core").create(mode=SplitMode.C)
    rules, lexicon = load_rules(), load_lexicon()

    def form(word: str) -> str:
        parts = cut.tokenize(word)
        return parts[0].normalized_form() if len(parts) == 1 else ""

    known = {w for w in rules.by_lemma if form(w)}
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(known, key=lambda w: (not any("一" <= c <= "鿿" for c in w), w)):
        owners[form(word)].append(word)
    seen = {line.split("\t")[1] for f in sys.argv[1:] for line in Path(f).read_text("utf-8").splitlines()}
    for word in known:
        parts = cut.tokenize(word, SplitMode.A)
        spelt = [{m.surface(), hiragana(m.reading_form())} for m in parts]
        seen |= {"".join(s) for s in product(*spelt)}
    found = {}
    for word in sorted(seen - known - set(lexicon.spellings)):
        normal = form(word)
        standard = owners[normal][0] if normal in owners else word
        if word != standard and alike(word, standard):
            found[word] = standard
    for word, standard in found.items():
        print(f"{word}: {standard}")


if __name__ == "__main__":
    main()
