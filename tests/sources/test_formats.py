"""Ways in: JSON, tables, feeds, mails, archives, PDF; what is not read is named."""

# ruff: noqa: E501 (full-width text counts double)
import gzip
import io
import json
import zipfile

import pytest

from kg.errors import KgError
from kg.model import Document
from kg.sources import read
from kg.sources.files import check_paths
from kg.sources.settings import parse_keys

PROSE = "アイスランドの首相は5日、ガーナの外相と会談し、漁業協定に署名したと発表した。"
OTHER = "ガーナ政府は6日、アイスランドから調査船を受け取る予定だと明らかにした。"
PAGE = f"<html><head><title>漁業協定に署名</title></head><body><p>{PROSE}</p><p>{OTHER}</p></body></html>"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def dumps(value):
    return json.dumps(value, ensure_ascii=False)


def one(path, **options):
    (document,) = read(path, **options)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("key", ["text", "body", "content", "articleBody", "description", "Body", "本文"])
def test_keys_of_the_text(tmp_path, key):
    assert one(write(tmp_path / "a.json", dumps({key: PROSE}))).text == PROSE


@pytest.mark.parametrize(
    "value", [[PROSE, OTHER], [{"text": PROSE}, {"text": OTHER}], f"<p>{PROSE}</p><p>{OTHER}</p>"]
)
def test_text_in_paragraphs_or_markup(tmp_path, value):
    assert one(write(tmp_path / "a.json", dumps({"paragraphs": value}))).text == f"{PROSE}\n{OTHER}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("published", "2023-04-14"), ("date", "2023/04/14 10:00"), ("published_at", 1681434000), ("time", "2023.4.14"),
        ("datePublished", "2023-04-13T20:00:00Z"), ("pubDate", "Fri, 14 Apr 2023 10:00:00 +0900"), ("日付", "令和5年4月14日"),
    ],
)  # fmt: skip
def test_keys_of_the_date(tmp_path, key, value):
    document = one(write(tmp_path / "a.json", dumps({"text": PROSE, key: value})))
    assert document.published == "2023-04-14"
    assert dict(document.found)["published"] == "the record"


@pytest.mark.parametrize(("key", "reason"), [("date", "is no date"), ("issued_on", "not known")])
def test_dates_that_are_not_understood_are_told(tmp_path, key, reason):
    value = "いつか" if key == "date" else "2023-04-14"
    document, notice = read(write(tmp_path / "a.json", dumps({"text": PROSE, key: value})))
    assert (document.published, notice.stage, notice.is_notice, notice.of) == ("", "date", True, document.id)
    assert reason in notice.reason
    assert key in notice.reason


def test_other_fields(tmp_path):
    record = {
        "headline": "協定に署名",
        "body": PROSE,
        "link": "https://news.example/1",
        "publisher": {"name": "みさき新聞"},
    }
    document = one(write(tmp_path / "a.jsonl", dumps(record)))
    assert (document.title, document.url, document.source) == (
        "協定に署名",
        "https://news.example/1",
        "みさき新聞",
    )


def test_a_record_with_a_headline_only_is_read(tmp_path):
    assert one(write(tmp_path / "a.jsonl", dumps({"title": "協定に署名", "text": None}))).text == "協定に署名"


def test_unknown_keys_can_be_named(tmp_path):
    path = write(tmp_path / "a.json", dumps({"honbun": PROSE, "meta": {"day": "2023-04-14"}}))
    (failure,) = read(path)
    assert "honbun" in failure.reason
    assert "--map" in failure.remedy
    document = one(path, keys=parse_keys(["text=honbun", "published=meta.day"]))
    assert (document.text, document.published) == (PROSE, "2023-04-14")
    with pytest.raises(KgError, match="mapping"):
        parse_keys(["words=honbun"])


@pytest.mark.parametrize("wrapper", ["{}", '{{"articles": {}}}', '{{"total": 2, "items": {}}}'])
def test_arrays(tmp_path, wrapper):
    items = dumps([{"text": PROSE}, {"id": "x", "text": OTHER}, {"note": 1}])
    first, second, failure = read(write(tmp_path / "a.json", wrapper.format(items)))
    assert [(d.id, d.text) for d in (first, second)] == [("a-1", PROSE), ("x", OTHER)]
    assert "note" in failure.reason


def test_json_lines_under_another_name(tmp_path):
    path = write(tmp_path / "a.json", f"{dumps({'text': PROSE})}\n{dumps({'text': OTHER})}\n")
    assert [d.text for d in read(path)] == [PROSE, OTHER]


