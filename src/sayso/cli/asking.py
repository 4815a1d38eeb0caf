"""Which events a command is about, told as the pages' addresses tell it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.errors import BadRequest
from sayso.web.selection import NAMES, Selection, selection

_APART = frozenset({"as_of", "page"})


def asked_for(path: str, only: Sequence[str], as_of: str | None, dossier: str | None = None) -> Selection:
    """The selection that filters make, each ``NAME=VALUE`` with a name that the pages' addresses have.

    Raises:
        BadRequest: one of them is no filter, or has a value that its name cannot have.
    """
    given = {"as_of": as_of or "", "dossier": dossier or ""}
    names = [one for one in NAMES if one not in _APART]
    for one in only:
        name, equals, value = one.partition("=")
        if not equals or name not in names:
            raise BadRequest(f"“{one[:80]}” is no filter: write NAME=VALUE, where NAME is one of {', '.join(names)}")
        given[name] = value
    return selection(path, given)
