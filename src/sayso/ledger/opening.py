"""Makes a new ledger, or makes sure that what is there is one of ours and up to date."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Engine, MetaData, PrimaryKeyConstraint, String, Table, inspect, select
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerBusy, LedgerForbidden, NewerLedger, NotALedger
from sayso.ledger.dialect import Dialect, guards
from sayso.ledger.schema import HEAD, TABLES, metadata

revisions = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table."""


def make_ready(engine: Engine, dialect: Dialect, *, read_only: bool) -> None:
    """Creates the tables in an empty database; upgrades those of an earlier version.

    Raises:
        NotALedger: it is some other program's, or read only and empty.
        NewerLedger: a later version of this program has changed its tables.
        LedgerForbidden: it must be upgraded and is read only.
    """
    with engine.connect() as connection:
        dialect.begin(connection, writing=False)
        found = None if dialect.is_empty(connection) else _revision(connection, dialect)
    if found != HEAD:
        if read_only:
            _refuse(found, dialect)
        with engine.connect() as connection, dialect.making(connection):
            # another process may have been here in between
            if dialect.is_empty(connection):
                create(connection, dialect)
            elif (found := _revision(connection, dialect)) != HEAD:
                _upgrade(connection, dialect, found)
    if not read_only:
        dialect.settle(engine)


_FOUND = select(revisions.c.version_num)


def make_sure(connection: Connection, dialect: Dialect) -> None:
    """Sees that the tables are still those that this program knows: a later version may have been here since it began.

    Raises:
        NewerLedger: it has; whoever writes on would write what that version does not expect, or not where it looks.
    """
    if connection.execute(_FOUND).scalar_one_or_none() != HEAD:
        was = "was brought up to date by a later version of sayso while this one ran; use that version"
        raise NewerLedger(f"{dialect.where}: {was}")


def create(connection: Connection, dialect: Dialect) -> None:
    """Makes the present tables at once; tested to be the same as those that the migrations lead to."""
    metadata.create_all(connection, checkfirst=False)
    for statement in guards(connection.dialect.name, TABLES):
        connection.exec_driver_sql(statement)
    revisions.create(connection)
    connection.execute(revisions.insert().values(version_num=HEAD))
    dialect.mark(connection)


def _revision(connection: Connection, dialect: Dialect) -> str:
    if not inspect(connection).has_table(revisions.name):
        raise NotALedger(f"{dialect.where}: is the database of another program")
    found: str | None = connection.execute(_FOUND).scalar_one_or_none()
    if found is None:
        raise NotALedger(f"{dialect.where}: is damaged (it does not tell its version)")
    return found


def _refuse(found: str | None, dialect: Dialect) -> None:
    if found is None:
        raise NotALedger(f"{dialect.where}: there is no ledger in it")
    from sayso.ledger.migrations import upgrade  # Alembic takes a tenth of a second to import

    if not upgrade.known(found):
        raise _newer(dialect)
    raise LedgerForbidden(f"{dialect.where}: was made by an earlier version; open it once for writing")


def _upgrade(connection: Connection, dialect: Dialect, found: str) -> None:
    from sayso.ledger.migrations import upgrade

    if not upgrade.known(found):
        raise _newer(dialect)
    try:
        upgrade.upgrade(connection)
    except DBAPIError as error:
        if not isinstance(dialect.ours(error), LedgerBusy):
            raise
        must = "was made by an earlier version and must be brought up to date, but another program is using it"
        raise LedgerBusy(f"{dialect.where}: {must}; try again when it is done") from error


def _newer(dialect: Dialect) -> NewerLedger:
    return NewerLedger(f"{dialect.where}: was written by a later version of sayso")
