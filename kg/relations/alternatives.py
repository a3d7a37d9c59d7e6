"""述語の形: what a predicate of a rule may look like in a frame besides its plain form.

A rule ends in words as people say them. An idiom is noun, particle and verb (手を貸す, 白紙に戻す), and
is matched in every inflection; a denial (応じない, 惜しまない) wants a frame that denies; a causative
(孤立させる) one that causes. Where the frame reader folds a support verb into its noun (国交を保つ is a
frame 国交), the idiom also matches the noun with that verb.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Frame
from kg.relations.patterns import Mode, Pattern, Slot, parse_pattern

# The verb begins with a kanji or katakana, or is one of those that are written in kana.
_VERB = (
    r"[^ぁ-ん].*|する|しない|なる|ある|ない|とる|つく|つける|つかない|かける|かかる|まとまる|つながる|"
    r"かみつく|ぶつける|つきつける|とりつける|さらされる|すがる|のる|のむ|くみする|あう|まわる|もたらす"
)
_IDIOM = re.compile(rf"(?P<noun>.+)(?P<case>を|に|が|と|から|で|へ)(?P<verb>{_VERB})$")
_OBJECT = re.compile(r"(?P<noun>.+)(?P<case>を)(?P<verb>.+)$")
RECEIVING = "受ける"
"""The word list of support verbs that turn their noun into a passive."""
_ROWS = str.maketrans("かがさたなばまらわ", "くぐすつぬぶむるう")


def split_idiom(word: str) -> tuple[str, str, str] | None:
    """Return noun, particle and verb of an idiom, or None for a plain predicate.

    >>> split_idiom("手を貸す"), split_idiom("落とす")
    (('手', 'を', '貸す'), None)
    """
    found = _OBJECT.match(word) or _IDIOM.match(word)
    return (found["noun"], found["case"], found["verb"]) if found else None


def affirmative(word: str) -> str:
    """Return what a denial denies: 応じない → 応じる, 許さない → 許す, 同調しない → 同調.

    >>> [affirmative(w) for w in ("応じない", "許さない", "同調しない", "支持")]
    ['応じる', '許す', '同調', '']
    """
    stem = word.removesuffix("ない")
    if stem == word or not stem:
        return ""
    if stem.endswith("し") and len(stem) > 1 and stem[-2] not in "っんざ":
        return stem[:-1]
    return stem[:-1] + stem[-1].translate(_ROWS) if stem[-1].translate(_ROWS) != stem[-1] else stem + "る"


def uncaused(word: str) -> str:
    """Return what a causative causes: 孤立させる → 孤立, 終わらせる → 終わる (or nothing).

    >>> [uncaused(w) for w in ("孤立させる", "終わらせる", "辞めさせる", "支持")]
    ['孤立', '終わる', '辞める', '']
    """
    if word.endswith("させる") and len(word) > 4:
        stem = word.removesuffix("させる")
        return stem + "る" if "ぁ" <= stem[-1] <= "ん" else stem
    stem = word.removesuffix("せる")
    last = stem[-1:].translate(_ROWS)
    return stem[:-1] + last if stem != word and stem and last != stem[-1:] else ""


def alternatives(text: str, words: dict[str, tuple[str, ...]] | None = None) -> tuple[Pattern, ...]:
    """Compile a rule sentence into one pattern for each way in which its predicates are matched.

    >>> [(p.mode, sorted(p.predicates)) for p in alternatives("<甲:国>が<乙:国>に協力|手を貸す|応じない")]
    [('', ['協力']), ('negated', ['応じる']), ('', ['貸す']), ('folded', ['手'])]
    """
    base = parse_pattern(text, words)
    if base.shape != "clause":
        return (base,)
    received = frozenset((words or {}).get(RECEIVING, ()))
    return tuple(
        p for split in _idioms(base) for mode in _modes(split) for p in (mode, *_folded(mode, received))
    )


def _idioms(base: Pattern) -> Iterator[Pattern]:
    """Part the idioms by particle and verb; the noun becomes a slot of fixed words."""
    plain: set[str] = set()
    nouns: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for word in sorted(base.predicates):
        parts = split_idiom(word)
        if parts is None or parts[2] == "する":
            plain.add(word)  # 明らかにする may be one predicate
        if parts is not None:
            nouns[parts[1:]].add(parts[0])
    if plain:
        yield replace(base, predicates=frozenset(plain))
    for (case, verb), found in sorted(nouns.items()):
        slot = Slot("", "words", (case,), words=frozenset(found), exact=True)
        yield replace(base, slots=(*base.slots, slot), predicates=frozenset({verb}))


def _modes(pattern: Pattern) -> Iterator[Pattern]:
    parted: dict[Mode, set[str]] = {"": set(), "negated": set(), "causative": set()}
    for word in pattern.predicates:
        denied, caused = affirmative(word), uncaused(word)
        if denied:
            parted["negated"].add(denied)
        else:
            parted[""].add(word)
        if caused:
            parted["causative"].add(caused)
    for mode, words in parted.items():
        if words:
            yield replace(pattern, predicates=frozenset(words), mode=mode)


def _folded(pattern: Pattern, received: frozenset[str]) -> Iterator[Pattern]:
    """Yield the pattern as the frame reader may fold it: the noun is the predicate.

    With a verb of receiving (批判を受ける) the folded noun is a passive, which the noun's own rules read.
    """
    at = len(pattern.slots) - 1
    noun = pattern.slots[at]
    if noun.kind != "words" or noun.role or noun.host >= 0 or pattern.mode or noun.wild or not at:
        return
    verbs = pattern.predicates - received
    if verbs and set(noun.cases) <= {"を", "に", "が"}:
        slots = tuple(replace(s, host=-1) if s.host == at else s for s in pattern.slots[:at])
        yield replace(pattern, slots=slots, predicates=noun.words, mode="folded", folded=verbs)


def shows(pattern: Pattern, frame: Frame, text: str) -> bool:
    """Tell whether a frame shows what the mode of the pattern asks for."""
    if pattern.mode == "negated":
        return frame.status == "negated"
    if pattern.mode == "causative":
        return frame.voice == "causative"
    if pattern.mode == "folded":
        support = ("aspect", "modality")
        verbs = (frame.aspect, *(c.span.of(text) for c in frame.cues if c.kind in support))
        return any(v.startswith(_stems(pattern.folded)) for v in verbs)
    return True


def _stems(verbs: Iterable[str]) -> tuple[str, ...]:
    """Return what all inflections of the verbs begin with (保つ → 保)."""
    return tuple(v[:-1] if len(v) > 1 and v[-1] in "うくぐすつぬぶむる" else v for v in verbs)


__all__ = ["affirmative", "alternatives", "shows", "split_idiom", "uncaused"]
