"""Files in, documents out; what cannot be read comes out as a failure."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.copies import Copies
from kg.sources.encodings import decode
from kg.sources.files import KINDS, STDIN, Found, missing, survey
from kg.sources.page import looks_like_html, read_page
from kg.sources.plain import make_document
from kg.sources.settings import Settings
from kg.text.stamps import read_stamp

MAX_BYTES = 64_000_000  # of one text or page; JSON lines are read line by line

PathLike = str | os.PathLike[str]


def read(
    paths: PathLike | Sequence[PathLike], published: str = "", keys: Mapping[str, str] | None = None
) -> Iterator[Document | Failure]:
    """Yield a document for every article at ``paths`` (files, folders, ``-`` for standard input).

    The order is that of the sorted paths. ``Document.text`` is the text exactly as decoded: line ends
    stay (CRLF counts as two characters in every offset), a byte order mark is no part of it; of an HTML
    page it is the extracted article. The date of publication is that of the metadata, else a date line of
    the text, its address, ``published``, the name of the file. ``keys`` names keys of records that kg does
    not know (``{"text": "honbun"}``). An id is used once, and so is a text: a second article of the same
    id is a failure, the same text once more a notice. One bad file or line never stops the rest: it is a
    :class:`Failure` with reason and remedy; so is, as a notice, what a folder holds that is not read.

    :raises SourceError: ``published`` is not a date.

    >>> [item.reason for item in read("no/such/file.txt")]
    ['cannot be read: No such file or directory']
    """
    day = read_stamp(published)
    if published and not day:
        raise SourceError(f"not a date: {published!r}", remedy="write it as 2024-06-19")
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return Copies().sort_out(_read_all(given, Settings(day, keys or {})))


def _read_all(paths: Sequence[PathLike], settings: Settings) -> Iterator[Document | Failure]:
    seen = survey(paths)
    for found in seen.found:
        yield from _read_file(found, settings)
    if seen.skipped:
        places = ", ".join(os.fspath(p) for p in paths)
        yield Failure(places, "skipped", seen.told, "save them as HTML or text, or name them outright")


def _read_file(found: Found, settings: Settings) -> Iterator[Document | Failure]:
    name = found.path.as_posix()
    if found.fault:
        yield Failure(name, "source", found.fault, "check the path and its permissions")
        return
    try:
        with _open(found.path) as stream:
            yield from read_stream(stream, found, settings)
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


def read_stream(
    stream: BinaryIO, found: Found, settings: Settings, depth: int = 0
) -> Iterator[Document | Failure]:
    """Yield the documents of an open file by what its name and its first bytes say that it holds."""
    suffix = found.suffix
    kind = "gz" if suffix == ".gz" else KINDS.get(suffix, "")
    if extra := missing(kind):
        raise SourceError(f"{suffix[1:]} files need {extra}", remedy=f"pip install '{extra}'")
    if kind in _STREAMED:
        yield from _read_streamed(kind, stream, found, settings, depth)
        return
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"larger than {MAX_BYTES // 1_000_000} MB", remedy="split it into articles")
    yield from _read_data(kind or _sniffed(data, found), data, found, settings)


_STREAMED = ("lines", "gz", "zip", "parquet", "pdf", "warc")


def _read_streamed(
    kind: str, stream: BinaryIO, found: Found, settings: Settings, depth: int
) -> Iterator[Document | Failure]:
    from kg.sources import archives

    def deeper(inner: BinaryIO, inside: Found, settings: Settings) -> Iterator[Document | Failure]:
        return read_stream(inner, inside, settings, depth + 1)

    if kind == "lines":
        from kg.sources.jsonl import read_lines

        yield from read_lines(stream, found, settings)
    elif kind == "gz":
        yield from archives.read_gzip(stream, found, settings, deeper)
    elif kind == "zip":
        yield from archives.read_zip(stream, found, settings, deeper, depth)
    elif kind == "warc":
        yield from archives.read_warc(stream, found, settings)
    elif kind == "parquet":
        from kg.sources.tables import read_parquet

        yield from read_parquet(stream, found, settings)
    else:
        from kg.sources.pdf import read_pdf

        yield read_pdf(stream, found, settings)


def _sniffed(data: bytes, found: Found) -> str:
    """Return what the bytes of a file hold whose name does not say it."""
    head = data[:200].lstrip()
    if found.id == "stdin" and head[:1] == b"{":
        return "lines"
    if found.id == "stdin" and head[:1] == b"[" and head[1:].lstrip()[:1] in (b"{", b"]"):
        return "json"
    return "text"


def _read_data(kind: str, data: bytes, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    if kind == "json":
        from kg.sources.jsonl import read_json

        yield from read_json(data, found, settings)
    elif kind == "lines":
        from kg.sources.jsonl import read_lines

        yield from read_lines(BytesIO(data), found, settings)
    elif kind == "feed":
        from kg.sources.feeds import looks_like_feed, read_feed

        if looks_like_html(data) and not looks_like_feed(data):
            yield read_page(data, found, settings.published)
        else:
            yield from read_feed(data, found, settings)
    elif kind in ("csv", "tsv"):
        from kg.sources.tables import read_csv

        yield from read_csv(data, found, settings, "," if kind == "csv" else "\t")
    elif kind == "mail":
        from kg.sources.mail import read_mail

        yield read_mail(data, found, settings)
    elif kind == "page" or looks_like_html(data):
        yield read_page(data, found, settings.published)
    else:
        text, _ = decode(data)
        yield make_document(found.id, text, source=found.source, published=settings.published)
