"""Make sentences with known arguments from paradigms.yaml and words.yaml, in the corpus' format.

The laws of newspaper Japanese that an encyclopedia does not teach (who is asked, who speaks, what a verb said
once means) are written as sentences with slots; the same sentences with other words test what was learned.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent
TEACH, TEST = 0, 1
SLOT = re.compile(r"\{(?P<name>[A-Za-z]+)(?P<number>\d?)(?:\.(?P<form>\w+))?\}")
KINDS = {"P": "persons", "Q": "persons", "T": "things", "U": "things", "N": "nouns", "E": "events",
         "d": "dates", "adv": "adverbs", "adj": "adjectives"}  # fmt: skip
_ROWS = dict(zip("うくぐすつぬぶむる", "えけげせてねべめれ", strict=True))


def inflect(verb: str | list[str], form: str) -> tuple[str, str]:
    """Return the stem that is the predicate's trigger, and the rest of the form.

    >>> inflect("批判", "ta"), inflect(["盗む", "盗ん", "盗み", "盗ま", "盗まれ"], "te")
    (('批判', 'した'), ('盗ん', 'で'))
    """
    if isinstance(verb, str):
        ends = {"ru": "する", "ta": "した", "te": "して", "ren": "し", "nai": "せ", "neg": "し", "re": "すれ",
                "pas": "され", "pasta": "された", "stem": ""}  # fmt: skip
        return verb, ends[form]
    plain, te, ren, mizen, passive = verb
    voiced = te.endswith("ん") or (te.endswith("い") and plain.endswith("ぐ"))
    whole = {"ru": (plain, ""), "ta": (te, "だ" if voiced else "た"), "te": (te, "で" if voiced else "て"),
             "ren": (ren, ""), "nai": (mizen, ""), "neg": (mizen, ""),
             "re": (plain[:-1] + _ROWS[plain[-1]], ""), "pas": (passive, ""),
             "pasta": (passive, "た"), "stem": (plain, "")}  # fmt: skip
    return whole[form]


def paradigms() -> dict[str, list[list[str]]]:
    """Return the templates by paradigm."""
    return YAML(typ="safe").load((HERE / "paradigms.yaml").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def generate(which: int, each: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield ``each`` sentences of every template with the words for teaching or testing.

    An expectation that ends in ``?`` is a construction, no choice between nouns: it is only tested.
    """
    words = YAML(typ="safe").load((HERE / "words.yaml").read_text(encoding="utf-8"))
    dice = random.Random(seed)
    for paradigm, templates in paradigms().items():
        for number, (written, *expected) in enumerate(templates):
            for turn in range(each):
                template = written
                plain = written.startswith("{A}は") and "が" not in written and "{C}は" not in written
                if plain and dice.random() < 0.3:
                    template = written.replace("{A}は", "{A}が", 1)
                text, spans = fill(template, words, which, dice)
                yield {
                    "id": f"{paradigm}-{number}-{turn}", "text": text, "paradigm": paradigm,
                    "predicates": [
                        _expected(e.rstrip(" ?"), text, spans)
                        for e in expected
                        if which == TEST or not e.endswith("?")
                    ],
                }  # fmt: skip


def fill(
    template: str, words: dict[str, Any], which: int, dice: random.Random
) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the sentence and where each slot stands; a slot that comes again is numbered (A2)."""
    text, spans, place = "", {}, 0
    chosen: dict[str, Any] = {}
    for slot in SLOT.finditer(template):
        text += template[place : slot.start()]
        place = slot.end()
        name, form = slot["name"], slot["form"]
        key = name + (slot["number"] or "")
        if key not in chosen:
            listed = words["verbs"][name] if form else words[KINDS.get(name, "names")]
            pool = list(listed[which])
            if not form and name in "ABCD" and dice.random() < 0.25:
                pool = list(words["persons"][which])
            chosen[key] = dice.choice([w for w in pool if w not in chosen.values()] or pool)
        if form:
            stem, rest = inflect(chosen[key], form)
            spans.setdefault(key, (len(text), len(text) + len(stem)))
            text += stem + rest
            continue
        label = key if key not in spans else key + "2"
        spans[label] = (len(text), len(text) + len(chosen[key]))
        text += chosen[key]
    return text + template[place:], spans


def _expected(line: str, text: str, spans: dict[str, tuple[int, int]]) -> dict[str, Any]:
    predicate, *cases = line.split()
    arguments = []
    for case, wanted in (c.split("=") for c in cases):
        for noun in wanted.split("+"):
            arguments.append(
                {"case": case, "span": list(_place(noun, text, spans)), "link": "intra", "same": []}
            )
    return {"span": list(_place(predicate, text, spans)), "verbal": True, "args": arguments}


def _place(word: str, text: str, spans: dict[str, tuple[int, int]]) -> tuple[int, int]:
    if word in spans:
        return spans[word]
    at = text.index(word)
    return at, at + len(word)
