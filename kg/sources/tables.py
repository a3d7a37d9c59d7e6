"""Articles as rows of a table: CSV and TSV with a header, Parquet (extra)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.encodings import decode
from kg.sources.files import Found
from kg.sources.records import read_record
from kg.sources.settings import Settings

_WIDEST = 64_000_000  # characters of a cell


def read_csv(
    data: bytes, found: Found, settings: Settings, delimiter: str = ","
) -> Iterator[Document | Failure]:
    """Yield a document for every row below the header, which names the columns as JSON lines name keys."""
    text = decode(data)[0]
    csv.field_size_limit(_WIDEST)
    try:
        rows = csv.DictReader(
            io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter, strict=False
        )
        yield from _read_rows(_plain(rows), found, settings)
    except csv.Error as error:
        raise SourceError(
            f"not a table: {error}", remedy="write it with a header, one article a row"
        ) from None


def read_parquet(stream: BinaryIO, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    """Yield a document for every row of a Parquet file (needs pyarrow)."""
    from pyarrow import ArrowException, parquet

    try:
        batches = parquet.ParquetFile(stream).iter_batches(batch_size=256)
        yield from _read_rows((row for batch in batches for row in batch.to_pylist()), found, settings)
    except ArrowException as error:
        raise SourceError(f"not a Parquet file: {str(error)[:100]}", remedy="write it anew") from None


def _plain(rows: Iterable[Mapping[Any, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {str(key).strip(): value for key, value in row.items() if key is not None}


def _read_rows(
    rows: Iterable[Mapping[str, Any]], found: Found, settings: Settings
) -> Iterator[Document | Failure]:
    count = 0
    for count, row in enumerate(rows, 1):
        row = {key: _value(value) for key, value in row.items()}
        if not any(row.values()):
            continue
        place = f"{found.path.as_posix()} row {count}"
        try:
            yield from read_record(row, found, place, count, settings)
        except SourceError as error:
            yield Failure(place, "source", error.what, error.remedy)
    if not count:
        raise SourceError("no rows", remedy="write a header and one article a row")


def _value(value: Any) -> Any:
    """Return a date or time of a typed column as a stamp."""
    return value.isoformat() if hasattr(value, "isoformat") else value
