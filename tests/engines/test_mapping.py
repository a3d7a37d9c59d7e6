import itertools
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from kg.engines import Progress, map_batches, map_documents
from kg.engines.worker import Worker
from kg.errors import Notice, SourceError
from kg.model import Failure


@dataclass(frozen=True)
class Page:
    id: str
    text: str = ""


def pages(n):
    return [Page(f"d{i}", "あ" * i) for i in range(n)]


def size(page):
    return len(page.text)


def size_late(page):
    time.sleep(0.02 if page.id in {"d0", "d5"} else 0)
    return len(page.text)


def fails_on_d3(page):
    if page.id == "d3":
        raise ValueError("3 は読めない")
    return page.id


def dies_on_d3(page):
    if page.id == "d3":
        os.kill(os.getpid(), signal.SIGKILL)
    return page.id


def hangs_on_d3(page):
    if page.id == "d3":
        time.sleep(60)
    return page.id


def process(page):
    return os.getpid()


def sizes(batch):
    return [len(batch)] * len(batch)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("batch", [1, 4, 100])
def test_results_come_in_input_order(jobs, batch):
    assert list(map_documents(size_late, pages(20), jobs, batch=batch)) == list(range(20))


def test_no_documents_no_results():
    assert list(map_documents(size, [], 2)) == []


def test_spawned_workers_do_the_same():
    assert list(map_documents(size, pages(9), 2, batch=2, start="spawn")) == list(range(9))


def test_several_processes_work_and_one_does_not():
    assert os.getpid() not in set(map_documents(process, pages(40), 2, batch=1))
    assert set(map_documents(process, pages(4), 1)) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_costs_one_document(jobs):
    results = list(map_documents(fails_on_d3, pages(8), jobs, batch=4))
    assert results[:3] + results[4:] == ["d0", "d1", "d2", "d4", "d5", "d6", "d7"]
    assert (results[3].document, results[3].reason) == ("d3", "ValueError: 3 は読めない")


@pytest.mark.parametrize("batch", [1, 4])
def test_a_dying_worker_costs_one_document(batch):
    results = list(map_documents(dies_on_d3, pages(12), 2, batch=batch))
    assert [r for r in results if not isinstance(r, Failure)] == [f"d{i}" for i in range(12) if i != 3]
    assert (results[3].document, results[3].stage) == ("d3", "worker")
    assert "died, twice" in results[3].reason


