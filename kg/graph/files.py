"""graph.json: node-link JSON that NetworkX reads too, one line for each thing, the same bytes every time."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import GraphFileError
from kg.graph.records import (
    document_from_json,
    document_to_json,
    dumps,
    entity_from_json,
    entity_to_json,
    evidence_from_row,
    evidence_to_row,
    statement_to_json,
)
from kg.graph.statements import StatementView
from kg.graph.types import TypeTable, type_from_json, type_to_json
from kg.model import Evidence, Span

if TYPE_CHECKING:
    from kg.graph.knowledge import KnowledgeGraph

SCHEMA = "kg-graph/1"
LIMIT = 4_000_000_000
"""Bytes of a graph file or pipe that are read at most: some ten million sentences."""
_REBUILD = "the file is damaged or no graph: build it again with kg build"
_STARTS = (b"", b"{", b"\xef", b"\xff", b"\xfe")  # nothing, a table, or a byte order mark before it
_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, IndexError)


def write_graph(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield the lines of a graph file; ``networkx.node_link_graph(json.load(f), edges="edges")`` reads it."""
    place = {
        key: i for i, key in enumerate(sorted({_sentence(e) for s in graph.statements for e in s.evidence}))
    }
    yield f'{{"schema":{dumps(SCHEMA)},"directed":true,"multigraph":true,"graph":{{\n'
    yield f'"families":{dumps(graph.types.families)},\n'
    yield from _block(
        '"types":{', (f"{dumps(n)}:{dumps(type_to_json(t))}" for n, t in graph.types.items()), "},\n"
    )
    yield from _block('"documents":[', (dumps(_document(graph, d)) for d in graph.documents), "],\n")
    yield from _block('"sentences":[', map(dumps, place), "]},\n")
    yield from _block('"nodes":[', (dumps(entity_to_json(e)) for e in graph.entities.values()), "],\n")
    yield from _block('"edges":[', _edges(graph, place), "]}\n")


def _sentence(e: Evidence) -> tuple[str, int, int, str]:
    return (e.document, *e.sentence, e.text)


def _block(start: str, rows: Iterable[str], end: str) -> Iterator[str]:
    yield start
    separator = "\n"
    for row in rows:
        yield separator + row
        separator = ",\n"
    yield end


def _document(graph: KnowledgeGraph, id: str) -> dict[str, Any]:
    row = document_to_json(graph.documents[id])
    if mentions := graph.mentions.get(id):
        row["mentions"] = dict(sorted(mentions.items()))
    return row


def _edges(graph: KnowledgeGraph, place: Mapping[tuple[str, int, int, str], int]) -> Iterator[str]:
    for s in graph.statements:
        rows = [{"sentence": place[_sentence(e)], **evidence_to_row(e)} for e in s.evidence]
        yield dumps({"source": s.subject, "target": s.object, "key": s.type, "evidence": rows})


def write_statements(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield the lines of ``statements.jsonl``: one statement each, complete in itself."""
    for statement in graph.statements:
        yield dumps(statement_to_json(statement, graph.documents)) + "\n"


def read_graph(path: str | Path) -> KnowledgeGraph:
    """Read a graph file; raises :class:`GraphFileError` if it is damaged or of another version."""
    try:
        with Path(path).open("rb") as file:
            data = read_bounded(file, str(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise GraphFileError(reason, where=str(path), remedy="build a graph first: kg build PATH") from error
    return parse_graph(data, str(path))


def read_bounded(file: BinaryIO, where: str) -> bytes:
    """Return the bytes of a graph; what begins as no graph can, or never ends, is not read to its end."""
    start = file.read(4096)
    if start.lstrip()[:1] not in _STARTS:
        raise GraphFileError("not JSON: it does not begin with {", where=where, remedy=_REBUILD)
    try:
        data = start + file.read(LIMIT - len(start) + 1)
    except MemoryError as error:
        raise GraphFileError("too large for the memory", where=where, remedy=_REBUILD) from error
    if len(data) > LIMIT:
        raise GraphFileError(f"larger than {LIMIT // 10**9} GB", where=where, remedy="build smaller graphs")
    return data


def parse_graph(data: bytes | str, where: str = "<data>") -> KnowledgeGraph:
    """Read a graph from the content of a graph file."""
    from kg.graph.knowledge import KnowledgeGraph

    with _without_gc():
        try:
            raw = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise GraphFileError(f"not JSON: {error}", where=where, remedy=_REBUILD) from error
        except MemoryError as error:
            raise GraphFileError("too large for the memory", where=where, remedy=_REBUILD) from error
        _check_schema(raw, where)
        try:
            head = raw["graph"]
            types = TypeTable({n: type_from_json(t) for n, t in head["types"].items()}, head["families"])
            documents = {d["id"]: document_from_json(d) for d in head["documents"]}
            mentions = {d["id"]: dict(d["mentions"]) for d in head["documents"] if "mentions" in d}
            entities = {n["id"]: entity_from_json(n) for n in raw["nodes"]}
            statements = _statements(raw["edges"], head["sentences"], entities, where)
        except _DAMAGE as error:
            raise _damaged(error, where) from error
    return KnowledgeGraph(entities, statements, documents, types, mentions)


def _check_schema(raw: Any, where: str) -> None:
    remedy = "build it again with kg build"
    if not isinstance(raw, dict) or "schema" not in raw:
        raise GraphFileError("no graph of kg: it names no schema", where=where, remedy=remedy)
    if raw["schema"] != SCHEMA:
        newer = f"this kg reads {SCHEMA}; {remedy}, or use the kg that wrote it"
        raise GraphFileError(f"schema {raw['schema']!r} is not known", where=where, remedy=newer)


def _damaged(error: Exception, where: str) -> GraphFileError:
    what = f"damaged: {type(error).__name__} {error}"
    return GraphFileError(what, where=where, remedy="build it again with kg build")


def _statements(edges: Any, sentences: Any, entities: Mapping[str, Any], where: str) -> StatementView:
    rows = sorted((((e["source"], e["key"], e["target"]), e["evidence"]) for e in edges), key=_key)
    keys = [key for key, _ in rows]
    for before, (subject, kind, object_) in zip([None, *keys], keys, strict=False):
        if subject not in entities or object_ not in entities or not isinstance(kind, str):
            raise ValueError(f"an edge leads to an unknown node: {subject} {kind} {object_}")
        if before == (subject, kind, object_):
            raise ValueError(f"an edge stands twice: {subject} {kind} {object_}")
    return StatementView(keys, [evidence for _, evidence in rows], _decoder(sentences, where))


def _key(row: tuple[Any, ...]) -> Any:
    return row[0]


def _decoder(sentences: list[Any], where: str) -> Callable[[Any], tuple[Evidence, ...]]:
    def decode(rows: Any) -> tuple[Evidence, ...]:
        try:
            found = []
            for row in rows:
                document, start, end, text = sentences[row["sentence"]]
                found.append(evidence_from_row(row, document, Span(start, end), text))
            return tuple(found)
        except _DAMAGE as error:
            raise _damaged(error, where) from error

    return decode


@contextmanager
def _without_gc() -> Iterator[None]:
    """Millions of small containers make the collector the slowest part of loading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
