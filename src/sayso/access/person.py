"""The nouns of access: a person with an account, a role, a token for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each may do all that those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    OWNER = "owner"

    def covers(self, needed: Role) -> bool:
        """Tells whether somebody of this role may do what needs that role."""
        return _RANK[self] >= _RANK[needed]

    def within(self, other: Role) -> Role:
        """The lesser of the two."""
        return min(self, other, key=_RANK.__getitem__)


_RANK = {role: rank for rank, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. The name is what they sign in with and what stands beside their judgements.

    ``temporary``: the password was made for them and opens nothing but the page on which they set their own.
    ``removed_at``: the account is closed; its name stays taken, since judgements bear it.
    """

    id: str
    name: str
    role: Role
    made_at: datetime
    temporary: bool = False
    signed_in_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """What lets a program ask in a person's name, up to a role and a moment. The secret itself is kept nowhere."""

    id: str
    person: str
    label: str
    role: Role
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
