"""Pages and texts in a mail: MHTML as browsers save it, and messages themselves."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from kg.errors import SourceError
from kg.model.documents import Document
from kg.sources.encodings import decode
from kg.sources.files import Found
from kg.sources.page import read_page
from kg.sources.plain import Known, make_document
from kg.sources.settings import Settings
from kg.text.stamps import read_stamp


def read_mail(data: bytes, found: Found, settings: Settings) -> Document:
    """Return the document of the first page in a mail (the main one of MHTML), else of its first text.

    :raises SourceError: no page and no text in it.
    """
    message = message_from_bytes(data)
    parts = {kind: part for kind in ("text/plain", "text/html") if (part := _first(message, kind))}
    page = parts.get("text/html")
    if page:
        document = read_page(_payload(page), found, settings.published, page.get_content_charset() or "")
        address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
        return document if document.url or "://" not in address else replace(document, url=address.strip())
    if "text/plain" in parts:
        part = parts["text/plain"]
        text, _ = decode(_payload(part), part.get_content_charset() or "")
        known = Known(published=read_stamp(str(message.get("Date") or "")), by="the head of the mail")
        return make_document(found.id, text, source=found.source, known=known, published=settings.published)
    raise SourceError("no page in it", remedy="save the page as HTML")


def _first(message: Message, kind: str) -> Message | None:
    return next((part for part in message.walk() if part.get_content_type() == kind), None)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
