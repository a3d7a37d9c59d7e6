"""One reading out of many voices: the longest name wins, its type is voted on by the document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.mentions.page import Candidate
from kg.model import EntityType, Mention, Span

_WEAK = 1.2


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, in text order: strong voices first, then the longest."""
    best: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        place = candidate[:2]
        known = best.get(place)
        if known is None:
            best[place] = candidate
            continue
        first, second = (candidate, known) if candidate.weight > known.weight else (known, candidate)
        if second.entry and not first.entry and first.type == second.type:
            first = first._replace(entry=second.entry)
        best[place] = first
    taken: list[Candidate] = []
    used: set[int] = set()
    for candidate in sorted(best.values(), key=_rank):
        if used.isdisjoint(range(candidate.start, candidate.end)):
            taken.append(candidate)
            used.update(range(candidate.start, candidate.end))
    return sorted(taken)


def _rank(candidate: Candidate) -> tuple[bool, int, float, int]:
    return (candidate.weight <= _WEAK, candidate.start - candidate.end, -candidate.weight, candidate.start)


def agree(text: str, chosen: list[Candidate], voices: Iterable[Candidate]) -> list[Mention]:
    """Return the mentions with the type that all voices of the document give each surface."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    towns = set()
    for voice in voices:
        surface = text[voice.start : voice.end]
        votes[surface][voice.type] += voice.weight  # type: ignore[assignment]
        if voice.type == "Place" and voice.entry:
            towns.add(surface)
    mentions = []
    for candidate in chosen:
        surface = text[candidate.start : candidate.end]
        # 山口容疑者 beside 山口市: where a list knows a town, each place speaks for itself
        own = surface in towns and candidate.type in ("Person", "Place", "Country")
        kind = candidate.type if own else votes[surface].most_common(1)[0][0]
        entry = candidate.entry if kind == candidate.type else ""
        mentions.append(Mention(Span(candidate.start, candidate.end), surface, kind, candidate.voice, entry))
    return mentions
