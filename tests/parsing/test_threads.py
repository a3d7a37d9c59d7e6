import subprocess
import sys

import pytest

ASK = """
import ctypes, numpy, pathlib
{first}
threads = []
for library in (pathlib.Path(numpy.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
    loaded = ctypes.CDLL(str(library))
    for name in ("scipy_openblas_get_num_threads64_", "openblas_get_num_threads"):
        if hasattr(loaded, name):
            threads.append(getattr(loaded, name)())
print(threads)
"""


def threads(first, **environment):
    script = ASK.format(first=first)
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert not asked.stderr
    return asked.stdout.strip()


def test_one_thread_although_numpy_was_there_first():
    if threads("") in ("[]", "[1]"):
        pytest.skip("NumPy's OpenBLAS is not here, or there is one core")
    assert threads("import kg.parsing") == "[1]"


def test_a_number_set_outside_is_kept():
    assert threads("import kg.parsing", OPENBLAS_NUM_THREADS="2") == threads("", OPENBLAS_NUM_THREADS="2")


def test_knowing_the_versions_loads_no_model():
    script = "import sys, kg.parsing; print(len(kg.parsing.versions()), 'spacy' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert asked.stdout == "5 False\n"
