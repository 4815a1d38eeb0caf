"""The ways from earlier revisions of the tables to the present ones (Alembic)."""
