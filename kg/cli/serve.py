"""``kg serve``: the page and the query API for this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption


def serve(
    graph: GraphOption = DEFAULT_GRAPH,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 8017,
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "",
) -> None:
    """Serve the page and a query API under /api to this machine only; for graphs too large for one file.

    Example: kg serve --port 8017
    """
    from kg import __version__
    from kg.cli.output import open_graph
    from kg.export.page.render import DEFAULT_TITLE
    from kg.export.serve import make_server

    server = make_server(open_graph(graph), port, title or DEFAULT_TITLE, __version__)
    print(f"page: {server.address}  API: {server.address}api  (Ctrl-C ends)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
