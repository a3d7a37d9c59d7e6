import os
import signal
import subprocess
import sys

import pytest

from kg.errors import KgError
from kg.store import FolderLock

HOLDER = """
import sys, time
from pathlib import Path
from kg.store import FolderLock
with FolderLock(Path(sys.argv[1])):
    print("held", flush=True); time.sleep(60)
"""


def test_the_second_build_is_told_about_the_first(tmp_path):
    with FolderLock(tmp_path / "out"):
        with pytest.raises(KgError, match=f"process {os.getpid()}") as told, FolderLock(tmp_path / "out"):
            pass
        assert told.value.remedy
        with FolderLock(tmp_path / "other"):
            pass
    with FolderLock(tmp_path / "out"):
        pass


def test_the_lock_of_a_killed_process_is_gone(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(KgError, match=f"process {holder.pid}"), FolderLock(tmp_path):
        pass
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    with FolderLock(tmp_path):
        pass
