"""Files inside files: gzip, ZIP, WARC (extra), each within bounds."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.files import Found, kind_of, suffix_of
from kg.sources.page import read_page
from kg.sources.settings import Settings

ReadStream = Callable[[BinaryIO, Found, Settings], Iterator[Document | Failure]]

MOST_FILES = 100_000
MOST_BYTES = 2_000_000_000  # of all that is unpacked from one archive
DEEPEST = 2  # archives inside archives


def read_gzip(
    stream: BinaryIO, found: Found, settings: Settings, read: ReadStream
) -> Iterator[Document | Failure]:
    """Yield the documents of a compressed file; it is read as the file that its name without .gz says."""
    inner = PurePosixPath(found.inner or found.path.name)
    inner = inner.with_suffix("") if inner.suffix.lower() == ".gz" else inner
    id_ = found.id.removesuffix(".gz").removesuffix(inner.suffix)
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            yield from read(unpacked, found._replace(inner=inner.name, id=id_), settings)  # type: ignore[arg-type]
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise SourceError(f"damaged gzip: {error}", remedy="fetch the file again") from None


def read_zip(
    stream: BinaryIO, found: Found, settings: Settings, read: ReadStream, depth: int = 0
) -> Iterator[Document | Failure]:
    """Yield the documents of the files in a ZIP file, in the order of their names."""
    if depth >= DEEPEST:
        raise SourceError("archives nested too deeply", remedy="unpack it")
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SourceError(f"damaged ZIP: {error}", remedy="fetch the file again") from None
    with archive:
        entries = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        if len(entries) > MOST_FILES or sum(i.file_size for i in entries) > MOST_BYTES:
            limit = f"{MOST_FILES:,} files or {MOST_BYTES // 1_000_000_000} GB"
            raise SourceError(f"larger than {limit}", remedy="unpack it and name the folder")
        skipped: Counter[str] = Counter()
        for entry in entries:
            path = PurePosixPath(entry.filename)
            if any(part.startswith((".", "__MACOSX")) for part in path.parts):
                continue
            if not kind_of(path):
                skipped[suffix_of(path)] += 1
                continue
            inside = found._replace(path=found.path / path, id=f"{found.id}/{path.with_suffix('')}")
            yield from _read_entry(archive, entry, inside, settings, read)
        if skipped:
            words = ", ".join(f"{n} {kind}" for kind, n in sorted(skipped.items()))
            yield Failure(found.path.as_posix(), "skipped", words, "save them as HTML or text")


def _read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Found, settings: Settings, read: ReadStream
) -> Iterator[Document | Failure]:
    name = found.path.as_posix()
    try:
        with archive.open(entry) as stream:
            yield from read(stream, found, settings)  # type: ignore[arg-type]
    except SourceError as error:
        yield Failure(name, "source", error.what, error.remedy)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        yield Failure(name, "source", f"cannot be unpacked: {error}"[:200], "unpack it and name the folder")


def read_warc(stream: BinaryIO, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    """Yield a document for every page that a WARC file holds (needs warcio)."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind.lower():
                continue
            place = f"{found.path.as_posix()} record {number}"
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            try:
                data = record.content_stream().read(64_000_000)
                document = read_page(data, found._replace(id=f"{found.id}-{number}"), settings.published)
                yield document if document.url else replace(document, url=url)
            except SourceError as error:
                yield Failure(place, "source", error.what, error.remedy)
    except (ArchiveLoadFailed, EOFError, zlib.error) as error:
        raise SourceError(f"damaged WARC: {error}"[:200], remedy="fetch the file again") from None
