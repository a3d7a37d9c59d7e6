"""The OpenAPI description of ``/api``, made from the same table that answers."""

from __future__ import annotations

from typing import Any

from kg.export.serve.api import ENDPOINTS, Endpoint, Parameter


def openapi(version: str) -> dict[str, Any]:
    """Return the description as OpenAPI 3.1.

    >>> sorted(openapi("1")["paths"])[:2]
    ['/api/disputes', '/api/entity']
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": version,
            "description": "A knowledge graph of news and its evidence.",
        },
        "paths": {f"/api/{e.path}": {"get": _operation(e)} for e in ENDPOINTS},
    }


def _operation(e: Endpoint) -> dict[str, Any]:
    error = {"type": "object", "properties": {"error": {"type": "string"}, "remedy": {"type": "string"}}}
    refused = {"content": {"application/json": {"schema": error}}}
    return {
        "operationId": e.path,
        "summary": e.about,
        "parameters": [_parameter(p) for p in e.parameters],
        "responses": {
            "200": {"description": e.about, "content": {"application/json": {"schema": {}}}},
            "400": {"description": "The question cannot be understood.", **refused},
            "404": {"description": "The graph has no such entity.", **refused},
        },
    }


def _parameter(p: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": p.kind}
    schema |= {"default": p.default} if p.default is not None else {}
    schema |= {"minimum": p.least} if p.least is not None else {}
    schema |= {"maximum": p.most} if p.most is not None else {}
    return {
        "name": p.name,
        "in": "query",
        "required": p.default is None,
        "description": p.about,
        "schema": schema,
    }
