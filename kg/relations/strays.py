"""迷い: arguments that the parser hung on the adjective or adverb beside the predicate they belong to.

中国の外相と固い握手を交わした: と belongs to 交わす; ロシアから割安な原油を買う: から to 買う;
外相らと相次いで協議した: と to 協議.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Frame

MOVED = ("と", "から", "へ", "との間で")
ADVERBIAL = ("次ぐ", "相次ぐ", "続く")
NEAR = 6  # characters between 相次いで and its predicate


def return_strays(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Give such arguments to the predicate too, where it has none of that case."""
    added: dict[int, list[Argument]] = {}
    for frame in frames:
        strays = [a for a in frame.arguments if a.case in MOVED and a.origin == "explicit"]
        host = _host(frame, frames) if strays else None
        if host is not None:
            added.setdefault(host.index, []).extend(a for a in strays if not host.of_case(a.case))
    return tuple(
        replace(f, arguments=(*f.arguments, *added[f.index])) if added.get(f.index) else f for f in frames
    )


def _host(frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """Return the predicate whose argument the adjective modifies, or that the adverb colours."""
    others = [
        f for f in frames if f.sentence == frame.sentence and f.kind == "verbal" and f.index != frame.index
    ]
    if frame.lemma in ADVERBIAL:
        return next((f for f in others if 0 <= f.trigger.start - frame.trigger.end <= NEAR), None)
    if frame.kind not in ("adjectival", "copular"):
        return None
    heads = {a.noun.head for a in frame.arguments if a.origin == "relative"}
    return next((f for f in others if any(a.noun.head in heads for a in f.of_case("を", "に", "が"))), None)
