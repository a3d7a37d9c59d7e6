"""Articles as JSON: one object a line, an array of objects, or one object."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.encodings import decode
from kg.sources.files import Found
from kg.sources.records import read_record
from kg.sources.settings import Settings
from kg.text.bounded import load_json

MAX_LINE = 64_000_000  # bytes
_REMEDY = 'write one {"id": …, "text": …} a line'
_LISTS = ("articles", "items", "documents", "data", "results", "entries", "news", "records", "hits", "記事")


def read_lines(stream: BinaryIO, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    """Yield a document for every line; a bad line is a failure that names it, blank lines are passed over.

    Without an id the document is called after file and line. Lone surrogates, which no file can hold,
    become U+FFFD. Line by line: memory does not grow with the file.
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
        place = f"{found.path.as_posix()}:{number}"
        try:
            if len(line) > MAX_LINE:
                raise SourceError(
                    f"line larger than {MAX_LINE // 1_000_000} MB", remedy="split it into articles"
                )
            yield from read_record(_object(_parse(line, _REMEDY), _REMEDY), found, place, number, settings)
        except SourceError as error:
            yield Failure(place, "source", error.what, error.remedy)
    if not count:
        raise SourceError("no lines", remedy=_REMEDY)


def read_json(data: bytes, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    """Yield the documents of a JSON file: an array of objects, an object that holds one, or one object.

    Several objects one after the other, as in JSON lines under another name, are read as well.
    """
    remedy = "write an array of objects, each with a text"
    try:
        value = _parse(data, remedy)
    except SourceError:
        first = data.strip().split(b"\n", 1)[0].strip()
        if not (first.startswith(b"{") and first.endswith(b"}")):
            raise
        from io import BytesIO

        yield from read_lines(BytesIO(data), found, settings)
        return
    items = value if isinstance(value, list) else _held(value)
    if items is None:
        yield from read_record(_object(value, remedy), found, found.path.as_posix(), 0, settings)
        return
    if not items:
        raise SourceError("an empty array", remedy=remedy)
    for number, item in enumerate(items, 1):
        place = f"{found.path.as_posix()}[{number}]"
        try:
            yield from read_record(_object(item, remedy), found, place, number, settings)
        except SourceError as error:
            yield Failure(place, "source", error.what, error.remedy)


def _held(value: Any) -> list[Any] | None:
    """Return the list of articles that an object holds (``{"articles": […]}``), else None."""
    if isinstance(value, dict):
        for key in _LISTS:
            if isinstance(value.get(key), list) and all(isinstance(item, dict) for item in value[key]):
                return list(value[key])
    return None


def _parse(data: bytes, remedy: str) -> Any:
    try:
        text = data.decode("utf-8-sig")  # what JSON is written in; anything else is looked at closely
    except UnicodeError:
        text = decode(data)[0]
    try:
        return load_json(text)
    except RecursionError:
        raise SourceError("nested too deeply", remedy="write flat objects") from None
    except ValueError as error:
        raise SourceError(f"not valid JSON: {error}"[:200], remedy=remedy) from None


def _object(value: Any, remedy: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SourceError(f"a {type(value).__name__}, not an object", remedy=remedy)
    return value
