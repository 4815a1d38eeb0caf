"""The first ledger."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Text

from sayso.ledger.dialect import guards

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "entries",
    "judgements",
    "refusals",
    "relations",
    "reports",
    "texts",
    "events",
    "readings",
    "shingles",
    "text_sketches",
    "claims",
    "event_keys",
    "event_sketches",
)


def upgrade() -> None:
    """From nothing: entries, their bodies, the words, the indexes, and the guards that let them only grow."""
    _entries()
    _bodies()
    _words()
    _told()
    _indexes()
    for statement in guards(op.get_bind().dialect.name, TABLES):
        op.execute(statement)


def _entries() -> None:
    op.create_table(
        "entries",
        Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        Column("id", Text(), nullable=False),
        Column("nth", sa.Integer(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("recorded_at", Text(), nullable=False),
        Column("by", Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", "nth", name="entries_once"),
    )
    op.create_index("entries_by_time", "entries", ["recorded_at"])


def _bodies() -> None:
    op.create_table(
        "judgements",
        Column("id", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("subject", Text(), nullable=False),
        Column("value", Text(), nullable=True),
        Column("other", Text(), nullable=True),
        Column("reason", Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "refusals",
        Column("id", Text(), nullable=False),
        Column("where", Text(), nullable=False),
        Column("why", Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "relations",
        Column("id", Text(), nullable=False),
        Column("kind", Text(), nullable=False),
        Column("left", Text(), nullable=False),
        Column("right", Text(), nullable=False),
        Column("score", sa.Float(), nullable=False),
        Column("because", Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("relations_by_left", "relations", ["left"])
    op.create_index("relations_by_right", "relations", ["right"])
    op.create_table(
        "reports",
        Column("id", Text(), nullable=False),
        Column("url", Text(), nullable=True),
        Column("path", Text(), nullable=True),
        Column("title", Text(), nullable=True),
        Column("label", Text(), nullable=True),
        Column("byline", Text(), nullable=False),
        Column("publisher", Text(), nullable=True),
        Column("published", Text(), nullable=True),
        Column("updated", Text(), nullable=True),
        Column("language", Text(), nullable=True),
        Column("sha256_raw", Text(), nullable=False),
        Column("sha256_text", Text(), nullable=False),
        Column("found_by", Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _words() -> None:
    op.create_table(
        "texts",
        Column("sha256", Text(), nullable=False),
        Column("words", Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "readings",
        Column("report", Text(), nullable=False),
        Column("reader", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("recorded_at", Text(), nullable=False),
        Column("layout", Text(), nullable=False),
        Column("json", Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.ForeignKeyConstraint(["text"], ["texts.sha256"]),
        sa.PrimaryKeyConstraint("report", "reader"),
    )


def _told() -> None:
    op.create_table(
        "events",
        Column("id", Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("events_by_report", "events", ["report"])
    op.create_table(
        "claims",
        Column("id", Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("claims_by_event", "claims", ["event"])
    op.create_index("claims_by_report", "claims", ["report"])


def _indexes() -> None:
    op.create_table(
        "shingles",
        Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        Column("report", Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("hash", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "text_sketches",
        Column("report", Text(), nullable=False),
        Column("level", sa.Integer(), nullable=False),
        Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "event_keys",
        Column("key", Text(), nullable=False),
        Column("event", Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.PrimaryKeyConstraint("key", "event"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_sketches",
        Column("event", Text(), nullable=False),
        Column("report", Text(), nullable=False),
        Column("sketch", Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"]),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("event"),
    )
    op.create_index("event_sketches_by_report", "event_sketches", ["report"])
