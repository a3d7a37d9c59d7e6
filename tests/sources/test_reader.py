"""Files in, documents or failures out: formats, metadata, ids, and hostile input."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Document, Failure
from kg.sources import read

ROOT = Path(__file__).parent.parent.parent
PROSE = "フィンランドとインドの首脳は会談し、鉱物の共同開発で合意したと発表した。"
ARTICLE = f"印フィンランド、鉱物で合意\n2024年6月19日 10:00\n\n{PROSE}\n"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def one(path, **options):
    items = list(read(path, **options))
    assert len(items) == 1
    return items[0]


def test_text_file(tmp_path):
    document = one(write(tmp_path / "記事 一.txt", ARTICLE))
    assert (document.id, document.text) == ("記事 一", ARTICLE)
    assert (document.title, document.published) == ("印フィンランド、鉱物で合意", "2024-06-19")
    assert "".join(span.of(document.text) for span in document.body).strip() == ARTICLE.strip()


@pytest.mark.parametrize("number", range(1, 7))
def test_sample_articles_are_dated_and_titled(number):
    document = one(ROOT / f"seeds/sample-{number:02}.txt")
    gold = json.loads((ROOT / f"tests/gold/sample-{number:02}.json").read_text(encoding="utf-8"))
    assert document.published == gold["published"]
    first = document.text[document.body[0].start :].split("\n")[0].strip()
    assert document.title == first.removesuffix("　2024年06月20日 22:05")


def test_crlf_and_byte_order_mark(tmp_path):
    text = ARTICLE.replace("\n", "\r\n")
    assert one(write(tmp_path / "a.txt", b"\xef\xbb\xbf" + text.encode())).text == text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2017年10月11日(水)18時20分", "2017-10-11"),
        ("2023.06.30 16:00　週刊ひびき", "2023-06-30"),
        ("2024年06月20日", "2024-06-20"),
        ("２０２３年８月２０日　朝刊", "2023-08-20"),
        ("2024-06-18", "2024-06-18"),
        ("6/18/2024", "2024-06-18"),
        ("令和6年6月18日", "2024-06-18"),
        ("公開：2024/06/18 10:00　更新：2024/06/20 9:00", "2024-06-18"),
        ("更新日 2024/06/20 公開日 2024/06/18", "2024-06-18"),
        ("June 18, 2024", "2024-06-18"),
        ("国際 | ヘルシンキ支局 三崎直哉 | 2024年6月18日 10:20", "2024-06-18"),
        ("10時20分", ""),
        ("2024年13月45日", ""),
    ],
)
def test_date_line(tmp_path, line, day):
    assert one(write(tmp_path / "a.txt", f"首脳会談で合意に達する\n{line}\n{PROSE}")).published == day


def test_date_in_prose_is_no_date_of_publication(tmp_path):
    text = f"首脳会談で合意に達する\n{PROSE}1998年5月4日に結んだ条約に続くものだと説明している。"
    assert one(write(tmp_path / "a.txt", text)).published == ""
    assert one(write(tmp_path / "a.txt", text), published="2020-01-02").published == "2020-01-02"


def test_a_wrong_date_argument_is_told():
    with pytest.raises(SourceError, match="きのう"):
        read("a.txt", published="きのう")


HTML = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}">
<title>印フィンランド、鉱物で合意｜ひびき新聞</title>
<meta property="og:site_name" content="ひびき新聞"><meta property="og:url" content="https://example.jp/1">
<meta property="article:published_time" content="2024-06-18T23:30:00Z"></head>
<body><nav><ul><li><a href="/">ホーム</a></li><li><a href="/w">国際</a></li></ul></nav>
<article><h1>印フィンランド、鉱物で合意</h1><p>{PROSE}</p><p>{PROSE * 2}</p><p>{PROSE * 3}</p></article>
<aside><h2>人気ランキング</h2><ul><li><a href="/3">ペルーの村の猫</a></li></ul></aside>
<footer>Copyright ひびき新聞</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp", "iso2022_jp"])
def test_html_page(tmp_path, encoding):
    data = HTML.replace("{charset}", encoding).encode(encoding)
    document = one(write(tmp_path / "a.html", data))
    assert document.title == "印フィンランド、鉱物で合意"
    assert document.published == "2024-06-19"  # the morning after in Japan
    assert (document.source, document.url) == ("ひびき新聞", "https://example.jp/1")
    body = "".join(span.of(document.text) for span in document.body)
    assert body.count(PROSE) == 6
    assert "印フィンランド" in body
    assert not any(word in body for word in ("ホーム", "ランキング", "ペルー", "Copyright"))


def test_html_that_the_extraction_does_not_understand(tmp_path):
    page = f"<html><body><table><tr><td>首脳が鉱物で合意<br>2024年6月1日<br>{PROSE}</table></body></html>"
    document = one(write(tmp_path / "a.htm", page))
    assert PROSE in "".join(span.of(document.text) for span in document.body)
    assert document.published == "2024-06-01"


def test_ruby_becomes_a_reading_in_brackets(tmp_path):
    page = f"<html><body><p><ruby>金正恩<rt>キム・ジョンウン</rt></ruby>総書記は会談した。{PROSE}</p></html>"
    assert "金正恩（キム・ジョンウン）総書記" in one(write(tmp_path / "a.html", page)).text


def test_page_named_txt_is_read_as_a_page(tmp_path):
    assert "<p>" not in one(write(tmp_path / "a.txt", HTML.replace("{charset}", "utf-8"))).text


BOMBS = {
    "deep": "<div>" * 100_000 + PROSE,
    "unclosed": "<a href='" * 50_000 + PROSE,
    "comment": "<!--" * 50_000 + PROSE,
    "huge attribute": f"<p title='{'x' * 3_000_000}'>{PROSE}</p>",
    "entities": f"<p>{PROSE}</p>" + "&amp;" * 300_000,
    "doctype": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;' + PROSE,
    "nul": f"<p>{PROSE}\0</p>",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_html_bombs_end_in_a_document_or_a_failure(tmp_path, bomb):
    item = one(write(tmp_path / "a.html", f"<html><body>{bomb}</body></html>"))
    assert isinstance(item, Document) or item.reason


def test_deep_nesting_does_not_lose_the_text(tmp_path):
    assert PROSE in one(write(tmp_path / "a.html", f"<html><body>{BOMBS['deep']}</body></html>")).text


def test_json_lines(tmp_path):
    record = {
        "id": "x1",
        "text": ARTICLE,
        "title": "題",
        "published": "2020-05-06",
        "url": "u",
        "source": "s",
    }
    lines = [json.dumps(record, ensure_ascii=False), "", json.dumps({"text": ARTICLE})]
    first, second = read(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert first == Document("x1", ARTICLE, "題", "2020-05-06", "s", "u", first.body)
    assert (second.id, second.published) == ("a-3", "2024-06-19")


BAD_LINES = {
    '{"text": "…"': "JSON",
    "[1, 2]": "list",
    '{"id": "y"}': "no text",
    '{"text": 7}': "int",
    '{"text": " \\n"}': "white space",
    '{"text": ""}': "no text",
    "[" * 100_000: "deep",
    '{"text": 1' + "0" * 5000 + "}": "float",
}


@pytest.mark.parametrize(("line", "reason"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_bad_line_is_a_failure_with_its_number_and_the_rest_is_read(tmp_path, line, reason):
    good = json.dumps({"id": "good", "text": ARTICLE})
    failure, document = read(write(tmp_path / "a.jsonl", f"\n{line}\n{good}\n"))
    assert isinstance(failure, Failure)
    assert failure.document.endswith("a.jsonl:2")
    assert reason in failure.reason
    assert failure.remedy
    assert document.id == "good"


def test_lone_surrogate_becomes_a_replacement_character(tmp_path):
    document = one(write(tmp_path / "a.jsonl", '{"id": "\\ud83d", "text": "\\ud800' + PROSE + '"}'))
    assert document.text == "\ufffd" + PROSE
    document.id.encode("utf-8")


def test_same_id_twice_is_a_failure(tmp_path):
    line = json.dumps({"id": "same", "text": ARTICLE})
    first, second = read(write(tmp_path / "a.jsonl", f"{line}\n{line}"))
    assert isinstance(first, Document)
    assert isinstance(second, Failure)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no text"),
        ("\n　\n".encode(), "no text"),
        (bytes(range(256)) * 20, "binary"),
        (b"%PDF-1.4", "PDF"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_nothing_to_read_is_a_failure(tmp_path, name, content, reason):
    failure = one(write(tmp_path / name, content))
    assert isinstance(failure, Failure)
    assert reason in failure.reason
    assert failure.remedy


def test_folder_is_read_in_order_without_hidden_and_other_files(tmp_path):
    for name in ["b.txt", "a.TXT", "sub/c.html", ".hidden.txt", ".git/d.txt", "README.md", "sub/e.docx"]:
        write(tmp_path / name, f"{ARTICLE}{name}は別の記事である。")
    *documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a", "b", "c"]
    assert (skipped.stage, skipped.reason) == ("skipped", "1 docx, 1 md")


def test_same_stem_gets_the_path_as_id_whatever_the_order_of_arguments(tmp_path):
    names = ["x/a.txt", "y/a.txt", "y/b.txt"]
    paths = [write(tmp_path / name, f"{ARTICLE}{name}は別の記事である。") for name in names]
    assert [d.id for d in read(tmp_path)] == ["x/a.txt", "y/a.txt", "b"]
    assert list(read(paths)) == list(read(paths[::-1]))


def test_symlink_loops_and_dead_links(tmp_path):
    write(tmp_path / "in/a.txt", ARTICLE)
    (tmp_path / "in/loop").symlink_to(tmp_path)
    (tmp_path / "in/dead.txt").symlink_to(tmp_path / "nowhere")
    items = list(read(tmp_path))
    assert [item.id for item in items if isinstance(item, Document)] == ["a"]
    assert [item.reason for item in items if isinstance(item, Failure)]


def test_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(read(tmp_path)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path):
    path = write(tmp_path / "a.txt", ARTICLE)
    path.chmod(0)
    assert "cannot be read" in one(path).reason


@pytest.mark.parametrize(
    "name", ["__proto__", "=cmd|' &C'!A0", "<script>alert(1)<", "日本 語", "a" * 200, "con"]
)
def test_odd_names_are_ids_as_they_are(tmp_path, name):
    assert one(write(tmp_path / f"{name}.txt", ARTICLE)).id == name


def test_undecodable_name_can_still_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(path, "wb") as file:
        file.write(ARTICLE.encode())
    one(tmp_path).id.encode("utf-8")


@pytest.mark.parametrize("content", [ARTICLE, json.dumps({"id": "x", "text": ARTICLE}), HTML])
def test_standard_input(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content.encode())))
    assert PROSE in one("-").text


def test_long_line_and_nested_brackets(tmp_path):
    text = "あ" * 3_400_000 + "「" * 100_000
    assert one(write(tmp_path / "a.txt", text)).text == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_in_json_lines_is_stored_as_it_is(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    item = one(write(path, json.dumps({"text": text})))
    if isinstance(item, Document):
        assert item.text == text
        assert all(0 <= span.start < span.end <= len(text) for span in item.body)
    else:
        assert item.reason


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.jsonl"]))
def test_any_bytes_give_documents_or_failures(tmp_path_factory, data, name):
    for item in read(write(tmp_path_factory.mktemp("any") / name, data)):
        assert isinstance(item, (Document, Failure))
        if isinstance(item, Document):
            assert item.text.encode("utf-8")
