"""Forty layouts that people save, 20 of HTML and 20 of text: what is read of each, line by line."""

# ruff: noqa: E501 (full-width text counts double)
from dataclasses import dataclass

import pytest

from kg.model import Document, Span
from kg.sources import read
from kg.text.normalise import normalise

HEAD = "ノルウェーとチリ、水産協定に署名　養殖技術を共有"
ONE = "ノルウェーのハウゲン漁業相は12日、首都オスロでチリのロハス外相と会談し、水産協定に署名した。"
TWO = "両国は養殖の技術を共有するほか、南極海の調査でも協力を深めることで一致した。"
THREE = "一方、ペルー政府は13日、自国の漁業権が損なわれるとして協定に反対する声明を発表した。"
BODY = [ONE, TWO, THREE]
MENU = "<header><nav><a href=/>トップ</a> <a href=/w>国際</a> <a href=/e>経済</a></nav></header>"
FOOT = "<footer><ul><li>会社概要<li>お問い合わせ</ul>© 2023 みさき新聞</footer>"
SIDE = "<aside><h2>人気の記事</h2><ul><li><a>ガーナの港に新桟橋</a><li><a>モナコの花市</a></ul></aside>"
PS = "".join(f"<p>{p}</p>" for p in BODY)


@dataclass
class Layout:
    """A page or text, the lines of the article that must come out, in order, and its title."""

    content: str
    lines: list[str]
    title: str = HEAD


def page(inner, head="", title=HEAD):
    return (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{MENU}{inner}{SIDE}{FOOT}</body></html>"
    )


def article(paragraphs, **more):
    return page(f"<article><h1>{HEAD}</h1>{paragraphs}</article>", **more)


def ruby(base, reading, form="<ruby>{}<rt>{}</rt></ruby>"):
    return form.format(base, reading)


MINISTER = "ベトナムの阮文明外相は14日、訪問先のソウルで韓国の朴志元首相と会談した。"
RP = "<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>"
RB = '<span class="r"><ruby><rb>{}</rb><rp>(</rp><rt>{}</rt><rp>)</rp></ruby></span>'


def two_names(form):
    first = ruby("阮文明", "グエンバンミン", form)
    return MINISTER.replace("阮文明", first).replace("朴志元", ruby("朴志元", "パクチウォン", form))


READ = MINISTER.replace("阮文明", "阮文明(グエンバンミン)").replace("朴志元", "朴志元(パクチウォン)")
SIGNS = MINISTER.replace("阮文明", "<ruby>阮<rt>グエン</rt>文<rt>バン</rt>明<rt>ミン</rt></ruby>").replace(
    "朴志元", "".join(map(ruby, "朴志元", ("パク", "チ", "ウォン")))
)
EASY = "チリとカナダは新しい協定に署名しました。カナダの首相は来月チリを訪問する予定です。"
WORDS = {
    "新": "あたら",
    "協定": "きょうてい",
    "署名": "しょめい",
    "首相": "しゅしょう",
    "来月": "らいげつ",
} | {
    "訪問": "ほうもん",
    "予定": "よてい",
}


def spelled(text, form):
    for word, reading in WORDS.items():
        text = text.replace(word, form.format(word, reading))
    return text


CELLS = "<tr><td>ノルウェー<td>鮭<td>3割</tr><tr><td>チリ<td>鱒<td>2割</tr>"
JSON_LD = '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"みさき"},%s]}</script>'
LD = JSON_LD % f'{{"@type":"NewsArticle","headline":"{HEAD}","articleBody":"{"".join(BODY)}"}}'
BROKEN = ONE.replace("は12日、", "は12日、<br>").replace("オスロで", "オスロで<br class=sp>")
THREE_ROWS = ["国：ノルウェー、魚：鮭、割合：3割", "国：チリ、魚：鱒、割合：2割"]

