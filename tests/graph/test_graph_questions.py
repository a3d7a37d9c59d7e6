"""Questions to the graph: neighbourhoods, filters, relations, paths, time, disputes, roll-up, diff, why."""

# ruff: noqa: E501 (full-width text counts double)
from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from graph.sample import sample_graph
from hostile import hostile_graph

from kg.errors import KgError
from kg.graph import KnowledgeGraph, UnknownTypeError
from kg.graph.dates import bound, bucket, period
from kg.graph.files import write_graph
from kg.graph.rollup import origins
from kg.model import Document, Entity, Evidence, Span, Statement

g = sample_graph()


def test_neighborhood_has_exactly_the_statements_at_the_entity() -> None:
    around = g.neighborhood("平壌")
    wanted = {s.key for s in g.statements if g.id_of("平壌") in (s.subject, s.object)}
    assert {s.key for s in around.statements} == wanted
    assert len(wanted) == 3


def test_two_hops_are_the_neighborhoods_of_the_neighbors() -> None:
    one = g.neighborhood("平壌")
    union = {s.key for e in one for s in g.neighborhood(e).statements}
    ends = {i for s in one.statements for i in (s.subject, s.object)}
    two = {s.key for s in g.neighborhood("平壌", hops=2).statements}
    assert two == {k for k in union if ends & {k[0], k[2]}}


def test_direction_counts_symmetric_types_both_ways() -> None:
    out, into = g.neighborhood("ロシア", direction="out"), g.neighborhood("ロシア", direction="in")
    both = g.neighborhood("ロシア")
    assert {s.key for s in out.statements} | {s.key for s in into.statements} == {
        s.key for s in both.statements
    }
    shared = {s.type for s in out.statements if s in into.statements}
    assert shared
    assert all(g.types[t].symmetric for t in shared)


def test_a_neighborhood_keeps_its_centre_even_if_nothing_is_left() -> None:
    alone = g.neighborhood("平壌", status="negated")
    assert [e.name for e in alone] == ["平壌"]


@pytest.mark.parametrize(
    ("conditions", "test"),
    [
        ({"types": "輸出"}, lambda s: s.type == "exports_to"),
        ({"types": "economy"}, lambda s: g.types[s.type].family == "economy"),
        ({"types": ["制裁・強制", "attacks"]}, lambda s: g.types[s.type].family == "coercion" or s.type == "attacks"),
        ({"types": "exports_to|imports_from"}, lambda s: s.type in ("exports_to", "imports_from")),
        ({"entity_types": "Country"}, lambda s: s.subject.startswith("country:") and s.object.startswith("country:")),
        ({"status": ["claimed", "negated"]}, lambda s: s.status in ("claimed", "negated")),
        ({"min_confidence": 0.8}, lambda s: s.confidence >= 0.8),
        ({"claimed_by": "米国"}, lambda s: "country:US" in s.sources),
        ({"source": "みなと"}, lambda s: any(e.document in ("arms", "energy", "council") for e in s.evidence)),
        ({"source": "port.example"}, lambda s: any(e.document in ("arms", "energy") for e in s.evidence)),
        ({"static": False}, lambda s: not g.types[s.type].static),
    ],
    ids=lambda v: str(v) if isinstance(v, dict) else "",
)  # fmt: skip
def test_filter(conditions: dict[str, Any], test: Callable[[Statement], bool]) -> None:
    kept = g.filter(**conditions)
    assert {s.key for s in kept.statements} == {s.key for s in g.statements if test(s)}
    assert 0 < len(kept.statements) < len(g.statements)
    assert all(kept.entities[s.subject] and kept.entities[s.object] for s in kept.statements)


def test_filters_chain_as_one() -> None:
    assert g.filter(types="輸出").filter(status="claimed") == g.filter(types="輸出", status="claimed")
    assert g.filter() is g


def test_dates_of_low_precision_pass_if_any_day_does() -> None:
    def times(**conditions: str) -> set[str]:
        return {s.time for s in g.filter(types="訪問", **conditions).statements}

    assert "2025" in times(since="2025-06")
    assert "2024-06-19" in times(since="2024-06-19", until="2024-06-19")
    assert times(until="2021") == set()


def test_without_a_time_the_day_of_publication_counts() -> None:
    found = g.filter(types="sued|expels|praised", since="2024-07-12", until="2024-07-12")
    assert {s.type for s in found.statements} == {"praised"}


