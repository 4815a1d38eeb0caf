"""How far reading has come with each input. What an earlier version read is not noted, and is read again."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, Text

from sayso.ledger.dialect import guards

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table more."""
    op.create_table(
        "intakes",
        Column("source", Text(), nullable=False),
        Column("reader", Text(), nullable=False),
        Column("record", Integer(), autoincrement=False, nullable=False),
        Column("nth", Integer(), autoincrement=False, nullable=False),
        Column("last", Integer(), nullable=False),
        Column("where", Text(), nullable=False),
        Column("reports", Integer(), nullable=False),
        Column("refused", Integer(), nullable=False),
        Column("fault", Text()),
        Column("recorded_at", Text(), nullable=False),
        PrimaryKeyConstraint("source", "reader", "record", "nth"),
    )
    for statement in guards(op.get_bind().dialect.name, ("intakes",)):
        op.execute(statement)
