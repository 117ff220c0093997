"""Alembic's environment: runs the revisions on the connection that the library hands over."""

from alembic import context

from charrette.store.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
