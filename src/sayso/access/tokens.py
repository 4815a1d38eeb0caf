"""Tokens: by which programs ask in a person's name. Shown once, kept as a digest, up to a role and a day."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import timedelta
from typing import Final

from sqlalchemy import RowMapping, func, select

from sayso.access import tables
from sayso.access.people import person_from
from sayso.access.person import Person, Role, Token
from sayso.access.store import Store, digest_of
from sayso.errors import BadRequest, NotFound

MARK: Final = "sayso_"
"""How every token begins, so that one that went where it should not is found."""

DAYS: Final = 90
MOST_DAYS: Final = 366
"""Days that a token lasts, if nothing is said, and at the most."""

MOST: Final = 50
"""Tokens of one person."""

LONGEST: Final = 80
"""Characters of a label."""

NOTED: Final = timedelta(minutes=5)
"""A use is noted once in this time."""

tokens, people = tables.tokens, tables.people


class Tokens:
    """Which programs may ask in whose name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(self, person: Person, label: str, role: Role, days: int = DAYS) -> tuple[Token, str]:
        """Makes a token and gives its secret, which is kept nowhere else.

        Args:
            person: in whose name it asks.
            label: what it is for.
            role: what it may do at most; it never may do more than its person.
            days: how long it lasts.

        Raises:
            BadRequest: the label or the days are none, or the person has too many.
        """
        called = " ".join(label.split())
        if not called or len(called) > LONGEST or any(unicodedata.category(one)[0] == "C" for one in called):
            raise BadRequest(f"a token needs a label of {LONGEST} characters at most: what is it for?")
        if not 1 <= days <= MOST_DAYS:
            raise BadRequest(f"a token lasts from 1 to {MOST_DAYS} days")
        secret = f"{MARK}{secrets.token_urlsafe(32)}"
        with self._store.writing() as connection:
            now = self._store.clock()
            connection.execute(tokens.delete().where(tokens.c.person == person.id, tokens.c.expires_at <= now))
            if connection.execute(select(func.count()).where(tokens.c.person == person.id)).scalar_one() >= MOST:
                raise BadRequest(f"“{person.name}” has {MOST} tokens: revoke one first")
            made = Token(
                f"token-{secrets.token_hex(4)}",
                person.id,
                called,
                role.within(person.role),
                now,
                now + timedelta(days=days),
            )
            row = {
                "id": made.id,
                "digest": digest_of(secret),
                "person": person.id,
                "label": called,
                "role": made.role.value,
                "made_at": now,
                "expires_at": made.expires_at,
            }
            connection.execute(tokens.insert().values(**row))
        return made, secret

    def of(self, person: Person) -> tuple[Token, ...]:
        """A person's tokens, the newest first; those that are over too, until another is made."""
        with self._store.reading() as connection:
            asked = select(tokens).where(tokens.c.person == person.id).order_by(tokens.c.made_at.desc(), tokens.c.id)
            return tuple(_token(row) for row in connection.execute(asked).mappings())

    def bearer(self, secret: str) -> tuple[Person, Role] | None:
        """In whose name a program asks, and what it may do; None: the token is none, over, or revoked."""
        if not secret.startswith(MARK):
            return None
        now = self._store.clock()
        mine = tokens.c.digest == digest_of(secret)
        with self._store.reading() as connection:
            found = connection.execute(select(tokens).where(mine)).mappings().first()
            if found is None or found["expires_at"] <= now:
                return None
            theirs = select(people).where(people.c.id == found["person"], people.c.removed_at.is_(None))
            row = connection.execute(theirs).mappings().first()
        if row is None:
            return None
        if found["used_at"] is None or now - found["used_at"] >= NOTED:
            with self._store.writing() as connection:
                connection.execute(tokens.update().where(mine).values(used_at=now))
        person = person_from(row)
        return person, Role(found["role"]).within(person.role)

    def revoke(self, person: Person, name: str) -> Token:
        """Revokes a token of this person's.

        Raises:
            NotFound: they have none of that id.
        """
        found = next((one for one in self.of(person) if one.id == name), None)
        if found is None:
            raise NotFound(f"“{person.name}” has no token {name[:40]}")
        with self._store.writing() as connection:
            connection.execute(tokens.delete().where(tokens.c.id == found.id))
        return found


def _token(row: RowMapping) -> Token:
    return Token(
        id=row["id"],
        person=row["person"],
        label=row["label"],
        role=Role(row["role"]),
        made_at=row["made_at"],
        expires_at=row["expires_at"],
        used_at=row["used_at"],
    )
