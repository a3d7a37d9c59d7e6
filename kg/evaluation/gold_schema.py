"""The shape of a gold file: what ``kg gold check`` holds it against, and the published JSON Schema of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from kg.model import EntityType, Status

FILE = Path(__file__).with_name("gold.schema.json")
"""The published schema: written from the classes here, so that check and schema cannot part."""

DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
_Offset = Annotated[int, Field(json_schema_extra={"minimum": 0})]  # the check says where, with the text
Range = Annotated[
    tuple[_Offset, _Offset],
    Field(description="[start, end) in code points of the text exactly as stored"),
]


class GoldEntity(BaseModel):
    """A person, country, organisation or place, and every place in the body that names it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, description="any word, used by the relations of this file")
    type: EntityType = Field(description="Person, Country, Organization or Place")
    name: str = Field(min_length=1, description="the fullest usual Japanese name")
    mentions: list[Range] = Field(min_length=1, description="names alone: no title, particle or bracket")


class GoldRelation(BaseModel):
    """A typed, directed link that the body states, once for each document.

    A type of one's own may have a qualifier of its own; which words are allowed is the check's business.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)

    subject: str = Field(description="id of an entity")
    type: str = Field(description="a relation type: configs/types.yaml, or an own one of --configs")
    object: str = Field(description="id of an entity")
    status: Status = Field(description="how the text commits itself, the strongest it says anywhere")
    source: list[str] = Field(default=[], description="ids of those who say it, where it is no plain fact")
    denied_by: list[str] = Field(default=[], description="ids of those who deny it")
    evidence: list[Range] = Field(default=[], description="the shortest stretch that shows it")
    time: str = Field(default="", pattern=f"^({DATE}(/{DATE})?)?$", description="ISO 8601, or an interval")
    item: str = Field(default="", description="what is sold, bought or given")
    agreement: str = Field(default="", description="the treaty or contract that was signed")
    role: str = Field(default="", description="the office")
    kin: str = Field(default="", description="which relative the subject is")
    topic: str = Field(default="", description="what was agreed")
    field: str = Field(default="", description="in which field they cooperate")
    kind: str = Field(default="", description="which aid or sanction")
    request: str = Field(default="", description="what is asked")


class GoldFile(BaseModel):
    """One article: what a person says that its text says."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(default="", description="the stem of the file")
    published: str = Field(default="", pattern=f"^({DATE})?$", description="date of publication, ISO 8601")
    body: list[Range] = Field(default=[], description="the stretches that are article, not page chrome")
    entities: list[GoldEntity]
    relations: list[GoldRelation]


def gold_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a gold file.

    >>> gold_schema()["required"]
    ['entities', 'relations']
    """
    schema: dict[str, Any] = _without_titles(GoldFile.model_json_schema())
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A gold file of kg evaluate"}
    return head | schema


def _without_titles(value: Any) -> Any:
    """Leave out what only repeats the names of the classes and keys."""
    if isinstance(value, list):
        return [_without_titles(v) for v in value]
    if not isinstance(value, dict):
        return value
    return {k: _without_titles(v) for k, v in value.items() if not (k == "title" and isinstance(v, str))}
