"""Statements, evidence and documents as rows of the page's data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.export.page.offsets import to_utf16
from kg.export.page.texts import Texts, body_of, named
from kg.graph import KnowledgeGraph
from kg.graph.dates import period
from kg.graph.selecting import periods
from kg.model import Document, Evidence, Span, Statement

Row = dict[str, Any]


class Rows:
    """Documents and sentences, each stored once and referred to by number."""

    def __init__(self, graph: KnowledgeGraph, at: Mapping[str, int], texts: Texts) -> None:
        self._graph, self._entity_at, self._texts = graph, at, texts
        self.documents = [self._document(d) for d in graph.documents.values()]
        self._document_at = {id: i for i, id in enumerate(graph.documents)}
        self.sentences: dict[str, int] = {}

    def statement(self, s: Statement, static: bool) -> Row:
        """Return a statement; a lasting fact has no date of its own."""
        at = self._entity_at
        row: Row = {"s": at[s.subject], "o": at[s.object], "r": s.type, "st": s.status}
        row["c"] = round(s.confidence, 3)
        shown = {"by": s.sources, "no": s.denied_by}
        row |= {k: [at[e] for e in v if e in at] for k, v in shown.items() if v}
        if s.time and not static:
            row["t"] = s.time
        if qualifiers := s.qualifiers:
            row["q"] = list(dict.fromkeys(qualifiers.values()))
        row["p"] = periods(s, self._graph.documents, static)
        row["ev"] = [self.evidence(e) for e in s.evidence]
        return row

    def evidence(self, e: Evidence) -> Row:
        """Return one sentence of evidence with its marks."""
        at = self._entity_at
        sentence = self.sentences.setdefault(e.text, len(self.sentences))
        row: Row = {"d": self._number(e.document), "n": sentence}
        row |= {"rule": e.rule, "c": round(e.confidence, 3)}
        if e.status != "asserted":
            row["st"] = e.status
        spans = {"sub": e.subject, "obj": e.object, "trg": e.trigger}
        row |= {k: m for k, v in spans.items() if (m := _inside(e, v))}
        cues = [m for c in e.cues if (m := _inside(e, c.span))]
        people = {"by": e.sources, "no": e.denied_by}
        row |= {k: [at[x] for x in v if x in at] for k, v in people.items() if v}
        extras = {"den": int(_denies(e)), "cue": cues, "t": e.time, "how": dict(e.found)}
        extras["q"] = list(dict.fromkeys(v for _, v in e.qualifiers))
        article = self._texts.get(e.document)
        text = article.text if article else ""
        if article and text[e.sentence.start : e.sentence.end] == e.text:
            row["at"] = to_utf16(text, e.sentence.start, e.sentence.end)[0]
        return row | {k: v for k, v in extras.items() if v}

    def _number(self, id: str) -> int:
        if id not in self._document_at:
            self._document_at[id] = len(self.documents)
            self.documents.append(self._document(Document(id, "")))
        return self._document_at[id]

    def _document(self, d: Document) -> Row:
        row: Row = {"id": d.id, "title": d.title, "date": d.published, "source": d.source, "url": d.url}
        row["p"] = period(d.published) if d.published else None
        if article := self._texts.get(d.id):
            graph, at = self._graph, self._entity_at
            ids = [i for i in graph.mentions.get(d.id, ()) if i in at and i in graph.entities]
            names = named(article.text, [(at[i], graph.entities[i]) for i in ids])
            row |= {"text": article.text, "body": body_of(article), "names": names}
        return {k: v for k, v in row.items() if v}


def _denies(e: Evidence) -> bool:
    """Whether the sentence itself says no, rather than make a claim that another sentence denies."""
    if e.status == "negated" or not e.denied_by:
        return e.status == "negated"
    kinds = {c.kind for c in e.cues if e.sentence.covers(c.span)}
    return "denial" in kinds or not (e.sources or "attribution" in kinds)


def _inside(e: Evidence, span: Span) -> list[int] | None:
    """Return where ``span`` stands in the sentence, or None where it stands outside (carried over)."""
    if span.start >= span.end or not e.sentence.covers(span):
        return None
    start = e.sentence.start
    return to_utf16(e.text, span.start - start, span.end - start)
