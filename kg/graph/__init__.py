"""The knowledge graph: merging, names, questions, files. Knows nothing of the parser."""

from kg.graph.knowledge import KnowledgeGraph
from kg.graph.relations import Passage, Relation, RelationList
from kg.graph.statements import StatementView
from kg.graph.types import ENTITY_LABELS, STATUS_LABELS, TypeTable, UnknownTypeError, load_types

__all__ = [
    "ENTITY_LABELS",
    "STATUS_LABELS",
    "KnowledgeGraph",
    "Passage",
    "Relation",
    "RelationList",
    "StatementView",
    "TypeTable",
    "UnknownTypeError",
    "load_types",
]
