"""Relations in time: the dated ones in order, counted by period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

from kg.errors import KgError
from kg.graph.dates import bucket, period
from kg.graph.relations import Relation, RelationList

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Timeline(Sequence[Relation]):
    """Dated relations, oldest first. ``undated`` holds those without any date.

    ``freq`` is Y, Q, M, W or D, as in pandas; a date too vague for it (2024 by month) is
    listed but not counted.
    """

    relations: RelationList
    undated: RelationList
    freq: str = "M"

    @classmethod
    def of(cls, relations: RelationList, freq: str = "M", *, static: bool = False) -> Timeline:
        """Sort relations into a timeline; lasting facts only with ``static``."""
        freq = freq.upper()
        if freq not in ("Y", "Q", "M", "W", "D"):
            raise KgError(f"unknown frequency {freq!r}", remedy="use Y, Q, M, W or D, as pandas does")
        told = [r for r in relations if static or not r.kind.static]
        dated = sorted((r for r in told if period(r.date)), key=lambda r: (period(r.date), r.statement.key))
        return cls(RelationList(dated), RelationList(r for r in told if not period(r.date)), freq)

    def __len__(self) -> int:
        return len(self.relations)

    @overload
    def __getitem__(self, index: int) -> Relation: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Relation]: ...
    def __getitem__(self, index: int | slice) -> Relation | Sequence[Relation]:
        return self.relations[index]

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.relations)

    def counts(self) -> dict[str, Counter[str]]:
        """Return for each period (2024-06) how many relations of each type it has."""
        counts: dict[str, Counter[str]] = {}
        for r in self.relations:
            if name := bucket(r.date, self.freq):
                counts.setdefault(name, Counter())[r.type] += 1
        return {name: counts[name] for name in sorted(counts)}

    def to_df(self) -> pd.DataFrame:
        """Return a pandas table: periods × relation types, with counts."""
        from kg.graph.tables import frame

        counts = self.counts()
        types = sorted({t for row in counts.values() for t in row})
        rows = [{"period": name, **{t: row.get(t, 0) for t in types}} for name, row in counts.items()]
        return frame(rows, index="period")

    def to_json(self) -> dict[str, Any]:
        """Return counts and relations as plain data."""
        return {
            "freq": self.freq,
            "counts": {name: dict(sorted(row.items())) for name, row in self.counts().items()},
            "relations": self.relations.to_json(),
            "undated": self.undated.to_json(),
        }
