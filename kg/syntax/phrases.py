"""名詞句: the noun of a bunsetsu with everything that modifies it, names kept whole."""

from __future__ import annotations

from kg.config.lexicon import Lexicon
from kg.model import Noun, Span
from kg.syntax.bunsetsu import Chunk
from kg.syntax.morphemes import Word


def is_title(units: list[Word], lexicon: Lexicon) -> bool:
    """Tell whether ``units`` that follow a name are a title or honorific (氏, 外務報道官)."""
    if not units:
        return False
    text = "".join(u.text for u in units)
    last = units[-1].text
    words = lexicon.words
    if text in lexicon.titles or last in lexicon.titles or text in words["title_occupations"]:
        return True
    if any(last in words[name] for name in ("after_person", "title_honorifics", "title_legal")):
        return True
    return len(last) > 1 and lexicon.title_end.search(last) is not None


def head_unit(units: list[Word], lexicon: Lexicon) -> int:
    """Return the index of the unit that the phrase is about.

    プーチン in プーチン露大統領, 大統領 in ロシア大統領, 政権 in プーチン政権, the last unit else.
    """
    last = len(units) - 1
    if units[last].name == "Time" or len(units) == 1:
        return last
    if (
        units[last].name
        and units[last - 1].text in lexicon.prefixes
        and lexicon.prefixes[units[last - 1].text].lemma
    ):
        return last - 1  # 訪朝 is about the visit
    for i in range(last, -1, -1):
        if units[i].name == "Person":
            rest = [u for u in units[i + 1 :] if not (u.name or u.cls == "-")]
            if not rest or is_title(rest, lexicon):
                return i
            break
    if not units[last].name and units[last].text in lexicon.words["after_person"]:
        return last - 1
    return last


def noun_of(chunk: Chunk, lexicon: Lexicon) -> Noun:
    """Return the noun phrase that ends in ``chunk``, without its particle; cached on the chunk."""
    if chunk.np is None:
        chunk.np = _build(chunk, lexicon)
    return chunk.np  # type: ignore[return-value]


def _build(chunk: Chunk, lexicon: Lexicon) -> Noun:
    units = chunk.units
    at = head_unit(units, lexicon)
    head = units[at]
    opened = at + 1 < len(units) and bool(units[-1].name) and head.text in lexicon.prefixes
    modifiers = [plain(u) for u in reversed(units[: listed(units, at)]) if u.cls not in "-T"]
    modifiers += [plain(u) for u in units[at + 1 :] if u.name and u.name != "Time"]
    start = units[listed(units, at)].start if listed(units, at) != at else units[0].start
    for kid in reversed(chunk.kids):
        if kid.kind == "noun" and kid.index < chunk.index and modifies(kid) and kid.units[-1].cls != "T":
            for item in (kid, *_listed_before(kid)):
                inner = noun_of(item, lexicon)
                modifiers.append(inner)
                start = min(start, inner.span.start)
    modifiers += [plain(w) for aside in chunk.parens for w in aside if w.name and w.name != "Time"]
    lemma = head.text + units[-1].text if opened else head.text if head.name else head.lemma
    end = units[-1].end
    if chunk.closing and start < units[0].start and any(k.quote != chunk.quote for k in chunk.kids):
        end += 1  # 高級車「アウルス」: the bracket that was opened is closed
    return Noun(Span(start, end), head.span, lemma, tuple(modifiers))


def _listed_before(kid: Chunk) -> list[Chunk]:
    """The items before ``kid`` in a list of possessors (フランスとドイツの首脳), nearest first."""
    found: list[Chunk] = []
    for item in reversed(kid.kids):
        if item.kind == "noun" and not item.adnominal and (item.listing or item.case == "と"):
            found += [item, *_listed_before(item)]
    return found


def listed(units: list[Word], at: int) -> int:
    """Return where the run of names of one kind that ends at ``at`` begins (日米韓: 0), or ``at``."""
    kind = units[at].name
    if not kind or kind == "Time":
        return at
    first = at
    while first > 0:
        before = units[first - 1]
        short = before.end - before.start == 1 == units[first].end - units[first].start
        if before.name == kind or (before.name in ("Country", "Place") and short):
            first -= 1
        elif units[first - 1].cls == "-" and first > 1 and units[first - 2].name == kind:
            first -= 2
        else:
            break
    return first


def modifies(kid: Chunk) -> bool:
    """Tell whether a noun bunsetsu is a possessor or apposition of its head (no item of a list)."""
    if kid.adnominal:
        return kid.case in ("の", "という", "をはじめ", "を含めて", "向け", "のように", "として")
    return not kid.case and not kid.listing and (not kid.comma or kid.apposed)


def plain(word: Word) -> Noun:
    """Return a noun of one word."""
    return Noun(Span(word.start, word.end), Span(word.start, word.end), word.text)


def leftmost(chunk: Chunk) -> Chunk:
    """Return the first bunsetsu of what hangs on ``chunk``."""
    while chunk.kids and (first := min(chunk.kids, key=lambda k: k.index)).index < chunk.index:
        chunk = first
    return chunk


__all__ = ["head_unit", "is_title", "leftmost", "modifies", "noun_of", "plain"]
