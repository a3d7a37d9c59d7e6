"""The title of a page without the name of its site (：朝日新聞デジタル, | ロイター, - BBC)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BAR = re.compile(r"\s*[|｜].*$")
_SIGN = re.compile(r"\s*[:：/／»«·•<＜>＞]\s*|\s+[-–—―‐]\s+|[-–—―](?=\s)")
_BRACKETED = re.compile(r"\s*[\[［(（【](?P<name>[^\[\]［］()（）【】]{2,30})[\]］)）】]$")
# How papers, stations and agencies are called.
_MEDIUM = re.compile(
    r"(?:新聞|ニュース|通信|放送|テレビ|デジタル|オンライン|電子版|タイムズ|タイムス|ジャーナル|ポスト|プレス|日報|新報|日日"
    r"|経済|マガジン|週刊|ドットコム|online|news|times|post|press|digital|web|\.com|\.jp|\.net)(?:社|局|プラス|\W)*$"
    r"|^(?:ロイター|時事|共同|ブルームバーグ|reuters|bloomberg|afp|ap|bbc|cnn|nhk|tbs|fnn|voa)(?![a-z])[^ぁ-ん]{0,12}$",
    re.IGNORECASE,
)
_PARTING = (*"-–—―－:：|｜/／»«<＜>＞([（【",)
_LONGEST = 300  # characters of a title that anybody wrote
_SHORTEST = 4  # characters of a headline that is left
_SECTION = 8  # characters of the name of a section (国際, 経済) between headline and site


def clean_title(title: str, site: str = "", heads: Iterable[str] = ()) -> str:
    """Return ``title`` as a headline: as one of ``heads`` (h1) has it, else without the site's name.

    ``site`` is the name that the page gives itself.

    >>> clean_title("首相が訪印へ　協力で一致：みなと新聞デジタル"), clean_title("AI元年：社会は変わるか")
    ('首相が訪印へ　協力で一致', 'AI元年：社会は変わるか')
    """
    title = title.strip()[:_LONGEST]
    told = _bare(title).rstrip("….")
    for head in heads:
        known = _bare(head)
        rest = told[len(known) :] if told.startswith(known) else ""
        inside = known in told and 2 * len(known) >= len(told)  # みなと新聞 国際 首相が訪印へ
        if len(known) >= _SHORTEST and (known.startswith(told) or rest[:1] in _PARTING):
            return head
        if inside and len(known) > _SECTION and not told.startswith(known):
            return head
    title = _BAR.sub("", title).strip() or title
    title = _without_site(title, site)
    found = _BRACKETED.search(title[-60:])
    if found and _names_site(found["name"], site) and len(title) - len(found.group()) >= _SHORTEST:
        title = title[: -len(found.group())]
    return title


def _without_site(title: str, site: str) -> str:
    """Cut a title where the name of its site begins, and the section in front of that."""
    signs = list(_SIGN.finditer(title[-200:]))
    base = len(title) - len(title[-200:])
    for n, sign in enumerate(signs):
        end = signs[n + 1].start() if n + 1 < len(signs) else len(title) - base
        if not _names_site(title[base + sign.end() : base + end], site):
            continue
        while n and signs[n].start() - signs[n - 1].end() <= _SECTION:
            n -= 1
        cut = title[: base + signs[n].start()].strip()
        return cut if len(cut) >= _SHORTEST else title
    return title


def _names_site(name: str, site: str) -> bool:
    return len(name) <= 40 and (_is_site(name, site) or bool(_MEDIUM.search(name)))


def _is_site(name: str, site: str) -> bool:
    name, site = _bare(name), _bare(site)
    return bool(name and site) and (name in site or site in name)


def _bare(words: str) -> str:
    return "".join(words.split()).casefold()
