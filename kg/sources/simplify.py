"""Rewrites what HTML sets beside or between the words of a sentence: ruby, tables of data, footnote marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.text.bounded import unescape

_RUBY = re.compile(r"<(/?)(ruby|rb|rtc|rt|rp)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_KATAKANA = re.compile(r"[ァ-ヺー・･＝=\s]+")
_HIRAGANA = re.compile(r"[ぁ-んー・\s]+")
_PERSON = re.compile(r"\s*(?:</?[^<>]*>\s*)*(?:氏|さん|容疑者|被告|選手|議員)")
_MANY = 10  # readings of common words: a page for learners, where they say nothing of names
_NOTE = re.compile(
    r"<sup\b[^<>]*>\s*(?:<a\b[^<>]*>\s*)?[\[［(（]?(?:注|※|\*)?\d{0,3}[\]］)）]?\s*(?:</a>\s*)?</sup>", re.I
)
_TABLE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"<t([hd])\b([^<>]*)>", re.IGNORECASE)
_SPANNING = re.compile(r"(?:row|col)span\s*=\s*[\"']?(?!1\b)\d", re.IGNORECASE)
_LARGEST, _WIDEST = 50_000, 80  # characters of a table, and of a cell, that is data and no layout


def simplify(source: str) -> str:
    """Return an HTML source whose sentences run on where a reader's eye runs on.

    Ruby becomes its base, and its reading follows in brackets where it reads a name. The rows of a table
    with a head become paragraphs of "head：cell". Marks of footnotes go. Linear.

    >>> simplify("<ruby>王毅<rp>(</rp><rt>ワンイー</rt><rp>)</rp></ruby>は<ruby>訪米<rt>ほうべい</rt></ruby>")
    '王毅（ワンイー）は訪米'
    """
    source = _fold_ruby(source) if "<ru" in source or "<RU" in source else source
    if "<sup" in source or "<SUP" in source:
        source = _NOTE.sub("", source)
    return _fold_tables(source) if "<ta" in source or "<TA" in source else source


class _Ruby(NamedTuple):
    """A ruby element: what stands before it, its base and its reading."""

    before: str
    base: str
    reading: str

    @property
    def foreign(self) -> bool:
        return bool(_KATAKANA.fullmatch(self.reading))


def _fold_ruby(source: str) -> str:
    found, rest = _read_ruby(source)
    runs: list[_Ruby] = []
    for ruby in found:  # of a name given sign by sign (趙 チョ 兌 テ) the readings are put together
        last = runs[-1] if runs else None
        if last and last.foreign and ruby.foreign and not _TAG.sub("", ruby.before).strip():
            ruby = _Ruby(last.before, last.base + ruby.before + ruby.base, last.reading + ruby.reading)
            runs.pop()
        runs.append(ruby)
    common = sum(1 for ruby in runs if _HIRAGANA.fullmatch(ruby.reading))
    out: list[str] = []
    for ruby, following in zip(runs, [*runs[1:], _Ruby(rest, "", "")], strict=True):
        person = common < _MANY and _PERSON.match(following.before[:200])
        named = ruby.foreign or (person and _HIRAGANA.fullmatch(ruby.reading))
        out += (ruby.before, ruby.base, f"（{ruby.reading}）" if named else "")
    return "".join([*out, rest])


def _read_ruby(source: str) -> tuple[list[_Ruby], str]:
    """Return the ruby elements of a source, whichever of their end tags are left out, and what follows."""
    found: list[_Ruby] = []
    before, done, inside, part = "", 0, False, ""
    base: list[str] = []
    reading: list[str] = []
    for tag in _RUBY.finditer(source):
        text, done = source[done : tag.start()], tag.end()
        name, closing = tag[2].lower(), bool(tag[1])
        if not inside:
            before = text
        elif part in ("", "rb"):
            base.append(text)
        elif part == "rt":
            reading.append(text)
        if name != "ruby":
            part = "" if closing else name
            continue
        if inside:
            found.append(_Ruby(before, "".join(base), _plain(reading)))
            before = ""
        inside, part, base, reading = not closing, "", [], []
    if inside:
        found.append(_Ruby(before, "".join(base), _plain(reading)))
    return found, source[done:]


def _plain(parts: list[str]) -> str:
    words = unescape(_TAG.sub("", "".join(parts)))
    return "".join(words.split()).strip("（）()")


def _fold_tables(source: str) -> str:
    out: list[str] = []
    done, opened = 0, -1
    for tag in _TABLE.finditer(source):
        if not tag[1]:
            opened = tag.start()  # of nested tables only the innermost can be data
        elif opened >= done and tag.start() - opened <= _LARGEST:
            rows = _rows(source[opened : tag.start()])
            if rows:
                out += (source[done:opened], *(f"<p>{row}</p>" for row in rows))
                done = tag.end()
            opened = -1
    return "".join([*out, source[done:]])


def _rows(table: str) -> list[str]:
    """Return the rows of a table with one head as lines, nothing if it has none."""
    if _SPANNING.search(table):
        return []
    rows = [list(_cells(row)) for row in _ROW.split(table)[1:]]
    rows = [row for row in rows if row]
    if len(rows) < 2 or any(len(words) > _WIDEST for row in rows for _, words in row):
        return []
    if all(kind == "h" for kind, _ in rows[0]) and len({len(row) for row in rows}) == 1 < len(rows[0]):
        names = [words for _, words in rows[0]]
        return ["、".join(f"{n}：{w}" for n, (_, w) in zip(names, row, strict=True) if w) for row in rows[1:]]
    if all([kind for kind, _ in row] == ["h", "d"] for row in rows):
        return [f"{row[0][1]}：{row[1][1]}" for row in rows]
    return []


def _cells(row: str) -> Iterator[tuple[str, str]]:
    found = list(_CELL.finditer(row))
    for n, cell in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(row)
        yield cell[1].lower(), " ".join(_TAG.sub("", row[cell.end() : end]).split())
