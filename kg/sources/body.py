"""Finds the article in the text of a saved page: headline, byline, caption, paragraphs; no chrome."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from kg.model.spans import Span
from kg.sources import chrome
from kg.sources.references import cut_references
from kg.text.dates import find_times

Kind = Literal["prose", "chrome", "box", "list", "end", "date", "short"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_PROSE_END = re.compile(r"[。！？!?](?:[」』）)\]】\"]*|\s*[【（(\[][^【】（）()\[\]]{1,30}[】）)\]])$")
_QUOTED = re.compile(r"[「『“].*[」』”]$")
_PAST = re.compile(r"(?:[いしきちっんれえけせてねべめげじびったり]た|[んい]だ|だ|である)。[」』）)]*$")
_KANA = re.compile(r"[ぁ-ん]")
_SIGNED = re.compile(r"[(\[【][^()\[\]【】]{2,40}[)\]】]|\(?[了完]\)?|[=-].{2,30}")
_DATE_ONLY = re.compile(
    r"\W*(?:[公配掲更投発][^\d]{1,6})?[\d/.:年月日時分()月火水木金土\s-]{6,40}[^\d]{0,12}$"
)
_STRONG = 25  # characters of a paragraph that may open the article again behind a box
_LONG = 120  # a line of this length is looked at as prose, whatever its words


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    words: str  # in NFKC, at most 300 characters: enough to tell its kind
    kind: Kind
    gap: bool  # a blank line stands above

    @property
    def length(self) -> int:
        return self.span.end - self.span.start

    @property
    def strong(self) -> bool:
        # A teaser asks, quotes or trails off; a paragraph has a full stop.
        told = "。" in self.words and not self.words.endswith(("...", "…"))
        return self.kind == "prose" and self.length >= _STRONG and told


def find_body(text: str) -> tuple[Span, ...]:
    """Return the stretches of ``text`` that belong to the article, in order; empty if there is none.

    A line is judged by its length, its full stop, the words of page chrome and its neighbours: menus
    above the headline, boxes of links between paragraphs and everything below the article go. A text
    without any sign of chrome stays whole. Linear.

    >>> text = "ホーム\\n国際\\n経済\\n露朝が新条約に署名\\n両首脳は条約に署名した。\\nランキング\\n猫の島"
    >>> [s.of(text) for s in find_body(text)]
    ['露朝が新条約に署名\\n両首脳は条約に署名した。']
    """
    lines = _lines(text)
    prose = [i for i, line in enumerate(lines) if line.kind == "prose"]
    if not prose:
        kept = [line for line in lines if line.kind in ("short", "date")]
        return _stretches(kept, lines) if len(kept) == len(lines) else ()
    first = _first_prose(lines, prose)
    start = _headline(lines, first)
    signs = start > 0 or any(line.kind in ("chrome", "box", "list", "end") for line in lines)
    kept = _article(lines, start, first) if signs else lines
    return cut_references(text, _stretches(kept, lines))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for found in _LINE.finditer(text):
        start, stop = found.span()
        words = unicodedata.normalize("NFKC", text[start : min(stop, start + 300)]).strip()
        if not words:
            continue
        tail = text[max(start, stop - 40) : stop].rstrip()
        breaks = text.count("\n", end, start) or text.count("\r", end, start)
        gap = breaks > 1 or not lines
        lines.append(_Line(_trimmed(text, start, stop), words, _kind(words, tail, stop - start), gap))
        end = stop
    return lines


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace() and text[start] != "\u3000":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _kind(words: str, tail: str, length: int) -> Kind:
    """Tell what a line is by itself; ``words`` are its first characters, ``tail`` its last."""
    if length <= 40:
        for kind, pattern in (
            ("chrome", chrome.BUTTON),
            ("end", chrome.END),
            ("box", chrome.BOX),
            ("list", chrome.LIST),
        ):
            if pattern.fullmatch(words):
                return kind  # type: ignore[return-value]
    hits = len(chrome.LINE.findall(words)) if length < 300 else 0
    ended = _PROSE_END.search(tail) or _QUOTED.fullmatch(words)
    sentence = bool(ended) and length >= 12 and bool(_KANA.search(words))
    told = sentence and _PAST.search(tail)  # sites invite and forbid, news tells
    if (
        hits
        and not (told and hits == 1)
        and (length < _LONG or hits > 1)
        and (hits > 1 or not sentence or length < 60)
    ):
        return "chrome"
    if chrome.BREADCRUMB.search(words) and not sentence:
        return "chrome"
    if (sentence and ("。" in words or length >= 20)) or (length >= _LONG and words.count("、") > 1):
        return "prose"
    return "date" if _is_date(words) else "short"


def _is_date(words: str) -> bool:
    if len(words) > 60 or not re.search(r"\d", words):
        return False
    named = sum(
        t.span.end - t.span.start for t in find_times(words) if t.kind == "date" and len(t.value) == 10
    )
    return named * 2 >= len(words) or (named > 0 and len(words) - named <= 22)


def _first_prose(lines: list[_Line], prose: list[int]) -> int:
    """Return the first line of prose that is no stray sentence among menus."""
    total = sum(lines[i].length for i in prose)
    for place, i in enumerate(prose):
        following = prose[place + 1] if place + 1 < len(prose) else i
        alone = following - i > 4
        if not (alone and lines[i].length < min(60, total // 4)):
            return i
    return prose[0]


def _headline(lines: list[_Line], first: int) -> int:
    """Return the line with which the article begins: its headline, else the first line of prose."""
    scores = {i: score for i in range(first) if (score := _headline_score(lines, i, first)) > 0}
    if not scores:
        return first
    best = max(scores, key=lambda i: (scores[i], i))
    return _deck(lines, best)


def _headline_score(lines: list[_Line], i: int, first: int) -> float:
    """Return how much a line above the first paragraph looks like the headline; 0 or less is none."""
    line = lines[i]
    dated = line.gap and i + 1 < first and lines[i + 1].kind == "date" and len(line.words) > 5
    if not (dated and _is_tiny(line)) and (not _like_headline(line, 6) or _is_menu(lines, i)):
        return 0
    score = 2.0 if 12 <= len(line.words) <= 70 else 1.0
    score += bool(re.search(r"[、\s「『―…?!]", line.words))
    score += 3 * any(other.kind == "date" for other in lines[i + (line.kind != "date") : min(i + 4, first)])
    score -= 3 * bool(chrome.BULLET.match(line.words) or chrome.BYLINE.search(line.words))
    between = sum(other.kind in ("short", "date") for other in lines[i + 1 : first])
    return score + 0.5 * line.gap - 0.3 * max(0, between - 2)


def _deck(lines: list[_Line], i: int) -> int:
    """Go up from a headline over one more line of it."""
    above = i - 1
    joined = above >= 0 and not lines[i].gap and _headline_score(lines, above, i) > 0
    more = above > 0 and not lines[above].gap and _headline_score(lines, above - 1, i) > 0
    return above if joined and not more else i


def _is_menu(lines: list[_Line], i: int) -> bool:
    """Tell whether a line above the article is chrome, or one of three or more short ones in a row."""
    line = lines[i]
    if line.kind in ("chrome", "box", "list", "end"):
        return True
    if not _is_tiny(line):
        return False
    start = i
    while start > 0 and _is_tiny(lines[start - 1]):
        start -= 1
    end = i
    while end + 1 < len(lines) and _is_tiny(lines[end + 1]):
        end += 1
    return end - start >= 2


def _is_tiny(line: _Line) -> bool:
    return (
        line.kind == "short"
        and len(line.words) <= (8 if _KANA.search(line.words) else 12)
        and "、" not in line.words
    )


def _like_headline(line: _Line, shortest: int) -> bool:
    if line.kind not in ("short", "date") or not shortest <= len(line.words) <= 120:
        return False
    said = len(line.words) > 5 and re.search(
        r"[ぁ-ん、\s]" if len(line.words) < 10 else r"[ぁ-ー一-鿿]{3}", line.words
    )
    return bool(said) and not _DATE_ONLY.match(line.words) and not chrome.CAPTION.search(line.words)


def _article(lines: list[_Line], start: int, first: int) -> list[_Line]:
    """Return the lines of the article from ``start``: without boxes, and up to where it ends."""
    kept: list[_Line] = []
    box: Kind | None = None
    for i in range(start, len(lines)):
        line = lines[i]
        if (line.kind == "end" and i > first) or _is_profile(lines, i, first):
            break
        if line.kind in ("box", "list", "end"):
            box = line.kind
        elif box and not _resumes(lines, i, box):
            continue
        elif line.kind != "chrome":
            box = None
            kept.append(line)
    return _without_runs(kept, lines[first])


def _resumes(lines: list[_Line], i: int, box: Kind) -> bool:
    """Tell whether the article goes on at a line behind a box: real paragraphs, not teasers."""
    line = lines[i]
    if not line.strong or chrome.BULLET.match(line.words):
        return False
    if box == "box" or line.length >= 2 * _STRONG:
        return True
    return any(other.strong for other in lines[i + 1 : i + 3])


def _is_profile(lines: list[_Line], i: int, first: int) -> bool:
    """Tell whether an author's box begins: only in the second half of the page, and nothing follows."""
    line = lines[i]
    if i <= first or line.kind != "prose" or len(set(chrome.PROFILE.findall(line.words))) < 2:
        return False
    named = lines[i - 1].kind == "short" and len(lines[i - 1].words) <= 40
    begins = re.match(r"\S{2,12} ?[(（][ぁ-ヺー・\s]{2,20}[)）]", line.words)
    clipped = re.search(r"(?:生まれ|卒業?|修了|現職|教授|記者|研究員|代表|入社|など)。", line.words)
    return bool(clipped and (named or begins)) and not any(other.strong for other in lines[i + 1 : i + 4])


