"""Alembic runs this file to reach the database: it uses the connection, and the transaction, it is given."""

from alembic import context

from checklist.archive.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
