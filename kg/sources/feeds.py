"""Articles as items of a feed: RSS and Atom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from kg.errors import SourceError
from kg.model.documents import Document
from kg.model.readings import Failure
from kg.sources.files import Found
from kg.sources.page import decode_page
from kg.sources.records import read_record
from kg.sources.settings import Settings

_FEED = re.compile(rb"<(?:rss|(?:\w+:)?RDF|feed)[\s>]", re.IGNORECASE)
_DECLARED = re.compile(r"<\?xml[^>]*\?>")
_ITEMS = ("item", "entry")
_NAMES = {
    **{"title": "title", "link": "url", "guid": "id", "id": "id"},
    **{"pubDate": "published", "published": "published", "date": "published", "updated": "updated"},
    **{"encoded": "text", "content": "text", "description": "description", "summary": "description"},
}


def looks_like_feed(data: bytes) -> bool:
    """Tell whether bytes begin like a feed."""
    return bool(_FEED.search(data[:2000]))


def read_feed(data: bytes, found: Found, settings: Settings) -> Iterator[Document | Failure]:
    """Yield a document for every item: its full text where the feed has it, else its description.

    :raises SourceError: no feed, damaged XML, or one that defines entities (an attack).
    """
    if not looks_like_feed(data):
        raise SourceError("XML, but no RSS or Atom feed", remedy="save the articles as HTML or text")
    source = _DECLARED.sub("", decode_page(data), count=1)
    if "<!ENTITY" in source:
        raise SourceError("a feed that defines entities is not read", remedy="remove its DOCTYPE")
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        raise SourceError(f"damaged XML: {error}", remedy="fetch the feed again") from None
    site = next((e.text or "" for e in root.iter() if _name(e) == "title"), "").strip()
    items = [element for element in root.iter() if _name(element) in _ITEMS]
    if not items:
        raise SourceError("a feed without items", remedy="fetch the feed again")
    for number, item in enumerate(items, 1):
        place = f"{found.path.as_posix()} item {number}"
        record = {"source": site, **_record(item)}
        try:
            yield from read_record(record, found, place, number, settings)
        except SourceError as error:
            yield Failure(place, "source", error.what, error.remedy)


def _record(item: ElementTree.Element) -> dict[str, str]:
    record: dict[str, str] = {}
    for element in item:
        key = _NAMES.get(_name(element))
        if key == "url" and element.get("rel", "alternate") != "alternate":
            continue
        value = element.get("href") if key == "url" and element.get("href") else "".join(element.itertext())
        if key and value and value.strip():
            record.setdefault(key, value.strip())
    record.setdefault("published", record.pop("updated", ""))
    # An address makes a poor id; the item is then called after its feed and number.
    if re.match(r"\w+:", record.get("id", "")):
        del record["id"]
    return record


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
