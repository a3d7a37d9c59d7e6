"""畳み込み: what stands between the parts of a noun phrase without saying anything is folded away.

Readings, ages and abbreviations in brackets, quotation marks around one name, honorifics; names that a
longer word has taken (訪米, イラク戦争) count as bound; names of one kind in a row become one symbol.
"""

from __future__ import annotations

from dataclasses import replace

from kg.phrases.alphabet import BOUND, NOUN, NUMBER, in_a_row
from kg.phrases.grammar import Grammar
from kg.phrases.symbols import Symbol

_LONGEST = 80
"""Symbols that a bracket may hold: one that never closes is no bracket."""
_OPEN, _CLOSE = "([", ")]"
_QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}


def fold(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """Return the row with all folds made."""
    row = _quotes(row)
    row = _brackets(row, grammar)
    row = _honorifics(row, grammar)
    row = _charges(row, grammar)
    row = _prefixes(row, grammar)
    row = _bound(row, grammar)
    row = _origins(row, grammar)
    return _lists(_abbreviations(row, grammar), grammar)


def without_brackets(row: list[Symbol]) -> list[Symbol]:
    """Return the row without its brackets: X大学(東京都)のY教授 is also X大学のY教授."""
    found: list[Symbol] = []
    depth = 0
    for symbol in row:
        depth += (symbol.text in _OPEN) - (symbol.text in _CLOSE and depth > 0)
        if not depth and symbol.text not in _CLOSE:
            found.append(symbol)
    return found


def _quotes(row: list[Symbol]) -> list[Symbol]:
    """「日本郵船」 → 日本郵船; a quoted clause stays."""
    found: list[Symbol] = []
    i = 0
    while i < len(row):
        closing = _QUOTES.get(row[i].text)
        if closing and i + 2 < len(row) and row[i + 2].text == closing and row[i + 1].char != NOUN:
            found.append(replace(row[i + 1], start=row[i].start, end=row[i + 2].end, quoted=True))
            i += 3
        else:
            found.append(row[i])
            i += 1
    return found


def _brackets(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """Drop brackets that only say how a name is read, how old somebody is, or what it is for short."""
    found: list[Symbol] = []
    i = 0
    while i < len(row):
        if row[i].text not in _OPEN or not found:
            found.append(row[i])
            i += 1
            continue
        ahead = range(i + 1, min(i + _LONGEST, len(row)))
        close = next((k for k in ahead if row[k].text in _CLOSE), 0)
        if not close:
            found.append(row[i])
            i += 1
            continue
        inside = _telling(row[i + 1 : close], found[-1], grammar)
        if inside:
            found += [row[i], *inside, row[close]]
        else:
            found[-1] = replace(found[-1], end=row[close].end)
        i = close + 1
    return found


def _telling(inside: list[Symbol], before: Symbol, grammar: Grammar) -> list[Symbol]:
    """Return what a bracket says beyond the name before it; its items stand between commas."""
    items: list[list[Symbol]] = [[]]
    for symbol in inside:
        if symbol.text in "、,;":
            items.append([])
        items[-1].append(symbol)
    own = {r.entity for names in before.names for r in names}
    kept: list[Symbol] = []
    for item in items:
        named = {r.entity for s in item for names in s.names for r in names}
        if before.type == "Person" and all(s.text.isascii() for s in item):
            continue  # a name in its own letters
        says = bool(named - own) or (not named and any(s.char in grammar.alphabet.titles for s in item))
        if says:
            kept += item
    return kept[1:] if kept and kept[0].text in "、,;" else kept


def _honorifics(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """X氏, Xさん, X容疑者 are X; so are ポルシェ社 and ガーディアン紙."""
    after = {"Person": grammar.listed("敬称だけ"), "Organization": grammar.listed("社名の後")}
    found: list[Symbol] = []
    for symbol in row:
        last = found[-1] if found else None
        if last and last.end == symbol.start and symbol.text in after.get(last.type, ()):
            found[-1] = replace(last, end=symbol.end, text=last.text + symbol.text)
        elif (
            last
            and last.type in ("Organization", "Place")
            and last.end == symbol.start
            and symbol.text == "長"
        ):
            words = last.text[-1] + "長"  # 博物館|長 → 館長
            char = grammar.alphabet.word(words) or symbol.char
            found.append(replace(symbol, char=char, start=symbol.start - 1, text=words))
        else:
            found.append(symbol)
    return found


def _charges(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """駐米大使, 対北朝鮮担当特使, 国連大使: a title that names whom it deals with is one title."""
    before, about = tuple(grammar.listed("名に前置")), tuple(grammar.listed("担当語"))
    found: list[Symbol] = []
    i = 0
    while i < len(row):
        symbol = row[i]
        after = row[i + 1] if i + 1 < len(row) and row[i + 1].start == symbol.end else None
        i += 1
        if not symbol.type or after is None or after.char not in grammar.alphabet.titles:
            found.append(symbol)
            continue
        last = found[-1] if found and found[-1].end == symbol.start and not found[-1].names else None
        taken = last is not None and last.text.endswith(before)
        envoy = symbol.text in grammar.listed("国連") and after.text in grammar.listed("国連の役職")
        if not (taken or envoy or after.text.startswith(about)):
            found.append(symbol)
            continue
        head = found.pop() if taken and last else None
        words = (head.text if head else "") + symbol.text + after.text
        found.append(Symbol(after.char, head.start if head else symbol.start, after.end, words))
        i += 1
    return found


def _prefixes(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """次期米大統領, 元日本代表監督: the prefix belongs to the title, not to the country."""
    prefixes = grammar.listed("役職の前置")
    found: list[Symbol] = []
    held = ""
    for i, symbol in enumerate(row):
        ahead = row[i + 1 : i + 3]
        name = ahead[0] if ahead else None
        title = ahead[1] if len(ahead) > 1 else None
        if symbol.text in prefixes and name and title and name.type and title.char in grammar.alphabet.titles:
            held = symbol.text
            continue
        if held and symbol.char in grammar.alphabet.titles:
            symbol, held = replace(symbol, text=held + symbol.text), ""
        found.append(symbol)
    return found


def _bound(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """訪米, イラク戦争, 安倍政権: the name is part of a word."""
    before, free = tuple(grammar.listed("名に前置")), tuple(grammar.listed("名に後置"))
    found: list[Symbol] = []
    people = tuple(grammar.listed("国民の語"))
    for i, symbol in enumerate(row):
        after = row[i + 1] if i + 1 < len(row) and row[i + 1].start == symbol.end else None
        last = found[-1] if found and found[-1].end == symbol.start else None
        taken = last is not None and not last.names and last.char == NOUN and last.text.endswith(before)
        taken |= last is not None and last.char == BOUND and len(symbol.text) == 1  # 訪米中
        joined = after is not None and after.char == NOUN and not after.text.startswith(free)
        joined |= after is not None and after.char == NUMBER and after.text.isascii()  # ボーイング747
        joined |= after is not None and not after.names and after.text.startswith(people)  # 日本人社長
        found.append(
            replace(symbol, char=BOUND, names=(), type="") if symbol.type and (taken or joined) else symbol
        )
    return found


def _abbreviations(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """日米韓, 欧米: names of one character that stand together are a list."""
    found: list[Symbol] = []
    for symbol in row:
        last = found[-1] if found else None
        short = last is not None and last.type in ("Country", "Place") and len(symbol.text) == 1
        if last and short and symbol.type and last.end == symbol.start and len(last.text) == len(last.names):
            found[-1] = _joined(last, symbol)
        else:
            found.append(symbol)
    return found


def _origins(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """Drop ウルグアイ出身の before a name: where somebody is from is not whose he is."""
    ends = tuple(grammar.listed("出自の語"))
    found: list[Symbol] = []
    for symbol in row:
        from_ = len(found) > 2 and found[-1].text in ("の", "である", "で") and found[-2].text.endswith(ends)
        if symbol.type == "Person" and from_ and (found[-3].char == BOUND or found[-3].names):
            del found[-3:]
        found.append(symbol)
    return found


def _lists(row: list[Symbol], grammar: Grammar) -> list[Symbol]:
    """A、BとC: names of one kind in a row are one symbol that holds them all."""
    joints, summed = grammar.listed("並べる語"), grammar.listed("まとめる語")
    found: list[Symbol] = []
    i = 0
    while i < len(row):
        symbol = row[i]
        i += 1
        if not symbol.names or not symbol.type:
            found.append(symbol)
            continue
        while True:
            if i < len(row) and symbol.quoted and row[i].quoted and row[i].type == symbol.type:
                symbol, i = _joined(symbol, row[i]), i + 1  # 「法と正義」「市民連合」
                continue
            step = 1 if i < len(row) and row[i].text in joints else 0
            if step and i + 1 < len(row) and row[i + 1].text in joints and row[i].text != "・":
                step = 2
            if not step or i + step >= len(row) or row[i + step].type != symbol.type:
                break
            if _holds(symbol, row[i + step], row[i].text, grammar):
                break
            after = row[i + step + 1] if i + step + 1 < len(row) else None
            if symbol.type == "Place" and after is not None and after.type == "Place":
                break  # …嬬恋村と長野県軽井沢町: another address begins
            symbol = _joined(symbol, row[i + step])
            i += step + 1
        if len(symbol.names) > 1 and i + 1 < len(row) and row[i].text == "の" and row[i + 1].text in summed:
            i += 2  # AさんとBさんの両氏
        found.append(symbol)
    return found


def _joined(symbol: Symbol, other: Symbol) -> Symbol:
    return replace(
        symbol,
        end=other.end,
        text=symbol.text + other.text,
        names=(*symbol.names, *other.names),
        char=in_a_row(other.char),
    )


def _holds(outer: Symbol, inner: Symbol, joint: str, grammar: Grammar) -> bool:
    """長野県・松本市, 渋谷区・原宿, 県警本部・中央署: the second lies in the first; they are no list."""
    if outer.type == "Place":
        large, district = tuple(grammar.listed("県級の語")), tuple(grammar.listed("行政区"))
        first = outer.text.endswith(large) or outer.char in grammar.districts
        second = inner.text.endswith(large)
        within = outer.text.endswith(district) and not inner.text.endswith(district)
        return (first != second and (joint == "・" or second)) or (joint == "・" and within)
    if outer.type == "Organization":
        ends = tuple(grammar.listed("拠点の語") | grammar.listed("警察など"))
        first = outer.text.endswith(ends) and not inner.text.endswith(("署", "課"))
        return joint == "・" and inner.text.endswith(ends) and not first
    return False


__all__ = ["fold"]
