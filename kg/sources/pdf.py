"""The text of PDF files (needs pypdf); its lines are joined like those of any wrapped text."""

from __future__ import annotations

import logging
import re
from typing import BinaryIO

from kg.errors import SourceError
from kg.model.documents import Document
from kg.sources.files import Found
from kg.sources.plain import make_document
from kg.sources.settings import Settings

_PAGE_NUMBER = re.compile(
    r"^[ \t\u3000]{0,99}[-–―－]?[ \t]?\d{1,4}(?:[ \t]?/[ \t]?\d{1,4})?[ \t]?[-–―－]?[ \t]{0,99}$", re.M
)
_MOST_PAGES = 2000


def read_pdf(stream: BinaryIO, found: Found, settings: Settings) -> Document:
    """Return the document of a PDF file.

    :raises SourceError: damaged, encrypted, or pictures of text.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is ours to report
    try:
        pages = [page.extract_text() for page in PdfReader(stream).pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        reason = f"not a PDF that can be read: {type(error).__name__}"
        raise SourceError(reason, remedy="save the article as text") from None
    text = "\n".join(_PAGE_NUMBER.sub("", page).strip("\n") for page in pages)
    if not text.strip():
        raise SourceError("no text in it, only pictures", remedy="recognise its text first (OCR)")
    return make_document(found.id, text, source=found.source, published=settings.published)
