"""Which known person a surname means: years and offices decide between namesakes, and bar the unfit.

ジョンソン英首相 of 2020 is not リンドン・ジョンソン, and パウエル議長 of the FRB not コリン・パウエル. A full
name is never barred. No link is better than a wrong one: where nobody fits, the mention stays a person of
its own.
"""

from __future__ import annotations

import re
from collections import defaultdict

from kg.config.names import NameEntry, Names
from kg.config.writing import OPEN
from kg.entities.words import words
from kg.model import Document, Mention

_FULL = re.compile("[・=＝ ]|^[一-鿿々〆ヶぁ-ん]{3,}$")
_NEAR = 22
_BREAK = re.compile("[、。はがをにで「『\\n]")
_FORMER = re.compile("(?:元|前|故|旧)")
_LOOSE = 2
"""Years before and after an office in which news still calls somebody by it."""
_STRONG = frozenset({"head_of_state", "head_of_government", "us_secretary"})
_SAME = frozenset({"minister", "international", "central_bank"})
_BANK = re.compile("(?:FRB|連邦準備|米連銀|中銀|中央銀行)[^。、]{0,12}$")


def known_persons(document: Document, mentions: tuple[Mention, ...], names: Names) -> dict[int, str]:
    """Return the entry of each mention (by its place) that is the surname of known persons, or nothing.

    A mention with an office decides for those of the same surname that follow without one.
    """
    chosen: dict[int, str] = {}
    by_surface: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type == "Person" and not _FULL.search(mention.text):
            by_surface[mention.text].append(mention)
    told = {m.text for m in mentions if m.type == "Person"}
    for surface, places in by_surface.items():
        entries = _persons(surface, names)
        if not entries:
            continue
        named = [e for e in entries if told & {form for form in (e.name, *e.aliases) if _FULL.search(form)}]
        if named:
            chosen.update(
                dict.fromkeys((m.span.start for m in places), named[0].id if len(named) == 1 else "")
            )
            continue
        last: str | None = None
        for mention in places:
            office, country, former = office_beside(document.text, mention, names)
            if office or country or last is None:
                found = _best(entries, surface, document, office, country, former, bool(mention.entry))
                last = found if office or country else last
            else:
                found = last
            chosen[mention.span.start] = found
    return chosen


def _persons(surface: str, names: Names) -> list[NameEntry]:
    found = (names.entries[id_] for id_, _ in names.lookup.get(surface, ()))
    return [entry for entry in found if entry.type == "Person" and surface != entry.name]


def _best(
    entries: list[NameEntry],
    surface: str,
    document: Document,
    office: str,
    country: str,
    former: bool,
    backed: bool,
) -> str:
    """Return the entry that fits best, or nothing."""
    year = int(document.published[:4]) if document.published[:4].isdigit() else 0
    fitting = [e for e in entries if fits(e, year, office, country, former)]
    if office:
        holders = [e for e in fitting if _holds(e, office, 0 if former else year)]
        fitting = holders or [e for e in fitting if surface not in e.risky or not e.years]
    sure = [e for e in fitting if surface not in e.risky]
    if len(fitting) == 1 and (backed or sure or office):
        return fitting[0].id
    return sure[0].id if sure and len(sure) == 1 else ""


def fits(entry: NameEntry, year: int, office: str, country: str, former: bool) -> bool:
    """Tell whether nothing speaks against a person: another country, an office never held, another time.

    >>> lbj = NameEntry("p", "Person", "L・J", titles=("大統領",), years=(1963, 1969), country="country:US")
    >>> fits(lbj, 1965, "大統領", "", False), fits(lbj, 2020, "首相", "country:GB", False)
    (True, False)
    """
    if country and entry.country and country != entry.country:
        return False
    if office and entry.titles and not _holds(entry, office):
        group = words().offices.get(office, "")
        same = {words().offices.get(title, "") for title in entry.titles}
        if group in _STRONG or (group in _SAME and group in same) or office.startswith("FRB"):
            return False
    if entry.years and year:
        first, last = entry.years[0] - _LOOSE, entry.years[1] + _LOOSE
        if year < first or (year > last and office and not former):
            return False
    return True


def _holds(entry: NameEntry, office: str, year: int = 0) -> bool:
    """Tell whether a person has held an office, in ``year`` where the list says when (首相2010-2011)."""
    for written in entry.titles:
        title, first, last = _TERM.fullmatch(written).groups()  # type: ignore[union-attr]
        if year and first and not int(first) - 1 <= year <= int(last or OPEN) + 1:
            continue
        if office == title or (len(title) > 2 and office.endswith(title)):
            return True
    return False


_TERM = re.compile(r"(.+?)(?:(\d{4})-(\d{4})?)?")


def office_beside(text: str, mention: Mention, names: Names) -> tuple[str, str, bool]:
    """Return the office behind a name, the country told with it, and whether it is a former one."""
    end = mention.span.end
    match = words().title.search(text, end, end + _NEAR)
    if match is None or _BREAK.search(text, end, match.start()):
        return "", _before(text, mention.span.start, names), False
    between, title = text[end : match.start()], match.group()
    if title not in words().offices:
        return "", _before(text, mention.span.start, names), False
    former = _FORMER.search(between) is not None
    between = re.sub("[(（][^)）]*[)）]|[・元前故]", "", between)
    if title in ("議長", "総裁") and (
        _BANK.search(text, max(0, mention.span.start - 16), mention.span.start) or _BANK.search(between)
    ):
        title = (
            f"FRB{title}" if "FRB" in text[max(0, end - 24) : match.end()] or "連邦準備" in text else title
        )
    return title, _country(between, names) or _before(text, mention.span.start, names), former


def _country(name: str, names: Names) -> str:
    for id_, _ in names.lookup.get(name, ()):
        if names.entries[id_].type == "Country":
            return id_
    return ""


def _before(text: str, start: int, names: Names) -> str:
    """Return the country of ロシアのX大統領 or 米X長官, if one stands right before the name."""
    if text[start - 1 : start] != "の":
        return ""
    for size in range(8, 1, -1):
        if country := _country(text[max(0, start - 1 - size) : start - 1], names):
            return country
    return ""
