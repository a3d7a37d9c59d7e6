"""What a page says about itself: meta and link tags, time tags, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.text.bounded import load_json, unescape
from kg.text.stamps import read_stamp

_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z:-]{0,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_META = {
    **dict.fromkeys(("og:title", "twitter:title"), "title"),
    **dict.fromkeys(("og:url", "canonical"), "url"),
    "og:site_name": "site",
    **dict.fromkeys(
        ("article:published_time", "datepublished", "pubdate", "date", "dc.date", "dcterms.issued"),
        "published",
    ),
}
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LONGEST_TAG = 5_000  # characters of a tag in which attributes are looked for
_LARGEST_JSON = 2_000_000
_ARTICLE = re.compile(r"Article|Posting|Report")


class Metadata:
    """Collects ``title``, ``url``, ``site``, ``published``, ``body``; the first that says so wins."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.times: list[str] = []  # of <time> tags that do not say whose time they are

    def tag(self, name: str, tag: str) -> None:
        """Take a ``meta``, ``link`` or ``time`` tag."""
        tag = tag[:_LONGEST_TAG]
        given = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
        if name == "time":
            stamp = given.get("datetime", "")
            if "pubdate" in tag.lower() or given.get("itemprop", "").lower() == "datepublished":
                self._date(stamp)
            elif len(day := read_stamp(stamp)) == 10:
                self.times.append(day)
            return
        named = given.get("property") or given.get("name") or given.get("itemprop") or given.get("rel") or ""
        key = _META.get(named.lower())
        value = (given.get("content") or given.get("href") or "").strip()
        if key == "published":
            self._date(value)
        elif key and value:
            self.found.setdefault(key, value)

    def script(self, source: str) -> None:
        """Take the source of a JSON-LD script; of one that is damaged only its date."""
        if len(source) > _LARGEST_JSON:
            return
        try:
            things = list(_things(load_json(source, strict=False)))
        except (ValueError, RecursionError):
            found = _JSON_DATE.search(source)
            self._date(found[1] if found else "")
            return
        articles = [t for t in things if _ARTICLE.search(str(t.get("@type")))]
        for thing in (*articles, *things):
            self._date(thing.get("datePublished"))
        for thing in articles:
            publisher = thing.get("publisher")
            site = publisher.get("name") if isinstance(publisher, dict) else publisher
            for key, value in (("headline", thing.get("headline")), ("body", thing.get("articleBody"))):
                self._words(key, value)
            self._words("site", site)

    def _words(self, key: str, value: object) -> None:
        if isinstance(value, str) and value.strip():
            self.found.setdefault(key, unescape(value).strip())

    def _date(self, value: object) -> None:
        day = read_stamp(value)
        if day:
            self.found.setdefault("published", day)


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON value, outer ones first; no recursion, however deep it is."""
    waiting = [value]
    while waiting:
        item = waiting.pop(0) if len(waiting) < 1000 else waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += [v for v in item.values() if isinstance(v, (dict, list))]
        elif isinstance(item, list):
            waiting += [v for v in item if isinstance(v, (dict, list))]
