"""How a ledger comes to be, and what is refused in its place."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from sayso.errors import BadRequest, LedgerForbidden, NewerLedger, NotALedger
from sayso.ledger import Ledger
from sayso.ledger.migrations import upgrade
from sayso.ledger.opening import revisions
from sayso.ledger.schema import HEAD, metadata
from tests.ledger.builders import Page, build

NOBODY = 65534
"""The user with no rights of its own."""


_COMMA = re.compile(r", (?![^(]*\))")
"""A comma outside parentheses."""


def made(path: Path) -> dict[str, str]:
    """All tables, indexes and triggers of a database with the statements that made them, white space apart."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {name: " ".join(sorted(_parts(sql))) for name, sql in rows}


def _parts(statement: str) -> Iterator[str]:
    """The statement's parts; their order in a table makes no difference, nor does a column that was added later."""
    parts = (part.strip().rstrip(",") for line in statement.splitlines() for part in _COMMA.split(line))
    return (part for part in parts if part)


def test_a_new_ledger_is_what_the_migrations_lead_to(tmp_path: Path) -> None:
    """Made at once or step by step, the tables, indexes and guards are the same, and the same as the schema's."""
    Ledger.open(str(tmp_path / "new.db")).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    with engine.begin() as connection:
        upgrade.upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(revisions.select()).scalars().all() == [HEAD]
    engine.dispose()
    assert made(tmp_path / "new.db") == made(tmp_path / "migrated.db")


def test_the_last_migration_is_the_schema_s() -> None:
    """The schema names the revision that the migrations end in, and there is one end."""
    assert ScriptDirectory.from_config(upgrade._config()).get_heads() == [HEAD]


def test_only_our_own_revisions_are_known() -> None:
    """A revision that is on the way to the schema's is told from one that is not."""
    assert upgrade.known(HEAD)
    assert not upgrade.known("9999")


@pytest.mark.parametrize("content", [b"Dear reader, this is no database at all.\n" * 40, os.urandom(4096)])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """Some other file is named in one line, and stays as it is."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotALedger, match=r"notes\.txt: is no database") as refused:
        Ledger.open(str(path))
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize("mark", [0, 0x47504B47])
def test_another_program_s_database_is_refused(tmp_path: Path, mark: int) -> None:
    """A database that is not ours is not touched: no table, no mark, no write-ahead log."""
    path = tmp_path / "places.db"
    connection = sqlite3.connect(path)
    connection.executescript(f"CREATE TABLE bookmark (url); PRAGMA application_id = {mark};")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(str(path))
    assert path.read_bytes() == before


def test_a_database_that_only_bears_our_mark_is_refused(tmp_path: Path) -> None:
    """The mark alone makes no ledger."""
    path = tmp_path / "marked.db"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE bookmark (url); PRAGMA application_id = 1398896499;")
    connection.close()
    with pytest.raises(NotALedger, match="another program"):
        Ledger.open(str(path))


@pytest.mark.parametrize("read_only", [False, True])
def test_a_ledger_of_a_later_version_is_refused(tmp_path: Path, read_only: bool) -> None:
    """A revision that this program does not know is told apart from damage."""
    path = tmp_path / "later.db"
    Ledger.open(str(path)).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(NewerLedger, match="later version of sayso"):
        Ledger.open(str(path), read_only=read_only)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    """A file of no bytes is an empty database, and so may be made one of ours."""
    path = tmp_path / "empty.db"
    path.touch()
    with Ledger.open(str(path)) as ledger:
        ledger.record(build(Page()))
        assert len(ledger.events()) == 1


@pytest.mark.parametrize("there", [False, True])
def test_reading_only_makes_nothing(tmp_path: Path, there: bool) -> None:
    """Where there is no ledger, opening one for reading makes none."""
    path = tmp_path / "none.db"
    if there:
        path.touch()
    with pytest.raises(NotALedger):
        Ledger.open(str(path), read_only=True)
    assert list(tmp_path.iterdir()) == ([path] if there else [])


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    """A folder, and a file in a folder that does not exist, are told apart."""
    with pytest.raises(NotALedger, match="is a folder"):
        Ledger.open(str(tmp_path))
    with pytest.raises(LedgerForbidden, match="folder does not exist"):
        Ledger.open(str(tmp_path / "missing" / "x.db"))


@pytest.mark.parametrize("where", ["mysql://localhost/x", "nonsense://", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_names_no_ledger_is_refused(where: str) -> None:
    """Unknown databases, and those that would be gone on closing, make no sense."""
    with pytest.raises(BadRequest):
        Ledger.open(where)


def test_a_password_is_not_told() -> None:
    """What is wrong with a URL is said without its password."""
    with pytest.raises(BadRequest) as refused:
        Ledger.open("mysql://ada:geheim@localhost/x")
    assert "geheim" not in str(refused.value)


def test_a_url_and_a_path_are_the_same_ledger(tmp_path: Path) -> None:
    """``sqlite:///`` names a file; awkward characters in its name are the file's."""
    path = tmp_path / "odd ? name#1%20é.db"
    with Ledger.open(str(path)) as ledger:
        ledger.record(build(Page()))
    assert path.exists()
    plain = path.rename(tmp_path / "plain.db")
    with Ledger.open(f"sqlite:///{plain}") as ledger:
        assert len(ledger.reports()) == 1


def test_a_damaged_ledger_is_said_to_be_damaged(tmp_path: Path) -> None:
    """Bytes that were overwritten end in a line, not in a wrong answer."""
    path = tmp_path / "damaged.db"
    with Ledger.open(str(path)) as ledger:
        for n in range(8):
            ledger.record(build(Page(publisher=f"Outlet {n}")))
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\x5a" * (len(whole) - 4096)
    path.write_bytes(whole)
    with pytest.raises(NotALedger, match="is damaged"), Ledger.open(str(path)) as ledger:
        ledger.events()


def test_opening_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    """A new ledger and one that is up to date open without migrations and without the other database's drivers."""
    code = (
        "import sys; from sayso.ledger import Ledger; "
        "Ledger.open(sys.argv[1]).close(); Ledger.open(sys.argv[1]).close(); "
        "sys.exit(bool({'alembic', 'mako', 'psycopg', 'sqlalchemy.dialects.postgresql'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.db")], check=True)


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that every user may enter; the test ends as the user as whom it began."""
    user = os.geteuid()
    with TemporaryDirectory() as name:
        yield Path(name)
        os.seteuid(user)
        Path(name).chmod(0o755)


def test_a_file_that_may_not_be_written_is_refused(common: Path) -> None:
    """Permissions end in LedgerForbidden; reading stays possible, and what may not be read is forbidden too."""
    path = common / "ledger.db"
    with Ledger.open(str(path)) as ledger:
        ledger.record(build(Page()))
    path.chmod(0o444)
    common.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)  # permissions do not bind the superuser
    with pytest.raises(LedgerForbidden, match="may not be"), Ledger.open(str(path)) as ledger:
        ledger.record(build(Page(publisher="Taldine Post")))
    with Ledger.open(str(path), read_only=True) as ledger:
        assert len(ledger.reports()) == 1
    with pytest.raises(LedgerForbidden, match="may not be opened"):
        Ledger.open(str(common / "new.db"))


def test_a_file_that_may_not_be_read_is_refused(common: Path) -> None:
    """A ledger that only its owner may read is forbidden to others."""
    path = common / "ledger.db"
    Ledger.open(str(path)).close()
    common.chmod(0o755)
    path.chmod(0o000)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    for read_only in (False, True):
        with pytest.raises(LedgerForbidden, match="may not be opened"):
            Ledger.open(str(path), read_only=read_only)
