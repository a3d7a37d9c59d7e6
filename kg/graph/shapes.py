"""The graph in other shapes: NetworkX, pandas, pyvis, files, the page, notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.graph.knowledge import KnowledgeGraph
    from kg.model import Entity


class Shapes:
    """What :class:`KnowledgeGraph` can be turned into; each library is imported when it is asked for."""

    @property
    def _graph(self) -> KnowledgeGraph:
        return cast("KnowledgeGraph", self)

    @property
    def nx(self) -> nx.MultiDiGraph:
        """A new MultiDiGraph with plain attributes: one edge for each statement, keyed by its type."""
        from kg.graph.tables import to_networkx

        return to_networkx(self._graph)

    def to_df(self) -> pd.DataFrame:
        """Return a pandas table with one row for each relation (needs ``ginza-kg[pandas]``)."""
        return self._graph.relations().to_df()

    def to_pyvis(self, **options: Any) -> Any:
        """Return a ``pyvis.network.Network`` to go on from; ``options`` are those of its constructor."""
        from kg.graph.tables import writers

        return writers("pyvis").to_pyvis(self._graph, **options)

    def save(self, path: str | Path) -> Path:
        """Write the graph in the format of the suffix (``.json`` reads back) and return the path."""
        from kg.graph.tables import writers

        saved: Path = writers("").save(self._graph, path)
        return saved

    def to_html(self, path: str | Path | None = None, *, focus: str | Entity = "", **options: Any) -> str:
        """Return the page as one self-contained HTML text, and write it if a path is given.

        ``focus`` names the entity to open on; other options are those of ``kg.export.page.render``.
        """
        from kg.graph.tables import writers

        html: str = writers("page").render(
            self._graph, focus=self._graph.id_of(focus) if focus else "", **options
        )
        if path is not None:
            writers("formats").write_file(Path(path), html.encode("utf-8"))
        return html

    def _repr_html_(self) -> str:
        from kg.graph.tables import notebook

        return notebook(self._graph)
