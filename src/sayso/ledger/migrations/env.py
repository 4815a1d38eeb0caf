"""Run by Alembic: upgrades over the connection that the ledger hands down, in the ledger's own transaction."""

from alembic import context

from sayso.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
