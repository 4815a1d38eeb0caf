"""Claims have their quantities and the other places where they stand; of those that are there neither is noted."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns more."""
    op.add_column("claims", Column("also", Text(), nullable=True))
    op.add_column("claims", Column("quantities", Text(), nullable=True))
