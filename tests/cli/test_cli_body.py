"""``kg body``: what was kept, what was dropped, and why."""

import json

from typer.testing import CliRunner

from kg.cli.app import app

TEXT = """ホーム
国際
経済

ガーナ、漁業協定に署名へ
2023年4月14日

アイスランドの首相は5日、ガーナの外相と会談し、漁業協定に署名したと発表した。
関連記事
港に新しい桟橋
"""


def test_lines_with_number_and_reason(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["body", str(tmp_path / "a.txt"), "--json"])
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["number"], row["kept"]) for row in rows] == [
        (1, False), (2, False), (3, False), (5, True), (6, True), (8, True), (9, False), (10, False),
    ]  # fmt: skip
    assert rows[-1]["why"] == "in a box: 関連記事"
    table = CliRunner().invoke(app, ["body", str(tmp_path / "a.txt")]).output
    assert "above the headline" in table


def test_page_shows_what_the_extraction_left_out(tmp_path):
    body = TEXT.split("\n")[7]
    article = f"<h1>漁業協定に署名へ</h1><p>{body}</p><p>{body}続く。</p>"
    page = f"<html><body><nav>ホーム 国際</nav>{article}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    rows = CliRunner().invoke(app, ["body", str(tmp_path / "a.html"), "--json"]).output.splitlines()
    assert [json.loads(row)["kept"] for row in rows] == [False, True, True, True]


def test_a_file_that_is_not_there(tmp_path):
    assert CliRunner().invoke(app, ["body", str(tmp_path / "no.txt")]).exit_code != 0
