"""Files in, documents out; what cannot be read comes out as a failure."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.encodings import decode
from kg.sources.files import STDIN, Found, find_files
from kg.sources.jsonl import read_lines
from kg.sources.page import looks_like_html, read_page
from kg.sources.plain import make_document
from kg.text.dates import parse_date

MAX_BYTES = 64_000_000  # of one text or page; JSON lines are read line by line

PathLike = str | os.PathLike[str]


def read(paths: PathLike | Sequence[PathLike], published: str = "") -> Iterator[Document | Failure]:
    """Yield a document for every article at ``paths`` (files, folders, ``-`` for standard input).

    The order is that of the sorted paths. ``Document.text`` is the text exactly as decoded: line ends
    stay (CRLF counts as two characters in every offset), a byte order mark is no part of it; of an HTML
    page it is the extracted article. The date of publication is that of the metadata, else ``published``
    (ISO), else a date line of the text. An id is used once: a second article of the same id is a failure.
    One bad file or line never stops the rest: it is a :class:`Failure` with reason and remedy.

    :raises SourceError: ``published`` is not a date.

    >>> [item.reason for item in read("no/such/file.txt")]
    ['cannot be read: No such file or directory']
    """
    if published and parse_date(published) is None:
        raise SourceError(f"not a date: {published!r}", remedy="write it as 2024-06-19")
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return _unique(item for found in find_files(given) for item in _read_file(found, published))


def _unique(items: Iterator[Document | Failure]) -> Iterator[Document | Failure]:
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Document):
            if item.id in seen:
                remedy = "give every article its own id"
                yield Failure(item.id, "source", f"another article has the id {item.id!r}", remedy)
                continue
            seen.add(item.id)
        yield item


def _read_file(found: Found, published: str) -> Iterator[Document | Failure]:
    name = found.path.as_posix()
    if found.fault:
        yield Failure(name, "source", found.fault, "check the path and its permissions")
        return
    try:
        with _open(found.path) as stream:
            yield from _read_stream(stream, found, published)
    except SourceError as error:
        yield Failure(name, "source", error.what, error.remedy)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or type(error).__name__}"
        yield Failure(name, "source", reason, "check the path and its permissions")
    except (RecursionError, MemoryError, ValueError) as error:
        yield Failure(
            name, "source", f"{type(error).__name__}: {error}"[:200], "save the article as plain text"
        )


def _open(path: Path) -> BinaryIO:
    if str(path) == STDIN and sys.stdin is None:
        raise SourceError("standard input is closed", remedy="name a file, or feed it through a pipe")
    if str(path) == STDIN:
        return BytesIO(sys.stdin.buffer.read(MAX_BYTES + 1))
    return path.open("rb")


def _read_stream(stream: BinaryIO, found: Found, published: str) -> Iterator[Document | Failure]:
    suffix = found.path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        yield from read_lines(stream, found, published)
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB", remedy="split it into articles")
    if found.id == "stdin" and data.lstrip()[:1] == b"{":
        yield from read_lines(BytesIO(data), found, published)
        return
    is_page = suffix in (".html", ".htm") or looks_like_html(data)
    make: Callable[[bytes, Found, str], Document] = read_page if is_page else _read_text
    yield make(data, found, published)


def _read_text(data: bytes, found: Found, published: str) -> Document:
    text, _ = decode(data)
    return make_document(found.id, text, source=found.source, published=published)
