"""What is refused in the place of a ledger on a server, and in whose words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, Engine, create_engine, inspect, text

from sayso.errors import LedgerBusy, LedgerError, LedgerForbidden, NewerLedger, NotALedger
from sayso.ledger import Ledger
from sayso.ledger.migrations import upgrade
from sayso.ledger.opening import revisions
from sayso.ledger.schema import HEAD, metadata
from tests.ledger.builders import Page, build

GUARDS = text(
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
    "WHERE NOT tgisinternal AND tgname LIKE '%only_grows' "
    "AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
)


@pytest.fixture
def engine(schema: Callable[[], str]) -> Iterator[Engine]:
    """The server, at a place with nothing in it."""
    engine = create_engine(schema())
    yield engine
    engine.dispose()


def address(engine: Engine) -> str:
    """What a user would name it by."""
    return engine.url.render_as_string(hide_password=False)


def guards(engine: Engine) -> set[tuple[str, str]]:
    """Each table that is guarded, with how."""
    with engine.connect() as connection:
        here = connection.execute(text("SELECT current_schema()")).scalar_one()
        return {(table, how.replace(f"{here}.", "")) for table, how in connection.execute(GUARDS)}


def test_a_new_ledger_is_what_the_migrations_lead_to(schema: Callable[[], str]) -> None:
    """Made at once or step by step, the tables, indexes and guards are the same, and the same as the schema's."""
    made, migrated = create_engine(schema()), create_engine(schema())
    Ledger.open(address(made)).close()
    with migrated.begin() as connection:
        upgrade.upgrade(connection)
    for engine in (made, migrated):
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), metadata) == []
            assert connection.execute(revisions.select()).scalars().all() == [HEAD]
    assert guards(made) == guards(migrated)
    assert {table for table, _ in guards(made)} == set(metadata.tables)
    for table in metadata.tables:
        assert inspect(made).get_foreign_keys(table) == inspect(migrated).get_foreign_keys(table)
    made.dispose()
    migrated.dispose()


def test_another_program_s_database_is_refused(engine: Engine) -> None:
    """A database with tables that are not ours is not touched."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE bookmark (url text)"))
    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(address(engine))
    assert inspect(engine).get_table_names() == ["bookmark"]


def test_reading_only_makes_nothing(engine: Engine) -> None:
    """Where there is no ledger, opening one for reading makes none."""
    with pytest.raises(NotALedger, match="no ledger"):
        Ledger.open(address(engine), read_only=True)
    assert inspect(engine).get_table_names() == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_a_later_version_is_refused(engine: Engine, read_only: bool) -> None:
    """A revision that this program does not know is told apart from damage."""
    Ledger.open(address(engine)).close()
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerLedger, match="later version of sayso"):
        Ledger.open(address(engine), read_only=read_only)


def test_a_writer_that_does_not_let_go_is_waited_for_and_then_told_of(engine: Engine) -> None:
    """Patience ends in one line; when the other is done, writing goes on."""
    with Ledger.open(address(engine), patience=0.05) as ledger:
        with ledger._writing(), pytest.raises(LedgerBusy, match="another program is writing"):
            ledger.record(build(Page()))
        assert ledger.record(build(Page())).new


def test_who_may_not_write_is_told_so(engine: Engine) -> None:
    """A user of the server with no rights to the tables gets our words, not the driver's."""
    Ledger.open(address(engine)).close()
    with engine.begin() as connection:
        here = connection.execute(text("SELECT current_schema()")).scalar_one()
        connection.execute(text(f"CREATE ROLE visitor_{here} LOGIN"))
        connection.execute(text(f"GRANT USAGE ON SCHEMA {here} TO visitor_{here}"))
    url = engine.url.set(username=f"visitor_{here}")
    with pytest.raises(LedgerForbidden, match="permission denied") as refused:
        Ledger.open(url.render_as_string(hide_password=False))
    assert "\n" not in str(refused.value)
    with engine.begin() as connection:
        connection.execute(text(f"DROP OWNED BY visitor_{here}"))
        connection.execute(text(f"DROP ROLE visitor_{here}"))


def test_a_server_that_is_not_there_is_named_without_its_password(server: URL) -> None:
    """One line that names the address; the password in it is for nobody's eyes."""
    gone = server.set(username="ada", password="geheim").update_query_dict({"host": "/nowhere"})  # noqa: S106
    with pytest.raises(LedgerError, match="ada:") as refused:
        Ledger.open(gone.render_as_string(hide_password=False))
    assert "geheim" not in str(refused.value)
    assert "\n" not in str(refused.value)