@pytest.mark.parametrize("content", ["[", "[]", '"a"', "[1]", '{"text": "…'])
def test_json_that_holds_no_articles(tmp_path, content):
    (failure,) = read(write(tmp_path / "a.json", content))
    assert failure.reason
    assert failure.remedy


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.tsv", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_tables_with_a_header(tmp_path, name, sign, encoding):
    rows = [
        ["見出し", "本文", "日付"],
        ["協定に署名", f'"{PROSE}\n{OTHER}"', "2023/4/14"],
        ["", "", ""],
        ["船", OTHER, ""],
    ]
    path = write(tmp_path / name, "\r\n".join(map(sign.join, rows)).encode(encoding))
    first, second = read(path)
    assert (first.title, first.text, first.published) == ("協定に署名", f"{PROSE}\n{OTHER}", "2023-04-14")
    assert second.text == OTHER


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>みさき新聞</title>
<item><title>協定に署名</title><link>https://news.example/1</link><pubDate>Fri, 14 Apr 2023 10:00:00 +0900</pubDate>
<description><![CDATA[<p>{PROSE}</p>]]></description></item><item><title>調査船を供与へ</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>みさき新聞</title><entry><title>協定に署名</title>
<link rel="self" href="https://news.example/x"/><link href="https://news.example/1"/><updated>2023-04-13T20:00:00Z</updated>
<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("name", "feed"), [("a.xml", RSS), ("a.rss", RSS), ("a.atom", ATOM)])
def test_feeds(tmp_path, name, feed):
    first, *rest = read(write(tmp_path / name, feed))
    assert (first.text, first.title, first.source) == (PROSE, "協定に署名", "みさき新聞")
    assert (first.url, first.published) == ("https://news.example/1", "2023-04-14")
    assert [d.text for d in rest] == (["調査船を供与へ"] if feed is RSS else [])


@pytest.mark.parametrize(
    "xml", ["<a>b</a>", "<rss><channel>", '<!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "<rss/>"]
)
def test_xml_that_is_no_feed(tmp_path, xml):
    (failure,) = read(write(tmp_path / "a.xml", xml))
    assert failure.remedy


MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; boundary="=="\r\n\r\n--==\r\nContent-Type: text/html; charset=shift_jis\r\n\r\n'
    + PAGE.encode("cp932")
    + b"\r\n--==\r\nContent-Type: text/html\r\n\r\n<p>advert</p>\r\n--==--\r\n"
)


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_saved_pages_in_one_file(tmp_path, name):
    document = one(write(tmp_path / name, MHTML))
    assert PROSE in document.text
    assert "advert" not in document.text
    assert document.url == "https://news.example/1"


def test_mail_without_a_page(tmp_path):
    head = "Date: Fri, 14 Apr 2023 10:00:00 +0900\nContent-Type: text/plain; charset=utf-8\n\n"
    document = one(write(tmp_path / "a.eml", head + PROSE))
    assert (document.text, document.published) == (PROSE, "2023-04-14")


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", PROSE), ("a.html", PAGE), ("a.jsonl", dumps({"text": PROSE}))]
)
def test_compressed(tmp_path, name, content):
    document = one(write(tmp_path / f"{name}.gz", gzip.compress(content.encode())))
    assert PROSE in document.text
    assert document.id in ("a", "a-1")


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_zip_of_several_kinds(tmp_path):
    files = {"in/b.html": PAGE, "a.txt": OTHER, "c.docx": "x", "__MACOSX/a.txt": "x", "empty.txt": ""}
    items = list(read(write(tmp_path / "z.zip", zipped(**files))))
    assert [d.id for d in items if isinstance(d, Document)] == ["z/a", "z/in/b"]
    assert [(f.stage, f.reason) for f in items if not isinstance(f, Document)] == [
        ("source", "no text"),
        ("skipped", "1 docx"),
    ]


def test_zip_within_bounds(tmp_path, monkeypatch):
    from kg.sources import archives

    deep = zipped(**{"a.zip": zipped(**{"b.zip": zipped(**{"c.txt": PROSE})})})
    (failure,) = read(write(tmp_path / "deep.zip", deep))
    assert "deep" in failure.reason
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    (failure,) = read(write(tmp_path / "many.zip", zipped(**{"a.txt": PROSE, "b.txt": OTHER})))
    assert "larger" in failure.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.zip", b"PK\x03\x04" + bytes(50)), ("a.txt.gz", b"\x1f\x8b" + bytes(50)), ("b.txt.gz", b"x")],
)
def test_damaged_archives(tmp_path, name, content):
    (failure,) = read(write(tmp_path / name, content))
    assert "damaged" in failure.reason


def pdf_of(lines):
    """Return a PDF of one page with one font whose codes are those of UTF-16."""
    show = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    cmap = (
        "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange"
    )
    streams = [f"BT /F 12 Tf 14 TL 20 700 Td {show} ET", f"begincmap {cmap} endcmap"]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 6 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        "<</Type/Font/Subtype/Type0/BaseFont/J/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/J/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>",
        *(f"<</Length {len(s)}>>stream\n{s}\nendstream" for s in streams),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>"
    return body + f"{head}\nstartxref\n{len(body)}\n%%EOF".encode()


