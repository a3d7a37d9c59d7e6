"""Rules and the relation engine: frames in, statements with evidence out."""

from kg.relations.engine import read_statements

__all__ = ["read_statements"]
