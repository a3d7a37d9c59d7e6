"""The body among page chrome: pages in ten layouts, the sample articles, and texts without any chrome."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.sources.body import find_body

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PAGES = sorted((HERE / "pages").glob("*.page"))


def marked_page(path: Path) -> tuple[str, list[str], list[str]]:
    """Read a page whose lines are marked: ``|`` body, ``-`` chrome, ``:`` either."""
    lines = path.read_text(encoding="utf-8").splitlines()
    body = [line[1:].strip() for line in lines if line.startswith("|") and line[1:].strip()]
    chrome = [line[1:].strip() for line in lines if line.startswith("-") and line[1:].strip()]
    return "\n".join(line[1:] for line in lines), body, chrome


def kept_lines(text: str) -> list[str]:
    return [line.strip() for span in find_body(text) for line in span.of(text).splitlines() if line.strip()]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_no_chrome_is_kept(path):
    text, body, chrome = marked_page(path)
    surplus = Counter(kept_lines(text)) - Counter(body)
    assert [line for line in surplus if line in chrome] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_no_line_of_the_article_is_lost(path):
    text, body, _ = marked_page(path)
    kept = kept_lines(text)
    assert [line for line in body if line not in kept] == []


@pytest.mark.parametrize("number", range(1, 7))
def test_sample_articles_are_found_to_the_character(number):
    text = (ROOT / f"seeds/sample-{number:02}.txt").read_text(encoding="utf-8")
    gold = json.loads((ROOT / f"tests/gold/sample-{number:02}.json").read_text(encoding="utf-8"))["body"]

    def characters(spans):
        return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}

    assert characters(find_body(text)) == characters(gold)


PROSE = "両国の外相は会談し、貿易の拡大で合意したと発表した。"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"外相会談、貿易拡大で合意\n\n{PROSE}",
        f"外相会談、貿易拡大で合意\n{PROSE}\n{PROSE}\n{PROSE}",
        f"{PROSE}\n■今後の焦点\n{PROSE}\n・関税の引き下げ\n・投資の保護\n・技術の移転\n{PROSE}",
        "短い見出しだけの文書",
        f"{PROSE * 40}",
    ],
)
def test_text_without_chrome_stays_whole(text):
    assert "".join(kept_lines(text)) == "".join(text.split("\n"))


def test_list_of_sources_at_the_end_is_no_body():
    sources = "東都新聞『外相会談で合意』。東都新聞社、2006年6月20日。『記録』。港北通信、2006年6月21日閲覧。"
    text = PROSE + sources
    assert kept_lines(text) == [PROSE]


def test_quoted_title_at_the_end_of_prose_is_kept():
    text = f"{PROSE}首相の愛読書は『海と港の歴史』。"
    assert kept_lines(text) == [text]


def test_mid_article_box_of_links_goes_and_the_rest_stays():
    text = f"見出しは会談の合意\n\n{PROSE}\n\nあわせて読みたい\n・猫の島へ行く\n・犬の村へ帰る\n\n{PROSE}"
    assert kept_lines(text) == ["見出しは会談の合意", PROSE, PROSE]


def test_short_headline_over_the_date_is_found_below_a_menu():
    text = f"ホーム\n国際\n経済\n\n横浜港開業祝典\n2010年5月4日\n\n{PROSE}"
    assert kept_lines(text)[0] == "横浜港開業祝典"


def test_news_about_web_sites_is_no_chrome():
    told = "同社は会員登録の情報が漏れたと発表した。"
    text = f"ホーム\n国際\n経済\n\n通販大手で情報漏れが発覚\n\n{PROSE}\n{told}\n会員登録はこちら\n関連記事"
    assert kept_lines(text)[1:] == [PROSE, told]


def test_life_of_the_dead_is_no_profile_of_an_author():
    life = "1931年生まれ。港北大学を卒業後、商社に入社した。"
    text = f"ホーム\n国際\n経済\n\n作家の港北一郎さん死去\n\n{PROSE}\n{life}\n関連記事"
    assert life in kept_lines(text)


@pytest.mark.parametrize("text", ["", " \n　\n", "ホーム\n国際\n経済\nスポーツ\nログイン"])
def test_nothing_to_read_gives_no_body(text):
    assert find_body(text) == ()


LINES = st.lists(
    st.sampled_from(
        [PROSE, "", "関連記事", "コメント", "2024年6月19日", "国際", "・猫の島", "見出し、会談へ"]
    )
)


@given(st.one_of(st.text(), LINES.map("\n".join), LINES.map("\r\n".join)))
def test_stretches_are_in_order_within_the_text_and_not_blank(text):
    spans = find_body(text)
    ends = [0, *(end for span in spans for end in span)]
    assert ends == sorted(ends)
    assert all(isinstance(span, Span) and span.of(text).strip() and span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "text", ["「" * 100_000, "あ" * 3_000_000, "関連記事\n" * 50_000, "- " * 200_000, "『』。" * 60_000]
)
def test_huge_and_hostile_texts_are_read(text):
    assert sum(span.end - span.start for span in find_body(text)) <= len(text)


CLOSING = "港北通信『外相会談で合意』。港北通信社、2006年6月20日。『貿易の拡大へ』。東都新聞、2006年6月21日。"


@pytest.mark.parametrize(
    "tail",
    [
        CLOSING,
        CLOSING + "図は東都新聞の記事に載っている。",
        CLOSING + "会談の経過" + "会談の開始14時30分会場港北会館出席者両国の外相次官" * 12 + "。",
        "英語版みさきニュースからの翻訳です。",
        "本ニュースは「港北通信」および「東都新聞」の以下の報道を情報源としている。" + CLOSING,
        '東都百科に貿易協定に関する記事があります。JaneDoe"Ministersagreeontrade".TheHarbour,June20,2006。',
        "2006年6月1日(木):関税が焦点に2006年5月2日(火):次官級の協議始まる" + CLOSING,
        CLOSING[: CLOSING.index("『貿")] + "金額は東都新聞による。" + CLOSING,
    ],
)
def test_what_is_glued_below_an_article_is_no_body(tail):
    assert kept_lines(PROSE * 2 + tail) == [PROSE * 2]


@pytest.mark.parametrize(
    "lead",
    [
        "ファイル:Harbour-of-Minato.jpg",
        "貿易特集最近公開された記事"
        + "関税をめぐり次官級の協議始まる両国の企業が歓迎の声明へ" * 6
        + "東都新聞・港北通信によると、",
    ],
)
def test_what_is_glued_in_front_of_an_article_is_no_body(lead):
    (line,) = kept_lines(lead + PROSE * 2)
    assert line.removeprefix("東都新聞・港北通信によると、") == PROSE * 2


@pytest.mark.parametrize(
    "tail", ["代表作に『海の声』がある。", "条約は1998年5月4日に結ばれた。", "首相は「合意だ」と述べた。"]
)
def test_prose_that_looks_like_a_source_is_kept(tail):
    assert kept_lines(PROSE * 2 + tail) == [PROSE * 2 + tail]
