"""Runs one function over many documents, in this process or in several."""

from kg.engines.mapping import Progress, map_batches, map_documents

__all__ = ["Progress", "map_batches", "map_documents"]