HTML = {
    "ruby with fallback brackets": Layout(article(f"<p>{two_names(RP)}</p>{PS}"), [HEAD, READ, *BODY]),
    "ruby with rb in spans": Layout(article(f"<p>{two_names(RB)}</p>{PS}"), [HEAD, READ, *BODY]),
    "ruby sign by sign": Layout(article(f"<p>{SIGNS}</p>{PS}"), [HEAD, READ, *BODY]),
    "ruby on every word": Layout(
        article(f"<p>{spelled(EASY, '<ruby>{}<rt>{}</rt></ruby>')}</p>{PS}"), [HEAD, EASY, *BODY]
    ),
    "breaks inside sentences": Layout(article(f"<p>{BROKEN}<br>{TWO}</p><p>{THREE}</p>"), [HEAD, *BODY]),
    "breaks between paragraphs": Layout(
        page(f"<h1>{HEAD}</h1><div>2023年4月14日<br><br>　{ONE}<br><br>　{TWO}<br>　{THREE}</div>"),
        [HEAD, "2023年4月14日", *BODY],
    ),
    "hard spaces, soft hyphens": Layout(
        article(
            PS.replace("ハウゲン漁業相", "ハウ&shy;ゲン&nbsp;漁業相").replace("チリの", "チ\u200bリ<wbr>の")
        ),
        [HEAD, *BODY],
    ),
    "table with a head": Layout(
        article(f"<p>{ONE}</p><table><tr><th>国<th>魚<th>割合</tr>{CELLS}</table><p>{TWO}<p>{THREE}"),
        [HEAD, ONE, *[row.replace("：", ":") for row in THREE_ROWS], TWO, THREE],
    ),
    "table as layout": Layout(
        page(
            f"<table><tr><td><b>{HEAD}</b><br>2023年4月14日</td></tr><tr><td>{ONE}<p>{TWO}<p>{THREE}</td></table>"
        ),
        [HEAD, "2023年4月14日", *BODY],
    ),
    "list inside the article": Layout(
        article(
            f"<p>{ONE}</p><ul><li>・鮭の養殖技術を共有する</li><li>・南極海を調べる</li></ul><p>{TWO}<p>{THREE}"
        ),
        [HEAD, ONE, "・鮭の養殖技術を共有する", "・南極海を調べる", TWO, THREE],
    ),
    "body only in JSON-LD": Layout(
        f"<html><head>{LD}<title>{HEAD}</title></head><body><div id=app></div></body></html>",
        [HEAD, "".join(BODY)],
    ),
    "AMP": Layout(
        "<!doctype html><html ⚡><head><meta charset=utf-8><title>" + HEAD + "</title></head><body>"
        f"<amp-sidebar><ul><li>トップ</li></ul></amp-sidebar><h1>{HEAD}</h1><div>{PS}</div>"
        "<amp-list><template><p>ガーナがケニアに抗議した。</p></template></amp-list></body></html>",
        [HEAD, *BODY],
    ),
    "text where scripts are off": Layout(
        f"<html><head><title>{HEAD}</title></head><body><div></div><noscript>{PS}</noscript></body></html>",
        [HEAD, *BODY],
    ),
    "lazy paragraphs": Layout(
        article(f"<p>{ONE}</p><div class=more style='display:none'><p>{TWO}</p></div><p>{THREE}</p>"),
        [HEAD, *BODY],
    ),
    "title with the site and no heading": Layout(
        page(f"<article>{PS}</article>", title=f"{HEAD}：みさき新聞デジタル"), [HEAD, *BODY]
    ),
    "title with section and agency": Layout(
        page(f"<article>{PS}</article>", title=f"{HEAD} | 国際 | みさき"), [HEAD, *BODY]
    ),
    "short article below a menu": Layout(page(f"<main><h1>{HEAD}</h1><p>{TWO}</p></main>"), [HEAD, TWO]),
    "masthead with today's date": Layout(
        page(
            f"<p>2031年2月3日（月） 本日の紙面</p><article><h1>{HEAD}</h1><p>2023/04/14 09:00 更新</p>{PS}</article>"
        ),
        [HEAD, "2023/04/14 09:00 更新", *BODY],
    ),
    "marks of footnotes": Layout(
        article(
            PS.replace("漁業相", "漁業相<sup>[1]</sup>").replace(
                "協定", "協定<sup><a href=#n>[注2]</a></sup>"
            )
        ),
        [HEAD, *BODY],
    ),
    "related links and replies": Layout(
        article(
            f"<p>{ONE}</p><div><p>あわせて読みたい</p><ul><li><a>ガーナの港</a><li><a>モナコの市</a></ul></div>"
            f"<p>{TWO}</p><p>{THREE}</p><section><h3>コメント（3件）</h3><p>1: 名無し</p><p>ペルーは黙るべきだ。</p></section>"
        ),
        [HEAD, *BODY],
    ),
}


