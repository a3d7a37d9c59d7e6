"""The commands that ask a graph: tables, JSON, errors, exit codes, pipes."""

# ruff: noqa: E501 (full-width text counts double)
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from graph.sample import sample_graph, sample_readings, sample_types
from hostile import hostile_graph
from rich.cells import cell_len
from typer.testing import CliRunner

from kg.cli.app import COMMANDS, GROUPS, app
from kg.errors import KgError
from kg.graph import KnowledgeGraph


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with output/graph.json, as after a build; no terminal."""
    sample_graph().save(tmp_path / "output" / "graph.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


def run(*words: str, code: int = 0, **options: Any) -> Any:
    result = CliRunner().invoke(app, list(words), **options)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def answer(*words: str, code: int = 0, **options: Any) -> Any:
    return json.loads(run(*words, "--json", code=code, **options).stdout)


def kg(*words: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the real command in a process of its own."""
    code = "from kg.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **env}
    return subprocess.run(
        [sys.executable, "-c", code, *words], input=stdin, capture_output=True, env=environment
    )


def test_query_finds_the_graph_and_the_entity_by_any_name() -> None:
    for name in ("北朝鮮", "DPRK", "朝", "Q423", "kitachosen"):
        found = answer("query", name)
        assert found["entity"]["name"] == "北朝鮮"
        assert len(found["relations"]) == found["entity"]["statements"] == 19


def test_query_table_has_the_sentence_and_who_says_it() -> None:
    text = run("query", "ロシア", "北朝鮮").stdout
    assert "→ 輸出（石油）" in text
    assert "claimed（米国） ⇔" in text
    assert "ロシアは北朝鮮への石油の輸出を昨年12月に再開した。 ＋1" in text.replace("\n", "")
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_full_width_text_is_aligned() -> None:
    lines = run("query", "ウクライナ").stdout.splitlines()
    columns = {cell_len(line[: line.index("→")]) for line in lines if "→" in line}
    assert len(columns) == 1


def test_query_options_are_the_filters_of_python() -> None:
    g = sample_graph()
    found = answer(
        "query",
        "ロシア",
        "--type",
        "輸出",
        "--type",
        "coercion",
        "--since",
        "2023-06",
        "--status",
        "asserted",
    )
    wanted = g.neighborhood(
        "ロシア", types=["輸出", "coercion"], since="2023-06", status="asserted"
    ).relations()
    assert found["relations"] == json.loads(json.dumps(wanted.to_json()))
    assert 0 < len(wanted) < 10


def test_query_limits_rows_and_says_so() -> None:
    text = run("query", "ロシア", "-n", "3").stdout
    assert "24 more (--limit 0 shows all)" in text
    assert "more (--limit" not in run("show", "ロシア", "--limit", "0").stdout


def test_query_sentences_shows_all_with_their_documents() -> None:
    text = run("query", "ロシア", "北朝鮮", "--sentences").stdout
    assert "韓国の調査では、ロシアから北朝鮮に少なくとも100万バレルの石油が輸出された。" in text
    assert "2024-03-05 石油取引が拡大 みなと通信 https://port.example/energy" in text


def test_query_without_a_name_shows_the_whole() -> None:
    data = answer("query")
    assert (data["entities"], data["statements"], data["documents"]) == (42, 99, 10)
    assert data["hubs"][0]["name"] == "ロシア"
    assert len(answer("query", "--list")["hubs"]) == 42
    assert "ロシア" in run("query").stdout


def test_query_says_whom_else_a_name_can_mean(folder: Path) -> None:
    names = {"person:金与正": ["金"]}
    KnowledgeGraph.from_readings(sample_readings(), sample_types(), names).save(folder / "g.json")
    text = run("query", "金", "-g", "g.json").stdout
    assert text.startswith("金正恩")
    assert "金 can also mean 金与正" in text


def test_why_shows_rule_roles_and_status() -> None:
    text = run("why", "ロシア", "北朝鮮", "--type", "輸出").stdout
    assert "exports_to/1" in text
    assert "variant passive" in text
    assert "explicit: stands in the sentence" in text
    data = answer("why", "国連", "金正恩")
    assert data[0]["cues"] == [{"text": "書簡", "kind": "negation"}]
    assert data[0]["roles"]["object"] == {"text": "金正恩", "found": "explicit"}


def test_path_timeline_disputes() -> None:
    paths = answer("path", "岸田文雄", "ロシア", "-k", "2")
    assert [p["length"] for p in paths] == [2, 3]
    assert all(hop[0]["evidence"][0]["text"] for p in paths for hop in p["hops"])
    assert run("path", "岸田文雄", "ロシア").stdout.startswith("1. 岸田文雄 ─")
    assert answer("timeline", "ロシア", "北朝鮮", "--by", "year")["counts"] == {
        "2023": {"exports_to": 1, "supplies": 1},
        "2024": {"cooperates_with": 1, "recognized": 1, "supplies": 1},
    }
    assert "2023 ▪▪" in run("timeline", "ロシア", "北朝鮮", "--by", "Y").stdout
    assert [d["denied_by"][0]["name"] for d in answer("disputes")] == ["イラン", "ロシア外務省"]
    assert "  -  イランはロシアへの無人機の供与を全面的に否定した。" in run("disputes").stdout


