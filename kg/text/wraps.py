"""Lines that belong together: hard line ends of PDFs, mails and terminals inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_QUOTE = re.compile(r"[ \t\u3000\xa0]*(?:>(?!>?\d)[ \t]?)+")  # the mark of a quoted mail; >>2 answers a post
_WRAP = re.compile(r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]*[\r\n]+[ \t\u3000\xa0]*(?:>[ \t]?)*[ \t\u3000]*")
_ENDED = re.compile(r"(?:[。！？!?…]|[。！？!?][」』）)】\"]*)$")
# What no sentence and no heading begins with.
_NO_START = re.compile(r"[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々、。，．」』）】〉》をん]")
_LONG_SOUND = re.compile(r"(?<=[ァ-ヺー])ー")
_STARTS_ANEW = re.compile(
    r"[・•●○◆◇▽▼■□※★☆＊*＞>【〔#＃-]|[(（]?(?:\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十])[)）.．]|[①-⑳]"
    r"|[QAＱＡ問答][.．:：　 ]|\d{4}[年/.-]\d{1,2}[月/.-]|https?:"
)
_PARTICLE = re.compile(r"[はがのをにでともやてり]$")
_COMMA = re.compile(r"[、，・「『（(]$")
_LATIN = re.compile(r"[!-~]")
_WORD = re.compile(r"[!-~]+|[ァ-ヺー・]+")
_NARROWEST, _WIDEST = 24, 160  # columns of a page; longer lines are paragraphs, not lines of one
_SLACK = 4  # columns that may be free at the end of a full line: two characters moved by 禁則, or an eighth


class Line(NamedTuple):
    """A line that is not blank: its first and last character, quotation marks of mail and blanks apart."""

    start: int
    end: int
    indent: int  # columns in front
    quoted: bool


class Edit(NamedTuple):
    """A stretch of a text that reads as ``new``."""

    start: int
    end: int
    new: str


def line_joints(text: str) -> list[Edit]:
    """Return the line ends inside sentences (with the blanks and quotation marks around them), in order.

    A line is joined to the next where it ends in a comma, where the next begins as none can (ー, っ, を, 、)
    and, in a block of lines that end at one margin, where it reaches the margin. A block that is joined
    once is joined at particles as well. Nothing is joined to bullets, numbers, dates, over blank lines
    or behind a full stop. Linear.

    >>> text = "首都ニュ\\nーデリーで、\\n会談した。"
    >>> [text[e.start : e.end] for e in line_joints(text)]
    ['\\n', '\\n']
    """
    blocks = [block for block in _blocks(text) if len(block) > 1 or block[0].quoted]
    widths = [[_width(text, line) for line in block] for block in blocks]
    found = [joined([text[a:b] for a, b, _, _ in block], w) for block, w in zip(blocks, widths, strict=True)]
    margin = max((max(w) for w, f in zip(widths, found, strict=True) if f.count(True) > 2), default=0)
    edits: list[Edit] = []
    for block, wide, first in zip(blocks, widths, found, strict=True):
        joints = first
        if margin and not any(first) and max(wide) <= margin:
            joints = joined([text[a:b] for a, b, _, _ in block], wide, margin=margin)
        edits += _edits(text, block, joints)
    return edits


def joined(
    lines: Sequence[str], widths: Sequence[int] = (), *, margin: int = 0, loose: bool = False
) -> list[bool]:
    """Tell for each of some lines without blanks around them whether it goes on in the next one.

    ``margin`` is where the lines of the text are known to end; ``loose`` says that the lines are one
    paragraph (line breaks inside ``<p>``), so that a particle at the end is enough.

    >>> joined(["日印が会談へ", "両首脳は、", "会談した。"]), joined(["首相は", "会談した。"], loose=True)
    ([False, True, False], [True, False])
    """
    wide = widths or [_columns(line) for line in lines]
    edge = margin or max(wide, default=0)
    pairs = list(pairwise(lines))
    free = [_may_join(a, b) for a, b in pairs]
    sure = [f and _must_join(a, b) for f, (a, b) in zip(free, pairs, strict=True)]
    full = [
        f and _NARROWEST <= edge <= _WIDEST and w + max(_SLACK, edge // 8, _first_word(b)) >= edge
        for f, w, (_, b) in zip(free, wide, pairs, strict=False)
    ]
    flowing = bool(margin) or sum(full) > 1 or any(s and f for s, f in zip(sure, full, strict=True))
    told = any("。" in line for line in lines)
    some = told and (any(sure) or (flowing and any(full)))
    joints: list[bool] = []
    for i, (may, must, is_full) in enumerate(zip(free, sure, full, strict=True)):
        particle = bool(_PARTICLE.search(lines[i]))
        heading = i == 0 and "、" not in lines[0] and lines[0][-1] in "にを"
        inside = i > 0 and joints[-1]  # the line itself goes on from the one before: it is no heading
        by_grammar = (
            particle and told and (inside or (some and 2 * wide[i] >= edge) or (loose and not heading))
        )
        joints.append(may and (must or (is_full and flowing and told) or by_grammar))
    return [*joints, False] if lines else []


def glue(last: str, first: str) -> str:
    """Return what stands between two characters whose lines are joined: a blank between Latin words."""
    parted = _LATIN.match(last) and _LATIN.match(first) and not (last.isdigit() and first.isdigit())
    return " " if parted else ""


def unwrap(words: str) -> str:
    """Return words of a text on one line, without the line ends (and quotation marks) inside them.

    >>> unwrap("部\\n> 品輸出")
    '部品輸出'
    """
    return _WRAP.sub("", words) if not words.isascii() else " ".join(words.split())


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines without a blank line between them."""
    block: list[Line] = []
    last = 0
    for found in LINE.finditer(text):
        start, end = found.span()
        quote = _QUOTE.match(text, start, end)
        first = quote.end() if quote else start
        while first < end and text[first].isspace():
            first += 1
        while end > first and text[end - 1].isspace():
            end -= 1
        blank_line = text.count("\n", last, start) > 1 or text.count("\r", last, start) > 1
        if block and (blank_line or first == end):
            yield block
            block = []
        if first < end:
            block.append(Line(first, end, _columns(text[start:first][:200]), quote is not None))
        last = found.end()
    if block:
        yield block