def wrapped(text, width, end="\n", indent=""):
    return "".join(indent + text[i : i + width] + end for i in range(0, len(text), width))


PARAGRAPH = "".join(BODY)
LIST = "『南米との協定に署名』。みさき新聞、2023年4月13日。『養殖技術を共有へ』。港北通信、2023年4月12日。"
LATIN = '"Norwayandchilesignpact".TheHarbour,April13,2023"Perurejectsdeal".Bluenews,April14,2023。'
QUESTION = "ペルーは協定を破ったのでしょうか。チリに抗議する考えはありますか。"
ANSWER = "ペルーとは対話を続けています。"
TEXT = {
    "wrapped at a margin": Layout(f"{HEAD}\n\n{wrapped(PARAGRAPH, 21)}", [HEAD, PARAGRAPH]),
    "wrapped with blanks": Layout(f"{HEAD}\n\n{wrapped(PARAGRAPH, 19, ' ' * 2 + chr(10), '   ')}", [HEAD, PARAGRAPH]),
    "wrapped, line ends of Windows": Layout(
        f"\ufeff{HEAD}\r\n\r\n" + wrapped(PARAGRAPH, 24, "\r\n"), [HEAD, PARAGRAPH]
    ),
    "quoted mail": Layout("> 4月14日の報道です。\n>\n" + wrapped(PARAGRAPH, 26, "\n", "> "), ["4月14日の報道です。", PARAGRAPH], ""),
    "mail broken at commas": Layout(
        f"{HEAD}\n\n" + ONE.replace("、", "、\n").replace("オスロで", "オスロで\n") + "\n" + TWO, [HEAD, ONE, TWO]
    ),
    "bullets": Layout(f"{HEAD}\n\n{ONE}\n・鮭の養殖\n・海の調査\n・船の建造\n{TWO}", [HEAD, ONE, "・鮭の養殖", "・海の調査", "・船の建造", TWO]),
    "numbered headings": Layout(
        f"水産協定について\n令和5年4月14日\n\n1．署名の概要\n{ONE}\n\n2．今後の協力\n{TWO}",
        ["水産協定について", "令和5年4月14日", "1.署名の概要", ONE, "2.今後の協力", TWO],
        "水産協定について",
    ),
    "questions of reporters": Layout(
        f"漁業大臣会見記録\n\n【浜田漁業大臣】{TWO}\n【みさき新聞　谷川記者】{QUESTION}\nもう一点伺います。\n【浜田漁業大臣】{ANSWER}",
        ["漁業大臣会見記録", f"【浜田漁業大臣】{TWO}", f"【浜田漁業大臣】{ANSWER}"],
        "漁業大臣会見記録",
    ),
    "questions and answers by letter": Layout(
        f"長官記者会見の概要\n\n（問）{QUESTION}\n（答）{ANSWER}{TWO}\n（問）では次に進みます。\n（答）{THREE}",
        ["長官記者会見の概要", f"(答){ANSWER}{TWO}", f"(答){THREE}"],
        "長官記者会見の概要",
    ),
    "several articles": Layout(
        f"{HEAD}\n\n{ONE}\n\n＊＊＊\n\nペルー、協定に反対\n\n{THREE}", [HEAD, ONE, "***", "ペルー、協定に反対", THREE]
    ),
    "headline only": Layout(HEAD, [HEAD]),
    "menu and name of the site": Layout(
        f"みさき ポータル\nホーム\n国際\n経済\n\n{HEAD}\n\nみさき通信 2023年4月14日 09時10分\n\n{ONE}\n{TWO}\n\nこの記事の関連ニュース\nガーナの港",
        [HEAD, "みさき通信 2023年4月14日 09時10分", ONE, TWO],
    ),
    "series box": Layout(
        f"連載\n\n海をめぐる争い\n\n魚をめぐり各国が対立。協定づくりが進んでいます。\n\n連載一覧\n\n{HEAD}\n\n{ONE}\n\nこの記事は有料記事です。\n\n残り412文字",
        [HEAD, ONE],
    ),
    "invitations of the site": Layout(
        f"/\n\n{HEAD}\n\n(更新)\nvoice!多様な視点から記事を考える\n{ONE}\n{TWO}", [HEAD, ONE, TWO]
    ),
    "list of sources": Layout(f"{HEAD}\n\n{ONE}{TWO}{LIST}", [HEAD, ONE + TWO]),
    "credit of a translation": Layout(f"{ONE}{TWO}英語版みさきニュースからの翻訳です。{LATIN}", [ONE + TWO], ""),
    "copyright below": Layout(
        f"{HEAD}\n\n{ONE}\n{TWO}\n\nCopyright (C) 2023 みさき新聞 無断転載を禁じます", [HEAD, ONE, TWO]
    ),
    "wide blanks in names": Layout(
        f"{HEAD}\n\n{ONE}\n漁業庁長官に谷川　一郎氏を任命する。浜田　洋子（54）は退任する。",
        [HEAD, ONE, "漁業庁長官に谷川一郎氏を任命する。浜田洋子(54)は退任する。"],
    ),
    "readings in brackets": Layout(spelled(EASY, "{}（{}）"), [EASY], ""),
    "file name and headlines in front": Layout(
        f"ファイル:Oslo-harbour.jpg{ONE}{TWO}2023年4月1日(土):北極の氷が減少2022年8月9日(火):鮭の値上がり続く",
        [ONE + TWO],
        "",
    ),
}  # fmt: skip


