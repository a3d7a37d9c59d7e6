"""Reads articles: text, HTML and JSON lines, in every encoding Japanese news comes in."""

from kg.model.readings import Failure
from kg.sources.body import find_body
from kg.sources.reader import read

__all__ = ["Failure", "find_body", "read"]
