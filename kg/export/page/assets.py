"""The files beside this one and the vis-network engine of the installed pyvis."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from kg.errors import KgError

HERE = Path(__file__).parent
MODULES = (
    "words", "dom", "data", "dates", "fold", "state", "select", "paths", "choose",
    "served", "labels", "groups", "hub", "forces", "scene", "fan", "canvas", "pointer",
    "note", "clipboard", "download", "marks", "passage", "names", "search", "find", "events", "mend",
    "relation", "tour", "panels",
    "views", "articles", "entities", "filters", "summary", "timeline", "table",
    "save", "vector", "saved", "help", "header", "keys", "main",
)  # fmt: skip
"""The scripts in the order in which they are joined: each imports only from those before it."""

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |let |function |async |class )", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@lru_cache(maxsize=4)
def read(name: str) -> str:
    """Return the text of a file of this folder."""
    return (HERE / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def script() -> str:
    """Return the modules of ``js/`` as one strict script.

    The files are ordinary ES modules, so that editors, linters and node read them; a page opened
    from disk may not import files, so here ``import`` lines and the word ``export`` are left out.
    """
    parts = []
    for module in MODULES:
        text = (HERE / "js" / f"{module}.js").read_text(encoding="utf-8")
        parts.append(f"// {module}.js\n" + _EXPORT.sub("", _IMPORT.sub("", text)))
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@lru_cache(maxsize=1)
def engine() -> str:
    """Return vis-network as it comes with pyvis; raises :class:`KgError` if it is not there."""
    spec = find_spec("pyvis")  # importing pyvis itself would load IPython
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(folder).glob("templates/lib/vis-*/vis-network.min.js")):
            code = _SOURCE_MAP.sub("", path.read_text(encoding="utf-8"))
            if "</script" not in code.lower() and "<!--" not in code:
                return code
    raise KgError("vis-network was not found in pyvis", remedy="pip install pyvis==0.3.2")
