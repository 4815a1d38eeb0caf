"""Sources and claims can be graded: kinds of judgements that a program of the revision before could not read."""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No table changes; the number alone keeps such a program from a ledger that it would misunderstand."""
