"""What people write in ``configs/relations``: one type, its classes, patterns and examples."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

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

    A type that ``types.yaml`` does not have says itself what it is called and where it belongs.
    """

    label: dict[str, str] | None = None
    family: str = ""
    symmetric: bool = False
    static: bool = False
    qualifier: str = ""
    plover: str = ""
    cameo: str = ""
    wikidata: str = ""
    subject: str
    object: str
    says: tuple[str, ...] = ()  # verb classes: 授受.売る
    qualifiers: dict[str, str] = Field(default_factory=dict)
    over: tuple[str, ...] = ()  # types that give way to this one in the same clause
    denied_as: tuple[str, ...] = ()  # nouns by which a denial speaks of it (武器取引を否定)
    patterns: tuple[str | PatternEntry, ...] = ()
    examples: tuple[str | Example, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")
    todo: tuple[str | Example, ...] = ()


__all__ = ["Example", "PatternEntry", "RuleFile"]
