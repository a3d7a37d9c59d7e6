"""Reads HTML as a run of tags and text: never recursive, never more than one pass, whatever the page."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from kg.text.bounded import unescape
from kg.text.dates import parse_date

_HIDDEN = re.compile(r"title|script|style|noscript|template|svg|select|textarea|iframe|object|rp")
_INLINE = re.compile(
    r"a|abbr|b|bdi|bdo|cite|code|data|em|font|i|ins|kbd|mark|q|rb|rt|ruby|s|small|span|strong|sub|sup|time|u|var|wbr"
)
_UNNESTED = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd"
)
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
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
_TOKYO = timezone(timedelta(hours=9))


class Markup(NamedTuple):
    """The visible lines of a page, its metadata (title, published, url, site) and its depth of nesting."""

    text: str
    meta: dict[str, str]
    depth: int


def read_markup(source: str) -> Markup:
    """Read an HTML source: one line for each block, entities resolved, scripts and comments left out.

    >>> read_markup("<title>報</title><p>日本と<b>米国</b>が<br>会談</p><script>x<y</script>").text
    '日本と米国が\\n会談'
    """
    reader = _Reader()
    for piece in source.split("<"):
        reader.take(piece)
    lines = ("".join(line).strip() for line in reader.lines)
    return Markup("\n".join(filter(None, lines)), reader.meta, reader.deepest)


class _Reader:
    """Takes the pieces of a source between one ``<`` and the next."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = [[]]
        self.meta: dict[str, str] = {}
        self.depth = self.deepest = 0
        self.inside = ""  # the element whose text is not shown, or a comment
        self.started = False

    def take(self, piece: str) -> None:
        tag, _, rest = piece.partition(">")
        name = _NAME.match(tag)
        if not self.started:
            self.started = True
            self._show(piece)
        elif self.inside == "!--" or piece.startswith("!--"):
            _, ended, rest = piece.partition("-->")
            self.inside = "" if ended else "!--"
            self._show(rest)
        elif self.inside:
            if tag.startswith("/") and name and name[1].lower() == self.inside:
                self.inside = ""
                self._show(rest)
        elif name:
            self._tag(name[1].lower(), tag, rest)
            self._show(rest)
        elif piece[:1] in ("!", "?", "/"):
            self._show(rest)
        else:
            self._show("<" + piece)  # a lone < is text

    def _tag(self, name: str, tag: str, rest: str) -> None:
        closing = tag.startswith("/")
        if not closing and name in ("meta", "link", "time"):
            self._metadata(name, tag)
        if not closing and _HIDDEN.fullmatch(name) and not tag.endswith("/"):
            self.inside = name
            if name == "title":
                self.meta.setdefault("page title", unescape(rest).strip())
            elif name == "script" and "datePublished" in rest:
                found = _JSON_DATE.search(rest)
                self._date(found[1] if found else "")
        if not _UNNESTED.fullmatch(name):
            self.depth = max(0, self.depth + (-1 if closing else 1))
            self.deepest = max(self.deepest, self.depth)
        if not _INLINE.fullmatch(name):
            self.lines.append([])

    def _metadata(self, name: str, tag: str) -> None:
        given = {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
        if name == "time":
            if "pubdate" in tag.lower() or given.get("itemprop", "").lower() == "datepublished":
                self._date(given.get("datetime", ""))
            return
        key = _META.get(
            (
                given.get("property") or given.get("name") or given.get("itemprop") or given.get("rel") or ""
            ).lower()
        )
        value = (given.get("content") or given.get("href") or "").strip()
        if key == "published":
            self._date(value)
        elif key and value:
            self.meta.setdefault(key, value)

    def _date(self, value: str) -> None:
        day = _day_in_japan(value)
        if day:
            self.meta.setdefault("published", day)

    def _show(self, text: str) -> None:
        if text and not self.inside:
            self.lines[-1].append(_unwrapped(unescape(text)).replace("\xa0", " "))


_WRAP = re.compile(r"[ \t]*[\r\n]\s*")
_WORDS_WRAP = re.compile(r"(?<=[!-~])[ \t]*[\r\n]\s*(?=[!-~])")


def _unwrapped(text: str) -> str:
    """Undo the line breaks of the source: a blank between Latin words, nothing in Japanese."""
    return _WRAP.sub("", _WORDS_WRAP.sub(" ", text))


def _day_in_japan(value: str) -> str:
    """Return the ISO date of a time stamp, in Japan's time where it names another zone.

    >>> _day_in_japan("2024-06-18T22:00:00Z"), _day_in_japan("2024/06/18 22:00")
    ('2024-06-19', '2024-06-18')
    """
    value = value.strip().replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        day = parse_date(value.replace("/", "-"))
        return day.iso if day else ""
    try:
        return (moment.astimezone(_TOKYO) if moment.tzinfo else moment).date().isoformat()
    except OverflowError:
        return ""
