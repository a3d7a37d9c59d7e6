"""Every format, read back by a reader that is not ours, with the sample and with hostile strings."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import networkx as nx
import pandas as pd
import pytest
import rdflib
from export.cypher_reader import read_script
from graph.sample import sample_graph
from hostile import hostile_graph, hostile_statement

from kg.errors import KgError
from kg.export import FORMATS, format_of, save, to_bytes
from kg.export.csvs import csv_tables
from kg.export.cypher import admin_tables, cypher, queries
from kg.export.events import event_rows
from kg.export.rdf import iri
from kg.export.schema import json_schema
from kg.export.texts import clean
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, RelationType

GRAPHS = pytest.mark.parametrize("graph", [sample_graph(), hostile_graph()], ids=["sample", "hostile"])
TEXT_FORMATS = [s for s in FORMATS if s not in (".html", ".pyvis.html")]


def written(graph: KnowledgeGraph, suffix: str) -> str:
    return to_bytes(graph, suffix).decode("utf-8")


@GRAPHS
@pytest.mark.parametrize("suffix", TEXT_FORMATS)
def test_every_writer_is_deterministic_and_leaves_the_graph_alone(graph: KnowledgeGraph, suffix: str) -> None:
    before = written(graph, ".json")
    assert to_bytes(graph, suffix) == to_bytes(graph, suffix)
    assert written(graph, ".json") == before


@GRAPHS
def test_json_follows_its_schema(graph: KnowledgeGraph) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(written(graph, ".json")))


def test_the_schema_is_strict_and_published() -> None:
    data = json.loads(written(sample_graph(), ".json"))
    data["edges"][0]["evidence"][0]["confidence"] = 2
    data["nodes"][0]["colour"] = "red"
    errors = list(jsonschema.Draft202012Validator(json_schema()).iter_errors(data))
    assert len(errors) == 2
    published = Path(__file__).parents[2] / "docs" / "kg-graph.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json_schema()


@GRAPHS
def test_jsonl_is_one_statement_a_line(graph: KnowledgeGraph) -> None:
    table = pd.read_json(io.BytesIO(to_bytes(graph, ".jsonl")), lines=True, dtype=False)
    assert len(table) == len(graph.statements)
    assert [len(e) for e in table.evidence] == [len(s.evidence) for s in graph.statements]


@GRAPHS
def test_csv_in_pandas(graph: KnowledgeGraph, tmp_path: Path) -> None:
    save(graph, tmp_path / "g.csv")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.evidence.csv", "g.nodes.csv", "g.relations.csv"]
    tables = {}
    for path in tmp_path.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        tables[path.name.split(".")[1]] = pd.read_csv(
            path, dtype=str, keep_default_na=False, encoding="utf-8-sig"
        )
    assert len(tables["nodes"]) == len(graph.entities)
    assert len(tables["relations"]) == len(graph.statements)
    assert len(tables["evidence"]) == sum(len(s.evidence) for s in graph.statements)
    names = [name.removeprefix("'") for name in tables["nodes"].name]
    # RFC 4180 readers give back every character except what clean() takes out; pandas makes \r\n of \r.
    assert [_lines(n) for n in names] == [_lines(clean(e.name).removeprefix("'")) for e in graph]


def _lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


@GRAPHS
@pytest.mark.parametrize("suffix", [".csv", ".events.csv"])
def test_no_cell_is_a_formula(graph: KnowledgeGraph, suffix: str) -> None:
    rows = csv.reader(io.StringIO(written(graph, suffix).removeprefix("\ufeff"), newline=""))
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell


def test_csv_zip_holds_the_three_tables(tmp_path: Path) -> None:
    path = save(sample_graph(), tmp_path / "g.csv.zip")
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["nodes.csv", "relations.csv", "evidence.csv"]
        assert archive.testzip() is None


@GRAPHS
def test_graphml_in_networkx(graph: KnowledgeGraph) -> None:
    read = nx.read_graphml(io.BytesIO(to_bytes(graph, ".graphml")), force_multigraph=True)
    assert read.number_of_nodes() == len(graph.entities)
    assert read.number_of_edges() == len(graph.statements)
    assert sorted(_xml(d["name"]) for _, d in read.nodes(data=True) if "name" in d) == sorted(
        _xml(clean(e.name)) for e in graph if e.name
    )
    for *_, data in read.edges(data=True):
        assert isinstance(json.loads(data["evidence"]), list)


@GRAPHS
def test_gexf_in_networkx(graph: KnowledgeGraph) -> None:
    data = to_bytes(graph, ".gexf")
    assert b"lastmodifieddate" not in data
    read = nx.read_gexf(io.BytesIO(data))
    assert read.number_of_nodes() == len(graph.entities)
    assert read.number_of_edges() == len(graph.statements)


def test_gexf_has_a_spell_for_each_dated_sentence() -> None:
    data = to_bytes(sample_graph(), ".gexf")
    read = nx.read_gexf(io.BytesIO(data))
    spells = {(s, o, d["relation"]): d["spells"] for s, o, d in read.edges(data=True) if "spells" in d}
    assert spells["country:RU", "country:KP", "exports_to"] == [
        ("2023-12-01", "2023-12-31"),
        ("2024-03-05", "2024-03-05"),
    ]
    assert b'timeformat="date"' in data
    assert b'mode="dynamic"' in data


def _xml(text: str) -> str:
    """XML readers normalise the ends of lines."""
    return _lines(text).strip()


@GRAPHS
@pytest.mark.parametrize(("suffix", "format"), [(".ttl", "turtle"), (".nt", "nt"), (".jsonld", "json-ld")])
def test_rdf_in_rdflib(graph: KnowledgeGraph, suffix: str, format: str) -> None:
    read = rdflib.Graph().parse(data=written(graph, suffix), format=format)
    rdf = rdflib.RDF
    statements = set(read.subjects(rdf.type, rdf.Statement))
    assert statements == {rdflib.URIRef(iri("statement", *s.key)) for s in graph.statements}
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    for s in graph.statements:
        node = rdflib.URIRef(iri("statement", *s.key))
        evidence = list(read.objects(node, prov.wasDerivedFrom))
        assert len(evidence) == len(
            {(e.document, e.sentence, e.quote, e.trigger, e.rule) for e in s.evidence}
        )
        texts = {str(t) for e in evidence for t in read.objects(e, prov.value)}
        assert {_lines(t) for t in texts} == {_lines(clean(e.text)) for e in s.evidence if clean(e.text)}


def test_rdf_has_plain_triples_for_facts_alone() -> None:
    read = rdflib.Graph().parse(data=written(sample_graph(), ".ttl"))
    plain = {(str(s), str(p), str(o)) for s, p, o in read if str(p).startswith("urn:kg:type:")}
    facts = {s.key for s in sample_graph().statements if s.status == "asserted"}
    assert plain == {(iri("entity", s), iri("type", t), iri("entity", o)) for s, t, o in facts}
    russia = rdflib.URIRef(iri("entity", "country:RU"))
    assert rdflib.URIRef("http://www.wikidata.org/entity/Q159") in set(
        read.objects(russia, rdflib.OWL.sameAs)
    )
    assert rdflib.Literal("RU") in set(
        read.objects(russia, rdflib.URIRef("http://www.wikidata.org/prop/direct/P297"))
    )


def test_rdf_answers_sparql() -> None:
    read = rdflib.Graph().parse(data=written(sample_graph(), ".ttl"))
    rows = read.query(
        """PREFIX kg: <urn:kg:vocabulary:> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?who WHERE { ?s a rdf:Statement ; rdf:predicate <urn:kg:type:supplies> ; kg:deniedBy ?d .
                            ?d rdfs:label ?who FILTER(lang(?who) = "ja") }"""
    )
    assert {str(row[0]) for row in rows} == {"イラン", "ロシア外務省"}


@GRAPHS
def test_cypher_says_what_the_parameters_say(graph: KnowledgeGraph) -> None:
    """A reader of openCypher's own string grammar gets back every row, and nothing but known clauses."""
    script = read_script(cypher(graph))
    expected = list(queries(graph))
    assert len(script) == len(expected) + 1
    nodes = edges = 0
    for (clauses, rows), (query, parameters) in zip(script[1:], expected, strict=True):
        assert clauses == query
        assert rows == json.loads(json.dumps(parameters["rows"], ensure_ascii=True), object_hook=_cleaned)
        nodes += "MERGE (n:Entity" in query and len(rows)
        edges += "MERGE (a)" in query and len(rows)
    assert (nodes, edges) == (len(graph.entities), len(graph.statements))
    assert not re.search(r"DETACH|DROP|DELETE", " ".join(clauses for clauses, _ in script))


