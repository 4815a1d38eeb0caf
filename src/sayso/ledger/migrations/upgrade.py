"""Brings the tables of an earlier version up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sayso.ledger.schema import HEAD


def known(revision: str) -> bool:
    """Tells whether this program has a way from the revision to its own."""
    script = ScriptDirectory.from_config(_config())
    return revision in {one.revision for one in script.walk_revisions()}


def upgrade(connection: Connection, revision: str = HEAD) -> None:
    """Upgrades within the connection's transaction, from nothing or from an earlier revision."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
