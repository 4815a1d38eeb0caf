"""Texts are looked up by agencies' notices under them too, and more of the longest texts is kept.

The index of texts is made anew from the texts.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Text

from sayso.ledger.dialect import guards
from sayso.ledger.likeness import rebuild

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The index, made and filled again."""
    op.drop_table("fingerprints")
    op.drop_table("text_sketches")
    op.create_table(
        "text_sketches",
        Column("report", Text(), nullable=False),
        Column("level", sa.Integer(), nullable=False),
        Column("hashes", sa.LargeBinary(), nullable=False),
        Column("notices", sa.LargeBinary(), nullable=False),
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
    rebuild(op.get_bind())
    for statement in guards(op.get_bind().dialect.name, ("text_sketches", "fingerprints")):
        op.execute(statement)
