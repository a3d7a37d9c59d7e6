"""The words of the frame reader: particles, control verbs, modality, sayings, compounds, titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from kg.config.folders import config_files, configs_dir, tell
from kg.config.yaml import YamlFile, load_all, perhaps, validate
from kg.errors import ConfigError, KgError


class Control(NamedTuple):
    """What a governing verb does to the event noun or clause it governs."""

    kind: str
    cases: frozenset[str]
    effect: str
    aspect: str
    passive: bool


class Compound(NamedTuple):
    """A word around a name that opens into a predicate (訪<国>) or only a case (対<国>)."""

    lemma: str
    case: str


@dataclass(frozen=True)
class Lexicon:
    """The word lists of ``configs/lexicon``, compiled for look-up.

    ``postpositions`` maps a written form (に対する) to its base and whether it binds a noun;
    ``control`` a verb to its readings; ``prefixes`` and ``suffixes`` the parts of compounds;
    ``words`` any list by name (``words["said"]``), also for rules (``@物資``).
    """

    postpositions: dict[str, tuple[str, bool]]
    postposition: re.Pattern[str]
    control: dict[str, tuple[Control, ...]]
    prefixes: dict[str, Compound]
    suffixes: dict[str, Compound]
    opening: re.Pattern[str]
    adverb: re.Pattern[str]
    endings: tuple[tuple[re.Pattern[str], str], ...]
    nouns: dict[str, str]
    suffix_verbs: dict[str, str]
    spellings: dict[str, str]
    valence: dict[str, str]
    titles: frozenset[str]
    title_end: re.Pattern[str]
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Tell whether ``word`` is in the list called ``name``."""
        return word in self.words[name]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid")
    adverbial: list[str] = []
    adnominal: list[str] = []


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid")
    cases: list[str]
    verbs: list[str]
    aspect: str = ""
    effect: str = ""
    voice: str = ""
    own: bool = False


class _Modality(BaseModel):
    model_config = ConfigDict(extra="forbid")
    endings: dict[str, list[str]]
    nouns: dict[str, list[str]]
    stative: list[str]
    said_is_done: list[str]
    future_words: list[str]


FILES = ("particles", "control", "modality", "compounds", "spellings", "titles", "valence")
TITLE_ENDS = (
    "長官|[相官長員卿]|大臣|補佐|総裁|書記|主席|大統領|首相|代表|大使|公使|知事|教授|博士|将軍|[大中少准]将|"
    "[大中少]佐|司令|議長|議員|記者|総監|監督|選手|候補|研究員|報道官|幹事|主幹"
)
"""How words for offices end: a title need not be listed to be seen as one."""
LISTS = ("attribution", "nouns", "goods", "negation")


def load_lexicon(override: Path | str | None = None) -> Lexicon:
    """Read ``configs/lexicon``; a file of the same name in ``override`` takes its place.

    Raises ConfigError with every fault, by file and line.
    """
    files = {file.path.stem: file for file in load_all(config_files("lexicon", override))}
    if missing := [name for name in (*FILES, *LISTS) if name not in files]:
        raise ConfigError([KgError(f"configs/lexicon/{name}.yaml is missing") for name in missing])
    _tell_unused(files)
    words: dict[str, frozenset[str]] = {}
    for name in LISTS:
        for key, listed in validate(dict[str, list[str]], files[name]).items():
            words[key] = frozenset(listed)
    modality = validate(_Modality, files["modality"])
    for key in ("stative", "said_is_done", "future_words"):
        words[key] = frozenset(getattr(modality, key))
    control, suffix_verbs = _control(files["control"], words)
    titles = _titles(files["titles"], words)
    postpositions = _postpositions(files["particles"])
    prefixes, suffixes = _compounds(files["compounds"])
    return Lexicon(
        postpositions=postpositions,
        postposition=_any(postpositions),
        opening=_any(words["openings"]),
        adverb=_any(words["adverbs"]),
        control=control,
        prefixes=prefixes,
        suffixes=suffixes,
        endings=_endings(files["modality"], modality),
        nouns={noun: effect for effect, listed in reversed(modality.nouns.items()) for noun in listed},
        suffix_verbs=suffix_verbs,
        spellings=validate(dict[str, str], files["spellings"]),
        valence=_valence(files["valence"]),
        titles=titles,
        title_end=re.compile(rf"(?:{TITLE_ENDS})$"),
        words=words,
    )


