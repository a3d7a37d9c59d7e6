"""The ground: the data that flows from text to graph. No third-party imports here."""

from kg.model.documents import Document
from kg.model.entities import ENTITY_TYPES, Entity, EntityType, Mention, Reference
from kg.model.frames import Argument, Attribution, Frame, Noun
from kg.model.parses import Label, Sentence, Token
from kg.model.readings import Failure, Reading, confident
from kg.model.spans import NOWHERE, Span
from kg.model.statements import STRENGTH, Cue, Evidence, Key, Statement, Status, merge
from kg.model.types import RelationType

__all__ = [
    "ENTITY_TYPES",
    "NOWHERE",
    "STRENGTH",
    "Argument",
    "Attribution",
    "Cue",
    "Document",
    "Entity",
    "EntityType",
    "Evidence",
    "Failure",
    "Frame",
    "Key",
    "Label",
    "Mention",
    "Noun",
    "Reading",
    "Reference",
    "RelationType",
    "Sentence",
    "Span",
    "Statement",
    "Status",
    "Token",
    "confident",
    "merge",
]
