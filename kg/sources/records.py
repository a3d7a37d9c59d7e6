"""From a record (a JSON object, a row of a table, an item of a feed) to a document."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.files import Found
from kg.sources.markup import read_markup
from kg.sources.plain import Known, make_document
from kg.sources.settings import FIELDS, Settings
from kg.sources.simplify import simplify
from kg.text.stamps import read_stamp

KEYS: dict[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "articleBody", "article_body", "fulltext", "full_text", "paragraphs"),
        *("本文", "記事本文", "記事", "内容", "article", "main_text", "description", "summary", "概要"),
    ),
    "title": ("title", "headline", "見出し", "タイトル", "題名", "件名", "subject", "name"),
    "published": (
        *("published", "date", "published_at", "publishedAt", "datePublished", "date_published", "pubDate"),
        *("published_date", "publishDate", "publish_date", "pub_date", "time", "timestamp", "datetime"),
        *("created_at", "日付", "日時", "公開日", "公開日時", "配信日", "掲載日", "発行日", "年月日"),
    ),
    "url": ("url", "link", "permalink", "canonical", "uri", "URL", "リンク"),
    "source": (
        "source",
        "site",
        "publisher",
        "media",
        "outlet",
        "site_name",
        "媒体",
        "新聞",
        "出典",
        "発行元",
    ),
    "id": ("id", "guid", "_id", "article_id", "ID", "記事ID"),
}
"""The keys that people use, by field of a document; the first of a record that has a value counts."""
_FOLDED = {name: tuple(key.casefold() for key in keys) for name, keys in KEYS.items()}
_LIKE_DATE = re.compile(r"date|time|publi|issued|posted|day$|[日年]", re.IGNORECASE)
_HTML = re.compile(r"<(?:p|br|div|h\d|span|ul|li|table|ruby|b|strong|a)\b[^<>]*>", re.IGNORECASE)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SHOWN = 8  # keys that a message names


def read_record(
    record: Mapping[str, Any], found: Found, place: str, number: int, settings: Settings
) -> Iterator[Document | Failure]:
    """Yield the document of a record, and a notice where its date could not be understood.

    A record with a headline and no text is a document of its headline. ``place`` names it in messages,
    ``number`` in its id (0: the only one of its file).

    :raises SourceError: neither text nor headline, or nothing to read in it.
    """
    values, used = _fields(record, settings.keys)
    title = _words(values["title"])
    text = _text(values["text"], title, record)
    stamp = values["published"]
    day = read_stamp(stamp)
    document = make_document(
        _words(values["id"]) or (f"{found.id}-{number}" if number else found.id),
        text,
        source=found.source,
        known=Known(title, day, _words(values["url"]), _words(values["source"])),
        published=settings.published,
    )
    yield document
    if stamp not in (None, "") and not day:
        reason = f"{used['published']} {str(stamp)[:60]!r} is no date that kg understands"
        yield Failure(place, "date", reason, "write it as 2024-06-19", of=document.id)
    elif stamp in (None, "") and not document.published and (key := _unknown_date(record, used)):
        remedy = f"if it is the date of publication: --map published={key}"
        yield Failure(place, "date", f"the key {key!r} is not known", remedy, of=document.id)


def _fields(record: Mapping[str, Any], keys: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the value of each field and the key that it was found under."""
    folded: dict[str, str] = {}
    for key in record:
        folded.setdefault(str(key).strip().casefold(), key)
    values: dict[str, Any] = dict.fromkeys(FIELDS)
    used: dict[str, str] = {}
    for name in FIELDS:
        if name in keys:
            values[name], used[name] = _at(record, keys[name]), keys[name]
            continue
        for key in _FOLDED[name]:
            value = record.get(folded[key]) if key in folded else None
            if value not in (None, "", []):
                values[name], used[name] = value, folded[key]
                break
    return values, used


def _at(record: Mapping[str, Any], path: str) -> Any:
    """Return what lies at a key, or at ``meta.day`` inside of objects."""
    if path in record:
        return record[path]
    value: Any = record
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _text(value: Any, title: str, record: Mapping[str, Any]) -> str:
    if isinstance(value, (list, tuple)) and value:
        parts = [_words(part.get("text") if isinstance(part, Mapping) else part) for part in value]
        value = "\n".join(filter(None, parts))
    if value in (None, "", []):
        if title:
            return title
        shown = ", ".join(str(key)[:30] for key in list(record)[:_SHOWN])
        raise SourceError(
            f"no text (keys: {shown})" if record else "no text",
            remedy="name the key of the text: --map text=KEY",
        )
    if not isinstance(value, str):
        reason = f"text is {type(value).__name__}, not a string"
        raise SourceError(reason, remedy='every record needs a "text" with the article')
    value = _SURROGATES.sub("\ufffd", value)
    return read_markup(simplify(value)).text if _HTML.search(value) else value


def _words(value: object) -> str:
    """Return a string, a number (12.0 is 12) or what an object names; nothing of true, lists and the like."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("href") or value.get("url")
    if isinstance(value, float):
        value = repr(value).removesuffix(".0") if math.isfinite(value) else ""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return _SURROGATES.sub("\ufffd", str(value)).strip()


def _unknown_date(record: Mapping[str, Any], used: Mapping[str, str]) -> str:
    for key, value in record.items():
        if key not in used.values() and _LIKE_DATE.search(str(key)) and len(read_stamp(value)) == 10:
            return str(key)
    return ""
