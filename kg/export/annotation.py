"""A reading in the shape of a gold file, so that both can be laid side by side."""

from __future__ import annotations

from typing import Any

from kg.model import Reading, Statement


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return one article as a gold file shows it (less ``body``).

    Entities list their mentions as ``[start, end]`` in code points of the stored text;
    an entity without a mention in the body is named only if a relation needs it.
    ``evidence`` lists every stretch that supports the relation.
    """
    spans: dict[str, set[tuple[int, int]]] = {}
    for reference in reading.references:
        if reference.is_mention:
            spans.setdefault(reference.entity, set()).add((reference.span.start, reference.span.end))
    needed = {end for s in reading.statements for end in (s.subject, s.object)}
    entities = [
        {
            "id": e.id,
            "type": e.type,
            "name": e.name,
            "mentions": [list(m) for m in sorted(spans.get(e.id, ()))],
        }
        for e in reading.entities
        if e.id in spans or e.id in needed
    ]
    return {
        "id": reading.document.id,
        "published": reading.document.published,
        "entities": entities,
        "relations": [statement_to_json(s) for s in reading.statements],
    }


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """Return one relation with its qualifiers as keys of their own."""
    row: dict[str, Any] = {"subject": statement.subject, "type": statement.type, "object": statement.object}
    row.update(statement.qualifiers)
    if statement.time:
        row["time"] = statement.time
    row["status"] = statement.status
    row["source"] = list(statement.sources)
    row["denied_by"] = list(statement.denied_by)
    row["evidence"] = [list(quote) for quote in sorted({e.quote for e in statement.evidence})]
    row["confidence"] = round(statement.confidence, 3)
    return row
