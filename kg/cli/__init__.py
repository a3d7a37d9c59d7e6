"""The command line: ``kg``."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError


def main() -> None:
    """Run ``kg``. Exit codes: 0 done, 1 something failed or nothing was found, 2 wrong use."""
    from kg.cli import streams

    streams.prepare()
    if sys.getfilesystemencoding().lower() not in ("utf-8", "utf8"):  # the arguments were misread, too
        sys.argv = [os.fsencode(word).decode("utf-8", "surrogateescape") for word in sys.argv]
    try:
        code = _run()
        sys.stdout.flush()
    except streams.OutputError as error:
        code = streams.finish(error)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command that the arguments name and return its exit code; what it lacks is told."""
    from kg.errors import KgError

    try:
        from kg.cli.app import app

        app()
    except SystemExit as end:
        return end.code
    except KgError as error:
        return _told(error)
    except MemoryError:
        return _told(KgError("not enough memory", remedy="take a smaller part, or fewer --jobs"))
    except OSError as error:  # wherever it arises: a disk, a limit of the system, a file that vanished
        return _told(_of_system(error))
    return 0


def _of_system(error: OSError) -> KgError:
    from kg.errors import KgError
    from kg.store.files import remedy_for

    where = error.filename if isinstance(error.filename, (str, bytes, os.PathLike)) else ""
    return KgError(error.strerror or str(error), where=os.fsdecode(where), remedy=remedy_for(error))


def _told(error: KgError) -> int:
    from kg.cli.output import complain

    complain(error)
    return 2
