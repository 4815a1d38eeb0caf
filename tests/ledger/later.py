"""A version of the program that is yet to come: its revision makes one table anew and adds a column to another."""

from __future__ import annotations

import os
from pathlib import Path

from alembic import command

from sayso.ledger.dialect import dialect_of
from sayso.ledger.errors import ledger_errors
from sayso.ledger.migrations import upgrade
from sayso.ledger.schema import HEAD

REVISION = '''
"""A revision that makes a table anew to which others refer, and adds a column to another."""
from alembic import op
from sqlalchemy import Column, Text
from sayso.ledger.dialect import guards

revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("reports", recreate="always") as table:
            table.add_column(Column("country", Text(), nullable=True))
        for statement in guards("sqlite", ["reports"]):
            op.execute(statement)
    else:
        op.add_column("reports", Column("country", Text(), nullable=True))
    op.add_column("claims", Column("note", Text(), nullable=True))
    if {broken}:
        op.execute("INSERT INTO event_keys VALUES ('key', 'event-of-nobody', 0)")
'''


def later(where: str, folder: Path, *, broken: bool = False, patience: float = 10.0) -> None:
    """Brings a ledger of the present revision to the later one, as that version would on opening it.

    Args:
        where: the ledger.
        folder: where the revision's script is put.
        broken: the revision breaks a reference.
        patience: seconds to wait for other users of the ledger.
    """
    scripts = folder / "later"
    scripts.mkdir(exist_ok=True)
    (scripts / "later.py").write_text(REVISION.format(head=HEAD, broken=broken))
    config = upgrade._config()
    ours = Path(upgrade.__file__).parent / "versions"
    config.set_main_option("version_locations", os.pathsep.join(map(str, (ours, scripts))))
    dialect = dialect_of(where, patience=patience)
    engine = dialect.engine()
    try:
        with engine.connect() as connection, ledger_errors(dialect), dialect.making(connection):
            config.attributes["connection"] = connection
            command.upgrade(config, "later")
        if "://" not in where:
            with engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    finally:
        engine.dispose()