def _cleaned(row: dict[str, Any]) -> dict[str, Any]:
    def fix(value: Any) -> Any:
        if isinstance(value, list):
            return [fix(v) for v in value]
        return clean(value) if isinstance(value, str) else value

    return {clean(k): fix(v) for k, v in row.items()}


@GRAPHS
def test_neo4j_admin_tables(graph: KnowledgeGraph) -> None:
    tables = {
        n: pd.read_csv(io.StringIO(t), dtype=str, keep_default_na=False)
        for n, t in admin_tables(graph).items()
    }
    nodes, edges = tables["nodes"], tables["relationships"]
    assert len(nodes) == len(graph.entities)
    assert len(edges) == len(graph.statements)
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) <= set(nodes["id:ID"])


def test_events_are_coded_and_leave_out_what_did_not_happen() -> None:
    rows = {row["event_id"]: row for row in event_rows(sample_graph())}
    visit = rows["person:ウラジーミル・プーチン visited country:KP"]
    assert (visit["plover"], visit["mode"], visit["cameo"], visit["quad"]) == ("CONSULT", "visit", "042", 1)
    assert (visit["actor_country"], visit["recipient_country"]) == ("RU", "KP")
    assert not [r for r in rows.values() if r["type"] == "holds_position"]
    assert "country:US lifts_sanctions_on country:KP" not in rows
    table = pd.read_csv(io.BytesIO(to_bytes(sample_graph(), ".events.csv")), dtype=str)
    assert len(table) == len(rows) == len(written(sample_graph(), ".events.jsonl").splitlines())


