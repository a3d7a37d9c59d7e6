"""Sections of a page that are written by a command, between words that people write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def put_section(file: Path, name: str, lines: Iterable[str]) -> None:
    """Put lines between the marks of a section; what people wrote around it stays.

    Without the marks the section goes to the end of the file.
    """
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    page = file.read_text(encoding="utf-8") if file.exists() else ""
    if begin not in page or end not in page:
        page = f"{page.rstrip()}\n\n{begin}\n{end}\n".lstrip()
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    file.write_text("\n".join([before + begin, "", *lines, "", end + after]), encoding="utf-8")
