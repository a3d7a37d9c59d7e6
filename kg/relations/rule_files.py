"""What people write in a rule file, and how a further file of a type is joined to the first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.config import YamlFile
from kg.errors import KgError
from kg.model import Status


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PatternEntry(_Strict):
    """A pattern that needs more than its sentence."""

    pattern: str
    status: Status | None = None  # what the predicate itself says (逮捕状を出す is planned)
    mutual: bool = False  # holds in both directions (国交を樹立する)
    given: bool = False  # also holds where the predicate is denied or planned (要求に応じない)
    confidence: float = Field(default=1.0, gt=0, le=1)


class PhraseEntry(_Strict):
    """A noun phrase that needs more than its pattern."""

    phrase: str
    status: Status | None = None  # what the words themselves say (次期, 候補)
    reach: Literal["clause", "article"] = "clause"  # how far back the missing end may stand
    confidence: float = Field(default=1.0, gt=0, le=1)


class Example(_Strict):
    """A marked sentence with what else must come out."""

    text: str
    status: Status | None = None
    source: str | None = None
    denied_by: str | None = None
    time: str | None = None
    published: str = ""


class RuleFile(_Strict):
    """What stands in a file under ``configs/relations`` below the name of the type.

    A further file of a type need not repeat its roles. A type that ``types.yaml`` does not have says
    itself what it is called and where it belongs.
    """

    label: dict[str, str] | None = None
    family: str = ""
    symmetric: bool = False
    static: bool = False
    qualifier: str = ""
    plover: str = ""
    cameo: str = ""
    wikidata: str = ""
    subject: str = ""
    object: str = ""
    says: tuple[str, ...] = ()  # verb classes: 授受.売る
    qualifiers: dict[str, str] = Field(default_factory=dict)
    over: tuple[str, ...] = ()  # types that give way to this one in the same clause
    denied_as: tuple[str, ...] = ()  # nouns by which a denial speaks of it (武器取引を否定)
    patterns: tuple[str | PatternEntry, ...] = ()
    parts: dict[str, str] = Field(default_factory=dict)  # what {name} in a phrase stands for
    phrases: tuple[str | PhraseEntry, ...] = ()  # noun phrases, in the language of kg.phrases.grammar
    examples: tuple[str | Example, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    todo: tuple[str | Example, ...] = ()

    def joined(self, later: RuleFile) -> RuleFile:
        """Return this file with what a later one of the same type adds."""
        lists = {
            n: (*getattr(self, n), *getattr(later, n))
            for n in ("says", "over", "denied_as", "patterns", "phrases", "examples", "not_", "todo")
        }
        qualifiers = {**self.qualifiers, **later.qualifiers}
        parts = {**self.parts, **later.parts}
        return later.model_copy(update={**lists, "qualifiers": qualifiers, "parts": parts})


@dataclass(frozen=True, slots=True)
class Part:
    """What one file says of a type; ``before`` is what earlier files said of it."""

    type: str
    file: RuleFile
    source: YamlFile
    before: RuleFile | None = None


def with_roles(part: Part, faults: list[KgError]) -> Part:
    """Fill in the roles that an earlier file of the type has; two files must mean the same by them."""
    found: dict[str, str] = {}
    for end in ("subject", "object"):
        own, earlier = getattr(part.file, end), getattr(part.before, end, "")
        where = part.source.where(part.type, end)
        if not own and not earlier:
            faults.append(KgError(f"the key {end!r} is missing", where=where))
        elif own and earlier and own != earlier:
            what = f"{part.type} calls its {end} {earlier}, not {own}"
            faults.append(KgError(what, where=where, remedy=f"write <{earlier}:…>, and leave {end} out"))
        found[end] = earlier or own
    return replace(part, file=part.file.model_copy(update=found))
