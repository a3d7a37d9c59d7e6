"""HTML pages in several builds: the article, line by line, and no chrome."""

import pytest

from kg.sources.body import find_body
from kg.sources.markup import read_markup
from kg.sources.page import extract

HEAD = "印フィンランド、鉱物で合意　電池材料を確保"
ONE = "フィンランドとインドの首脳は12日、ヘルシンキで会談し、鉱物の共同開発で合意したと発表した。"
TWO = "両国は電池の材料となるリチウムの供給でも協力する。インド側は5年で輸入を倍に増やす方針だ。"
THREE = "一方、中国外務省の報道官は、特定の国を排除する動きには反対すると批判した。"
MENU = "<div id=gnav><ul><li><a href=/>ホーム</a><li><a href=/w>国際</a><li><a href=/e>経済</a></ul></div>"
SIDE = """<div><h3>アクセスランキング</h3><ol><li><a>ペルーの村の猫が人気</a><li><a>チリの星空</a></ol></div>
<div id=footer>Copyright ひびき新聞 無断転載を禁じます</div>"""
RELATED = "<div><p>【関連記事】</p><ul><li><a href=x>ノルウェー、部品を追加</a></li></ul></div>"
LINKED = ONE.replace("インド", "<a href=2>インド</a>")
WRAPPED = f"{ONE[:20]}\n  {ONE[20:]}\n"
BUILDS = {
    "line breaks": f"<h1>{HEAD}</h1><b>2024年6月13日</b><div>　{ONE}<br><br>　{TWO}<br><br>　{THREE}</div>",
    "blocks": f"<div>{HEAD}</div><div>2024/06/13</div><div>{ONE}</div><div>{TWO}</div><div>{THREE}</div>",
    "table": f"<table><tr><td><font size=5>{HEAD}</font><tr><td>{ONE}<p>{TWO}<p>{THREE}</table>",
    "related": f"<article><h1>{HEAD}</h1><p>{ONE}</p>{RELATED}<p>{TWO}</p><p>{THREE}</article>",
    "links": f"<article><h1>{HEAD}</h1><p>{LINKED}<p>{TWO}<p>{THREE}</article>",
    "wrapped": f"<article><h1>{HEAD}</h1><p>{WRAPPED}</p><p>{TWO}</p><p>{THREE}</p></article>",
}


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
def test_article_is_kept_line_by_line_and_chrome_is_not(build):
    title = f"<title>{HEAD} - ひびき新聞デジタル</title>"
    page, _ = extract(f"<html><head>{title}</head><body>{MENU}{build}{SIDE}</body></html>")
    lines = [line.strip() for span in find_body(page.text) for line in span.of(page.text).splitlines()]
    assert page.title == HEAD
    assert [line for line in lines if line in (HEAD, ONE, TWO, THREE)] == [HEAD, ONE, TWO, THREE]
    assert not any(
        word in "".join(lines) for word in ("ホーム", "ランキング", "ペルー", "Copyright", "ノルウェー")
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>日本\n と米国</p>", "日本と米国"),
        ("<p>New\nYork</p>", "New York"),
        ("<p>3 < 5 と R&amp;D</p>", "3 < 5 と R&D"),
        ("<p>一</p><!-- <p>隠れた</p> --><p>二</p>", "一\n二"),
        ("<script>if (a<b) x()</script><p>一</p><style>p<q</style>", "一"),
        ("<ul><li>一<li>二</ul>", "一\n二"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_visible_lines(source, text):
    assert read_markup(source).text == text


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ('<meta property="article:published_time" content="2024-06-18T20:00:00Z">', "2024-06-19"),
        ('<meta name="pubdate" content="2024-06-18">', "2024-06-18"),
        ('<time itemprop="datePublished" datetime="2024-06-18T09:00:00+09:00">', "2024-06-18"),
        (
            '<script type="application/ld+json">{"datePublished": "2024-06-18T09:00:00+09:00"}</script>',
            "2024-06-18",
        ),
        ('<meta name="date" content="soon">', None),
        ('<meta name="date" content="9999-12-31T23:00:00Z">', None),
    ],
)
def test_date_of_the_metadata(tag, day):
    assert read_markup(f"<head>{tag}</head>").meta.get("published") == day


@pytest.mark.parametrize(
    "page",
    [
        "<p>" + " " * 200_000 + "x</p>",
        "<p>" + "<br>" * 100_000 + ONE,
        "<table>" + "<tr><td>英国<td>鉄" * 10_000 + f"</table><p>{ONE}",
        f"<p class='a b' id=x>{ONE}" * 3_000,
        "<a href='x' title='y'>" * 50_000 + ONE,
        "<ruby>" * 20_000 + ONE,
        "<sup" * 20_000 + ONE,
        "<title>" + " " * 200_000 + "|",
    ],
    ids=range(8),
)
def test_large_pages_are_read(page):
    found, _ = extract(f"<html><body>{page}</body></html>")
    assert len(found.text) <= len(page) + 100


def test_caption_of_the_article_is_kept():
    caption = "握手するインドとフィンランドの首脳（12日、ヘルシンキ）"
    figure = f"<figure><img src=a><figcaption>{caption}</figcaption></figure>"
    page, _ = extract(
        f"<html><body><article><h1>{HEAD}</h1>{figure}<p>{ONE}<p>{TWO}<p>{THREE}</article></body></html>"
    )
    assert caption in page.text