def test_a_document_that_takes_too_long_is_given_up():
    begin = time.monotonic()
    results = list(map_documents(hangs_on_d3, pages(6), 2, batch=2, limit=0.3))
    assert [r for r in results if not isinstance(r, Failure)] == ["d0", "d1", "d2", "d4", "d5"]
    assert "longer than 0.3 s" in results[3].reason
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("jobs", [1, 2])
def test_failures_of_the_source_pass_through(jobs):
    broken = Failure("x.html", "source", "not text")
    items = [*pages(3), broken, *pages(2)]
    assert list(map_documents(size, items, jobs, batch=4)) == [0, 1, 2, broken, 0, 1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_a_little_is_taken_of_an_endless_input(jobs):
    taken = []

    def endless():
        for i in itertools.count():
            taken.append(i)
            yield Page(f"d{i}")

    results = map_documents(size, endless(), jobs, batch=2)
    assert [next(results) for _ in range(10)] == [0] * 10
    results.close()
    assert len(taken) < 40


def test_what_the_input_loads_is_there_in_the_workers():
    loaded = []

    def documents():
        loaded.append("model")
        yield from pages(4)

    assert list(map_documents(lambda page: loaded[0], documents(), 2, batch=1)) == ["model"] * 4


def test_batches_reach_the_function_whole():
    assert list(map_batches(sizes, pages(6), 1, batch=4)) == [4, 4, 4, 4, 2, 2]


def test_a_wrong_number_of_results_is_a_failure():
    results = list(map_batches(lambda batch: [], pages(2), 1))
    assert [r.reason for r in results] == ["0 results for 1 documents"] * 2


def test_our_errors_keep_their_remedy():
    def bad(page):
        raise SourceError("no text", remedy="save the page again")

    (result,) = map_documents(bad, pages(1), 1)
    assert (result.reason, result.remedy) == ("no text", "save the page again")


def test_progress_counts_failures_and_estimates():
    seen: list[Progress] = []
    list(map_documents(fails_on_d3, pages(5), 1, progress=seen.append))
    assert [p.done for p in seen] == [1, 2, 3, 4, 5]
    assert seen[-1].failed == 1
    assert Progress(0, 0, 0.0).remaining(3) == float("inf")


ENDLESS = """
import os, sys, time
from types import SimpleNamespace
from kg.engines import map_documents
def forever():
    i = 0
    while True:
        yield SimpleNamespace(id=str(i)); i += 1
def slow(page):
    time.sleep(0.05); return os.getpid()
seen = set()
for pid in map_documents(slow, forever(), 2, batch=1):
    if pid not in seen:
        seen.add(pid); print(pid, flush=True)
"""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_no_orphans_are_left(end):
    parent = subprocess.Popen(
        [sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(end)
    _, errors = parent.communicate(timeout=10)
    assert errors.count("KeyboardInterrupt\n") == (1 if end == signal.SIGINT else 0)
    deadline = time.monotonic() + 5
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@dataclass(frozen=True)
class Killer(Page):
    """Kills its process, but only so many times: ``counter`` is a file that grows by a byte a time."""

    counter: str = ""
    times: int = 1


def killed(page):
    if isinstance(page, Killer):
        with open(page.counter, "ab") as file:
            file.write(b"x")
            deaths = file.tell()
        if deaths <= page.times:
            os.kill(os.getpid(), signal.SIGKILL)
    return page.id


def with_killer(tmp_path, times, others=7):
    killer = Killer("killer", counter=str(tmp_path / "deaths"), times=times)
    return [*pages(3), killer, *pages(others)[3:]]


@pytest.mark.parametrize(("times", "survives"), [(1, True), (2, True), (3, False)])
def test_a_document_is_given_up_only_when_it_was_alone_in_two_processes_that_died(tmp_path, times, survives):
    """The first death is that of a batch: everybody in it is innocent."""
    results = list(map_documents(killed, with_killer(tmp_path, times), 2, batch=8))
    assert [r for r in results if not isinstance(r, Failure)] == [
        *(f"d{i}" for i in range(3)), *(["killer"] if survives else []), *(f"d{i}" for i in range(3, 7)),
    ]  # fmt: skip
    assert [r.reason for r in results if isinstance(r, Failure)] == (
        [] if survives else ["the process that read it died, twice"]
    )


def test_who_shares_a_batch_with_a_killer_is_never_given_up(tmp_path):
    results = list(map_documents(killed, with_killer(tmp_path, 99, others=40), 2, batch=16))
    assert [r.document for r in results if isinstance(r, Failure)] == ["killer"]
    assert len(results) == 41


def no_more_processes(monkeypatch, after):
    """Let the system refuse every process after so many, as a limit on processes or files does."""
    start, count = Worker.__init__, itertools.count()

    def limited(self, *args):
        if next(count) >= after:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        start(self, *args)

    monkeypatch.setattr(Worker, "__init__", limited)


def test_where_no_process_can_be_started_the_results_are_the_same(monkeypatch):
    expected = list(map_documents(fails_on_d3, pages(20), 1, batch=3))
    no_more_processes(monkeypatch, after=0)
    with pytest.warns(Notice, match="no process can be started .Resource temporarily unavailable"):
        assert list(map_documents(fails_on_d3, pages(20), 2, batch=3)) == expected


def test_with_fewer_processes_than_wanted_those_do_the_work(monkeypatch):
    no_more_processes(monkeypatch, after=1)
    found = list(map_documents(process, pages(20), 3, batch=2))
    assert len(set(found)) == 1
    assert os.getpid() not in found


def test_the_last_process_dies_and_no_other_can_be_started(monkeypatch, tmp_path):
    """A document that was alone when the last one died is not read here: it could take this one along."""
    no_more_processes(monkeypatch, after=1)
    with pytest.warns(Notice, match="no process can be started"):
        results = list(map_documents(killed, with_killer(tmp_path, 1, others=5), 1, batch=1, limit=60))
    assert [r.document for r in results if isinstance(r, Failure)] == ["killer"]
    assert [r for r in results if not isinstance(r, Failure)] == [f"d{i}" for i in range(5)]


def test_a_process_that_dies_before_it_is_ready_blames_no_document(monkeypatch):
    def no_thread(*_, **__):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("kg.engines.worker.threading.Thread", no_thread)  # inherited by the fork
    with pytest.warns(Notice, match="it ended with code 1 before it was ready"):
        assert list(map_documents(size, pages(9), 2, batch=2, start="fork")) == list(range(9))


UNGUARDED = """
from dataclasses import dataclass
from kg.engines import map_documents

@dataclass
class Page:
    id: str

def name(page):
    return page.id

print(*map_documents(name, [Page(str(i)) for i in range(9)], 2, batch=2, start="spawn"), flush=True)
"""


def test_without_a_main_guard_a_spawned_process_refuses_and_this_one_does_the_work(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(UNGUARDED)
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "0 1 2 3 4 5 6 7 8\n"
    assert 'if __name__ == "__main__":' in done.stderr
    assert done.returncode == 0


IN_A_POOL = """
import multiprocessing
from types import SimpleNamespace
from kg.engines import map_documents

def inner(n):
    return list(map_documents(lambda page: page.id, [SimpleNamespace(id=i) for i in range(n)], 2))

if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(2) as pool:
        print(pool.map(inner, [1, 3]))
"""


def test_a_worker_of_somebody_elses_pool_reads_in_itself():
    done = subprocess.run(
        [sys.executable, "-c", IN_A_POOL], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.returncode) == ("[[0], [0, 1, 2]]\n", 0), done.stderr