@pytest.mark.parametrize(
    ("conditions", "hint"),
    [
        ({"types": "exprots_to"}, "exports_to"),
        ({"status": "assrted"}, "asserted"),
        ({"entity_types": "Persn"}, "Person"),
    ],
)
def test_an_unknown_word_names_the_nearest(conditions: dict[str, str], hint: str) -> None:
    with pytest.raises(UnknownTypeError, match=hint):
        g.filter(**conditions)


def test_wrong_dates_directions_and_conditions_are_errors() -> None:
    with pytest.raises(KgError, match="2024-06-19"):
        g.filter(since="19.6.2024")
    with pytest.raises(KgError, match="out, in or both"):
        g.neighborhood("ロシア", direction="up")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="min_confidnce"):
        g.filter(min_confidnce=1)  # type: ignore[call-arg]


def test_relations_are_newest_first_with_their_sentences() -> None:
    found = g.relations("ロシア", "北朝鮮")
    assert [r.date for r in found] == sorted((r.date for r in found), reverse=True)
    exports = next(r for r in found if r.type == "exports_to")
    assert exports.label == "輸出（石油）"
    assert exports.claimed_by == ()
    assert [p.status for p in exports.evidence] == ["asserted", "claimed"]
    for passage in exports.evidence:
        for role in ("subject", "object"):
            start, end = passage.spans[role]
            assert passage.text[start:end] == getattr(exports, role).name


def test_relations_of_a_pair_do_not_depend_on_the_order_unless_directed() -> None:
    assert g.relations("ロシア", "北朝鮮") == g.relations("北朝鮮", "ロシア")
    there, back = (
        g.relations("ロシア", "北朝鮮", directed=True),
        g.relations("北朝鮮", "ロシア", directed=True),
    )
    assert {r.id for r in there} & {r.id for r in back} == {"country:KP cooperates_with country:RU"}
    assert len(there) + len(back) - 1 == len(g.relations("ロシア", "北朝鮮"))
    assert len(g.relations()) == len(g.statements)


def test_spans_count_characters_behind_emoji() -> None:
    (relation,) = g.relations("プーチン", "ウラジオストク")
    passage = relation.evidence[0]
    assert passage.text[slice(*passage.spans["subject"])] == "プーチン"


def test_statements_is_a_sequence_that_can_be_called() -> None:
    assert len(g.statements(subject="露", type="輸出")) == 3
    assert g.statements(object="北朝鮮", type="輸出")[0] in g.statements
    assert g.statements() == tuple(g.statements) == g.statements[:]
    assert g.statements.get(("country:RU", "exports_to", "country:KP")) is not None
    assert g.statements.get(("x", "y", "z")) is None


def test_paths_are_shortest_first_simple_and_attested() -> None:
    found = g.paths("岸田文雄", "ロシア", k=5)
    assert [len(p) for p in found] == sorted(len(p) for p in found)
    assert len({tuple(e.id for e in p.entities) for p in found}) == 5
    plain = nx.Graph(
        (s.subject, s.object) for s in g.filter(static=False).statements if s.status != "negated"
    )
    assert len(found[0]) == nx.shortest_path_length(plain, g.id_of("岸田文雄"), "country:RU")
    for path in found:
        assert len({e.id for e in path.entities}) == len(path) + 1
        for a, hop, b in zip(path.entities, path.hops, path.entities[1:], strict=False):
            assert hop
            assert all({r.subject.id, r.object.id} == {a.id, b.id} for r in hop)
            assert all(p.text for p in hop.evidence)


def test_paths_leave_out_static_skipped_and_negated_relations() -> None:
    assert g.paths("ロシア軍", "プーチン", max_hops=2) == []
    assert len(g.paths("ロシア軍", "プーチン", max_hops=2, static=True)[0]) == 2
    assert all(
        r.type != "met_with"
        for p in g.paths("岸田", "尹錫悦", skip="met_with")
        for hop in p.hops
        for r in hop
    )
    assert [str(p) for p in g.paths("国連", "金正恩", max_hops=1)] == []
    assert g.paths("ロシア", "ロシア") == []
    assert g.paths("ロシア", "日本", max_hops=0) == []


