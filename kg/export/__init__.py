"""Everything a graph can be written as: files by suffix, the page, pyvis."""

from kg.export.formats import FORMATS, Format, format_of, save, to_bytes

__all__ = ["FORMATS", "Format", "format_of", "save", "to_bytes"]
