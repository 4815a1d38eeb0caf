"""What people decided on a thing is found by index: no other judgement is gone through for it."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four indexes more; what people write may be too long for a server's usual ones."""
    op.create_index("judgements_by_kind", "judgements", ["kind"])
    for column in ("subject", "other", "value"):
        op.create_index(f"judgements_by_{column}", "judgements", [column], postgresql_using="hash")