def test_timeline_counts_what_is_dated() -> None:
    timeline = g.timeline("ロシア", "北朝鮮", freq="Y")
    assert {name: sum(row.values()) for name, row in timeline.counts().items()} == {"2023": 2, "2024": 3}
    assert [r.date for r in timeline] == sorted(r.date for r in timeline)
    assert "holds_position" not in {r.type for r in g.timeline("ロシア")}
    assert {r.type for r in g.timeline("ロシア", type="役職")} == {"holds_position"}
    with pytest.raises(KgError, match="pandas"):
        g.timeline("ロシア", freq="X")


def test_disputes_lay_claim_and_denial_side_by_side() -> None:
    found = {str(d.relation): d for d in g.disputes()}
    arms = found["北朝鮮 → ロシア 供与（砲弾）"]
    assert [e.name for e in arms.claimed_by] == ["米国"]
    assert [e.name for e in arms.denied_by] == ["ロシア外務省"]
    assert [p.text for p in arms.claims] == ["米国は、北朝鮮がロシアに砲弾を供与したと発表した。"]
    assert [p.text for p in arms.denials] == ["ロシア外務省は北朝鮮からの砲弾の受け取りを否定した。"]
    assert "北朝鮮 → 米国 要求（制裁の解除）" not in found


def test_rollup_lifts_to_countries_and_remembers() -> None:
    up = g.rollup("Country")
    assert "プーチン" not in up
    (threat,) = up.statements(subject="ロシア", object="米国", type="threatens")
    assert origins(threat.evidence[0]) == {"subject": "person:ウラジーミル・プーチン"}
    (talks,) = up.statements(subject="country:KP", object="country:RU", type="met_with")
    assert set(origins(talks.evidence[0]).values()) == {"person:ウラジーミル・プーチン", "person:金正恩"}
    for passage in up.relation(talks).evidence:
        assert passage.text[slice(*passage.spans["subject"])] == "金正恩"  # the spans move with the ends
    assert all(s.subject != s.object for s in up.statements)
    assert all(not up.types[s.type].symmetric or s.subject < s.object for s in up.statements)
    assert "国連" in up  # belongs to no country
    assert up.rollup("Country") == up


def test_diff_lists_what_came_and_went() -> None:
    old = g.without("energy")
    changes = old.diff(g)
    assert {r.statement.key for r in changes.added} == {s.key for s in g.statements} - {
        s.key for s in old.statements
    }
    assert not changes.removed
    assert not changes.entities_removed
    assert not g.diff(g)
    back = g.diff(old)
    assert [r.id for r in back.removed] == [r.id for r in changes.added]


def test_diff_shows_a_changed_status() -> None:
    def graph(status: str) -> KnowledgeGraph:
        e = Evidence("d", Span(0, 1), "あ", *[Span(0, 1)] * 4, "r", status=status)  # type: ignore[arg-type]
        entities = {i: Entity(i, i, "Country") for i in ("a", "b")}
        return KnowledgeGraph(entities, [Statement("visited", "a", "b", (e,))], {"d": Document("d", "")}, {})

    (change,) = graph("planned").diff(graph("asserted")).changed
    assert change.what == ("status",)
    assert str(change) == "a → b visited: status planned → asserted"


def test_why_tells_rule_roles_and_cues() -> None:
    asserted, claimed = g.why("ロシア", "北朝鮮", "輸出")
    assert (asserted.rule, asserted.variant) == ("exports_to/1", "active")
    assert claimed.variant == "passive"
    assert asserted.roles["subject"] == ("ロシア", "explicit")
    assert asserted.roles["item"][0] == "石油"
    (negated,) = g.why("国連", "金正恩")
    assert negated.cues == (("書簡", "negation"),)
    assert json.dumps(negated.to_json(), ensure_ascii=False)


@pytest.mark.parametrize("graph", [g, hostile_graph()], ids=["sample", "hostile"])
def test_networkx_view_is_plain_and_complete(graph: KnowledgeGraph) -> None:
    view = graph.nx
    assert type(view) is nx.MultiDiGraph
    assert set(view) == set(graph.entities)
    assert {(s, k, o) for s, o, k in view.edges(keys=True)} == {s.key for s in graph.statements}
    values = [v for *_, data in [*view.nodes(data=True), *view.edges(data=True)] for v in data.values()]
    assert {type(v) for v in values} <= {str, int, float}
    assert nx.betweenness_centrality(nx.DiGraph(view))
    assert list(nx.weakly_connected_components(view))
    view.clear()
    assert len(graph.nx) == len(graph)


