"""Bytes to text: every encoding of Japanese news, declared, undeclared, mislabelled, damaged."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources.encodings import decode, plausibility

NEWS = "ロシアと北朝鮮は19日、条約に署名した。両首脳は平壌で会談し、協力を深めると述べた。\n"
SHORT = "日本と米国が合意した。"
ENCODINGS = ["utf-8", "cp932", "euc_jp", "iso2022_jp"]


@pytest.mark.parametrize("text", [NEWS, SHORT])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_recognised_without_a_declaration(encoding, text):
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("declared", [*ENCODINGS, "shift_jis", "latin-1", "no-such-charset", "rot13", ""])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_wrong_declaration_does_not_win(encoding, declared):
    assert decode(NEWS.encode(encoding), declared)[0] == NEWS


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_byte_order_mark_decides_and_is_no_text(mark, encoding):
    assert decode(mark + NEWS.encode(encoding), "euc_jp") == (NEWS, encoding)


def test_vendor_characters_of_windows_survive():
    text = "①㈱髙島屋と﨑陽軒が合意した。～"
    assert decode(text.encode("cp932"))[0] == text


def test_line_ends_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"


def test_truncated_utf8_keeps_all_but_the_cut_character():
    text, encoding = decode(NEWS.strip().encode()[:-1])
    assert (text.rstrip("\ufffd"), encoding) == (NEWS.strip()[:-1], "utf-8")


def test_a_few_bytes_of_another_encoding_become_replacement_characters():
    text, _ = decode((NEWS * 20).encode() + "追記".encode("cp932"))
    assert text.startswith(NEWS * 20)
    assert "\ufffd" in text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, b"%PDF-1.7 " + NEWS.encode(), bytes(2000)]
)
def test_binary_data_is_refused_with_a_remedy(data):
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert caught.value.remedy


def test_a_single_nul_is_no_reason_to_lose_an_article():
    assert decode((NEWS * 9 + "\0" + NEWS).encode())[0].count("\0") == 1


def test_mojibake_is_less_plausible_than_the_text():
    assert plausibility(NEWS) > plausibility(NEWS.encode().decode("cp932", "replace"))
    assert plausibility(NEWS) > plausibility(NEWS.encode("euc_jp").decode("cp932", "replace"))


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "shift_jis", "euc-jp"]))
def test_any_bytes_give_text_or_a_reason(data, declared):
    try:
        text, _ = decode(data, declared)
    except SourceError:
        return
    assert text.encode("utf-8") or not data  # no lone surrogates


@given(st.text(alphabet="ロシアは日本と会談した。条約に署名「」、", min_size=8), st.sampled_from(ENCODINGS))
def test_plain_japanese_survives_every_encoding(text, encoding):
    assert decode(text.encode(encoding))[0] == text
