"""The command line: ``kg``."""

from __future__ import annotations

import os
import sys
import warnings
from typing import TextIO


def main() -> None:
    """Run ``kg``. Exit codes: 0 done, 1 something failed or nothing was found, 2 wrong use."""
    from kg.cli.app import app
    from kg.errors import KgError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows and bare locales write something else than UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.getfilesystemencoding().lower() not in ("utf-8", "utf8"):  # the arguments were misread, too
        sys.argv = [os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv]
    warnings.showwarning = _show_warning
    try:
        app()
    except KgError as error:
        from kg.cli.output import complain

        complain(error)
        sys.exit(2)
    except BrokenPipeError:  # kg query … | head: the reader has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print a notice as a note for people, any other warning as Python does."""
    from kg.errors import Notice

    if issubclass(category, Notice):
        from kg.cli.output import safe

        print(f"note: {safe(str(message))}", file=sys.stderr)
    else:
        print(
            warnings.formatwarning(message, category, filename, lineno, line), end="", file=file or sys.stderr
        )
