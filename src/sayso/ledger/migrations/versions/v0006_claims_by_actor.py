"""An actor's claims are found by index: what a judgement on the actor concerns is not looked for in every claim."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One index more."""
    op.create_index("claims_by_actor", "claims", ["actor"])
