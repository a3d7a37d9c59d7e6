"""Articles as JSON lines: objects with ``id``, ``text``, ``title``, ``published``, ``url``, ``source``."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.encodings import decode
from kg.sources.files import Found
from kg.sources.plain import Known, make_document

MAX_LINE = 64_000_000  # bytes
_SURROGATES = re.compile("[\ud800-\udfff]")


def read_lines(stream: BinaryIO, found: Found, published: str = "") -> Iterator[Document | Failure]:
    """Yield a document for every line; a bad line is a failure that names it, blank lines are passed over.

    ``text`` is required; without ``id`` the document is called after file and line. Lone surrogates,
    which no file can hold, become U+FFFD. Line by line: memory does not grow with the file.
    """
    number = count = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not line.strip():
            continue
        count += 1
        try:
            yield _document(line, found, number, published)
        except SourceError as error:
            yield Failure(f"{found.path.as_posix()}:{number}", "source", error.what, error.remedy)
    if not count:
        raise SourceError("no lines", remedy='write one {"id": …, "text": …} a line')


def _document(line: bytes, found: Found, number: int, published: str) -> Document:
    if len(line) > MAX_LINE:
        raise SourceError(f"line larger than {MAX_LINE // 1_000_000} MB", remedy="split it into articles")
    record = _record(line)
    text = record.get("text")
    if not isinstance(text, str):
        reason = "no text" if text is None else f"text is {type(text).__name__}, not a string"
        raise SourceError(reason, remedy='every line needs a "text" with the article')
    text = _SURROGATES.sub("\ufffd", text)
    given = {name: _words(record.get(name)) for name in ("id", "title", "published", "url", "source")}
    return make_document(
        given["id"] or f"{found.id}-{number}",
        text,
        source=found.source,
        known=Known(given["title"], given["published"], given["url"], given["source"]),
        published=published,
    )


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(decode(line)[0])
    except RecursionError:
        raise SourceError("nested too deeply", remedy="write one flat object a line") from None
    except ValueError as error:
        reason = f"not valid JSON: {error}"[:200]
        raise SourceError(reason, remedy='write one {"id": …, "text": …} a line') from None
    if not isinstance(record, dict):
        raise SourceError(
            f"a {type(record).__name__}, not an object", remedy='write one {"id": …, "text": …} a line'
        )
    return record


def _words(value: object) -> str:
    return _SURROGATES.sub("\ufffd", str(value)).strip() if isinstance(value, (str, int)) else ""