def _edits(text: str, block: Sequence[Line], joints: Sequence[bool]) -> Iterator[Edit]:
    for i, line in enumerate(block):
        before = block[i - 1] if i else None
        indented = before is not None and text[line.start - 1] == "\u3000" and line.indent > before.indent
        if before is not None and joints[i - 1] and not indented:
            yield Edit(before.end, line.start, glue(text[before.end - 1], text[line.start]))
        elif line.quoted:
            begin = line.start
            while begin and text[begin - 1] not in "\n\r\x0b\x0c\x85\u2028\u2029":
                begin -= 1
            yield Edit(begin, line.start, "")


def _may_join(line: str, following: str) -> bool:
    if _ENDED.search(line[-12:]) or _STARTS_ANEW.match(following):
        return False
    return not (line.endswith(("】", "〕", "：", ":")) or line[0] in "■◆●▼【")


def _must_join(line: str, following: str) -> bool:
    if _COMMA.search(line):
        return True
    sound = line[-1] >= "ァ" and _LONG_SOUND.match(line[-1] + following, 1)
    return bool(_NO_START.match(following) or sound)


def _first_word(line: str) -> int:
    """Return how many columns the first word of a line takes that cannot be divided."""
    found = _WORD.match(line)
    return _columns(found.group()[:40]) if found else 0


def _width(text: str, line: Line) -> int:
    length = line.end - line.start
    return 2 * length if length > _WIDEST else line.indent + _columns(text[line.start : line.end])


def _columns(words: str) -> int:
    return sum(1 if c < "\u0370" or "\uff61" <= c <= "\uff9f" else 2 for c in words)
