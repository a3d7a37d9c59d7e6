"""As a library: threads, asyncio, fork, spawn, pickle. Each works, or is refused with a clear error."""

from __future__ import annotations

import asyncio
import copy
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from graph.sample import sample_graph

import kg
from kg.errors import KgError
from kg.model import Document, Sentence, Span
from kg.pipeline import Pipeline, alone

TESTS = Path(__file__).parents[1]
SENTENCES = [
    f"{country}は中国を非難した。" for country in ("米国", "英国", "日本", "韓国", "フランス", "ドイツ")
]


@pytest.fixture
def loaded(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """Let kg.extract use the session's pipeline."""
    monkeypatch.setattr(kg, "_PIPELINES", {None: pipeline})
    return pipeline


@pytest.mark.usefixtures("loaded")
def test_threads_read_what_one_would_read() -> None:
    one = [kg.extract(text) for text in SENTENCES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(kg.extract, SENTENCES * 3)) == one * 3


@pytest.mark.usefixtures("loaded")
def test_asyncio_reads_in_a_thread_and_the_loop_goes_on() -> None:
    async def read() -> list[Any]:
        return await asyncio.gather(*(asyncio.to_thread(kg.extract, text) for text in SENTENCES))

    assert asyncio.run(read()) == [kg.extract(text) for text in SENTENCES]


class OneAtATime:
    """A parser that, like GiNZA, must not be asked by two threads at once."""

    def __init__(self) -> None:
        self.busy = False
        self.met = False

    def parse_many(self, documents: Any) -> Any:
        for document in documents:
            self.met = self.met or self.busy
            self.busy = True
            time.sleep(0.005)
            self.busy = False
            yield (Sentence(Span(0, len(document.text)), ()),)


def in_threads(call: Callable[[], object], count: int = 6) -> None:
    threads = [threading.Thread(target=call) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_parser_is_asked_by_one_thread_at_a_time() -> None:
    parser = OneAtATime()
    pipeline = Pipeline(parser=parser)
    in_threads(lambda: pipeline.read(Document("d", "一行")))
    assert not parser.met


def test_the_model_is_loaded_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    class Slow:
        def __init__(self, configs: Path | None) -> None:
            time.sleep(0.02)
            made.append(configs)

        def read(self, document: Document) -> str:
            return document.text

    monkeypatch.setattr("kg.pipeline.Pipeline", Slow)
    monkeypatch.setattr(kg, "_PIPELINES", {})
    in_threads(lambda: kg.extract("一行"))
    assert made == [None]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fork_reads_even_where_another_thread_was_reading(loaded: Pipeline) -> None:
    expected = kg.extract(SENTENCES[0])
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with alone():
            held.set()
            done.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(60)
    child = os.fork()
    if child == 0:
        os._exit(0 if kg.extract(SENTENCES[0]) == expected else 3)
    deadline = time.monotonic() + 60
    status = (0, 0)
    while status[0] == 0 and time.monotonic() < deadline:
        status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.01)
    if status[0] == 0:
        os.kill(child, 9)
        os.waitpid(child, 0)
    done.set()
    thread.join()
    assert status == (child, 0)


@pytest.mark.usefixtures("loaded")
def test_a_reading_can_be_pickled() -> None:
    reading = kg.extract(SENTENCES[0])
    assert reading.statements
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(reading, protocol)) == reading


def test_a_graph_can_be_pickled_and_copied(tmp_path: Path) -> None:
    graph = sample_graph()
    read = kg.load(graph.save(tmp_path / "graph.json"))
    for one in (graph, read):
        for other in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
            assert other == graph
            assert other["DPRK"].name == "北朝鮮"
            assert other.types.families == graph.types.families


BUILD = """
import sys, threading
from builder.fake import FakePipeline
from kg.builder import build_graph
from kg.builder.reading import Reader
Reader.pipeline = FakePipeline()
print("imported", __name__, flush=True)
def work():
    print(build_graph(sys.argv[1], output=sys.argv[2], jobs=2).summary["documents"], flush=True)
"""
PROGRAMS = {
    "fork": BUILD + "work()\n",
    "guarded": BUILD
    + "if __name__ == '__main__':\n    t = threading.Thread(target=work); t.start(); t.join()\n",
    "unguarded": BUILD + "t = threading.Thread(target=work); t.start(); t.join()\n",
    "asyncio": BUILD
    + "import asyncio\nasync def main():\n    work()\nif __name__ == '__main__':\n    asyncio.run(main())\n",
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_build_gives_the_same_bytes_from_any_program(tmp_path: Path, program: str) -> None:
    """In a thread beside others new processes are spawned: they import the program once more."""
    (tmp_path / "in").mkdir()
    for number in range(20):
        (tmp_path / f"in/{number}.txt").write_text(f"甲{number} visited 乙\n", encoding="utf-8")
    expected = _run(PROGRAMS["fork"], tmp_path, "expected")[1]
    done, made = _run(PROGRAMS[program], tmp_path, "made")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "20"
    assert made == expected
    if program == "unguarded":
        assert 'if __name__ == "__main__":' in done.stderr
    else:
        assert done.stderr == ""
    if program == "guarded":
        assert "imported __mp_main__" in done.stdout, "nothing was spawned"


def _run(program: str, folder: Path, output: str) -> tuple[subprocess.CompletedProcess[str], bytes]:
    file = folder / "program.py"
    file.write_text(program, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])}
    done = subprocess.run(
        [sys.executable, str(file), str(folder / "in"), str(folder / output)],
        capture_output=True, text=True, env=environment, timeout=90, check=False,
    )  # fmt: skip
    graph = folder / output / "graph.json"
    return done, graph.read_bytes() if graph.exists() else done.stderr.encode()


def test_two_threads_cannot_build_into_one_folder(tmp_path: Path) -> None:
    from kg.store import FolderLock

    with FolderLock(tmp_path):
        told: list[str] = []

        def second() -> None:
            try:
                with FolderLock(tmp_path):
                    pass
            except KgError as error:
                told.append(error.what)

        in_threads(second, 2)
    assert len(told) == 2
