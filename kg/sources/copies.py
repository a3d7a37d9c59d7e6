"""The same article met twice: under another path, or with another page around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from kg.model.documents import Document
from kg.model.readings import Failure

_SHORT = 40  # characters of a body that may be the same on two days by chance


class Copies:
    """Lets each id and each text pass once; remembers no text, only a digest of it."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.texts: dict[bytes, list[tuple[str, str]]] = {}  # ids and dates by digest

    def sort_out(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """Yield ``items``, with a failure or a notice in place of what was there before."""
        for item in items:
            yield item if isinstance(item, Failure) else self._first(item)

    def _first(self, document: Document) -> Document | Failure:
        words = "".join("".join(span.of(document.text).split()) for span in document.body)
        known = self.texts.setdefault(blake2b(words.encode("utf-8", "replace"), digest_size=16).digest(), [])
        for id_, day in known:
            # A short text may come again (a forecast, a headline): then the day must be the same.
            if day == document.published or (len(words) > _SHORT and not (day and document.published)):
                address = document.url or document.id
                return Failure(address, "copy", f"the same text as {id_!r}", "it is read once", of=id_)
        if document.id in self.ids:
            remedy = "give every article its own id"
            return Failure(document.id, "source", f"another article has the id {document.id!r}", remedy)
        self.ids.add(document.id)
        known.append((document.id, document.published))
        return document