def _without_runs(kept: list[_Line], first: _Line) -> list[_Line]:
    """Drop what hangs below the last paragraph, and runs of three or more short lines between two."""
    place = next((i for i, line in enumerate(kept) if line.span >= first.span), len(kept))
    above = kept[1:place]  # the first is the headline itself
    result = kept[: min(1, place)]
    result += [line for line in above if not _is_tiny(line) or chrome.BYLINE.search(line.words)]
    run: list[_Line] = []
    for line in kept[place:]:
        if line.kind != "prose":
            run.append(line)
            continue
        result += _run(run)
        result.append(line)
        run = []
    return result + [line for line in run[:2] if _SIGNED.fullmatch(line.words)]


def _run(run: list[_Line]) -> list[_Line]:
    if len(run) < 3 or all(chrome.BULLET.match(line.words) for line in run):
        return run
    return [line for line in run if chrome.CAPTION.search(line.words)]


def _stretches(kept: list[_Line], lines: list[_Line]) -> tuple[Span, ...]:
    """Join lines that follow each other in the page."""
    places = {line.span.start: i for i, line in enumerate(lines)}
    spans: list[Span] = []
    last = -2
    for line in kept:
        place = places[line.span.start]
        if place == last + 1:
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
        last = place
    return tuple(spans)
