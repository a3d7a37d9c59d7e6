"""The page and the query API over a local server: for graphs that one file cannot hold, and for programs.

Only this machine can ask: the server listens on the loopback address and answers no other host name.
"""

from kg.export.serve.api import ENDPOINTS, answer
from kg.export.serve.description import openapi
from kg.export.serve.server import make_server

__all__ = ["ENDPOINTS", "answer", "make_server", "openapi"]
