"""The names that the readers know: ``configs/names/*.yaml``, checked and ready to look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, model_validator

from kg.config import cache
from kg.config.folders import config_files
from kg.config.writing import has_kanji, is_kana, parse_short, spoken
from kg.config.yaml import YamlFile, load_all, perhaps, validate
from kg.errors import ConfigError, KgError
from kg.model import EntityType

How = Literal["name", "alias", "abbreviation", "reading"]
_FORMAT = b"names-4"


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One known person, country, organisation or place.

    ``id`` is ``country:RU`` for a country, else type and name (``person:習近平``). ``aliases`` are the
    other names, long and short; those in ``risky`` are also common words or names of others, and
    need context (旭 for 旭化成). ``abbreviations`` are one-kanji forms used freely (米), ``compounds``
    those used only in compounds (比 in 日比, 駐比). ``kana`` is for whoever looks the name up: it is no
    surface, since it is often another word (奈良, なら). ``country``, ``part_of`` and ``seat_of`` are
    ids: where it lives or is, what it belongs to, the country whose government it stands for.
    ``within`` is the next larger place around a place (府中市: 東京 or 広島県). ``titles`` are offices
    that the person has held; ``years`` those in which the name stands in the news for this person.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    risky: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    english: str = ""
    kana: str = ""
    kind: str = ""
    country: str = ""
    part_of: str = ""
    seat_of: str = ""
    within: str = ""
    titles: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    iso: str = ""
    wikidata: str = ""
    where: str = ""

    def surfaces(self) -> Iterator[tuple[str, How]]:
        """Yield every form of the name with how it names (name, alias, abbreviation, reading)."""
        yield self.name, "name"
        spoken = self.type == "Person" and bool(self.aliases) and not is_kana(self.name)
        for alias in self.aliases:
            yield alias, "reading" if spoken and is_kana(alias) else "alias"
        for kanji in (*self.abbreviations, *self.compounds):
            yield kanji, "abbreviation"


@dataclass(frozen=True)
class Names:
    """All entries by id, and what each surface may stand for.

    ``lookup["米国"]`` is ``(("country:US", "alias"),)``. Where several entries share a surface, the one
    that does not mark it risky comes first. ``risky`` holds the surfaces that need context whoever
    they stand for: no entry has them without the mark.
    """

    entries: Mapping[str, NameEntry]
    lookup: Mapping[str, tuple[tuple[str, How], ...]] = field(default_factory=dict)
    risky: frozenset[str] = frozenset()

    def find(self, surface: str) -> NameEntry | None:
        """Return the entry that ``surface`` most likely stands for."""
        found = self.lookup.get(surface)
        return self.entries[found[0][0]] if found else None


class _Written(BaseModel):
    """Keys that a group and an entry share: what the group says holds for its entries."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    type: EntityType | None = None
    kind: str = ""
    country: str = ""
    part_of: str = ""
    within: str = ""
    titles: list[str] = []
    years: list[int] = []


class _Entry(_Written):
    name: str
    aliases: list[str] = []
    risky: list[str] = []
    abbreviations: list[str] = []
    compounds: list[str] = []
    english: str = ""
    kana: str = ""
    seat_of: str = ""
    iso: str = ""
    wikidata: str = ""
    id: str = ""

    @model_validator(mode="after")
    def _nothing_empty(self) -> _Entry:
        if not self.name:
            raise ValueError("an entry needs a name")
        if any(not word.strip() for word in (*self.aliases, *self.risky)):
            raise ValueError("an alias is empty")
        if has_kanji(self.kana):
            raise ValueError(f"kana: {self.kana!r} has kanji in it")
        return self


class _Group(_Written):
    names: list[str | _Entry]


def load_names(dirs: Iterable[Path | str] | Path | str | None = None) -> Names:
    """Read all names: the built-in ones and those of one own folder, or of exactly the folders given.

    In each folder ``names/*.yaml`` are read (of folders given outright, and of one that holds nothing but
    names, ``*.yaml``); a folder without any adds none. An entry with
    the id of an earlier one adds its aliases and replaces what else it says; a file with the name of an
    earlier one takes its place. Raises ConfigError with the faults of all files. The result is compiled,
    so that only the first load reads YAML.
    """
    paths = names_files(dirs)
    key = cache.key(_FORMAT, *(path.read_bytes() for path in paths))
    stored = cache.read(key)
    if stored is None:
        entries = read_entries(load_all(paths))
        cache.write(key, [list(asdict(entry).values())[:-1] for entry in entries])
    else:
        entries = [_thaw(row) for row in stored]
    return index(entries)


def names_files(dirs: Iterable[Path | str] | Path | str | None = None) -> list[Path]:
    """Return the files that ``load_names`` reads, in its order."""
    if dirs is None or isinstance(dirs, (str, Path)):
        return config_files("names", dirs)
    files: dict[str, Path] = {}  # a file of a later folder takes the place of its namesake
    for folder in map(Path, dirs):
        inner = folder / "names"
        for path in sorted((inner if inner.is_dir() else folder).glob("*.yaml")):
            files[path.name] = path
    return list(files.values())


def read_entries(files: Iterable[YamlFile], lines: bool = False) -> list[NameEntry]:
    """Check the files and return their entries, merged by id and with references resolved.

    With ``lines`` each entry says ``where`` it stands as ``file:line`` (slower).
    """
    faults: list[KgError] = []
    resolved = resolve(merge(raw_entries(files, faults, lines)), faults)
    if faults:
        raise ConfigError(faults)
    return resolved