def test_diff_of_two_files(folder: Path) -> None:
    sample_graph().without("energy").save(folder / "old.json")
    text = run("diff", "old.json", "output/graph.json").stdout
    assert "+ ロシア → 北朝鮮 輸出（石油） [asserted]" in text
    assert run("diff", "old.json", "old.json", "--exit-code").stdout == "no difference\n"
    assert text.endswith("relations: 8 more, 0 less, 0 different; entities: 1 more, 0 less\n")
    lines = run("diff", "old.json", "output/graph.json", "--sentences").stdout.splitlines()
    at = lines.index("+ ロシア → 北朝鮮 輸出（石油） [asserted]")
    assert lines[at + 1] == "    ロシアは北朝鮮への石油の輸出を昨年12月に再開した。"
    run("diff", "old.json", "output/graph.json", "--exit-code", code=1)
    back = answer("diff", "output/graph.json", "old.json")
    assert {r["object"] for r in back["removed"] if r["type"] == "exports_to"} == {"北朝鮮", "中国", "インド"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("query", "平壌", "--status", "negated"), 1),
        (("why", "インド", "ドイツ"), 1),
        (("path", "崔善姫", "釜山", "--max-hops", "2"), 1),
        (("timeline", "釜山"), 1),
        (("query", "ロシア", "--hops", "x"), 2),
        (("query", "ロシア", "--nonsense"), 2),
        (("nonsense",), 2),
        (("query", "ロシア", "--min-confidence", "3"), 2),
    ],
)
def test_exit_codes(words: tuple[str, ...], code: int) -> None:
    run(*words, code=code)


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        (("query", "プーチソ"), "プーチソ", "プーチン"),
        (("query", "ロシア", "--type", "exprots_to"), "exprots_to", "exports_to"),
        (("query", "ロシア", "--since", "昨年"), "昨年", "2024-06"),
        (("query", "ロシア", "-g", "none.json"), "none.json", "kg build"),
        (("export",), "no format", ".graphml"),
        (("export", "-o", "x.graphlm"), "graphlm", ".graphml"),
        (("timeline", "ロシア", "--by", "hour"), "HOUR", "pandas"),
        (("query", "ロシア", "--direction", "up"), "up", "out, in or both"),
    ],
)
def test_errors_say_what_where_and_what_to_do(words: tuple[str, ...], message: str, remedy: str) -> None:
    with pytest.raises(KgError) as error:
        run(*words)
    assert message in str(error.value)
    assert remedy in error.value.remedy


def test_a_real_error_has_no_traceback_and_code_2() -> None:
    done = kg("query", "プーチソ")
    assert done.returncode == 2
    assert done.stdout == b""
    error = done.stderr.decode("utf-8")
    assert "Traceback" not in error
    assert error == "error: the graph knows no 'プーチソ'\n  → did you mean ウラジーミル・プーチン?\n"


def test_pipes_in_and_out(folder: Path) -> None:
    graph = (folder / "output" / "graph.json").read_bytes()
    (folder / "output" / "graph.json").unlink()
    done = kg("export", "-g", "-", "--to", "json", stdin=graph)
    assert done.stdout == graph
    turtle = kg("export", "-g", "-", "--to", "ttl", "--type", "輸出", stdin=graph)
    assert "輸出" in turtle.stdout.decode("utf-8")
    assert json.loads(kg("query", "米", "-g", "-", "--json", stdin=graph).stdout)["entity"]["iso"] == "US"


