"""One BLAS thread a process: several processes share the cores, and sums come out the same."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

VARIABLE = "OPENBLAS_NUM_THREADS"
SETTERS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads", "openblas_set_num_threads")


def one_thread() -> None:
    """Keep NumPy's OpenBLAS to one thread (two processes with two threads each run at half speed).

    The number of threads also changes the order of sums, in the last bits. A value that the
    environment sets is respected. Does nothing where NumPy brings no OpenBLAS (macOS).
    """
    if VARIABLE in os.environ:
        return
    os.environ[VARIABLE] = "1"  # for a NumPy not yet loaded, and for child processes
    if "numpy" in sys.modules:
        import numpy

        for library in (Path(numpy.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
            _set(library)


def _set(library: Path) -> None:
    with suppress(OSError):
        loaded = ctypes.CDLL(str(library))  # the copy that NumPy uses, not a second one
        for name in SETTERS:
            with suppress(AttributeError):
                getattr(loaded, name)(ctypes.c_int(1))
                return
