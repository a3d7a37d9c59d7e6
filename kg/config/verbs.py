"""動詞クラス: verbs that share roles and case frames, as people write them in ``configs/verbs``.

A class says its roles with their types once, its case frames as sentences with 〜 for the verb, and its
members by group; a group names the frames it is used in. Relation files read groups (``says: [授受.売る]``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kg.config.folders import configs_dirs
from kg.config.yaml import Spot, YamlFile, load_all, perhaps, validate
from kg.errors import ConfigError, KgError
from kg.model import Status

VERB, NOUN = "〜", "[名詞]"
"""What stands for the member of a group in a frame: its verb, and the noun of a support verb."""
LISTS, JUDGED = "words", "none.yaml"


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GroupEntry(_Written):
    """A group as written; in a second file it adds to the group of the same name."""

    frames: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()  # what fills [名詞]: 非難 in 非難を浴びせる
    roles: dict[str, str] = Field(default_factory=dict)  # narrower types: {品目: 物?}
    status: Status | None = None
    mutual: bool | None = None
    given: bool | None = None
    confidence: float | None = Field(default=None, gt=0, le=1)


class ClassEntry(_Written):
    """A class as written."""

    roles: dict[str, str] = Field(default_factory=dict)
    frames: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    verbs: dict[str, GroupEntry] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One frame of a group: a rule sentence that still has 〜 and [名詞] in it."""

    frame: str
    text: str
    where: Spot


@dataclass(frozen=True, slots=True)
class Member:
    """A word of a group, and where it stands."""

    text: str
    where: Spot


@dataclass(frozen=True, slots=True)
class Group:
    """A group of verbs with everything its class says of it; ``name`` is ``授受.売る``."""

    name: str
    sentences: tuple[Sentence, ...]
    words: tuple[Member, ...]
    nouns: tuple[Member, ...]
    options: dict[str, Any]
    where: Spot


@dataclass(frozen=True)
class Verbs:
    """All groups by name, the word lists of the files, and the predicates judged to be no relation."""

    groups: dict[str, Group] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    none: dict[str, str] = field(default_factory=dict)

    def find(self, name: str, where: str) -> tuple[Group, ...]:
        """Return the group ``授受.売る``, or all groups of the class ``授受``; raises KgError."""
        found = [g for key, g in self.groups.items() if key == name or key.startswith(f"{name}.")]
        if not found:
            raise KgError(f"no verb class {name!r}", where=where, remedy=perhaps(name, self.groups))
        return tuple(found)


def verb_files(override: Path | str | None = None) -> list[Path]:
    """Return all files of ``configs/verbs``, the built-in ones first: a user's file adds to a class."""
    return [path for folder in configs_dirs(override) for path in sorted((folder / "verbs").glob("*.yaml"))]


def load_verbs(override: Path | str | None = None) -> Verbs:
    """Read ``configs/verbs``, and what the folder ``override`` adds to it, class by class.

    Raises ConfigError with every fault, by file and line.

    >>> "授受.輸出する" in load_verbs().groups
    True
    """
    faults: list[KgError] = []
    words: dict[str, tuple[str, ...]] = {}
    none: dict[str, str] = {}
    classes: dict[str, _Class] = {}
    for file in load_all(verb_files(override)):
        try:
            if file.path.name == JUDGED:
                for reason, listed in validate(dict[str, tuple[str, ...]], file).items():
                    none.update(dict.fromkeys(listed, reason))
                continue
            for name in file.data or {}:
                if name == LISTS:
                    for key, listed in validate(dict[str, tuple[str, ...]], file, name).items():
                        words[key] = (*words.get(key, ()), *listed)
                else:
                    classes.setdefault(name, _Class(name)).add(validate(ClassEntry, file, name), file)
        except ConfigError as error:
            faults += error.problems
    groups = {g.name: g for c in classes.values() for g in c.groups(faults)}
    if faults:
        raise ConfigError(faults)
    return Verbs(groups, words, none)


class _Class:
    """A class while its files are read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.roles: dict[str, str] = {}
        self.frames: dict[str, list[Sentence]] = {}
        self.entries: dict[str, list[tuple[GroupEntry, YamlFile]]] = {}

    def add(self, entry: ClassEntry, file: YamlFile) -> None:
        """Take in what one file says of the class."""
        self.roles.update(entry.roles)
        for name, texts in entry.frames.items():
            where = Spot(file, self.name, "frames", name)
            texts = (texts,) if isinstance(texts, str) else texts
            self.frames[name] = [Sentence(name, text, where) for text in texts]
        for name, group in entry.verbs.items():
            self.entries.setdefault(name, []).append((group, file))

    def groups(self, faults: list[KgError]) -> Iterator[Group]:
        """Yield the groups, with their frames spelt out; what does not fit goes to ``faults``."""
        for name, entries in self.entries.items():
            where = Spot(entries[0][1], self.name, "verbs", name)
            roles = {**self.roles, **{k: v for e, _ in entries for k, v in e.roles.items()}}
            frames = {f: file for e, file in entries for f in e.frames}
            for frame, file in frames.items():
                if frame not in self.frames:
                    remedy = perhaps(frame, self.frames) or f"one of {' '.join(self.frames)}"
                    what = f"{self.name}.{name}: no frame {frame!r}"
                    here = file.where(self.name, "verbs", name, "frames")
                    faults.append(KgError(what, where=here, remedy=remedy))
            options: dict[str, Any] = {}
            for entry, _ in entries:
                options |= entry.model_dump(
                    include={"status", "mutual", "given", "confidence"}, exclude_none=True
                )
            found = [
                Sentence(s.frame, _with_types(s.text, roles), s.where)
                for frame in frames
                for s in self.frames.get(frame, ())
            ]
            yield Group(
                f"{self.name}.{name}",
                tuple(found),
                tuple(self._members(name, "words")),
                tuple(self._members(name, "nouns")),
                options,
                where,
            )

    def _members(self, name: str, key: str) -> Iterator[Member]:
        for entry, file in self.entries[name]:
            for number, word in enumerate(getattr(entry, key)):
                yield Member(word, Spot(file, self.name, "verbs", name, key, number))


def _with_types(text: str, roles: dict[str, str]) -> str:
    """Write the type of every role into its hole: <渡し手>が → <渡し手:主体>が."""
    for role, kind in roles.items():
        text = text.replace(f"<{role}>", f"<{role}:{kind}>")
    return text


__all__ = ["NOUN", "VERB", "Group", "Member", "Sentence", "Verbs", "load_verbs", "verb_files"]
