"""Finds the article in the text of a saved page: headline, byline, caption, paragraphs; no chrome."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model.spans import Span
from kg.sources import chrome
from kg.sources.lines import Kind, Line, read_lines_of
from kg.sources.references import cut_references
from kg.sources.turns import questions

_SIGNED = re.compile(r"[(\[【][^()\[\]【】]{2,40}[)\]】]|\(?[了完]\)?|[=-].{2,30}")
_DATE_ONLY = re.compile(
    r"\W*(?:[公配掲更投発][^\d]{1,6})?[\d/.:年月日時分()月火水木金土\s-]{6,40}[^\d]{0,12}$"
)
_DATE_PART = re.compile(
    r"\d[\d/.:年月日時分秒\s]*(?:[(（][月火水木金土日]曜?日?[)）])?|配信|公開|更新|掲載|\s"
)
_STRONG = 25  # characters of a paragraph that may open the article again behind a box


class Judged(NamedTuple):
    """A line of a page, and why it is no part of the article (empty if it is)."""

    line: Line
    why: str


def find_body(text: str) -> tuple[Span, ...]:
    """Return the stretches of ``text`` that belong to the article, in order; empty if there is none.

    A line is judged by its length, its full stop, the words of page chrome and its neighbours: menus
    above the headline, boxes of links between paragraphs, questions of reporters and everything below
    the article go. A text without any sign of chrome stays whole. Linear.

    >>> text = "ホーム\\n国際\\n経済\\n露朝が新条約に署名\\n両首脳は条約に署名した。\\nランキング\\n猫の島"
    >>> [s.of(text) for s in find_body(text)]
    ['露朝が新条約に署名\\n両首脳は条約に署名した。']
    """
    judged = judge(text)
    return cut_references(text, _stretches(judged))


def judge(text: str) -> list[Judged]:
    """Return each line of ``text`` that is not blank, and why it is no part of the article.

    >>> [(j.line.words, j.why) for j in judge("首相が訪米\\n首相は19日、訪米した。\\n関連記事\\n猫の島")][2:]
    [('関連記事', 'a box'), ('猫の島', 'in a box: 関連記事')]
    """
    lines = read_lines_of(text)
    prose = [i for i, line in enumerate(lines) if line.kind == "prose"]
    why: dict[int, str] = {}
    if not prose:
        if not all(line.kind in ("short", "date") for line in lines):
            why = dict.fromkeys(range(len(lines)), "no sentence on the page")
    else:
        first = _first_prose(lines, prose)
        start = _headline(lines, first)
        if start > 0 or any(line.kind in ("chrome", "box", "list", "end") for line in lines):
            why = _dropped(lines, start, first)
        why |= dict.fromkeys(questions(lines), "a question")
    return [Judged(line, why.get(i, "")) for i, line in enumerate(lines)]


def _first_prose(lines: list[Line], prose: list[int]) -> int:
    """Return the first line of prose that is no stray sentence among menus."""
    prose = [i for i in prose if not _presents_series(lines, i)] or prose
    total = sum(lines[i].length for i in prose)
    for place, i in enumerate(prose):
        following = prose[place + 1] if place + 1 < len(prose) else i
        alone = following - i > 4
        if not (alone and lines[i].length < min(60, total // 4)):
            return i
    return prose[0]


def _signs(line: Line) -> bool:
    """Tell whether a line names who made the article, or the picture above it."""
    return bool(chrome.BYLINE.search(line.words) or chrome.CAPTION.search(line.words))


def _presents_series(lines: list[Line], i: int) -> bool:
    """Tell whether a sentence stands in the box of a series: 特集, name, teaser, 特集一覧."""
    after = i + 1 < len(lines) and chrome.SERIES.fullmatch(lines[i + 1].words)
    return bool(after) and any(chrome.SERIES.fullmatch(line.words) for line in lines[max(0, i - 4) : i])


def _headline(lines: list[Line], first: int) -> int:
    """Return the line with which the article begins: its headline, else the first line of prose."""
    scores = {i: score for i in range(first) if (score := _headline_score(lines, i, first)) > 0}
    if not scores:
        above = lines[0]
        if first == 1 and above.kind == "short" and 5 < len(above.words) <= 70 and not _signs(above):
            return 0
        while first and chrome.CAPTION.search(lines[first - 1].words) and lines[first - 1].kind == "short":
            first -= 1
        return first
    best = max(scores, key=lambda i: (scores[i], i))
    return _deck(lines, best)


def _headline_score(lines: list[Line], i: int, first: int) -> float:
    """Return how much a line above the first paragraph looks like the headline; 0 or less is none."""
    line = lines[i]
    dated = line.gap and i + 1 < first and lines[i + 1].kind == "date" and len(line.words) > 5
    if not (dated and line.tiny) and (not _like_headline(line, 6) or _is_menu(lines, i)):
        return 0
    score = 2.0 if 12 <= len(line.words) <= 70 else 1.0
    score += bool(re.search(r"[、\s「『―…?!]", line.words))
    score += 3 * any(other.kind == "date" for other in lines[i + (line.kind != "date") : min(i + 4, first)])
    score -= 3 * bool(chrome.BULLET.match(line.words) or chrome.BYLINE.search(line.words))
    between = sum(other.kind in ("short", "date") for other in lines[i + 1 : first])
    return score + 0.5 * line.gap - 0.3 * max(0, between - 2)


def _deck(lines: list[Line], i: int) -> int:
    """Go up from a headline over one more line of it."""
    above = i - 1
    joined = above >= 0 and not lines[i].gap and _headline_score(lines, above, i) > 0
    more = above > 0 and not lines[above].gap and _headline_score(lines, above - 1, i) > 0
    return above if joined and not more else i


def _is_menu(lines: list[Line], i: int) -> bool:
    """Tell whether a line above the article is chrome, or one of three or more short ones in a row."""
    line = lines[i]
    if line.kind in ("chrome", "box", "list", "end"):
        return True
    if not line.tiny:
        return False
    start = i
    while start > 0 and lines[start - 1].tiny:
        start -= 1
    end = i
    while end + 1 < len(lines) and lines[end + 1].tiny:
        end += 1
    return end - start >= 2


def _like_headline(line: Line, shortest: int) -> bool:
    if line.kind not in ("short", "date") or not shortest <= len(line.words) <= 120:
        return False
    said = len(line.words) > 5 and re.search(
        r"[ぁ-ん、\s]" if len(line.words) < 10 else r"[ぁ-ー一-鿿]{3}", line.words
    )
    dateless = _DATE_PART.sub("", line.words)
    dated = line.kind == "date" and (len(dateless) < 6 or chrome.BYLINE.search(dateless))
    return (
        bool(said)
        and not dated
        and not _DATE_ONLY.match(line.words)
        and not chrome.CAPTION.search(line.words)
    )


def _dropped(lines: list[Line], start: int, first: int) -> dict[int, str]:
    """Say why lines are no part of the article that begins at ``start``: boxes, and where it ends."""
    why = dict.fromkeys(range(start), "above the headline")
    kept: list[int] = []
    box: int | None = None
    for i in range(start, len(lines)):
        line = lines[i]
        if (line.kind == "end" and i > first) or _is_profile(lines, i, first):
            why |= dict.fromkeys(range(i, len(lines)), f"behind the end: {line.words[:20]}")
            break
        if line.kind in ("box", "list", "end"):
            box = i
            why[i] = f"a {line.kind}"
        elif box is not None and not _resumes(lines, i, lines[box].kind):
            why[i] = f"in a {lines[box].kind}: {lines[box].words[:20]}"
        elif line.kind == "chrome":
            why[i] = "words of page chrome"
        else:
            box = None
            kept.append(i)
    left = set(_without_runs(lines, kept, first))
    return why | {i: "short lines without a sentence" for i in kept if i not in left}


def _resumes(lines: list[Line], i: int, box: Kind) -> bool:
    """Tell whether the article goes on at a line behind a box: real paragraphs, not teasers."""
    line = lines[i]
    if not line.strong or chrome.BULLET.match(line.words):
        return False
    if box == "box" or line.length >= 2 * _STRONG:
        return True
    return any(other.strong for other in lines[i + 1 : i + 3])


def _is_profile(lines: list[Line], i: int, first: int) -> bool:
    """Tell whether an author's box begins: only in the second half of the page, and nothing follows."""
    line = lines[i]
    if i <= first or line.kind != "prose" or len(set(chrome.PROFILE.findall(line.words))) < 2:
        return False
    named = lines[i - 1].kind == "short" and len(lines[i - 1].words) <= 40
    begins = re.match(r"\S{2,12} ?[(（][ぁ-ヺー・\s]{2,20}[)）]", line.words)
    clipped = re.search(r"(?:生まれ|卒業?|修了|現職|教授|記者|研究員|代表|入社|など)。", line.words)
    return bool(clipped and (named or begins)) and not any(other.strong for other in lines[i + 1 : i + 4])


def _without_runs(lines: list[Line], kept: list[int], first: int) -> list[int]:
    """Drop what hangs below the last paragraph, and runs of three or more short lines between two."""
    place = next((n for n, i in enumerate(kept) if i >= first), len(kept))
    above = kept[1:place]  # the first is the headline itself
    result = kept[: min(1, place)]
    result += [i for i in above if not lines[i].tiny or chrome.BYLINE.search(lines[i].words)]
    run: list[int] = []
    for i in kept[place:]:
        if lines[i].kind != "prose":
            run.append(i)
            continue
        result += _run(lines, run)
        result.append(i)
        run = []
    return result + [i for i in run[:2] if _SIGNED.fullmatch(lines[i].words)]


def _run(lines: list[Line], run: list[int]) -> list[int]:
    if len(run) < 3 or all(chrome.BULLET.match(lines[i].words) for i in run):
        return run
    return [i for i in run if chrome.CAPTION.search(lines[i].words)]


def _stretches(judged: list[Judged]) -> tuple[Span, ...]:
    """Join lines that follow each other in the page."""
    spans: list[Span] = []
    joined = False
    for line, why in judged:
        if why:
            joined = False
        elif joined:
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(line.span)
            joined = True
    return tuple(spans)
