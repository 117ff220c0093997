"""The schema's version: read with one cheap query; Alembic is imported only when a migration is due."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from charrette.store.rows import Row
from charrette.store.versions import APPLICATION_ID, HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """The revision of an opened library; None when it has no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def create(engine: Engine) -> None:
    """Makes the newest schema in an empty database (a test holds it equal to the migrations).

    Nothing is done where another program was quicker.
    """
    with engine.begin() as connection:
        if version(connection) is not None:
            return
        Row.metadata.create_all(connection)
        connection.execute(
            text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        _mark(connection)


def migrate(engine: Engine) -> None:
    """Brings an older library to the newest schema; all or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection, _unbound(connection), connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        _mark(connection)


@contextmanager
def _unbound(connection: Connection) -> Generator[None]:
    """SQLite changes a table by copying and dropping it, which foreign keys would forbid while they are on."""
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def _mark(connection: Connection) -> None:
    """Writes the application id and the schema's number into a SQLite file's header."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(HEAD)}")