def raw_entries(files: Iterable[YamlFile], faults: list[KgError], lines: bool = False) -> Iterator[NameEntry]:
    """Yield the entries as they are written, one by one; what is wrong goes to ``faults``."""
    for file in files:
        try:
            groups = validate(list[_Group], file)
        except ConfigError as error:
            faults += error.problems
            continue
        yield from _entries(groups, file, lines, faults)


def merge(entries: Iterable[NameEntry]) -> dict[str, NameEntry]:
    """Join the entries that have one id, in their order."""
    merged: dict[str, NameEntry] = {}
    for entry in entries:
        earlier = merged.get(entry.id)
        merged[entry.id] = _join(earlier, entry) if earlier else entry
    return merged


def index(entries: Iterable[NameEntry]) -> Names:
    """Build the lookup from surfaces to entries.

    >>> jp = NameEntry("country:JP", "Country", "日本", abbreviations=("日",))
    >>> index([jp]).lookup["日"]
    (('country:JP', 'abbreviation'),)
    """
    by_id = {entry.id: entry for entry in entries}
    owners: dict[str, dict[str, How]] = {}
    for entry in by_id.values():
        for surface, how in entry.surfaces():
            owners.setdefault(surface, {}).setdefault(entry.id, how)
    lookup: dict[str, tuple[tuple[str, How], ...]] = {}
    doubtful = set()
    for surface, found in owners.items():
        sure = [owner for owner in found.items() if surface not in by_id[owner[0]].risky]
        if len(sure) < len(found):
            sure += [owner for owner in found.items() if owner not in sure]
            if surface in by_id[sure[0][0]].risky:
                doubtful.add(surface)
        lookup[surface] = tuple(sure)
    return Names(by_id, lookup, frozenset(doubtful))


def _entries(groups: list[_Group], file: YamlFile, lines: bool, faults: list[KgError]) -> Iterator[NameEntry]:
    for g, group in enumerate(groups):
        for n, written in enumerate(group.names):
            try:
                entry = _Entry(**parse_short(written)) if isinstance(written, str) else written
            except ValueError:
                faults.append(KgError(f"an empty name in {written!r}", where=file.where(g, "names", n)))
                continue
            kind = entry.type or group.type
            if kind is None:
                faults.append(KgError(f"{entry.name}: no type", where=file.where(g), remedy="type: Person"))
                continue
            yield _entry(entry, group, kind, file.where(g, "names", n) if lines else str(file.path))


def _entry(entry: _Entry, group: _Group, kind: EntityType, where: str) -> NameEntry:
    iso = kind == "Country" and entry.iso
    written = (entry.name, *entry.aliases, *entry.risky)
    # the text that is searched is NFKC (kg.text.normalise), where ＝ is = and Ⓐ is A
    aliases = dict.fromkeys((*written[1:], *(normalize("NFKC", word) for word in written)))
    aliases.pop(entry.name, None)
    return NameEntry(
        id=entry.id or (f"country:{iso}" if iso else f"{kind.lower()}:{entry.name}"),
        type=kind,
        name=entry.name,
        aliases=tuple(aliases),
        risky=tuple(dict.fromkeys(entry.risky)),
        abbreviations=tuple(entry.abbreviations),
        compounds=tuple(entry.compounds),
        english=entry.english,
        kana=entry.kana or (spoken(entry.name, aliases) if kind == "Person" else ""),
        kind=entry.kind or group.kind,
        country=entry.country or group.country,
        part_of=entry.part_of or group.part_of,
        seat_of=entry.seat_of,
        within=entry.within or group.within,
        titles=tuple(entry.titles or group.titles),
        years=tuple(entry.years or group.years),
        iso=entry.iso,
        wikidata=entry.wikidata,
        where=where,
    )


def _join(earlier: NameEntry, later: NameEntry) -> NameEntry:
    """Add the lists of ``later`` to those of ``earlier``; its other fields win where they say something."""
    values: dict[str, Any] = {}
    for name, old in asdict(earlier).items():
        new = getattr(later, name)
        values[name] = tuple(dict.fromkeys((*old, *new))) if isinstance(new, tuple) else new or old
    return NameEntry(**values)


def resolve(merged: dict[str, NameEntry], faults: list[KgError]) -> list[NameEntry]:
    """Turn ``country: JP`` and ``part_of: 国際連合`` into ids; what nobody is called goes to ``faults``."""
    by_name: dict[str, str] = {}
    for entry in merged.values():
        for surface in (*entry.aliases, entry.english):
            by_name.setdefault(surface, entry.id)
    by_name |= {entry.name: entry.id for entry in reversed(merged.values())}
    by_name |= {entry.iso: entry.id for entry in merged.values() if entry.iso}
    done = []
    for entry in merged.values():
        found: dict[str, Any] = {}
        for name in ("country", "part_of", "seat_of", "within"):
            written = getattr(entry, name)
            if not written:
                continue
            found[name] = written if written in merged else by_name.get(written, "")
            if not found[name]:
                faults.append(KgError(f"{entry.name}: {name}: {written!r} is not known", where=entry.where,
                                      remedy=perhaps(written, by_name)))  # fmt: skip
        done.append(replace(entry, **found) if found else entry)
    return done


def _thaw(row: list[Any]) -> NameEntry:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return NameEntry(*values)
