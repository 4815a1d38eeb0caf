"""Which events a command is about, told as the pages' addresses tell it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.errors import BadRequest
from sayso.web.brief.page import dossiers_of
from sayso.web.desk import Desk
from sayso.web.selection import NAMES, Selection, selection

_APART = frozenset({"as_of", "page"})


def asked_for(path: str, only: Sequence[str], as_of: str | None) -> Selection:
    """The selection that filters make, each ``NAME=VALUE`` with a name that the pages' addresses have.

    Raises:
        BadRequest: one of them is no filter, or has a value that its name cannot have.
    """
    given = {"as_of": as_of or ""}
    names = [one for one in NAMES if one not in _APART]
    for one in only:
        name, equals, value = one.partition("=")
        if not equals or name not in names:
            raise BadRequest(f"“{one[:80]}” is no filter: write NAME=VALUE, where NAME is one of {', '.join(names)}")
        given[name] = value
    return selection(path, given)


def check_dossier(desk: Desk, name: str | None) -> None:
    """Sees that a dossier that was asked for is one of the ledger's.

    Raises:
        BadRequest: none is called so.
    """
    known = dossiers_of(desk)
    if name is not None and name not in known:
        told = f"it has {', '.join(f'“{one}”' for one in known)}" if known else "no dossier file was read into it"
        raise BadRequest(f"no dossier of this ledger is called “{name}”: {told}")
