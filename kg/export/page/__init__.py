"""The page: a knowledge graph as one HTML file that opens offline and shows its evidence.

>>> from kg.graph import KnowledgeGraph
>>> html = render(KnowledgeGraph({}, (), {}, {}), title="空のグラフ")
>>> html.startswith("<!doctype html>"), "<title>空のグラフ</title>" in html
(True, True)
"""

from kg.export.page.render import places_of, render, write_page

__all__ = ["places_of", "render", "write_page"]
