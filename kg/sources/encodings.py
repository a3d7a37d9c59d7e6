"""Bytes to text, in every encoding Japanese news comes in."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import lru_cache

from kg.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE = ("utf-8", "cp932", "euc_jp", "euc_jis_2004", "shift_jis_2004")
_ALIASES = {
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
}
_ESCAPE = re.compile(rb"\x1b\$[@B(]|\x1b\([JI]")
_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG image",
    b"PK\x03\x04": "ZIP or Office",
    b"\x1f\x8b": "gzip",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF8": "GIF image",
    b"\xd0\xcf\x11\xe0": "Office",
    b"\x7fELF": "program",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 200_000  # bytes by which encodings are told apart
_BROKEN = 0.02  # share of unreadable characters that is still put up with


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of ``data`` without its byte order mark, and the encoding it was read in.

    A byte order mark decides; then ISO-2022-JP by its escapes; then the strict decodings (``declared``,
    UTF-8, Shift_JIS as CP932, EUC-JP) compete by how Japanese their result looks. A few broken bytes
    (at most 2 %: a cut file, pieces of another encoding) become U+FFFD. Last, charset-normalizer guesses.

    :raises SourceError: binary data, or no encoding fits.

    >>> decode("露朝が署名".encode("euc_jp")), decode(b"\\xef\\xbb\\xbfABC", "shift_jis")
    (('露朝が署名', 'euc_jp'), ('ABC', 'utf-8'))
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    _refuse_binary(data)
    if _ESCAPE.search(data) and max(data, default=0) < 0x80:
        text = _strict(data, "iso2022_jp_ext") or _strict(data, "iso2022_jp_2004")
        if text:
            return text, "iso2022_jp"
    names = dict.fromkeys([*([_known(declared)] if _known(declared) else []), *_JAPANESE])
    read = [(text, name) for name in names if (text := _strict(data, name)) is not None]
    if read:
        return max(read, key=lambda pair: plausibility(pair[0]))
    return _lenient(data, list(names)) or _guess(data)


def _known(name: str) -> str:
    name = _ALIASES.get(name.strip().lower(), name.strip())
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return info.name if info._is_text_encoding else ""


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _KINDS.items():
        if data.startswith(magic):
            raise SourceError(f"not a text but a {kind} file", remedy="save the article as text or HTML")
    head = data[:_SAMPLE]
    if len(_CONTROL.findall(head)) > len(head) // 50:
        raise SourceError("binary data, not a text", remedy="save the article as UTF-8 text or HTML")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _lenient(data: bytes, names: list[str]) -> tuple[str, str] | None:
    texts = [(data.decode(name, "replace"), name) for name in names]
    text, name = max(texts, key=lambda pair: plausibility(pair[0]))
    return (text, name) if text.count("\ufffd") <= max(2, len(text) * _BROKEN) else None


def _guess(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE]).best()
    text = _strict(data, best.encoding) if best else None
    if best is None or text is None or plausibility(text) < 0.5:
        raise SourceError("no encoding fits", remedy="save the file as UTF-8")
    return text, best.encoding


def plausibility(text: str) -> float:
    """Return how much a text looks like Japanese news, from -2 (odd letters) to 1 (common ones)."""
    counts = Counter(text[:_SAMPLE])
    total = sum(counts.values())
    return sum(_weight(c) * n for c, n in counts.items()) / total if total else 0.0


@lru_cache(maxsize=20_000)
def _weight(c: str) -> float:
    if "ぁ" <= c <= "ヿ" or " " <= c <= "~" or c in "\t\n\r\u3000、。「」・…（）“”":
        return 1.0
    if "\uff61" <= c <= "\uff9f":  # half-width kana: what EUC-JP looks like as Shift_JIS
        return -0.5
    if "一" <= c <= "鿿":
        code = c.encode("euc_jp", "replace")
        return 1.0 if 0xB0 <= code[0] <= 0xCF else 0.2  # 縺繧譁: what UTF-8 looks like as Shift_JIS
    if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or c < " " or "\x7f" <= c <= "\x9f":
        return -2.0
    return 0.8 if "\uff01" <= c <= "\uff5e" else 0.5
