"""Who speaks in the record of a press conference: questions of reporters state nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.sources.lines import Line

_ASKS = re.compile(
    r"[【\[(〈<][^】\])〉>]{0,30}(?:記者|特派員|質問者?|問)\d{0,2}[】\])〉>]|(?:記者|質問者?|問)\d{0,2}(?:[:.]|\s)"
)
_ASKS_SHORT = re.compile(r"Q\d{0,2}(?:[:.]|\s)")  # explainers ask so as well
_ANSWERS = re.compile(
    r"[【\[(〈<][^】\])〉>]{1,30}[】\])〉>]|(?:A|答)\d{0,2}(?:[:.]|\s)|.{0,16}(?:大臣|長官|官|氏|相|社長|会長|知事|市長)[::]\s?"
)
_RECORD = re.compile(r"会見|記者")


def questions(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the lines in which a reporter asks, up to the answer.

    Turns are known by their labels (【東都新聞 三崎記者】, 問, Q.); without an answer that is labelled
    too there is no conference.
    """
    heads = [line.words for line in lines]
    recorded = any(_RECORD.search(words) for words in heads[:8])
    asked = [bool(_ASKS.match(w) or (recorded and _ASKS_SHORT.match(w))) for w in heads]
    answered = [not a and bool(_ANSWERS.match(w)) for a, w in zip(asked, heads, strict=True)]
    if not any(asked) or not any(answered[asked.index(True) :]):
        return
    asking = False
    for i, line in enumerate(lines):
        asking = asked[i] or (asking and not answered[i] and line.words.endswith(("。", "?", "!")))
        if asking:
            yield i
