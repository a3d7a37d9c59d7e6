"""The statements of a graph: a sorted sequence that decodes evidence only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, overload

from kg.model import Evidence, Key, Statement, merge

Row = Any
Decode = Callable[[Row], tuple[Evidence, ...]]


class StatementView(Sequence[Statement]):
    """Statements in the order of their keys; also callable, as NetworkX's ``G.edges`` is.

    >>> view = StatementView.of([Statement("visited", "b", "c"), Statement("visited", "a", "b")])
    >>> [s.subject for s in view], len(view), [s.object for s in view(subject="b")]
    (['a', 'b'], 2, ['c'])
    """

    __slots__ = ("_at", "_decode", "_index", "_keys", "_resolve", "_rows", "_select")

    def __init__(self, keys: list[Key], rows: list[Row], decode: Decode | None = None) -> None:
        self._keys, self._rows, self._decode = keys, rows, decode
        self._at: dict[str, list[int]] | None = None
        self._index: dict[Key, int] | None = None
        self._resolve: Callable[[str], str] = str
        self._select: Callable[[Any], Collection[str]] = _as_set

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> StatementView:
        """Merge and sort ``statements``."""
        merged = merge(statements)
        return cls([s.key for s in merged], list(merged))

    def bind(self, resolve: Callable[[str], str], select: Callable[[Any], Collection[str]]) -> StatementView:
        """Return the same view that understands names and types as people write them."""
        view = StatementView(self._keys, self._rows, self._decode)
        view._at, view._index = self._at, self._index
        view._resolve, view._select = resolve, select
        return view

    @property
    def keys(self) -> Sequence[Key]:
        """``(subject, type, object)`` of every statement; reads no evidence."""
        return self._keys

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        row = self._rows[index]
        if not isinstance(row, Statement):
            subject, kind, object_ = self._keys[index]
            assert self._decode is not None
            row = self._rows[index] = Statement(kind, subject, object_, self._decode(row))
        return row

    def __iter__(self) -> Iterator[Statement]:
        return (self[i] for i in range(len(self)))

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Statement) and self.get(item.key) == item

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StatementView):
            return NotImplemented
        return self._keys == other._keys and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} statements>"

    def get(self, key: Key) -> Statement | None:
        """Return the statement with this key, if there is one."""
        if self._index is None:
            self._index = {k: i for i, k in enumerate(self._keys)}
        i = self._index.get(key)
        return None if i is None else self[i]

    def positions(self, entity: str) -> Sequence[int]:
        """Return where the statements with this entity id at an end stand; reads no evidence."""
        if self._at is None:
            self._at = {}
            for i, (subject, _, object_) in enumerate(self._keys):
                self._at.setdefault(subject, []).append(i)
                if object_ != subject:
                    self._at.setdefault(object_, []).append(i)
        return self._at.get(entity, ())

    def __call__(
        self,
        subject: str | None = None,
        object: str | None = None,
        type: str | Iterable[str] | None = None,
    ) -> tuple[Statement, ...]:
        """Return the statements with this subject, object and type (all optional), sorted by key.

        Symmetric types are found at either end only through :meth:`KnowledgeGraph.relations`.
        """
        s = None if subject is None else self._resolve(subject)
        o = None if object is None else self._resolve(object)
        types = None if type is None else self._select(type)
        anchor = s if s is not None else o
        places: Iterable[int] = range(len(self)) if anchor is None else self.positions(anchor)
        found = []
        for i in places:
            key = self._keys[i]
            if s in (None, key[0]) and o in (None, key[2]) and (types is None or key[1] in types):
                found.append(self[i])
        return tuple(found)


def _as_set(types: str | Iterable[str]) -> set[str]:
    return {types} if isinstance(types, str) else set(types)
