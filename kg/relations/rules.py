"""Rule files: one relation type a file, read, checked as a whole and indexed by predicate."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.config import YamlFile, config_files, load_all, load_yaml, perhaps, validate
from kg.config.lexicon import TITLE_ENDS
from kg.config.tables import load_relation_types
from kg.errors import ConfigError, KgError
from kg.model import Status
from kg.phrases.grammar import Grammar, Phrase, compile_grammar
from kg.relations.confidence import Confidence, load_confidence
from kg.relations.patterns import Pattern, parse_pattern
from kg.relations.rule_files import Example, Part, PatternEntry, PhraseEntry, RuleFile, with_roles


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a type; ``name`` is ``type/3``, as evidence cites it."""

    type: str
    number: int
    pattern: Pattern
    subject: str
    object: str
    qualifiers: tuple[tuple[str, str], ...]
    symmetric: bool
    status: Status | None
    mutual: bool
    confidence: float
    where: str

    @property
    def name(self) -> str:
        """The rule as evidence cites it."""
        return f"{self.type}/{self.number}"

    @property
    def weight(self) -> int:
        """How specific the pattern is: fixed words and required slots."""
        return sum(2 if s.kind == "words" else 0 if s.optional else 1 for s in self.pattern.slots)


@dataclass(frozen=True)
class Rules:
    """All rules, with the indexes that the engine asks."""

    rules: tuple[Rule, ...]
    files: dict[str, RuleFile] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: Confidence = field(default_factory=Confidence)
    parts: tuple[Part, ...] = ()
    grammar: Grammar = field(default_factory=lambda: compile_grammar((), {}, re.compile(TITLE_ENDS), []))

    @cached_property
    def by_lemma(self) -> dict[str, tuple[Rule, ...]]:
        """Clause rules by predicate lemma."""
        found: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            if rule.pattern.shape == "clause":
                for lemma in rule.pattern.predicates:
                    found[lemma].append(rule)
        return {lemma: tuple(rules) for lemma, rules in found.items()}

    @cached_property
    def roles(self) -> tuple[Rule, ...]:
        """Rules whose predicate is a hole (titles)."""
        return tuple(r for r in self.rules if r.pattern.shape == "role")

    @cached_property
    def over(self) -> dict[str, frozenset[str]]:
        """For each type, the types that give way to it."""
        return {name: frozenset(file.over) for name, file in self.files.items()}

    def for_lemma(self, lemma: str) -> tuple[Rule, ...]:
        """Return the rules for a predicate; a compound is asked by its last word (電話会談 → 会談)."""
        for form in (lemma, lemma.removesuffix("する"), lemma.removesuffix("する") + "す"):
            if form in self.by_lemma:
                return self.by_lemma[form]
        for size in (4, 3, 2):
            if len(lemma) > size and lemma[-size:] in self.by_lemma and _is_kanji(lemma[-size:]):
                return self.by_lemma[lemma[-size:]]
        return ()

    def for_ending(self, words: str, beyond: int = 0) -> tuple[Rule, ...]:
        """Return the rules for the longest predicate that ends ``words`` (国連の専門機関 → 専門機関).

        Only predicates of more than ``beyond`` characters count.
        """
        ends = (words[i:] for i in range(len(words) - max(beyond, 1)))
        found = next((end for end in ends if end in self.by_lemma), "")
        return self.by_lemma.get(found, ())

    def listed(self, name: str) -> frozenset[str]:
        """Return a word list (empty where nobody wrote it)."""
        return self._lists.get(name, frozenset())

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.words.items()}


def load_rules(folder: Path | str | None = None) -> Rules:
    """Read ``configs/relations/*.yaml``; a file in ``folder`` adds to the types that it names.

    Only one with the name of a built-in file takes that file's place.

    Raises ConfigError with every fault of every file: YAML, keys, patterns, types, word lists.
    """
    base = Path(folder) if folder is not None else None
    files = load_all(config_files("relations", base))
    types, _ = load_relation_types(base)
    faults: list[KgError] = []
    words = _collect_words(files, faults, base)
    rules: list[Rule] = []
    read: dict[str, RuleFile] = {}
    parts: list[Part] = []
    for file in files:
        for name in file.data or {}:
            if name == "words":
                continue
            if name not in types:
                faults.append(
                    KgError(
                        f"unknown relation type {name!r}", where=file.where(name), remedy=perhaps(name, types)
                    )
                )
                continue
            try:
                part = Part(name, validate(RuleFile, file, name), file, read.get(name))
            except ConfigError as error:
                faults += error.problems
                continue
            part = with_roles(part, faults)
            read[name] = part.before.joined(part.file) if part.before else part.file
            parts.append(part)
            rules += _compile(part, words, types[name].symmetric, faults)
    phrases = [p for part in parts for p in _phrases(part, read[part.type], types[part.type].symmetric)]
    grammar = compile_grammar(phrases, words, re.compile(f"(?:{TITLE_ENDS})$"), faults)
    if faults:
        raise ConfigError(faults)
    return Rules(tuple(rules), read, words, load_confidence(base), tuple(parts), grammar)


