"""複合語: words that hold their arguments (訪朝, 対ロ制裁, 北朝鮮向け石油輸出, 日米首脳会談)."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Argument, Noun, Span
from kg.syntax.morphemes import Word
from kg.syntax.phrases import plain


class Opened:
    """A compound read: the event word, its dictionary form, the arguments inside and its aspect."""

    __slots__ = ("arguments", "aspect", "lemma", "start", "word")

    def __init__(self, word: Word, lemma: str) -> None:
        self.word, self.lemma = word, lemma
        self.start = word.start
        self.arguments: list[Argument] = []
        self.aspect = ""


EVENT_ENDS = (
    "実験",
    "開発",
    "訓練",
    "演習",
    "会談",
    "攻撃",
    "輸出",
    "輸入",
    "協力",
    "支援",
    "貿易",
    "制裁",
    "侵攻",
    "戦争",
    "同盟",
)
"""Common nouns of one token that end so are events (核実験, 首脳会談)."""


def is_event(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word names an event (サ変 nouns and those of the lexicon)."""
    if word.name:
        return False
    words = lexicon.words
    if word.text in words["events"]:
        return True
    if word.cls == "N" and len(word.text) > 2 and word.text.endswith(EVENT_ENDS):
        return word.text not in words["not_events"]
    return word.cls == "S" and word.text not in words["not_events"] and word.text not in lexicon.titles


def open_compound(units: list[Word], lexicon: Lexicon, event: bool = False) -> Opened | None:
    """Read the units of a bunsetsu whose last word is an event (or is known to be: ``event``).

    >>> # [北朝鮮][向け][石油][輸出] → 輸出 with 向け=北朝鮮 and 複合=石油
    """
    last = len(units) - 1
    word = units[last]
    if word.name:
        prefix = lexicon.prefixes.get(units[last - 1].text) if last else None
        if prefix is None or not prefix.lemma:
            return None
        opened = Opened(word, prefix.lemma)
        opened.start = units[last - 1].start
        opened.arguments.append(Argument(prefix.case, plain(word), "incorporated"))
        _inside(opened, units[: last - 1], lexicon)
        return opened
    aspect = ""
    if last and _governs(word, lexicon) and is_event(units[last - 1], lexicon):
        aspect, last = word.text, last - 1
        word = units[last]
    elif not event and not is_event(word, lexicon):
        return None
    opened = Opened(word, word.text)
    opened.aspect = aspect
    _inside(opened, units[:last], lexicon)
    return opened


def _governs(word: Word, lexicon: Lexicon) -> bool:
    return any(c.aspect for c in lexicon.control.get(word.text, ()))


def _inside(opened: Opened, units: list[Word], lexicon: Lexicon) -> None:
    """Give each part before the event its case; parts of unknown role get 複合."""
    group, i = 0, len(units) - 1
    while i >= 0:
        unit = units[i]
        group += 1
        suffix = lexicon.suffixes.get(unit.text) if i and units[i - 1].name else None
        if suffix is not None and not unit.name:
            opened.arguments.append(Argument(suffix.case, plain(units[i - 1]), "incorporated", group))
            i -= 2
        elif unit.name and unit.name != "Time":
            i = _names(opened, units, i, group, lexicon)
        elif unit.cls in "-T#":
            i -= 1
        else:
            i = _common(opened, units, i, group, lexicon)


def _names(opened: Opened, units: list[Word], i: int, group: int, lexicon: Lexicon) -> int:
    """Names before the event: 対ロ… opens, 日韓… are both subjects, a single one has no role yet."""
    run = i
    while run and units[run - 1].name and units[run - 1].name != "Time":
        run -= 1
    prefix = lexicon.prefixes.get(units[run - 1].text) if run else None
    names = units[run : i + 1]
    case = prefix.case if prefix is not None else "が" if len(names) > 1 else "複合"
    for name in names:
        opened.arguments.append(Argument(case, plain(name), "incorporated", group))
    return run - 2 if prefix is not None else run - 1


def _common(opened: Opened, units: list[Word], i: int, group: int, lexicon: Lexicon) -> int:
    """Common words before the event: 石油 in 石油輸出, 首脳 with its countries in 日米首脳会談."""
    run = i
    while run and not units[run - 1].name and units[run - 1].cls not in "-T#" and not (
        units[run - 1].text in lexicon.suffixes and run > 1 and units[run - 2].name):  # fmt: skip
        run -= 1
    words = units[run : i + 1]
    names: list[Word] = []
    first = run
    while first and units[first - 1].name and units[first - 1].name != "Time":
        first -= 1
        names.append(units[first])
    prefixed = first and units[first - 1].text in lexicon.prefixes
    people = bool(names) and not prefixed and lexicon.has("representing", words[-1].text)
    modifiers = [plain(w) for w in reversed(words[:-1])] + ([plain(n) for n in names] if people else [])
    last, start = words[-1], (units[first] if people else words[0]).start
    noun = Noun(Span(start, last.end), last.span, last.text, tuple(modifiers))
    opened.arguments.append(Argument("が" if people else "複合", noun, "incorporated", group))
    return (first if people else run) - 1


__all__ = ["Opened", "is_event", "open_compound"]