def test_bare_locales_still_write_utf8() -> None:
    done = kg("query", "北朝鮮", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "→ 輸出（石油）" in done.stdout.decode("utf-8")


SHOWN = (
    ("query",),
    ("query", "ロシア"),
    ("query", "ロシア", "北朝鮮", "-s"),
    ("why", "北朝鮮", "ロシア"),
    ("path", "岸田文雄", "ロシア"),
    ("timeline", "ロシア"),
    ("disputes",),
    ("export", "--list"),
)


@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_no_width_loses_a_character(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rich crops what does not fit; folded it may be, but every character must be there."""

    def shown(width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        text = run(*words).stdout
        assert max(cell_len(line) for line in text.splitlines()) <= width
        return "".join(sorted("".join(text.split())))

    assert shown(110) == shown(111) == shown(140) == shown(3000)
    narrow = shown(80)
    assert all(shown(width) == narrow for width in (40, 61, 90, 109))
    if words[0] != "query":
        assert narrow == shown(3000)


def test_nothing_hostile_reaches_the_terminal(folder: Path) -> None:
    hostile_graph().save(folder / "output" / "graph.json")
    ids = list(hostile_graph().entities)
    words = [
        ("query", "--list"),
        ("disputes",),
        *(("query", id, "-s") for id in ids),
        *(("why", s.subject, s.object) for s in hostile_graph().statements),
    ]
    for command in words:
        text = run(*command, input="").stdout
        bad = {
            c
            for c in text
            if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066\u2028"
        }
        assert not bad, command
        assert "\ud800" not in text
    data = answer("query", ids[0])
    assert data["entity"]["id"] == ids[0]


def test_export_writes_what_the_suffix_says(folder: Path) -> None:
    assert "42 entities" in run("export", "-o", "out/g.graphml").stdout
    assert (folder / "out" / "g.graphml").read_bytes().startswith(b"<?xml")
    summary = answer("export", "-o", "g.csv", "--status", "negated")
    assert summary["statements"] == len(sample_graph().filter(status="negated").statements)
    assert (folder / "g.nodes.csv").exists()
    assert {f["suffix"] for f in answer("export", "--list")} >= {".ttl", ".gexf", ".cypher"}
    assert answer("export", "--schema")["properties"]["schema"] == {"const": "kg-graph/1"}


def test_page_is_written(folder: Path) -> None:
    run("page", "--focus", "DPRK", "--title", "試し")
    page = (folder / "output" / "graph.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "<title>試し</title>" in page
    assert run("page", "-o", "-").stdout.lower().startswith("<!doctype html>")


def test_every_command_has_help_with_an_example() -> None:
    names = [name for name, *_ in COMMANDS] + [f"{g} {c.name}" for g, _ in GROUPS for c in _commands(g)]
    assert len(names) > 12
    for name in names:
        text = run(*name.split(), "--help", env={"COLUMNS": "200"}).stdout
        assert f"Example: kg {name}" in text, name
    assert "Exit codes" in run("--help", env={"COLUMNS": "200"}).stdout
    for name in (
        "query",
        "why",
        "path",
        "timeline",
        "diff",
        "export",
        "page",
        "disputes",
        "why-not",
        "extract",
    ):
        text = run(name, "--help", env={"COLUMNS": "200"}).stdout
        assert "--json" in text, name
        assert "--format" in text, name


def _commands(group: str) -> list[Any]:
    from typer.main import get_command

    groups: Any = get_command(app)
    return list(groups.commands[group].commands.values()) if group in groups.commands else []


def test_help_and_query_are_quick_and_light(folder: Path) -> None:
    code = (
        "import sys; sys.argv = ['kg', 'query', '北朝鮮']\n"
        "from kg.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*[m for m in ('spacy', 'networkx', 'pandas', 'ruamel.yaml', 'kg.pipeline', 'numpy') if m in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stderr.strip() == ""
    start = time.process_time()
    assert b"Usage" in kg("--help").stdout
    assert time.process_time() - start < 1


def test_completion_knows_commands_names_and_types() -> None:
    from kg.cli.output import names, types

    assert "北朝鮮" in set(names("北"))
    assert "exports_to" in set(types("exp"))


def test_version() -> None:
    assert run("--version").stdout.startswith("kg 0.")


def test_the_graph_can_be_named_once_for_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "output" / "graph.json").rename(folder / "other.json")
    monkeypatch.setenv("KG_GRAPH", "other.json")
    assert answer("query", "ロシア")["entity"]["iso"] == "RU"


def test_python_m_kg() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, env=environment
    )
    assert done.stdout.startswith("kg ")


ASKING = {"build": ["nowhere"], "extract": ["nowhere"], "query": ["露"], "export": ["a.ttl"], "page": [],
          "evaluate": [], "rules check": [], "rules try": ["文。"], "names check": [], "disputes": []}  # fmt: skip


@pytest.mark.parametrize("command", ASKING)
def test_a_format_that_does_not_exist_is_wrong_use_everywhere(command: str) -> None:
    result = run(*command.split(), *ASKING[command], "--format", "xml", code=2)
    assert "'xml' is not one of" in result.stderr
    assert "--json" in run(*command.split(), "--help").stdout


def test_export_takes_the_file_as_a_word(folder: Path) -> None:
    run("export", "a.ttl")
    run("export", "-o", "b.ttl")
    assert (folder / "a.ttl").read_bytes() == (folder / "b.ttl").read_bytes()


def test_page_speaks_two_languages_only() -> None:
    assert "'ja', 'en'" in run("page", "--lang", "fr", code=2).stderr


def test_rules_check_knows_its_types() -> None:
    with pytest.raises(KgError) as error:
        run("rules", "check", "exprots_to")
    assert error.value.remedy.startswith("did you mean exports_to")
