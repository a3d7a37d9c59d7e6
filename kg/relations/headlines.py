"""見出し: parts of one headline share their subject (プーチン氏、きょう訪朝　対北支援を確約)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Argument, Document, Frame, Sentence

SUBJECT = ("が", "は")


def share_subjects(
    document: Document, sentences: Sequence[Sentence], frames: Sequence[Frame]
) -> tuple[Frame, ...]:
    """Give predicates of a headline that name no subject the one of the part before it.

    Parts stand on one line, each a heading of its own; the carried subject is marked ``inferred``.
    """
    done: list[Frame] = []
    subject: tuple[Argument, ...] = ()
    at = -1
    for frame in frames:
        if not sentences[frame.sentence].heading:
            done.append(frame)
            continue
        if frame.sentence != at and not _one_line(document, sentences, at, frame.sentence):
            subject = ()
        at = frame.sentence
        own = frame.of_case(*SUBJECT)
        if own:
            subject = own
        elif (
            subject
            and frame.kind in ("nominal", "verbal")
            and frame.lemma != "の"
            and not frame.of_case("の")
        ):
            carried = tuple(replace(a, case="が", origin="inferred", group=99) for a in subject)
            frame = replace(frame, arguments=(*frame.arguments, *carried))
        done.append(frame)
    return tuple(done)


def _one_line(document: Document, sentences: Sequence[Sentence], one: int, other: int) -> bool:
    """Tell whether two headings stand on one line of the text."""
    if not 0 <= one < other:
        return False
    gap = document.text[sentences[one].span.end : sentences[other].span.start]
    return "\n" not in gap and all(s.heading for s in sentences[one:other])
