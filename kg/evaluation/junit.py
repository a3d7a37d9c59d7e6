"""A run as JUnit XML, for CI servers: one suite an article, one case a statement, and the floors.

Where floors are held, they are what may fail, and a difference from the gold is an expected failure
(``skipped``, as pytest writes one); without floors every difference is a failure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from kg.evaluation.outcomes import Outcome
from kg.evaluation.results import Results
from kg.store.files import write_file

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(results: Results, floors: bool = False) -> str:
    """Return the run as XML; with ``floors`` a broken floor is what fails.

    Suites carry the name of the gold, so that several golds of one build stay apart.
    """
    root = ElementTree.Element("testsuites", name=_text(f"kg evaluate {results.gold.as_posix()}"))
    for article in results.by_article:
        suite = _suite(root, f"{results.gold.as_posix()}/{article}")
        for outcome in (o for o in results.outcomes if o.article == article):
            _add(suite, outcome, expected=floors)
    if floors:
        for file in dict.fromkeys(file for file, _ in results.floors):
            suite = _suite(root, file.as_posix())
            for floor in (f for where, f in results.floors if where == file):
                case = _case(suite, floor.name)
                if floor.broken:
                    what = f"{floor.name} is {floor.value:.3f}, must be at least {floor.least:.3f}"
                    ElementTree.SubElement(case, "failure", message=what, type="floor")
    _count(root)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def write_junit(results: Results, file: Path, floors: bool = False) -> None:
    """Write :func:`to_junit` to a file; its folder is made where it is missing."""
    write_file(file, to_junit(results, floors).encode())


def _suite(root: ElementTree.Element, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(root, "testsuite", name=_text(name))


def _case(suite: ElementTree.Element, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(
        suite, "testcase", classname=suite.attrib["name"], name=_text(name), time="0"
    )


def _add(suite: ElementTree.Element, outcome: Outcome, expected: bool) -> None:
    case = _case(suite, outcome.statement)
    if outcome.verdict == "right":
        return
    tag = "skipped" if expected else "failure"
    node = ElementTree.SubElement(case, tag, message=_text(outcome.message), type=outcome.verdict)
    node.text = _text(outcome.words)


def _count(root: ElementTree.Element) -> None:
    suites: Sequence[ElementTree.Element] = list(root)
    for suite in suites:
        _tally(suite, [suite])
    _tally(root, suites)


def _tally(node: ElementTree.Element, suites: Sequence[ElementTree.Element]) -> None:
    node.set("tests", str(sum(len(s.findall("testcase")) for s in suites)))
    node.set("failures", str(sum(len(s.findall("testcase/failure")) for s in suites)))
    node.set("errors", "0")
    node.set("skipped", str(sum(len(s.findall("testcase/skipped")) for s in suites)))


def _text(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)
