"""Errors that say what is wrong, where, and what to do about it."""

from __future__ import annotations


class KgError(Exception):
    """An error for people: ``what`` went wrong, ``where``, and the ``remedy``.

    >>> str(KgError("unknown type 'exprots_to'", where="my.yaml:3", remedy="did you mean 'exports_to'?"))
    "my.yaml:3: unknown type 'exprots_to' (did you mean 'exports_to'?)"
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class ConfigError(KgError):
    """A configuration file is wrong; ``problems`` lists every fault found, not only the first."""

    def __init__(self, problems: list[KgError]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems


class SourceError(KgError):
    """A document cannot be read; ``stage`` names where it failed."""


class UnknownEntityError(KgError, KeyError):
    """A name that the graph does not know; the remedy suggests the nearest ones."""

    __str__ = KgError.__str__


class GraphFileError(KgError):
    """A graph file is damaged or of another schema version."""


class Notice(UserWarning):
    """Something to know though nothing is wrong; the command line shows it as a note on standard error."""