@GRAPHS
def test_pyvis_loses_nothing_and_runs_nothing(graph: KnowledgeGraph) -> None:
    net = graph.to_pyvis(select_menu=True)
    assert len(net.nodes) == len(graph.entities)
    assert len(net.edges) == len(graph.statements)
    assert not any("href" in str(x.get("title", "")).lower() for x in [*net.nodes, *net.edges])
    page = net.generate_html(notebook=False)
    assert "<img src=x" not in page
    assert "<script>window.__x" not in page


def test_suffixes() -> None:
    assert format_of("a/b.c/graph.EVENTS.CSV").suffix == ".events.csv"
    assert format_of("graph.pyvis.html").suffix == ".pyvis.html"
    with pytest.raises(KgError, match=r"\.graphml"):
        format_of("graph.graphlm")
    with pytest.raises(KgError):
        format_of("graph")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(KgError, match="cannot write"):
        save(sample_graph(), tmp_path / "taken" / "g.json")
    (tmp_path / "g.json").mkdir()
    with pytest.raises(KgError, match="cannot write"):
        save(sample_graph(), tmp_path / "g.json")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["g.json", "taken"]


@pytest.mark.parametrize(("module", "use"), [("pandas", "to_df"), ("rdflib", "save")])
def test_a_missing_extra_is_named(
    module: str, use: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    words = {"to_df": (), "save": (tmp_path / "g.ttl",)}[use]
    with pytest.raises(KgError, match=r"pip install 'ginza-kg\["):
        getattr(sample_graph(), use)(*words)


def _twins() -> KnowledgeGraph:
    """Return names, ids and types that differ only in what one writer or another takes out or changes."""
    ids = [
        "person:甲",
        "person:甲\x00",
        "person:甲\x07",
        "person:甲#2",
        "=乙",
        "'=乙",
        "乙\ud800",
        "乙\ufffd",
    ]
    entities = {id: Entity(id, id.strip("\x00\x07"), "Person") for id in ids}
    kinds = {
        name: RelationType(name, name, name, "f") for name in ("visited", "Visited", "vis`ited", "\\", "＼")
    }
    statements = [
        replace(hostile_statement(ids[i], ids[i - 1], "文"), type=kind)
        for i in range(len(ids))
        for kind in kinds
    ]
    return KnowledgeGraph(entities, statements, {"文": Document("文", "")}, kinds)


@pytest.mark.parametrize("graph", [sample_graph(), _twins()], ids=["sample", "twins"])
def test_no_writer_gives_two_things_one_id(graph: KnowledgeGraph) -> None:
    """A reader that keeps things by their id (Gephi, yEd, Neo4j, a spreadsheet's look-up) loses none."""
    nodes, edges = len(graph.entities), len(graph.statements)
    for suffix in (".graphml", ".gexf"):
        tree = ElementTree.fromstring(to_bytes(graph, suffix))
        found = {
            tag: [e.attrib for e in tree.iter() if e.tag.endswith("}" + tag)] for tag in ("node", "edge")
        }
        assert len({n["id"] for n in found["node"]}) == len(found["node"]) == nodes
        assert len({e["id"] for e in found["edge"]}) == len(found["edge"]) == edges
        assert {e[end] for e in found["edge"] for end in ("source", "target")} <= {
            n["id"] for n in found["node"]
        }
    merged = [(query, row) for query, parameters in queries(graph) for row in parameters["rows"]]
    assert len({clean(row["id"]) for query, row in merged if "(n:Entity" in query}) == nodes
    keys = {(query, clean(r["subject"]), clean(r["object"])) for query, r in merged if "MERGE (a)" in query}
    assert len(keys) == edges
    for tables, id, ends in (
        (admin_tables(graph), "id:ID", (":START_ID", ":TYPE", ":END_ID")),
        (
            {k: t.removeprefix("\ufeff") for k, t in csv_tables(graph).items()},
            "id",
            ("subject_id", "type", "object_id"),
        ),
    ):
        read = {n: pd.read_csv(io.StringIO(t), dtype=str, keep_default_na=False) for n, t in tables.items()}
        relations = read.get("relationships", read.get("relations"))
        assert relations is not None
        assert len(set(read["nodes"][id])) == nodes
        assert len(set(relations[list(ends)].itertuples(index=False))) == edges
    rdf = rdflib.Graph().parse(data=written(graph, ".nt"), format="nt")
    assert len(set(rdf.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == edges
    assert len(graph.to_pyvis().edges) == edges


def test_an_edge_of_graphml_still_tells_its_relation() -> None:
    read = nx.read_graphml(io.BytesIO(to_bytes(sample_graph(), ".graphml")), force_multigraph=True)
    assert {(s, d["type"], o) for s, o, d in read.edges(data=True)} == {
        s.key for s in sample_graph().statements
    }
