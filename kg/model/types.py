"""The relation types as data: labels, direction, family, codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation type of ``configs/types.yaml``.

    ``label_ja`` and ``label_en`` read between subject and object, ``family`` groups types for
    colour and filters, ``static`` marks lasting facts (positions, parts, places),
    ``symmetric`` says that order does not matter. ``qualifier`` names the one that
    ANNOTATION gives the type (item, agreement, role, …) or is empty. ``plover``, ``cameo``
    and ``wikidata`` are codes of event ontologies and properties where they exist.
    """

    name: str
    label_ja: str
    label_en: str
    family: str
    symmetric: bool = False
    static: bool = False
    qualifier: str = ""
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    plover: str = ""
    cameo: str = ""
    wikidata: str = ""
