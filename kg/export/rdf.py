"""RDF: reified statements with PROV evidence; only what is asserted is also a plain triple."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kg.errors import KgError
from kg.export.texts import clean
from kg.graph.dates import period

if TYPE_CHECKING:
    import rdflib

    from kg.graph import KnowledgeGraph
    from kg.graph.relations import Passage, Relation
    from kg.model import Entity

BASE = "urn:kg:"
_CLASSES = {"Person": "Person", "Country": "Country", "Organization": "Organization", "Place": "Place"}


def turtle(graph: KnowledgeGraph) -> str:
    """Return Turtle (needs ``ginza-kg[rdf]``)."""
    return str(to_rdflib(graph).serialize(format="turtle"))


def ntriples(graph: KnowledgeGraph) -> str:
    """Return sorted N-Triples."""
    lines = str(to_rdflib(graph).serialize(format="nt")).split("\n")  # not splitlines: texts hold U+2028
    return "".join(sorted(line + "\n" for line in lines if line.strip()))


def jsonld(graph: KnowledgeGraph) -> str:
    """Return JSON-LD with a context of the prefixes."""
    import json

    rdf = to_rdflib(graph)
    context = {prefix: str(uri) for prefix, uri in sorted(_prefixes().items())}
    data = json.loads(rdf.serialize(format="json-ld", context=context))
    data["@graph"].sort(key=lambda node: node["@id"])
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def iri(kind: str, *parts: str) -> str:
    """Return the identifier of a thing; whatever stands in ``parts`` is percent-encoded.

    >>> iri("entity", "country:RU"), iri("statement", "a b", "c")
    ('urn:kg:entity:country%3ARU', 'urn:kg:statement:a%20b:c')
    """
    encoded = (quote(p.encode("utf-8", "surrogatepass"), safe="") for p in parts)
    return f"{BASE}{kind}:{':'.join(encoded)}"


def _prefixes() -> dict[str, str]:
    return {
        "kg": BASE + "vocabulary:",
        "rel": BASE + "type:",
        "entity": BASE + "entity:",
        "schema": "https://schema.org/",
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "prov": "http://www.w3.org/ns/prov#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }


def to_rdflib(graph: KnowledgeGraph) -> rdflib.Graph:
    """Return an ``rdflib.Graph`` with entities, types, statements, evidence and documents."""
    try:
        import rdflib
    except ImportError as error:
        raise KgError("RDF needs rdflib", remedy="make develop, or pip install 'ginza-kg[rdf]'") from error
    out = rdflib.Graph(bind_namespaces="none")
    writer = _Writer(rdflib, out)
    for e in graph:
        writer.entity(e)
    for name in sorted({key[1] for key in graph.statements.keys}):
        writer.type(graph.types.get_or_make(name))
    for s in graph.statements:
        writer.relation(graph.relation(s))
    return out


class _Writer:
    def __init__(self, rdflib: Any, out: rdflib.Graph) -> None:
        self.out = out
        self.uri, self.literal = rdflib.URIRef, rdflib.Literal
        self.prefix = _prefixes()
        for prefix, uri in self.prefix.items():
            self.out.bind(prefix, uri)

    def name(self, short: str) -> Any:
        prefix, _, local = short.partition(":")
        return self.uri(self.prefix[prefix] + local)

    def add(self, subject: Any, predicate: str, value: Any, lang: str | None = None) -> None:
        """Add a triple; texts become literals, empty ones nothing."""
        if isinstance(value, str) and not isinstance(value, self.uri):
            value = self.literal(clean(value), lang=lang)
            if not value:
                return
        elif isinstance(value, (int, float)):
            value = self.literal(value)
        self.out.add((subject, self.name(predicate), value))

    def entity(self, e: Entity) -> None:
        node = self.uri(iri("entity", e.id))
        self.add(node, "rdf:type", self.name("schema:" + _CLASSES[e.type]))
        self.add(node, "skos:prefLabel", e.name, "ja")
        self.add(node, "rdfs:label", e.name, "ja")
        self.add(node, "rdfs:label", e.english, "en")
        self.add(node, "kg:kana", e.kana, "ja")
        for alias in e.aliases:
            self.add(node, "skos:altLabel", alias)
        self.add(node, "wdt:P297", e.iso)  # ISO 3166-1 alpha-2 code
        if re.fullmatch(r"Q[1-9]\d*", e.wikidata):
            self.add(node, "owl:sameAs", self.name("wd:" + e.wikidata))
        for predicate, id in (("kg:partOf", e.part_of), ("kg:seatOf", e.seat_of)):
            if id:
                self.add(node, predicate, self.uri(iri("entity", id)))

    def type(self, t: Any) -> None:
        node = self.uri(iri("type", t.name))
        self.add(node, "rdf:type", self.name("rdf:Property"))
        self.add(node, "rdfs:label", t.label_ja, "ja")
        self.add(node, "rdfs:label", t.label_en, "en")
        self.add(node, "kg:family", t.family)
        self.add(node, "kg:plover", t.plover)
        self.add(node, "kg:cameo", t.cameo)
        if re.fullmatch(r"P[1-9]\d*", t.wikidata):
            self.add(node, "skos:closeMatch", self.name("wdt:" + t.wikidata))

    def relation(self, r: Relation) -> None:
        s = r.statement
        node = self.uri(iri("statement", *s.key))
        ends = [self.uri(iri("entity", id)) for id in (s.subject, s.object)]
        type_ = self.uri(iri("type", s.type))
        if r.status == "asserted":  # a claim, a plan or a denial is never a plain fact
            self.out.add((ends[0], type_, ends[1]))
        self.add(node, "rdf:type", self.name("rdf:Statement"))
        for predicate, value in zip(
            ("rdf:subject", "rdf:predicate", "rdf:object"), (ends[0], type_, ends[1]), strict=True
        ):
            self.add(node, predicate, value)
        self.add(node, "kg:status", r.status)
        self.add(node, "kg:confidence", r.confidence)
        self._when(node, "kg:time", s.time)
        for predicate, ids in (("kg:claimedBy", s.sources), ("kg:deniedBy", s.denied_by)):
            for id in ids:
                self.add(node, predicate, self.uri(iri("entity", id)))
        for key, value in s.qualifiers.items():
            self.add(node, "kg:" + quote(clean(key), safe=""), value, "ja")
        for passage in r.evidence:
            self._evidence(node, passage, s.key)

    def _evidence(self, statement: Any, p: Passage, key: tuple[str, str, str]) -> None:
        e = p.evidence
        node = self.uri(
            iri("evidence", e.document, *map(str, (*e.sentence, *e.quote, *e.trigger)), e.rule, *key)
        )
        document = self.uri(iri("document", e.document))
        self.out.add((statement, self.name("prov:wasDerivedFrom"), node))
        self.add(node, "rdf:type", self.name("prov:Entity"))
        self.add(node, "prov:value", e.text, "ja")
        self.add(node, "kg:status", e.status)
        self.add(node, "kg:rule", e.rule)
        self.add(node, "kg:start", e.sentence.start)
        self.add(node, "kg:end", e.sentence.end)
        self.add(node, "prov:hadPrimarySource", document)
        self.add(document, "rdf:type", self.name("schema:NewsArticle"))
        self.add(document, "schema:headline", p.document.title, "ja")
        self.add(document, "schema:publisher", p.document.source)
        self._when(document, "schema:datePublished", p.document.published)
        self.add(document, "schema:url", p.document.url)

    def _when(self, node: Any, predicate: str, iso: str) -> None:
        """Add a date with the XSD type of its precision; intervals stay plain text."""
        if not iso:
            return
        kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
        kind = kinds.get(len(iso)) if period(iso) and "/" not in iso else None
        datatype = self.name("xsd:" + kind) if kind else None
        self.out.add((node, self.name(predicate), self.literal(clean(iso), datatype=datatype)))
