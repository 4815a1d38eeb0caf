"""Who asks for a page: set by the gate for the length of one request, and read wherever the page is made."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import sha256
from secrets import compare_digest, token_urlsafe
from typing import Final

from sayso.access.person import Person, Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        person: who is signed in; None: nobody, or nobody is asked for an account here.
        role: what they may do; None: nothing but what everybody may.
        seal: what their forms must carry; None: they ask by token, which no page of another site can send.
        gated: whether accounts are asked for here.
    """

    person: Person | None
    role: Role | None
    seal: str | None
    gated: bool = True

    def trusts(self, told: str) -> bool:
        """Tells whether a form came from one of our pages as this visitor sees them."""
        return self.seal is None or compare_digest(told.encode("utf-8", "replace"), self.seal.encode())

    def may(self, role: str) -> bool:
        """Tells whether they may do what needs this role."""
        return self.role is not None and self.role.covers(Role(role))


def seal_of(secret: str) -> str:
    """What forms carry for whoever has a secret in their browser: it tells nothing of the secret."""
    return sha256(f"a form of sayso for {secret}".encode("utf-8", "surrogatepass")).hexdigest()


ANYBODY: Final = Visitor(None, Role.OWNER, token_urlsafe(32), gated=False)
"""Whoever asks on this machine: nobody is asked for an account. The seal is new with each start."""

VISITOR: Final[ContextVar[Visitor]] = ContextVar("visitor", default=ANYBODY)
"""Each request is a task of its own, and so has a value of its own."""
