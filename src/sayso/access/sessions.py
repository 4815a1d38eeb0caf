"""Sessions: what a browser shows after its person has signed in. Random, kept as a digest, over after a while."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Final

from sqlalchemy import select

from sayso.access import tables
from sayso.access.people import person_from
from sayso.access.person import Person
from sayso.access.store import Store, digest_of

LASTS: Final = timedelta(days=14)
"""From signing in to the end, whatever is done in between."""

IDLE: Final = timedelta(hours=24)
"""From the last request to the end."""

NOTED: Final = timedelta(minutes=5)
"""A request is noted once in this time, so that reading pages writes next to nothing."""

MOST: Final = 20
"""Sessions of one person; the one that was begun first makes room."""

sessions, people = tables.sessions, tables.people


class Sessions:
    """Who is signed in."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, person: Person) -> str:
        """Begins a session and gives its secret, which is kept nowhere else. Sessions that are over are let go."""
        secret = secrets.token_urlsafe(32)
        with self._store.writing() as connection:
            now = self._store.clock()
            over = (sessions.c.made_at <= now - LASTS) | (sessions.c.seen_at <= now - IDLE)
            connection.execute(sessions.delete().where(over))
            mine = select(sessions.c.digest).where(sessions.c.person == person.id)
            found = connection.execute(mine.order_by(sessions.c.made_at.desc(), sessions.c.digest)).scalars().all()
            connection.execute(sessions.delete().where(sessions.c.digest.in_(found[MOST - 1 :])))
            row = {"digest": digest_of(secret), "person": person.id, "made_at": now, "seen_at": now}
            connection.execute(sessions.insert().values(**row))
        return secret

    def person(self, secret: str) -> Person | None:
        """Whose session it is; None: it is none, or over."""
        now = self._store.clock()
        mine = sessions.c.digest == digest_of(secret)
        with self._store.reading() as connection:
            asked = select(sessions.c.made_at.label("begun_at"), sessions.c.seen_at, people).join(people)
            row = connection.execute(asked.where(mine, people.c.removed_at.is_(None))).mappings().first()
        if row is None or now - row["begun_at"] >= LASTS or now - row["seen_at"] >= IDLE:
            return None
        if now - row["seen_at"] >= NOTED:
            with self._store.writing() as connection:
                connection.execute(sessions.update().where(mine).values(seen_at=now))
        return person_from(row)

    def end_all(self, person: Person) -> None:
        """Ends all sessions of a person."""
        with self._store.writing() as connection:
            connection.execute(sessions.delete().where(sessions.c.person == person.id))

    def end(self, secret: str) -> None:
        """Ends a session; one that is none is left."""
        with self._store.writing() as connection:
            connection.execute(sessions.delete().where(sessions.c.digest == digest_of(secret)))