def test_pdf(tmp_path):
    pytest.importorskip("pypdf")
    text = PROSE + OTHER
    lines = [text[i : i + 17] for i in range(0, len(text), 17)]
    document = one(write(tmp_path / "a.pdf", pdf_of([*lines, "- 1 -"])))
    assert "".join(document.text.split()) == text
    (failure,) = read(write(tmp_path / "b.pdf", b"%PDF-1.4 nothing"))
    assert "PDF" in failure.reason


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from datetime import date

    from pyarrow import parquet

    table = pyarrow.table({"body": [PROSE, OTHER], "date": [date(2023, 4, 14), None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    first, second = read(tmp_path / "a.parquet")
    assert (first.text, first.published, second.text) == (PROSE, "2023-04-14", OTHER)


def test_web_archive(tmp_path):
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (tmp_path / "a.warc.gz").open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for kind, content in (("text/html; charset=utf-8", PAGE), ("image/png", "x")):
            head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            payload = io.BytesIO(content.encode())
            record = writer.create_warc_record(
                "https://news.example/1", "response", payload=payload, http_headers=head
            )
            writer.write_record(record)
    document = one(tmp_path / "a.warc.gz")
    assert PROSE in document.text
    assert document.url == "https://news.example/1"


def test_a_reader_that_is_missing_is_named(tmp_path, monkeypatch):
    from kg.sources import files

    monkeypatch.setattr(files, "find_spec", lambda name: None)
    path = write(tmp_path / "a.pdf", b"%PDF-1.4")
    write(tmp_path / "a.txt", PROSE)
    _, skipped = read(tmp_path)
    assert skipped.reason == "1 pdf (install ginza-kg[pdf])"
    (failure,) = read(path)
    assert "ginza-kg[pdf]" in failure.remedy


def test_what_lies_beside_the_articles_is_named(tmp_path):
    for name in ("a.txt", "b.png", "c.PNG", "d.docx", "LICENSE", "page_files/widget.html", "out/note.txt"):
        write(tmp_path / name, f"{PROSE}{name}")
    write(tmp_path / "page.html", PAGE)
    for name in ("build.json", "graph.json", "failures.jsonl", "graph.html"):
        write(tmp_path / "out" / name, "{}")
    *documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a", "page"]
    assert skipped.is_notice
    assert skipped.reason == (
        "1 docx, 1 folder of parts of a saved page, 1 output of kg build, 2 png, 1 without suffix"
    )


def test_a_folder_without_articles_says_what_it_holds(tmp_path):
    write(tmp_path / "a.docx", "x")
    with pytest.raises(KgError, match="1 docx"):
        check_paths([tmp_path])


@pytest.mark.parametrize(
    "second",
    [PROSE, f"ホーム\n国際\n経済\n\n{PROSE}\n関連記事\nガーナの港", f"<html><body><p>{PROSE}</p></html>"],
)
def test_the_same_article_is_read_once(tmp_path, second):
    write(tmp_path / "a.txt", PROSE)
    write(tmp_path / "b.txt", second)
    document, copy = read(tmp_path)
    assert (document.id, copy.stage, copy.of, copy.document, copy.is_notice) == ("a", "copy", "a", "b", True)


def test_a_link_to_a_file_is_another_address_of_one_article(tmp_path):
    write(tmp_path / "a.txt", PROSE)
    (tmp_path / "b.txt").symlink_to("a.txt")
    document, copy = read([tmp_path, tmp_path / "b.txt"])
    assert (document.id, copy.stage, copy.of, copy.document) == ("a", "copy", "a", "b")


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ('"x-1"', "x-1"), ("12", "12"), ("12.0", "12"), ("1.5", "1.5"), ("-3", "-3"), ("0", "0"), ('" 7 "', "7"),
        ("true", "a-1"), ("null", "a-1"), ("[1]", "a-1"), ("{}", "a-1"), ("NaN", "a-1"), ("1e999", "a-1"), ('""', "a-1"),
    ],
)  # fmt: skip
def test_ids_of_any_kind(tmp_path, written, id_):
    line = f'{{"id": {written}, "text": "{PROSE}"}}'
    assert one(write(tmp_path / "a.jsonl", line)).id == id_


def test_true_is_no_id_that_two_articles_share(tmp_path):
    lines = [f'{{"id": true, "text": "{text}"}}' for text in (PROSE, OTHER)]
    assert [d.id for d in read(write(tmp_path / "a.jsonl", "\n".join(lines)))] == ["a-1", "a-2"]


def test_a_short_text_of_another_day_is_no_copy(tmp_path):
    lines = [dumps({"text": "株価が続伸した。", "date": day}) for day in ("2023-04-14", "2023-04-15")]
    assert all(isinstance(d, Document) for d in read(write(tmp_path / "a.jsonl", "\n".join(lines))))