def _phrases(part: Part, whole: RuleFile, symmetric: bool) -> Iterator[Phrase]:
    """Yield the noun phrases that one file adds to its type."""
    earlier = len(part.before.phrases) if part.before else 0
    for number, entry in enumerate(part.file.phrases):
        written = PhraseEntry(phrase=entry) if isinstance(entry, str) else entry
        text = re.sub(r"\{([^}]*)\}", lambda m: whole.parts.get(m[1], m[0]), written.phrase)
        yield Phrase(
            part.type, earlier + number + 1, text, whole.subject, whole.object,
            tuple(whole.qualifiers.items()), symmetric, written.status or "asserted", written.confidence,
            part.source.where(part.type, "phrases", number), written.reach,
        )  # fmt: skip


def _lexicon_words(folder: Path | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lists that the lexicon keeps for all stages: @肩書, @続柄, @敬称."""
    for path in config_files("lexicon", folder):
        if path.name == "titles.yaml":
            data = load_yaml(path).data
            yield "肩書", tuple(title for group in data["offices"].values() for title in group)
            yield "続柄", tuple(data["kin"])
            yield "敬称", (*data["honorifics"], *data["legal"], *data["occupations"])


def _collect_words(
    files: list[YamlFile], faults: list[KgError], folder: Path | None
) -> dict[str, tuple[str, ...]]:
    """Join the ``words:`` of all files; a list may include another by @name.

    A list in a folder of one's own adds to the built-in one of that name.
    """
    raw: dict[str, tuple[str, ...]] = {}
    home: dict[str, Path] = {}
    for file in files:
        if "words" not in (file.data or {}):
            continue
        try:
            lists = validate(dict[str, tuple[str, ...]], file, "words")
        except ConfigError as error:
            faults += error.problems
            continue
        for name, entries in lists.items():
            if home.get(name) == file.path.parent:
                faults.append(KgError(f"word list @{name} stands twice", where=file.where("words", name)))
            raw[name] = (*raw.get(name, ()), *entries)
            home[name] = file.path.parent
    raw = {**dict(_lexicon_words(folder)), **raw}
    return {name: tuple(dict.fromkeys(_expand(name, raw, ()))) for name in raw}


def _expand(name: str, raw: dict[str, tuple[str, ...]], path: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for word in raw.get(name, ()):
        if word.startswith("@") and word[1:] not in path:
            found += _expand(word[1:], raw, (*path, name))
        else:
            found.append(word)
    return found


def _compile(
    part: Part, words: dict[str, tuple[str, ...]], symmetric: bool, faults: list[KgError]
) -> list[Rule]:
    """Compile the patterns of one file, and check that the roles they name exist."""
    rules: list[Rule] = []
    name, source = part.type, part.source
    file = part.before.joined(part.file) if part.before else part.file
    earlier = len(part.before.patterns) if part.before else 0
    for number, entry in enumerate(part.file.patterns):
        where = source.where(name, "patterns", number)
        options: Any = {}
        text = entry
        if isinstance(entry, PatternEntry):
            text, options = entry.pattern, {"status": entry.status, "mutual": entry.mutual}
        try:
            pattern = parse_pattern(str(text), words)
        except KgError as error:
            faults.append(KgError(error.what, where=where, remedy=error.remedy))
            continue
        roles = {s.role for s in pattern.slots if s.role} | ({pattern.role} if pattern.role else set())
        known = {file.subject, file.object, *(r for v in file.qualifiers.values() for r in v.split("/"))}
        for role in sorted(roles - known):
            faults.append(KgError(f"unknown role {role!r}", where=where, remedy=perhaps(role, known)))
        for role in sorted({file.subject, file.object} - roles):
            faults.append(KgError(f"the pattern has no hole for {role!r}", where=where))
        confidence = entry.confidence if isinstance(entry, PatternEntry) else 1.0
        rules.append(
            Rule(
                name, earlier + number + 1, pattern, file.subject, file.object,
                tuple(file.qualifiers.items()), symmetric, options.get("status"),
                options.get("mutual", False), confidence, where,
            )
        )  # fmt: skip
    return rules


def _is_kanji(word: str) -> bool:
    return all("一" <= c <= "鿿" or c == "々" for c in word)


__all__ = ["Example", "PatternEntry", "Rule", "RuleFile", "Rules", "load_rules"]
