"""Every sentence of tests/japanese/entities-*.txt: names, types, links and coreference.

A line is a document. ``<人 プーチン>`` marks a mention (人 国 組 所), ``{両国→日本,米国}`` a word that
stands for entities; whatever is not marked must not be found. A line ``= a, b`` says that the names
of the line above are one entity, ``≠ a, b`` that they are different. ``xfail`` at the end: known to
fail, and it must.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.config.names import load_names
from kg.entities import link
from kg.mentions import find_mentions
from kg.model import Document, Entity, Reference, Span
from kg.parsing import Parser
from kg.text.normalise import normalise

TYPES = {"人": "Person", "国": "Country", "組": "Organization", "所": "Place"}
MARK = re.compile(r"<([人国組所]) ([^>]+)>|\{([^→}]+)→([^}]+)\}")


@dataclass
class Case:
    name: str
    text: str = ""
    mentions: set[tuple[int, int, str]] = field(default_factory=set)
    anaphors: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    same: list[list[str]] = field(default_factory=list)
    different: list[list[str]] = field(default_factory=list)
    fails: bool = False


def read_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(("= ", "≠ ")):
            (cases[-1].same if line[0] == "=" else cases[-1].different).append(line[2:].split(", "))
            continue
        kept = line.replace(" ", "\x1f")  # blanks belong to the notation, not to the text
        cases.append(read_case(f"{path.stem}:{number}", normalise(kept).text.replace("\x1f", " ")))
    return cases


def read_case(name: str, line: str) -> Case:
    case = Case(name, fails=line.endswith(" xfail"))
    line, place = line.removesuffix(" xfail"), 0
    for match in MARK.finditer(line):
        case.text += line[place : match.start()]
        start, place = len(case.text), match.end()
        if match.group(1):
            case.text += match.group(2)
            case.mentions.add((start, len(case.text), TYPES[match.group(1)]))
        else:
            case.text += match.group(3)
            case.anaphors[start, len(case.text)] = set(match.group(4).split(","))
    case.text += line[place:]
    return case


HERE = Path(__file__).parent.parent / "japanese"
CASES = [case for path in sorted(HERE.glob("entities-*.txt")) for case in read_cases(path)]


@pytest.fixture(scope="session")
def read(parser: Parser) -> dict[str, tuple[tuple[Entity, ...], tuple[Reference, ...]]]:
    names = load_names()
    documents = [Document(case.name, case.text, body=(Span(0, len(case.text)),)) for case in CASES]
    found = {}
    for document, sentences in zip(documents, parser.parse_many(documents), strict=True):
        found[document.id] = link(document, sentences, find_mentions(document, sentences, names), names)
    return found


def marked(case: Case, spans: set[tuple[int, int, str]]) -> str:
    """Write the mentions into the text again, so that a failure can be read."""
    signs = {kind: sign for sign, kind in TYPES.items()}
    out, place = "", 0
    for start, end, kind in sorted(spans):
        out += case.text[place:start] + f"<{signs[kind]} {case.text[start:end]}>"
        place = end
    return out + case.text[place:]


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c.name, marks=[pytest.mark.xfail(strict=True)] if c.fails else []) for c in CASES],
)
def test_entities(case: Case, read: dict[str, tuple[tuple[Entity, ...], tuple[Reference, ...]]]) -> None:
    entities, references = read[case.name]
    kinds = {entity.id: entity.type for entity in entities}
    found = {(*r.span, kinds[r.entity]) for r in references if r.is_mention}
    assert marked(case, found) == marked(case, case.mentions)
    owner = {r.span.of(case.text): r.entity for r in references if r.is_mention}
    for names in case.same:
        assert len({owner[name] for name in names}) == 1, names
    for names in case.different:
        assert len({owner[name] for name in names}) == len(names), names
    known = {e.id: {e.name, *e.aliases} for e in entities}
    for span, names in case.anaphors.items():
        meant = [known[r.entity] for r in references if not r.is_mention and tuple(r.span) == span]
        assert len(meant) == len(names), (case.text[slice(*span)], meant)
        assert all(any(name in forms for forms in meant) for name in names), (names, meant)
