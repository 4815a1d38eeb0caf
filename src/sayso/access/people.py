"""People with accounts: made, listed, changed, closed; and the one place where a password is compared."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from sayso.access import tables
from sayso.access.names import key_of, name_of
from sayso.access.passwords import Hasher, check_fit
from sayso.access.person import Person, Role
from sayso.access.store import Store
from sayso.errors import BadRequest, NotFound

people = tables.people


class People:
    """The accounts of one ledger. Names are compared as ``names.key_of`` says.

    Methods that name a person raise ``NotFound`` where nobody of that name has an account, and ``BadRequest`` where a
    name or a password will not do, or no owner would be left.
    """

    def __init__(self, store: Store, hasher: Hasher) -> None:
        self._store = store
        self._hasher = hasher

    def add(self, name: str, role: Role, password: str, *, temporary: bool = False, returning: bool = False) -> Person:
        """Makes an account.

        Args:
            name: theirs; it will stand beside their judgements.
            role: what they may do.
            password: the first one.
            temporary: the password opens nothing but the page on which they set their own.
            returning: the name may be that of a closed account, which is opened again: it is the same person.

        Raises:
            BadRequest: the name is taken, or it is that of a closed account and ``returning`` is not said.
        """
        called, key = name_of(name), key_of(name)
        check_fit(password, called)
        values = {
            "name": called,
            "role": role.value,
            "password": self._hasher.kept(password),
            "temporary": temporary,
            "removed_at": None,
        }
        with self._store.writing() as connection:
            row = _row(connection, key)
            if row is None:
                made = {"id": secrets.token_hex(8), "key": key, "made_at": self._store.clock(), **values}
                connection.execute(people.insert().values(**made))
            elif row["removed_at"] is None:
                raise BadRequest(f"“{row['name']}” has an account already")
            elif not returning:
                raise BadRequest(
                    f"“{row['name']}” had an account until {row['removed_at'].date()} and may have judged: "
                    "give somebody else another name"
                )
            else:
                connection.execute(people.update().where(people.c.key == key).values(**values))
            return person_from(_kept(connection, key))

    def all(self) -> tuple[Person, ...]:
        """Everybody with an account, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(select(people).where(people.c.removed_at.is_(None)).order_by(people.c.key))
            return tuple(person_from(row) for row in rows.mappings())

    def any(self) -> bool:
        """Tells whether anybody has an account."""
        with self._store.reading() as connection:
            return connection.execute(select(people.c.id).where(people.c.removed_at.is_(None))).first() is not None

    def person(self, name: str) -> Person:
        """The person of a name."""
        with self._store.reading() as connection:
            return person_from(_named(connection, name))

    def check(self, name: str, password: str) -> Person | None:
        """The person whose name and password these are; None: they are nobody's. Both answers take as long."""
        key = key_of(name)
        with self._store.reading() as connection:
            row = _row(connection, key)
        kept: str | None = row["password"] if row is not None else None
        if not self._hasher.matches(kept, password) or kept is None or row is None or row["removed_at"] is not None:
            return None
        changed: dict[str, Any] = {"signed_in_at": self._store.clock()}
        if self._hasher.is_stale(kept):
            changed["password"] = self._hasher.kept(password)
        with self._store.writing() as connection:
            # the password may have been changed while it was compared
            still = (people.c.id == row["id"]) & (people.c.password == kept)
            if not connection.execute(people.update().where(still).values(**changed)).rowcount:
                return None
            return person_from(_kept(connection, key))

    def set_role(self, name: str, role: Role) -> Person:
        """Gives somebody another role; it counts from their next request."""
        with self._store.writing() as connection:
            row = _named(connection, name)
            if role is not Role.OWNER:
                _keep_an_owner(connection, row)
            connection.execute(people.update().where(people.c.id == row["id"]).values(role=role.value))
            return person_from(_kept(connection, row["key"]))

    def set_password(self, name: str, password: str, *, temporary: bool = False) -> Person:
        """Sets somebody's password for them; ends their sessions and revokes their tokens."""
        return self._reset(name, password, temporary=temporary, tokens_too=True)

    def change_password(self, name: str, old: str, new: str) -> bool:
        """Sets one's own password; ends all sessions, and leaves tokens. False: the old one is another."""
        if self.check(name, old) is None:
            return False
        if old == new:
            raise BadRequest("that is the password you have")
        self._reset(name, new, temporary=False, tokens_too=False)
        return True

    def remove(self, name: str) -> Person:
        """Closes an account: no password, no session and no token opens anything. Judgements keep the name."""
        with self._store.writing() as connection:
            row = _named(connection, name)
            _keep_an_owner(connection, row)
            closed = {"password": None, "removed_at": self._store.clock()}
            connection.execute(people.update().where(people.c.id == row["id"]).values(**closed))
            _shut_out(connection, row["id"], tokens_too=True)
            return person_from(row)

    def _reset(self, name: str, password: str, *, temporary: bool, tokens_too: bool) -> Person:
        check_fit(password, self.person(name).name)
        kept = self._hasher.kept(password)
        with self._store.writing() as connection:
            row = _named(connection, name)
            changed = {"password": kept, "temporary": temporary}
            connection.execute(people.update().where(people.c.id == row["id"]).values(**changed))
            _shut_out(connection, row["id"], tokens_too=tokens_too)
            return person_from(_kept(connection, row["key"]))


def person_from(row: RowMapping) -> Person:
    """The person of a row that has the columns of theirs."""
    return Person(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        made_at=row["made_at"],
        temporary=bool(row["temporary"]),
        signed_in_at=row["signed_in_at"],
        removed_at=row["removed_at"],
    )


def _row(connection: Connection, key: str) -> RowMapping | None:
    return connection.execute(select(people).where(people.c.key == key)).mappings().first()


def _kept(connection: Connection, key: str) -> RowMapping:
    return connection.execute(select(people).where(people.c.key == key)).mappings().one()


def _named(connection: Connection, name: str) -> RowMapping:
    row = _row(connection, key_of(name))
    if row is None or row["removed_at"] is not None:
        raise NotFound(f"nobody called “{name[:80]}” has an account")
    return row


def _keep_an_owner(connection: Connection, row: RowMapping) -> None:
    owners = (people.c.role == Role.OWNER.value) & people.c.removed_at.is_(None) & (people.c.id != row["id"])
    if row["role"] == Role.OWNER and not connection.execute(select(func.count()).where(owners)).scalar_one():
        raise BadRequest(f"“{row['name']}” is the only owner: make somebody else an owner first")


def _shut_out(connection: Connection, person: str, *, tokens_too: bool) -> None:
    connection.execute(tables.sessions.delete().where(tables.sessions.c.person == person))
    if tokens_too:
        connection.execute(tables.tokens.delete().where(tables.tokens.c.person == person))
