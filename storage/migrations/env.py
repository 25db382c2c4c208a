"""What Alembic runs: the steps, inside the transaction that `storage.migrations.upgrade` began."""

from alembic import context

from storage.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
