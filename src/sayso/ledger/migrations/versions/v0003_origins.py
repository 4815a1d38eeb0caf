"""Texts are looked up by fingerprints, and claims tell by which words they are traced to their origins.

Of readings that are there nothing is known but their origins. The index of texts is left empty: 0007 makes it anew.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Text

from sayso.ledger.dialect import guards

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Another index, and a table for lineages."""
    op.drop_table("shingles")
    op.drop_table("text_sketches")
    op.create_table(
        "text_sketches",
        Column("report", Text(), nullable=False),
        Column("level", sa.Integer(), nullable=False),
        Column("hashes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("report"),
    )
    op.create_table(
        "fingerprints",
        Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        Column("report", Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"]),
        sa.PrimaryKeyConstraint("hash", "report"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lineages",
        Column("report", Text(), nullable=False),
        Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        Column("tree", Text(), nullable=False),
        sa.ForeignKeyConstraint(["report", "nth"], ["readings.report", "readings.nth"]),
        sa.PrimaryKeyConstraint("report", "nth"),
    )
    for statement in guards(op.get_bind().dialect.name, ("text_sketches", "fingerprints", "lineages")):
        op.execute(statement)
