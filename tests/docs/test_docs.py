"""Every snippet and every command that README and docs/ show is executed.

``python`` blocks run in order in one namespace for each file; with ``>>>`` their output is
compared as doctest does. In ``console`` blocks each line after ``$`` is a command; the lines below it,
if any, are its output (``...`` stands for anything). ``make``, ``pip`` and ``git`` are not run.
"""

from __future__ import annotations

import ast
import doctest
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from graph.sample import sample_graph

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NOT_RUN = ("make", "pip", "git", "cd", "source", "open")
NEWS = """ロシアと北朝鮮、石油で協力

【2024年6月20日】ロシアは北朝鮮に石油を輸出した。北朝鮮の金正恩総書記は平壌でロシアのプーチン大統領と会談した。
米国は、北朝鮮がロシアに砲弾を供与したと非難した。ロシア外務省はこれを否定した。
"""


@dataclass(frozen=True)
class Block:
    file: Path
    line: int
    language: str
    text: str


def blocks(file: Path) -> list[Block]:
    text = file.read_text(encoding="utf-8")
    found = re.finditer(r"^( *)```(\w+)\n(.*?)^\1```", text, re.MULTILINE | re.DOTALL)
    return [Block(file, text[: m.start()].count("\n") + 1, m[2], m[3]) for m in found]


@pytest.fixture(scope="module")
def kg_command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ``kg`` that is this checkout, whatever is installed."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "kg"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from kg.cli import main; main()" "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def world(tmp_path: Path, kg_command: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as a reader has it: a built graph, an older one, articles, configuration."""
    sample_graph().save(tmp_path / "output" / "graph.json")
    sample_graph().without("energy").save(tmp_path / "yesterday" / "graph.json")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "oil.txt").write_text(NEWS, encoding="utf-8")
    for folder in ("seeds", "configs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join([str(kg_command), os.environ["PATH"]]))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "110")
    return tmp_path


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_everything_shown_runs(file: Path, world: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(file):
        if block.language == "python":
            run_python(block, names)
        elif block.language == "console":
            run_console(block)


def run_python(block: Block, names: dict[str, object]) -> None:
    where = f"{block.file.name}:{block.line}"
    if ">>>" not in block.text:
        exec(compile("\n" * block.line + block.text, str(block.file), "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, where, str(block.file), block.line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(report)


def run_console(block: Block) -> None:
    for command, expected in commands(block.text):
        if command.split()[0] in NOT_RUN:
            continue
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, encoding="utf-8")
        output = done.stdout + done.stderr
        assert done.returncode in (0, 1), f"{block.file.name}:{block.line}: {command}\n{output}"
        assert "Traceback" not in output, output
        if expected:
            shown = f"{command}\nshown:\n{expected}\nis:\n{output}"
            assert re.fullmatch(pattern(expected), words(output)), shown


def commands(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.lstrip().startswith("$ "):
            found.append((line.lstrip()[2:], ""))
        elif found:
            found[-1] = (found[-1][0], found[-1][1] + line + "\n")
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def pattern(expected: str) -> str:
    return re.escape(words(expected)).replace(r"\.\.\.", ".*")


def test_the_runner_sees_what_is_wrong(world: Path) -> None:
    def block(language: str, text: str) -> Block:
        return Block(Path("x.md"), 1, language, text)

    with pytest.raises(ZeroDivisionError):
        run_python(block("python", "1 / 0\n"), {})
    with pytest.raises(AssertionError):
        run_python(block("python", ">>> 1 + 1\n3\n"), {})
    with pytest.raises(AssertionError):
        run_console(block("console", "$ echo 北朝鮮\n韓国\n"))
    with pytest.raises(AssertionError):
        run_console(block("console", "$ kg query --nonsense\n"))
    run_console(block("console", "$ echo 北朝鮮 と 韓国\n北朝鮮 ... 韓国\n$ make nothing\n"))


def test_every_document_is_linked_and_every_link_leads_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        if file.name != "README.md":
            assert f"docs/{file.name}" in readme, file.name
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (file.parent / target).exists(), f"{file.name}: {target}"


def test_the_notebook_runs_cell_by_cell(world: Path) -> None:
    """Light: the code cells in order, and the last value of each shown as a notebook shows it."""
    notebook = json.loads((ROOT / "docs" / "example.ipynb").read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    cells = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    assert not any(c.get("outputs") for c in notebook["cells"])
    names: dict[str, object] = {}
    shown = []
    for cell in cells:
        *body, last = ast.parse(cell).body
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
            html = getattr(value, "_repr_html_", None)
            shown.append(html() if html else repr(value))
        else:
            exec(compile(ast.Module([last], []), "cell", "exec"), names)
    assert 'sandbox="allow-scripts allow-downloads"' in shown[0]
    assert any("<table" in html for html in shown)
    assert (world / "output" / "countries.graphml").exists()
