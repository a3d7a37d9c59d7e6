"""Random readings for property tests: few names, so that merging has something to do."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.model import Cue, Document, Entity, Evidence, Reading, Reference, Span, Statement

TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)
IDS = st.sampled_from(
    ["country:RU", "country:KP", "person:プーチン", "organization:\U00020bb7", "place:'", "x"]
)
TYPES = st.sampled_from(["exports_to", "met_with", "holds_position", "unknown_type"])
STATUSES = st.sampled_from(["asserted", "claimed", "planned", "possible", "negated"])
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(*sorted(p)))
DATES = st.sampled_from(["", "2024", "2024-06", "2024-06-19", "2017-01/2017-03", "not a date"])


@st.composite
def evidence(draw: st.DrawFn, document: str) -> Evidence:
    pairs = st.lists(st.tuples(st.sampled_from(["item", "role"]), TEXT), max_size=2).map(tuple)
    return Evidence(
        document,
        draw(SPANS),
        draw(TEXT),
        *[draw(SPANS) for _ in range(4)],
        rule=draw(TEXT),
        status=draw(STATUSES),
        sources=tuple(draw(st.lists(IDS, max_size=2))),
        denied_by=tuple(draw(st.lists(IDS, max_size=1))),
        time=draw(DATES),
        qualifiers=draw(pairs),
        cues=tuple(draw(st.lists(st.builds(Cue, SPANS, TEXT), max_size=2))),
        found=draw(pairs),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    document = Document(draw(st.sampled_from("abc")), "text", draw(TEXT), draw(DATES), draw(TEXT), draw(TEXT))
    entities = draw(
        st.lists(
            st.builds(
                Entity,
                IDS,
                st.sampled_from(["ロシア", "露", "北朝鮮"]),
                st.sampled_from(["Person", "Country", "Organization", "Place"]),
                st.lists(st.sampled_from(["ロ", "朝", "DPRK"]), max_size=2).map(tuple),
                st.sampled_from(["", "Russia"]),
            ),
            max_size=3,
        )
    )
    statements = draw(
        st.lists(
            st.builds(
                Statement,
                TYPES,
                IDS,
                IDS,
                st.lists(evidence(document.id), min_size=1, max_size=2).map(lambda e: tuple(sorted(e))),
            ),
            max_size=4,
        )
    )
    references = tuple(Reference(Span(0, 1), e.id, "name") for e in entities)
    return Reading(document, tuple(entities), references, tuple(statements))


def corpora() -> st.SearchStrategy[list[Reading]]:
    """Return lists of readings in which each document stands once."""
    return st.lists(readings(), max_size=3, unique_by=lambda r: r.document.id)
