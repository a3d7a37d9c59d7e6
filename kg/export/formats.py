"""The formats a graph is written in, by suffix."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.errors import KgError
from kg.graph.files import write_graph, write_statements
from kg.graph.types import suggest
from kg.store import destination, write_file

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

Written = str | Mapping[str, str]


@dataclass(frozen=True)
class Format:
    """``writer`` names the function that turns a graph into one text or into several named tables."""

    suffix: str
    about: str
    writer: str

    def write(self, graph: KnowledgeGraph) -> Written:
        """Return the text, or the texts of several files by name."""
        module, _, function = self.writer.partition(":")
        return cast("Callable[[KnowledgeGraph], Written]", getattr(import_module(module), function))(graph)


FORMATS = {
    f.suffix: f
    for f in (
        Format(
            ".json",
            "the native format: node-link JSON, read back by kg and NetworkX",
            "kg.export.formats:graph_json",
        ),
        Format(".jsonl", "one statement a line, with its evidence", "kg.export.formats:statements_jsonl"),
        Format(
            ".csv", "three tables beside each other: nodes, relations, evidence", "kg.export.csvs:csv_tables"
        ),
        Format(".csv.zip", "the three tables in one archive", "kg.export.csvs:csv_tables"),
        Format(".graphml", "GraphML, flattened (NetworkX, Gephi, yEd, Cytoscape)", "kg.export.xml:graphml"),
        Format(".gexf", "GEXF with time spells (Gephi's timeline)", "kg.export.xml:gexf"),
        Format(".ttl", "RDF Turtle: statements with PROV evidence", "kg.export.rdf:turtle"),
        Format(".nt", "the same as N-Triples", "kg.export.rdf:ntriples"),
        Format(".jsonld", "the same as JSON-LD", "kg.export.rdf:jsonld"),
        Format(".cypher", "a Cypher script (Neo4j, Memgraph)", "kg.export.cypher:cypher"),
        Format(
            ".neo4j.zip",
            "nodes.csv and relationships.csv for neo4j-admin import",
            "kg.export.cypher:admin_tables",
        ),
        Format(".events.csv", "event rows with PLOVER and CAMEO codes", "kg.export.events:events_csv"),
        Format(".events.jsonl", "the same as JSON lines", "kg.export.events:events_jsonl"),
        Format(
            ".pyvis.html", "a page of pyvis (kg page writes the better one)", "kg.export.formats:pyvis_html"
        ),
        Format(".html", "the page: one file, offline", "kg.export.formats:page_html"),
    )
}


def format_of(name: str | Path) -> Format:
    """Return the format that the longest matching suffix of a file name (or a bare suffix) means.

    >>> format_of("out/graph.csv.zip").suffix, format_of("ttl").suffix, format_of("csv.zip").suffix
    ('.csv.zip', '.ttl', '.csv.zip')
    """
    lower = Path(name).name.casefold()
    if f".{lower}" in FORMATS:
        return FORMATS[f".{lower}"]
    for suffix in sorted(FORMATS, key=len, reverse=True):
        if lower.endswith(suffix):
            return FORMATS[suffix]
    raise KgError(f"no format for {str(name)!r}", remedy=suggest(Path(lower).suffix or f".{lower}", FORMATS))


def save(graph: KnowledgeGraph, path: str | Path, format: str = "") -> Path:
    """Write a graph in the format of the suffix (or ``format``) and return the path.

    ``.csv`` writes ``name.nodes.csv``, ``name.relations.csv`` and ``name.evidence.csv``. A file
    appears whole or not at all, links are followed. Raises :class:`KgError` for an unknown suffix, and
    for a path that is no file, before anything is made.
    """
    path = Path(path)
    chosen = format_of(format or path)
    if chosen.suffix != ".csv":
        destination(path)
        write_file(path, to_bytes(graph, chosen.suffix))
        return path
    stem = path.name.removesuffix(chosen.suffix)
    written = cast("Mapping[str, str]", chosen.write(graph))
    files = {name: path.parent / f"{stem}.{name}{chosen.suffix}" for name in written}
    for file in files.values():
        destination(file)
    for name, text in written.items():
        write_file(files[name], text.encode("utf-8"))
    return files["relations"]


def to_bytes(graph: KnowledgeGraph, format: str) -> bytes:
    """Return a graph in a format as one piece, as a pipe takes it (``.csv``: the relations)."""
    chosen = format_of(format)
    if chosen.suffix == ".csv":
        from kg.export.csvs import relations_csv

        return relations_csv(graph).encode("utf-8")
    written = chosen.write(graph)
    return written.encode("utf-8") if isinstance(written, str) else _zip(written)


def _zip(texts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():  # the earliest date a zip can hold: the same bytes every day
            entry = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


def graph_json(graph: KnowledgeGraph) -> str:
    """Return the native graph file."""
    return "".join(write_graph(graph))


def statements_jsonl(graph: KnowledgeGraph) -> str:
    """Return ``statements.jsonl``."""
    return "".join(write_statements(graph))


def pyvis_html(graph: KnowledgeGraph) -> str:
    """Return a page of pyvis."""
    from kg.export.pyvis import to_pyvis

    return str(to_pyvis(graph).generate_html(notebook=False))


def page_html(graph: KnowledgeGraph) -> str:
    """Return the page of kg."""
    return graph.to_html()
