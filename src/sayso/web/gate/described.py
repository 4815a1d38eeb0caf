"""The API's description where accounts are asked for: by what it opens, and how it refuses."""

from __future__ import annotations

from typing import Any

from sayso.web.gate import words
from sayso.web.openapi import Schema, description

TOKEN = "token"  # noqa: S105  the name of the scheme
SESSION = "session"


def secured(session: str) -> Schema:
    """The whole description. ``session``: what the cookie of a session is called."""
    told: dict[str, Any] = description()
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    wait = {"Retry-After": {"description": words.API_RETRY, "schema": {"type": "integer", "minimum": 1}}}
    refusals = {
        "401": {"description": words.API_401, **error},
        "403": {"description": words.API_403, **error},
        "429": {"description": words.API_429, "headers": wait, **error},
    }
    paths = {
        path: {method: one | {"responses": one["responses"] | refusals} for method, one in methods.items()}
        for path, methods in told["paths"].items()
    }
    schemes = {
        TOKEN: {"type": "http", "scheme": "bearer", "description": words.API_BY_TOKEN},
        SESSION: {"type": "apiKey", "in": "cookie", "name": session, "description": words.API_BY_SESSION},
    }
    return told | {
        "paths": paths,
        "components": told["components"] | {"securitySchemes": schemes},
        "security": [{TOKEN: []}, {SESSION: []}],
    }
