"""The picture is computed once, the same every time, with room for every label."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.page.layout import DENSE, boxes, label_width, place
from kg.export.page.overlaps import separate
from kg.export.page.payload import first_view, page_data
from kg.graph import KnowledgeGraph


def overlaps(centres: np.ndarray, sizes: np.ndarray) -> int:
    delta = np.abs(centres[:, None] - centres[None, :])
    reach = (sizes[:, None] + sizes[None, :]) / 2
    return int(np.triu((delta < reach - 1).all(axis=2), 1).sum())


def ring(n: int) -> dict[tuple[int, int], int]:
    return {(i, (i + 1) % n) if i + 1 < n else (0, i): 1 for i in range(n)} if n > 2 else {}


def test_no_two_labels_overlap_on_the_first_view(graph: KnowledgeGraph) -> None:
    rows = page_data(graph, title="", focus="", max_nodes=120, lang="ja", seed=1)["entities"]
    drawn = [r for r in rows if "x" in r]
    centres = np.array([[r["x"], r["y"]] for r in drawn], dtype=float)
    sizes = boxes([r.get("short", r["name"]) for r in drawn], [r["weight"] for r in drawn])
    assert len(drawn) > 30
    assert overlaps(centres, sizes) == 0


def test_the_same_seed_gives_the_same_picture_and_small_graphs_work() -> None:
    for n in (0, 1, 2, 3, 30, DENSE + 50):
        names, weights = [f"名{i}" for i in range(n)], [float(n - i) for i in range(n)]
        first = list(range(0, 100, 2)) if n > 100 else []
        one = place(names, names, weights, ring(n), seed=3, first=first)
        two = place(names, names, weights, ring(n), seed=3, first=first)
        assert np.array_equal(one.whole, two.whole)
        assert one.whole.shape == (n, 2)
        assert np.isfinite(one.whole).all()
        assert sorted(one.backbone) == first


def test_thousands_of_nodes_keep_their_neighbours_near() -> None:
    side = 40
    pairs = {(i, i + 1): 1 for i in range(side * side) if (i + 1) % side}
    pairs |= {(i, i + side): 1 for i in range(side * (side - 1))}
    ids = [f"名{i}" for i in range(side**2)]
    picture = place(ids, ["名"] * side**2, [1.0] * side**2, pairs, seed=1).whole
    linked = np.array([np.linalg.norm(picture[a] - picture[b]) for a, b in pairs]).mean()
    random = np.random.RandomState(0).randint(0, side**2, (4000, 2))
    anyone = np.linalg.norm(picture[random[:, 0]] - picture[random[:, 1]], axis=1).mean()
    assert linked < anyone / 4


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-200, 200), st.floats(-200, 200), st.floats(5, 120), st.floats(5, 40)),
        min_size=1,
        max_size=25,
    )
)
def test_boxes_end_up_side_by_side(rows: list[tuple[float, float, float, float]]) -> None:
    table = np.array(rows)
    assert overlaps(separate(table[:, :2], table[:, 2:], rounds=3000), table[:, 2:]) == 0


def test_label_width_counts_what_the_page_writes() -> None:
    assert label_width("あ" * 40) == 26
    assert label_width("ﾛｼｱ") == 3


def tree(n: int) -> dict[tuple[int, int], int]:
    """A tree of hubs: each entity hangs on one that is better connected."""
    return {(int(i**0.7) - 1, i): 1 for i in range(1, n)}


def moved(one: np.ndarray, two: np.ndarray) -> float:
    """How far points lie apart, against how far any two of them do."""
    spread = np.sqrt(((one - one.mean(axis=0)) ** 2).sum(axis=1).mean())
    return float(
        np.median(np.linalg.norm((one - one.mean(axis=0)) - (two - two.mean(axis=0)), axis=1)) / spread
    )


def test_a_graph_that_grows_is_recognised() -> None:
    ids = [f"country:{i}" for i in range(220)]
    small = place(ids[:200], ids[:200], [1.0] * 200, tree(200), seed=1).whole
    grown = place(ids, ids, [1.0] * 220, tree(220), seed=1).whole[:200]
    other = place([f"x{i}" for i in ids], ids, [1.0] * 220, tree(220), seed=1).whole[:200]
    near = {id: {"x": float(x), "y": float(y)} for id, (x, y) in zip(ids, small, strict=False)}
    kept = place(ids, ids, [1.0] * 220, tree(220), seed=1, near=near).whole[:200]
    assert moved(small, kept) <= moved(small, grown) < moved(small, other) / 2
    assert moved(small, kept) < 0.25


def test_the_first_view_leaves_nobody_alone() -> None:
    told = {(2 * i, 2 * i + 1): 1 for i in range(100)}
    places = {(0, i): 9 for i in range(200, 260)}
    first = first_view({**told, **places}, told, 50)
    assert len(first) == 50
    assert all(i ^ 1 in first for i in first)
    assert max(first) < 200, "events come before lasting facts, however many sentences say these"
