"""Title, date, publisher and language of a text, and where each was found."""

import pytest

from kg.model import Document, Failure
from kg.sources import read
from kg.sources.language import is_garbled, language_of
from kg.sources.titles import clean_title

HEAD = "ガーナ、漁業協定に署名へ"
PROSE = "アイスランドの首相は5日、ガーナの外相と会談し、漁業協定に署名したと発表した。"


def one(tmp_path, text, name="a.txt", **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (item,) = read(path, **options)
    return item


@pytest.mark.parametrize(
    ("title", "site"),
    [
        (f"{HEAD}：みさき新聞デジタル", ""),
        (f"{HEAD} | ロイター", ""),
        (f"{HEAD} - BBCニュース", ""),
        (f"{HEAD} - みさき", "みさき"),
        (f"{HEAD}｜国際｜みさき", ""),
        (f"{HEAD} : 国際 : みさき新聞オンライン", ""),
        (f"{HEAD} : みさき新聞オンライン : 国際 : ニュース", ""),
        (f"{HEAD} < 国際 < みさき新報", ""),
        (f"{HEAD}（みさき通信）", ""),
        (f"{HEAD} [みさき]", "みさき"),
    ],
)
def test_the_name_of_the_site_is_no_title(title, site):
    assert clean_title(title, site) == HEAD


@pytest.mark.parametrize(
    "title", ["海の時代：漁業の行方", "AI元年：新聞社の経営はどうなる", "「協定」－その舞台裏", HEAD, "み"]
)
def test_other_titles_stay_whole(title):
    assert clean_title(title) == title


def test_a_heading_of_the_page_decides():
    assert clean_title(f"{HEAD}-港の声", heads=[HEAD]) == HEAD
    assert clean_title("ガーナ、漁業…", heads=["ガーナ、漁業協定"]) == "ガーナ、漁業協定"
    assert clean_title(HEAD, heads=["国際"]) == HEAD


@pytest.mark.parametrize(
    ("text", "name", "day", "where"),
    [
        (f"{HEAD}\n2023年4月14日\n{PROSE}", "20200101.txt", "2023-04-14", "the line 2023年4月14日"),
        (
            f"本日 2031年1月2日\n\n{HEAD}\n2023/4/14 更新 2023/4/20\n\n{PROSE}",
            "a.txt",
            "2023-04-14",
            "the line 2023/4/14",
        ),
        (f"{HEAD}\n令和5年4月14日\n{PROSE}", "a.txt", "2023-04-14", "the line 令和5年4月14日"),
        (PROSE, "oslo-2023-04-14.txt", "2023-04-14", "the name of the file"),
    ],
)
def test_which_date_is_taken(tmp_path, text, name, day, where):
    document = one(tmp_path, text, name)
    assert document.published == day
    assert dict(document.found)["published"].startswith(where)


def test_the_date_given_stands_in_where_the_text_does_not_say(tmp_path):
    assert one(tmp_path, PROSE, "20200101.txt", published="2023/04/14").published == "2023-04-14"
    assert one(tmp_path, f"{HEAD}\n2023年4月14日\n{PROSE}", published="2020-01-01").published == "2023-04-14"


def test_address_of_a_page_dates_it(tmp_path):
    head = '<meta property="og:url" content="https://news.example/2023/04/14/a">'
    document = one(
        tmp_path, f"<html><head>{head}</head><body><h1>{HEAD}</h1><p>{PROSE}</p></body></html>", "a.html"
    )
    assert (document.published, dict(document.found)["published"]) == ("2023-04-14", "the address")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"【オスロ共同】{PROSE}", "共同"),
        (f"［オスロ　５日　ロイター］ - {PROSE}", "ロイター"),
        (f"{HEAD}\n\n{PROSE}（みさき通信）", "みさき通信"),
        (f"{HEAD}\n提供：みさき新聞\n\n{PROSE}", "みさき新聞"),
        (f"{HEAD}\nみさき通信 2023年4月14日 10時05分\n\n{PROSE}", "みさき通信"),
        (PROSE, "a.txt"),
        (f"{PROSE}記者団は共同で抗議した。", "a.txt"),
    ],
)
def test_publisher_of_a_text(tmp_path, text, source):
    assert one(tmp_path, text).source == source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("加纳政府六日宣布，将从冰岛接收一艘调查船。两国总理在首都举行会谈，同意加强渔业合作。", "Chinese"),
        (
            "가나 정부는 6일 아이슬란드에서 조사선을 받을 예정이라고 밝혔다. 양국 총리는 수도에서 회담했다.",
            "Korean",
        ),
        ("The prime minister of Iceland met the foreign minister of Ghana and signed a pact.", "English"),
        ("Премьер-министр Исландии встретился с министром иностранных дел Ганы.", "Russian"),
    ],
)
def test_other_languages_are_said_and_not_read(tmp_path, text, language):
    item = one(tmp_path, text)
    assert isinstance(item, Failure)
    assert language in item.reason


@pytest.mark.parametrize(
    "text",
    [PROSE, "日印首脳会談開催合意", "ＡＮＡとJALが提携。", "OECD, WTO, NATO", "ﾛｼｱのﾌﾟｰﾁﾝ氏は訪問した。"],
)
def test_japanese_with_other_letters_is_japanese(text):
    assert language_of(text) == "Japanese"
    assert not is_garbled(text)


@pytest.mark.parametrize("wrong", ["cp932", "latin-1", "cp1252", "euc_jp", "gb18030"])
@pytest.mark.parametrize("right", ["utf-8", "cp932", "euc_jp"])
def test_mojibake_is_told(tmp_path, right, wrong):
    if right == wrong:
        pytest.skip("the right encoding")
    item = one(tmp_path, (PROSE * 3).encode(right).decode(wrong, "ignore"))
    assert isinstance(item, Failure), item.text[:80]


def test_what_a_document_tells_of_itself(tmp_path):
    document = one(tmp_path, f"{HEAD}\n2023年4月14日\n\n{PROSE}")
    assert isinstance(document, Document)
    assert document.found == (
        ("title", "the first line"),
        ("published", "the line 2023年4月14日"),
        ("source", "the path"),
    )
