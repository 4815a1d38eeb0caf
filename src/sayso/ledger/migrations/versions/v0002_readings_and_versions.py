"""A report can be read again by another reader, and a page can have versions.

What a reader takes from a report moves from ``reports`` to ``readings``; readings are numbered, and so are the events,
claims and relations that belong to them. All that is there is reading 0.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Text

from sayso.ledger.dialect import guards

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ANEW = ("readings", "events", "claims", "relations", "event_sketches", "event_keys")
"""Tables whose keys change. SQLite changes no key of a table that is there: they are copied, made anew and filled."""

MOVED = ("path", "label", "byline", "published", "updated", "language", "sha256_raw", "found_by")
"""Columns that go from ``reports`` to ``readings``."""


def upgrade() -> None:
    """From one reading a report to several, and to versions of pages."""
    for table in ANEW:
        op.execute(f"CREATE TABLE {table}_0001 AS SELECT * FROM {table}")  # noqa: S608  our own names
    for table in ("event_keys", "event_sketches", "claims", "events", "readings", "relations"):
        op.drop_table(table)
    _readings()
    _told()
    _ties()
    _indexes()
    for table in ANEW:
        op.drop_table(f"{table}_0001")
    for column in MOVED:
        op.drop_column("reports", column)
    for statement in guards(op.get_bind().dialect.name, (*ANEW, "versions")):
        op.execute(statement)


def _readings() -> None:
    op.create_table(
        "readings",
        Column("report", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("reader", Text(), nullable=False),
        Column("recorded_at", Text(), nullable=False),
        Column("page", Text(), nullable=True),
        Column("path", Text(), nullable=True),
        Column("label", Text(), nullable=True),
        Column("byline", Text(), nullable=False),
        Column("published", Text(), nullable=True),
        Column("updated", Text(), nullable=True),
        Column("language", Text(), nullable=True),
        Column("sha256_raw", Text(), nullable=False),
        Column("found_by", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("layout", Text(), nullable=False),
        Column("json", Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.ForeignKeyConstraint(["text"], ["texts.sha256"]),
        sa.PrimaryKeyConstraint("report", "nth"),
        sa.UniqueConstraint("report", "reader", name="readings_once"),
    )
    op.create_index("readings_by_page", "readings", ["page", "recorded_at"])
    moved = ", ".join(MOVED)
    op.execute(
        f"INSERT INTO readings (report, nth, reader, recorded_at, page, {moved}, text, layout, json) "  # noqa: S608  our own names
        f"SELECT report, 0, reader, recorded_at, url, {moved}, text, layout, json "
        "FROM readings_0001 JOIN reports ON reports.id = readings_0001.report"
    )


def _told() -> None:
    op.create_table(
        "events",
        Column("id", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("report", Text(), nullable=False),
        Column("type", Text(), nullable=True),
        Column("triggers", Text(), nullable=False),
        Column("participants", Text(), nullable=False),
        Column("certainty", Text(), nullable=False),
        Column("polarity", Text(), nullable=False),
        Column("words", Text(), nullable=False),
        Column("place_id", Text(), nullable=True),
        Column("place", Text(), nullable=True),
        Column("time_id", Text(), nullable=True),
        Column("time", Text(), nullable=True),
        sa.ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
        sa.PrimaryKeyConstraint("id", "nth"),
    )
    op.create_index("events_by_report", "events", ["report"])
    _fill(
        "events",
        "id",
        "report, type, triggers, participants, certainty, polarity, words, place_id, place, time_id, time",
    )
    op.create_table(
        "claims",
        Column("id", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("report", Text(), nullable=False),
        Column("attribution", Text(), nullable=True),
        Column("actor", Text(), nullable=True),
        Column("source", Text(), nullable=False),
        Column("cue", Text(), nullable=False),
        Column("content", Text(), nullable=False),
        Column("event", Text(), nullable=True),
        Column("aspect", Text(), nullable=False),
        Column("stance", Text(), nullable=False),
        Column("certainty", Text(), nullable=False),
        Column("score", sa.Float(), nullable=False),
        Column("words", Text(), nullable=False),
        Column("source_words", Text(), nullable=True),
        Column("speaker", Text(), nullable=True),
        Column("origin", Text(), nullable=True),
        sa.ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
        sa.ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
        sa.PrimaryKeyConstraint("id", "nth"),
    )
    op.create_index("claims_by_event", "claims", ["event"])
    op.create_index("claims_by_report", "claims", ["report"])
    spans = "attribution, actor, source, cue, content"
    _fill(
        "claims",
        "id",
        f"report, {spans}, event, aspect, stance, certainty, score, words, source_words, speaker, origin",
    )


def _ties() -> None:
    op.create_table(
        "relations",
        Column("id", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("kind", Text(), nullable=False),
        Column("left", Text(), nullable=False),
        Column("right", Text(), nullable=False),
        Column("score", sa.Float(), nullable=False),
        Column("because", Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "nth"),
    )
    op.create_index("relations_by_left", "relations", ["left"])
    op.create_index("relations_by_right", "relations", ["right"])
    _fill("relations", "id", 'kind, "left", "right", score, because')
    op.create_table(
        "versions",
        Column("id", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("report", Text(), nullable=False),
        Column("former", Text(), nullable=False),
        sa.ForeignKeyConstraint(["former"], ["reports.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("versions_by_former", "versions", ["former"])
    op.create_index("versions_by_report", "versions", ["report"])


def _indexes() -> None:
    op.create_table(
        "event_sketches",
        Column("event", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("report", Text(), nullable=False),
        Column("sketch", Text(), nullable=False),
        sa.ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("event", "nth"),
    )
    op.create_index("event_sketches_by_report", "event_sketches", ["report"])
    _fill("event_sketches", "event", "report, sketch")
    op.create_table(
        "event_keys",
        Column("key", Text(), nullable=False),
        Column("event", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["event", "nth"], ["events.id", "events.nth"]),
        sa.PrimaryKeyConstraint("key", "event", "nth"),
        sqlite_with_rowid=False,
    )
    _fill("event_keys", "event", "key")


def _fill(table: str, name: str, columns: str) -> None:
    """Copies a table's rows back as those of reading 0, in the order of their ids."""
    op.execute(
        f"INSERT INTO {table} ({name}, nth, {columns}) "  # noqa: S608  our own names
        f"SELECT {name}, 0, {columns} FROM {table}_0001 ORDER BY {name}"
    )