def test_tables_in_pandas() -> None:
    table = g.to_df()
    assert len(table) == len(g.statements)
    assert set(table[table.type == "exports_to"].object) == {"北朝鮮", "中国", "インド"}
    counts = g.timeline("ロシア", freq="Y").to_df()
    assert counts.to_numpy().sum() == sum(
        sum(c.values()) for c in g.timeline("ロシア", freq="Y").counts().values()
    )
    assert len(KnowledgeGraph({}, (), {}, {}).to_df()) == 0


def test_no_question_changes_the_graph() -> None:
    before = "".join(write_graph(g))
    (
        g.neighborhood("ロシア", 2),
        g.filter(status="claimed"),
        g.paths("岸田", "ロシア"),
        g.rollup(),
        g.disputes(),
    )
    (
        g.without("arms"),
        g | g,
        g.diff(g.rollup()),
        g.nx,
        g.to_df(),
        g.timeline("ロシア"),
        g.why("ロシア", "北朝鮮"),
    )
    assert "".join(write_graph(g)) == before
    with pytest.raises(TypeError):
        g.entities["x"] = g["ロシア"]  # type: ignore[index]


def test_html_of_a_notebook_escapes_every_text() -> None:
    table = hostile_graph().relations()._repr_html_()
    assert "<script" not in table
    assert "<img" not in table


def test_import_is_light() -> None:
    code = "import kg, sys; kg.KnowledgeGraph; print(*(m for m in ('spacy','networkx','pandas','rdflib','kg.pipeline') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    "iso", ["", "2024-13", "2024-02-30", "20240619", "昨年", "0000", "2024-6", "/", "2024-00"]
)
def test_what_is_no_date(iso: str) -> None:
    assert period(iso) is None


def test_periods_and_buckets() -> None:
    assert period("2024-06-19T10:00") == ("2024-06-19", "2024-06-19")
    assert period("2024-03/2024-01") == ("2024-01-01", "2024-03-31")
    assert bound("2024", 1, "until") == "2024-12-31"
    assert [bucket("2024-06-19", f) for f in "YQMWD"] == [
        "2024",
        "2024-Q2",
        "2024-06",
        "2024-06-17",
        "2024-06-19",
    ]
    assert [bucket("2024", f) for f in "YM"] == ["2024", ""]
    assert bucket("2017-01/2017-03", "M") == "2017-01"


def test_graphs_can_be_copied_and_pickled() -> None:
    assert pickle.loads(pickle.dumps(g)) == g
    assert copy.deepcopy(g) == g
    assert pickle.loads(pickle.dumps(g)).types.families == g.types.families


def test_relations_are_values() -> None:
    other = pickle.loads(pickle.dumps(g))
    assert set(g.relations("ロシア")) == set(other.relations("ロシア"))
    assert len(set(g.relations())) == len(g.statements)


def test_diff_pairs_what_took_the_place_of_another() -> None:
    """The same sentence, the same two: another type or direction is one difference, not two."""

    def graph(type: str, *ends: str, text: str = "あ") -> KnowledgeGraph:
        e = Evidence("d", Span(0, 1), text, *[Span(0, 1)] * 4, "r")
        entities = {i: Entity(i, i, "Country") for i in ("a", "b", "c")}
        return KnowledgeGraph(entities, [Statement(type, *ends, (e,))], {"d": Document("d", "")}, {})

    def replaced(before: KnowledgeGraph, after: KnowledgeGraph) -> list[str]:
        return [str(r) for r in before.diff(after).replaced]

    old = graph("aids", "a", "b")
    assert replaced(old, graph("supports", "a", "b")) == ["a → b supports (was aids)"]
    assert replaced(old, graph("aids", "b", "a")) == ["b → a aids (turned round)"]
    assert replaced(old, graph("supports", "a", "c")) == []
    assert replaced(old, graph("supports", "a", "b", text="い")) == []
    data = old.diff(graph("aids", "b", "a")).to_json()
    assert [(r["was"]["subject"], r["is"]["subject"]) for r in data["replaced"]] == [("a", "b")]
    assert len(data["added"]) == len(data["removed"]) == 1
