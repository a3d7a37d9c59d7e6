"""Rule files: one relation type a file, read, checked as a whole and indexed by predicate."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.config import Spot, YamlFile, config_files, load_all, load_yaml, perhaps, validate
from kg.config.lexicon import TITLE_ENDS
from kg.config.tables import load_relation_types
from kg.config.verbs import NOUN, VERB, Group, Verbs, load_verbs
from kg.errors import ConfigError, KgError
from kg.model import Status
from kg.phrases.grammar import Grammar, Phrase, compile_grammar
from kg.relations.alternatives import alternatives
from kg.relations.confidence import Confidence, load_confidence
from kg.relations.patterns import Pattern
from kg.relations.rule_files import Example, Part, PatternEntry, PhraseEntry, RuleFile, with_roles

_UNDECLARED = "give it a label and a family in its file"


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a type; ``name`` is ``type/3`` or ``type/授受.売る.渡す``, as evidence cites it."""

    type: str
    number: int
    label: str
    pattern: Pattern
    subject: str
    object: str
    qualifiers: tuple[tuple[str, str], ...]
    symmetric: bool
    status: Status | None
    mutual: bool
    given: bool
    confidence: float
    spot: Spot

    @property
    def name(self) -> str:
        """The rule as evidence cites it."""
        return f"{self.type}/{self.label}"

    @property
    def where(self) -> str:
        """``file:line``."""
        return str(self.spot)

    @property
    def weight(self) -> int:
        """How specific the pattern is: fixed words and required slots."""
        fixed = 2 if self.pattern.mode == "folded" else 0
        return fixed + sum(2 if s.kind == "words" else 0 if s.optional else 1 for s in self.pattern.slots)


@dataclass(frozen=True)
class Rules:
    """All rules, with the indexes that the engine asks."""

    rules: tuple[Rule, ...]
    files: dict[str, RuleFile] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: Confidence = field(default_factory=Confidence)
    parts: tuple[Part, ...] = ()
    verbs: Verbs = field(default_factory=Verbs)
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
    def offices(self) -> tuple[str, ...]:
        """Offices and kin: what a copula may say of somebody (〜は長官だ, 〜は弟だ)."""
        kin = {word for rule in self.roles for word in rule.pattern.predicates}
        return tuple(sorted(kin | self.listed("肩書"))) or ("\0",)

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
    """Read ``configs/verbs`` and ``configs/relations``; a file in ``folder`` adds to what it names.

    Only one with the name of a built-in file of relations takes that file's place.

    Raises ConfigError with every fault of every file: YAML, keys, patterns, types, word lists, classes.
    """
    base = Path(folder) if folder is not None else None
    files = load_all(config_files("relations", base))
    types, _ = load_relation_types(base)
    faults: list[KgError] = []
    verbs = load_verbs(base)
    words = _collect_words(files, verbs, faults, base)
    rules: list[Rule] = []
    read: dict[str, RuleFile] = {}
    parts: list[Part] = []
    for file in files:
        for name in file.data or {}:
            if name == "words":
                continue
            if name not in types:
                remedy = perhaps(name, types) or _UNDECLARED
                faults.append(
                    KgError(f"unknown relation type {name!r}", where=file.where(name), remedy=remedy)
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
            compiler = _Compiler(part, words, types[name].symmetric)
            rules += compiler.rules(verbs)
            faults += compiler.faults
    phrases = [p for part in parts for p in _phrases(part, read[part.type], types[part.type].symmetric)]
    grammar = compile_grammar(phrases, words, re.compile(f"(?:{TITLE_ENDS})$"), faults)
    if faults:
        raise ConfigError(list({str(f): f for f in faults}.values()))
    return Rules(tuple(rules), read, words, load_confidence(base), tuple(parts), verbs, grammar)


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
    files: list[YamlFile], verbs: Verbs, faults: list[KgError], folder: Path | None
) -> dict[str, tuple[str, ...]]:
    """Join the ``words:`` of all files; a list may include another by @name.

    A list in a folder of one's own adds to the built-in one of that name.
    """
    raw: dict[str, tuple[str, ...]] = dict(verbs.words)
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


class _Compiler:
    """Compiles what one type says, and checks that the roles it names exist."""

    def __init__(self, part: Part, words: dict[str, tuple[str, ...]], symmetric: bool) -> None:
        file = part.before.joined(part.file) if part.before else part.file
        self.name, self.file, self.source, self.words = part.type, file, part.source, words
        self.part, self.symmetric = part, symmetric
        self.known = {file.subject, file.object, *(r for v in file.qualifiers.values() for r in v.split("/"))}
        self.faults: list[KgError] = []

    def rules(self, verbs: Verbs) -> list[Rule]:
        """Return the rules of the classes it reads, and those of its own patterns."""
        found: list[Rule] = []
        before = self.part.before
        earlier = len(before.patterns) if before else 0
        for number, wanted in enumerate(self.part.file.says):
            try:
                groups = verbs.find(wanted, "")
            except KgError as error:
                where = self.source.where(self.name, "says", number)
                self.faults.append(KgError(error.what, where=where, remedy=error.remedy))
                continue
            for group in groups:
                found += self._group(group, len(found))
        for number, entry in enumerate(self.part.file.patterns):
            spot = Spot(self.source, self.name, "patterns", number)
            entry = PatternEntry(pattern=entry) if isinstance(entry, str) else entry
            options = entry.model_dump(include={"status", "mutual", "given", "confidence"})
            found += self._compile(entry.pattern, str(earlier + number + 1), len(found), options, spot)
        return found

    def _group(self, group: Group, number: int) -> list[Rule]:
        """Write the members of a group into its frames."""
        verbs = "|".join(m.text for m in group.words)
        nouns = "[" + "|".join(m.text for m in group.nouns) + "]"
        found: list[Rule] = []
        for sentence in group.sentences:
            if VERB not in sentence.text:
                self.faults.append(
                    KgError(f"{sentence.text}: no {VERB} for the verb", where=str(sentence.where))
                )
                continue
            text = sentence.text.replace(NOUN, nouns).replace(VERB, verbs)
            label = f"{group.name}.{sentence.frame}"
            found += self._compile(text, label, number + len(found), group.options, sentence.where)
        return found

    def _compile(
        self, text: str, label: str, number: int, options: dict[str, Any], spot: Spot
    ) -> Iterator[Rule]:
        try:
            patterns = alternatives(text, self.words)
        except KgError as error:
            self.faults.append(KgError(error.what, where=str(spot), remedy=error.remedy))
            return
        pattern = patterns[0]
        roles = {s.role for s in pattern.slots if s.role} | ({pattern.role} if pattern.role else set())
        if label.isdecimal():  # a class may have roles that this type does not ask for
            for role in sorted(roles - self.known):
                remedy = perhaps(role, self.known)
                self.faults.append(KgError(f"unknown role {role!r}", where=str(spot), remedy=remedy))
        for role in sorted({self.file.subject, self.file.object} - roles):
            self.faults.append(KgError(f"the pattern has no hole for {role!r}", where=str(spot)))
        for pattern in patterns:
            yield Rule(
                self.name, number + 1, label, pattern, self.file.subject, self.file.object,
                tuple(self.file.qualifiers.items()), self.symmetric, options.get("status"),
                options.get("mutual", False), options.get("given", False),
                options.get("confidence", 1.0), spot,
            )  # fmt: skip


def _is_kanji(word: str) -> bool:
    return all("一" <= c <= "鿿" or c == "々" for c in word)


__all__ = ["Example", "PatternEntry", "Rule", "RuleFile", "Rules", "load_rules"]
