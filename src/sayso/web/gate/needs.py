"""What each address needs of whoever asks for it: the one table. What is not in it is for nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from sayso.access.person import Role


@dataclass(frozen=True, slots=True)
class Need:
    """What an address needs.

    Attributes:
        role: the least role; None: whoever is signed in, even with a password that was made for them.
        by_hand: whether a token is not enough: what makes or ends accounts and tokens, a person does.
    """

    role: Role | None
    by_hand: bool = False


OPEN: Final = None
"""Whoever asks may have it."""

READS: Final = Need(Role.READER)
REVIEWS: Final = Need(Role.REVIEWER)
OWNS: Final = Need(Role.OWNER, by_hand=True)
HOLDS: Final = Need(Role.READER, by_hand=True)
ARRIVES: Final = Need(None, by_hand=True)

NEEDS: Final[Mapping[str, Mapping[str, Need | None]]] = {
    "/static": {"GET": OPEN},
    "/healthz": {"GET": OPEN},
    "/signin": {"GET": OPEN, "POST": OPEN},
    "/signout": {"POST": ARRIVES},
    "/account": {"GET": ARRIVES},
    "/account/password": {"POST": ARRIVES},
    "/account/everywhere": {"POST": ARRIVES},
    "/account/tokens": {"POST": HOLDS},
    "/account/tokens/revoke": {"POST": HOLDS},
    "/people": {"GET": OWNS, "POST": OWNS},
    "/people/role": {"POST": OWNS},
    "/people/password": {"POST": OWNS},
    "/people/remove": {"POST": OWNS},
    "/": {"GET": READS},
    "/map": {"GET": READS},
    "/map/events.json": {"GET": READS},
    "/timeline": {"GET": READS},
    "/search": {"GET": READS},
    "/changes": {"GET": READS},
    "/reports": {"GET": READS},
    "/reports/refused": {"GET": READS},
    "/reports/{report}": {"GET": READS},
    "/reports/{report}/since/{former}": {"GET": READS},
    "/events/{event}": {"GET": READS},
    "/events/{event}/reports": {"GET": READS},
    "/events/{event}/decisions": {"GET": READS},
    "/claims/{claim}/decisions": {"GET": READS},
    "/claims/{claim}": {"GET": READS},
    "/export/{format}": {"GET": READS},
    "/brief": {"GET": READS},
    "/brief.json": {"GET": READS},
    "/brief.html": {"GET": READS},
    "/brief.pdf": {"GET": READS},
    "/api/openapi.json": {"GET": READS},
    "/api/events": {"GET": READS},
    "/api/events/{name}": {"GET": READS},
    "/api/changes": {"GET": READS},
    "/api/reports": {"GET": READS},
    "/api/reports/{name}": {"GET": READS},
    "/api/claims": {"GET": READS},
    "/api/claims/{name}": {"GET": READS},
    "/review": {"GET": REVIEWS},
    "/review/one": {"POST": REVIEWS},
    "/review/all": {"POST": REVIEWS},
    "/review/undo": {"POST": REVIEWS},
    "/review/event": {"POST": REVIEWS},
    "/filing": {"POST": REVIEWS},
    "/adding": {"GET": REVIEWS, "POST": REVIEWS},
    "/adding/{job}": {"GET": REVIEWS},
    "/adding/{job}/progress": {"GET": REVIEWS},
    "/adding/{job}/cancel": {"POST": REVIEWS},
}
"""By a route's path and method. HEAD needs what GET needs."""


class NoNeed(LookupError):
    """A route stands in no line of the table."""


def need_of(routes: Sequence[BaseRoute], scope: Scope) -> Need | None:
    """What a request needs; an address of which there is none, or not by this method, needs a reader.

    Raises:
        NoNeed: the route that answers it has no line in the table.
    """
    for route in routes:
        if route.matches(scope)[0] is Match.FULL:
            method = "GET" if scope["method"] == "HEAD" else scope["method"]
            try:
                return NEEDS[getattr(route, "path", "")][method]
            except KeyError as missing:
                raise NoNeed from missing
    return READS