def _tell_unused(files: Mapping[str, YamlFile]) -> None:
    """Say which files of one's own do nothing, or not everything."""
    for name, file in files.items():
        if file.path.is_relative_to(configs_dir()):
            continue
        if name == "titles":
            what = "is used for sentences and rules only: names are found with the built-in titles"
            tell(what, file.path, "a title that names need: list it under titles of a person in names/")
        elif name not in (*FILES, *LISTS):
            known = (*FILES, *LISTS)
            tell("is not read", file.path, perhaps(name, known) or f"one of: {', '.join(known)}")


def _endings(file: YamlFile, modality: _Modality) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compile the endings; a faulty expression is told with its line."""
    found, faults = [], []
    for effect, listed in modality.endings.items():
        for number, pattern in enumerate(listed):
            try:
                found.append((re.compile(pattern), effect))
            except re.error as error:
                where = file.where("endings", effect, number)
                faults.append(KgError(f"not a regular expression: {pattern} ({error})", where=where))
    if faults:
        raise ConfigError(faults)
    return tuple(found)


def _any(written: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(written, key=len, reverse=True))))


def _postpositions(file: YamlFile) -> dict[str, tuple[str, bool]]:
    found = {}
    for base, written in validate(dict[str, _Written], file).items():
        found.update(dict.fromkeys(written.adverbial, (base, False)))
        found.update(dict.fromkeys(written.adnominal, (base, True)))
    return found


def _control(
    file: YamlFile, words: dict[str, frozenset[str]]
) -> tuple[dict[str, tuple[Control, ...]], dict[str, str]]:
    readings: dict[str, list[Control]] = {}
    own: set[str] = set()
    for name in file.data:
        if name in ("own", "done_by_deciding", "te_verbs"):
            words[name] = frozenset(validate(list[str], file, name))
        elif name != "suffix_verbs":
            group = validate(_Group, file, name)
            control = Control(
                name, frozenset(group.cases), group.effect, group.aspect, group.voice == "passive"
            )
            for verb in group.verbs:
                readings.setdefault(verb, []).append(control)
            own |= set(group.verbs) if group.own else set()
    words["own"] = words.get("own", frozenset()) | own
    suffix_verbs = validate(dict[str, str], file, "suffix_verbs")
    return {verb: tuple(found) for verb, found in readings.items()}, suffix_verbs


def _valence(file: YamlFile) -> dict[str, str]:
    """Return for each verb the cases that it takes beside が: the head of its list."""
    return {verb: cases for cases, verbs in validate(dict[str, list[str]], file).items() for verb in verbs}


_RULE = re.compile(r"(?P<before>[^<]*)<国>(?P<after>.*)")


def _compounds(file: YamlFile) -> tuple[dict[str, Compound], dict[str, Compound]]:
    prefixes, suffixes, faults = {}, {}, []
    for word, opened in validate(dict[str, str], file).items():
        shape = _RULE.fullmatch(word)
        clause = re.fullmatch(
            r"<国>(?P<case>[がをにへとから]+?)(?P<verb>[^がをにへとから].*?)(?:する)?", opened
        )
        compound = Compound(clause["verb"], clause["case"]) if clause else Compound("", opened)
        if shape is None or bool(shape["before"]) == bool(shape["after"]) or (not clause and "<" in opened):
            faults.append(KgError(f"cannot read {word}: {opened}", where=file.where(word),
                                  remedy="write 訪<国>: <国>を訪問する, or a case (対<国>: 対)"))  # fmt: skip
        elif shape["before"]:
            prefixes[shape["before"]] = compound
        else:
            suffixes[shape["after"]] = compound
    if faults:
        raise ConfigError(faults)
    return prefixes, suffixes


def _titles(file: YamlFile, words: dict[str, frozenset[str]]) -> frozenset[str]:
    """Collect the offices, and put the other lists of titles.yaml beside the word lists."""
    offices: set[str] = set()
    for key, listed in file.data.items():
        if isinstance(listed, dict):
            offices |= {w for group in listed.values() for w in group}
        elif isinstance(listed, list):
            words[f"title_{key}"] = frozenset(map(str, listed))
    return frozenset(offices)


__all__ = ["Compound", "Control", "Lexicon", "load_lexicon"]
