"""Which thing a user means by an id or the beginning of one."""

from __future__ import annotations

import re

from sqlalchemy import Connection, or_

from sayso.errors import BadRequest, NotFound
from sayso.ledger import schema
from sayso.ledger.asking import ids_like
from sayso.ledger.dialect import Dialect
from sayso.ledger.schema import Kind

SHORTEST = 6
"""Characters that a beginning of an id must have."""

_DIGITS = re.compile(r"[0-9a-f]{1,16}")


def id_of(connection: Connection, dialect: Dialect, name: str, kind: Kind | None) -> str:
    """The only id, of this kind or of all, that is or begins with this, the kind's prefix included or not.

    Raises:
        NotFound: nothing has it.
        BadRequest: several have it, or it is too short to say.
    """
    if ids := ids_like(connection, schema.entries.c.id == name, kind):
        return ids[0]
    if len(name) < SHORTEST:
        raise BadRequest(f"“{name}” is too short: an id's beginning has at least {SHORTEST} characters")
    begins = [dialect.begins(schema.entries.c.id, name)]
    if _DIGITS.fullmatch(name):
        begins += [dialect.begins(schema.entries.c.id, f"{one.value}-{name}") for one in Kind]
    ids = ids_like(connection, or_(*begins), kind)
    if not ids:
        raise NotFound(f"nothing in the ledger has the id {name}")
    if len(ids) > 1:
        raise BadRequest(f"“{name}” is the beginning of several ids: {', '.join(ids)}")
    return ids[0]