def kept_lines(document):
    """Return the lines of an article as all stages read them."""
    copy = normalise(document.text)
    spans = [copy.from_original(span) for span in document.body]
    return [line.strip() for span in spans for line in span.of(copy.text).splitlines() if line.strip()]


def one_form(lines):
    return [normalise(line).text for line in lines]


@pytest.mark.parametrize(("kind", "name"), [*(("html", n) for n in HTML), *(("txt", n) for n in TEXT)])
def test_article_is_exact(tmp_path, kind, name):
    layout = (HTML if kind == "html" else TEXT)[name]
    path = tmp_path / f"a.{kind}"
    path.write_bytes(layout.content.encode("utf-8"))
    (document,) = read(path)
    assert isinstance(document, Document), document
    assert kept_lines(document) == one_form(layout.lines)
    assert document.title == layout.title


@pytest.mark.parametrize("name", TEXT)
def test_offsets_mean_the_text_as_it_is_stored(tmp_path, name):
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT[name].content.encode("utf-8"))
    (document,) = read(path)
    assert document.text == TEXT[name].content.removeprefix("\ufeff")
    copy = normalise(document.text)
    for place in range(len(copy.text)):
        there = copy.to_original(Span(place, place + 1))
        assert (
            copy.text[place] in normalise(there.of(document.text)).text or there.of(document.text).isspace()
        )


def test_there_are_twenty_of_each():
    assert (len(HTML), len(TEXT)) == (20, 20)
