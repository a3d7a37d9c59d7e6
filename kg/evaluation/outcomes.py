"""Gold and reading, statement by statement: what CI reports list and what two runs are compared by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kg.evaluation.gold import Annotation, Case
from kg.evaluation.scores import SYMMETRIC, Triple, by_key

Verdict = Literal["right", "status", "missed", "wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "status", "missed", "wrong")
"""As the gold has it; right but for the status; in the gold alone; in the reading alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One statement of one article: ``status`` is the gold's, ``found`` that of the reading.

    ``subject`` and ``object`` are names, ``words`` the first words that show it.
    """

    article: str
    subject: str
    type: str
    object: str
    verdict: Verdict
    status: str = ""
    found: str = ""
    words: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What is the same statement in another run."""
        return (self.article, self.subject, self.type, self.object)

    @property
    def statement(self) -> str:
        """The statement in one line."""
        return f"{self.subject} {self.type} {self.object}"

    @property
    def message(self) -> str:
        """What is the matter, in one line; empty where it is right."""
        return {
            "right": "",
            "status": f"read as {self.found}, the gold says {self.status}",
            "missed": f"not read (the gold says {self.status})",
            "wrong": f"read as {self.found}, but the gold does not have it",
        }[self.verdict]

    def to_json(self) -> dict[str, Any]:
        """Return plain data: no empty fields, and no words, as a run may be kept where texts may not."""
        return {name: value for name, value in asdict(self).items() if value and name != "words"}


def outcomes(
    pairs: Iterable[tuple[Case, Annotation]], symmetric: Collection[str] = SYMMETRIC
) -> list[Outcome]:
    """Return every statement of gold and reading, article by article, in a stable order."""
    return [o for case, found in pairs for o in sorted(_of(case, found, symmetric), key=lambda o: o.key)]


def _of(case: Case, found: Annotation, symmetric: Collection[str]) -> Iterator[Outcome]:
    gold, mine = by_key(case.gold, found, symmetric)
    names = {e["id"]: e["name"] for e in case.gold["entities"]}
    names |= {f"pred:{e['id']}": e["name"] for e in found["entities"]}
    for triple in gold.keys() | mine.keys():
        yield _outcome(case, triple, gold.get(triple), mine.get(triple), names)


def _outcome(
    case: Case, triple: Triple, gold: Annotation | None, mine: Annotation | None, names: dict[str, str]
) -> Outcome:
    subject, kind, object_ = triple
    status = str((gold or {}).get("status", ""))
    found = str((mine or {}).get("status", ""))
    verdict: Verdict = "missed" if mine is None else "wrong" if gold is None else "right"
    if verdict == "right" and status != found:
        verdict = "status"
    spans = (gold or mine or {}).get("evidence") or []
    words = " … ".join(case.text[start:end] for start, end in spans[:1])
    ends = (names.get(subject, subject), names.get(object_, object_))
    return Outcome(case.name, ends[0], kind, ends[1], verdict, status, found, words)
