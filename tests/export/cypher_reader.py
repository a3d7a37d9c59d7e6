"""A small reader of openCypher literals, written from its grammar and not from our writer.

It splits a script into statements and reads the list after UNWIND, so that a test can see
whether any text of the data escaped from its quotes.
"""

from __future__ import annotations

import re
from typing import Any

_TOKEN = re.compile(
    r"""\s+|(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<name>`(?:[^`]|``)*`|[A-Za-z_][A-Za-z0-9_]*)
    |(?P<number>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)|(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"', "`": "`"}


def read_script(text: str) -> list[tuple[str, list[Any]]]:
    """Return each statement as its clauses (the list as ``$rows``) and the rows of its list."""
    return [_statement(tokens) for tokens in _split(_tokens(text))]


def _tokens(text: str) -> list[tuple[str, str, str]]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "space"
        found.append((kind, match[0], match[0]))
    return found


def _split(tokens: list[tuple[str, str, str]]) -> list[list[tuple[str, str, str]]]:
    statements: list[list[tuple[str, str, str]]] = [[]]
    for token in tokens:
        if token[0] == "sign" and token[1] == ";":
            statements.append([])
        else:
            statements[-1].append(token)
    assert all(kind == "space" for kind, *_ in statements[-1]), statements[-1][:10]
    return statements[:-1]


def _statement(tokens: list[tuple[str, str, str]]) -> tuple[str, list[Any]]:
    words = [t[1] for t in tokens]
    if "UNWIND" not in words:
        return "".join(words).strip(), []
    start = words.index("[")
    rows, end = _value(tokens, start)
    return ("".join(words[:start]) + "$rows" + "".join(words[end:])).strip(), rows


def _value(tokens: list[tuple[str, str, str]], i: int) -> tuple[Any, int]:
    i = _skip(tokens, i)
    kind, word, _ = tokens[i]
    if word == "[":
        items, i = [], _skip(tokens, i + 1)
        while tokens[i][1] != "]":
            item, i = _value(tokens, i)
            items.append(item)
            i = _comma(tokens, i, "]")
        return items, i + 1
    if word == "{":
        row, i = {}, _skip(tokens, i + 1)
        while tokens[i][1] != "}":
            name = tokens[i][1]
            i = _skip(tokens, i + 1)
            assert tokens[i][1] == ":", tokens[i]
            row[_unquote(name)], i = _value(tokens, i + 1)
            i = _comma(tokens, i, "}")
        return row, i + 1
    if kind == "string":
        return _ESCAPE.sub(_unescape, word[1:-1]), i + 1
    if kind == "number":
        return (float(word) if re.search("[.eE]", word) else int(word)), i + 1
    assert word in ("true", "false", "null"), tokens[i]
    return {"true": True, "false": False, "null": None}[word], i + 1


def _skip(tokens: list[tuple[str, str, str]], i: int) -> int:
    while tokens[i][0] == "space":
        i += 1
    return i


def _comma(tokens: list[tuple[str, str, str]], i: int, end: str) -> int:
    i = _skip(tokens, i)
    if tokens[i][1] == ",":
        return _skip(tokens, i + 1)
    assert tokens[i][1] == end, tokens[i]
    return i


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else _PLAIN[match[2]]


def _unquote(name: str) -> str:
    return name[1:-1].replace("``", "`") if name.startswith("`") else name
