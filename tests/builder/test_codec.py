"""A reading survives the way to bytes and back, whatever is in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.builder.codec import pack, unpack
from kg.model import Cue, Document, Entity, Evidence, Reading, Reference, Span, Statement

words = st.text(max_size=8)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda p: Span(*sorted(p)))
evidence = st.builds(
    Evidence,
    document=words,
    sentence=spans,
    text=words,
    quote=spans,
    trigger=spans,
    subject=spans,
    object=spans,
    rule=words,
    status=st.sampled_from(["asserted", "claimed", "planned", "possible", "negated"]),
    sources=st.lists(words, max_size=2).map(tuple),
    denied_by=st.lists(words, max_size=2).map(tuple),
    time=words,
    qualifiers=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    cues=st.lists(st.builds(Cue, spans, words), max_size=2).map(tuple),
    found=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    confidence=st.floats(0, 1),
)
readings = st.builds(
    Reading,
    st.builds(Document, id=words, text=st.just(""), title=words, body=st.lists(spans, max_size=2).map(tuple)),
    st.lists(
        st.builds(Entity, words, words, st.sampled_from(["Person", "Place"]), st.lists(words).map(tuple)),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(Reference, spans, words, st.sampled_from(["name", "coreference"])), max_size=3).map(
        tuple
    ),
    st.lists(
        st.builds(Statement, words, words, words, st.lists(evidence, max_size=2).map(tuple)), max_size=3
    ).map(tuple),
)


@given(readings)
def test_round_trip(reading):
    assert unpack(pack(reading)) == reading


def test_a_lone_surrogate_survives():
    reading = Reading(Document("\ud800", ""), (), (), ())
    assert unpack(pack(reading)) == reading


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b'{"document": [1, 2]}', b"\xff\xfe"])
def test_damage_is_noticed(damage):
    with pytest.raises((ValueError, KeyError, TypeError)):
        unpack(damage)
