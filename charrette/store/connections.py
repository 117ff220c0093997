"""How a library is reached: its address, a look at its file before SQLite touches it, and its connections."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError

from charrette.domain.errors import LibraryError
from charrette.store import backup, schema
from charrette.store.faults import damaged, fault, newer

WRITES = "charrette_write"
"""The execution option of connections that write."""

_HEADER = b"SQLite format 3\x00"
_ONE_WRITER = 0x43485254
"""The key of PostgreSQL's advisory lock: one writer at a time, as SQLite has it by itself."""


def address(where: str | Path) -> URL:
    """The address of a library, from a file's name or a URL; raises ``LibraryError`` for one we cannot read."""
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise LibraryError(f"“{text}” is no address of a library.", "", _NAME_ONE) from error
    kind = url.get_backend_name()
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database:
        return URL.create("sqlite", database=str(Path(url.database).absolute()))
    raise LibraryError(f"“{kind}” libraries are not known.", "", _NAME_ONE)


_NAME_ONE = "Name a file, or a postgresql:// address."


def look_at(path: Path, *, create: bool, read_only: bool) -> None:
    """Refuses what is no library, or not ours to write, before SQLite touches it.

    An empty file is a new library, unless it has backups.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        if read_only or not create:
            raise LibraryError(f"There is no library “{path}”.") from None
        _make_folder(path)
        return
    except IsADirectoryError:
        raise LibraryError(f"“{path}” is a folder, not a library.", "", "Name a file in it.") from None
    except OSError as error:
        raise LibraryError(
            f"“{path.name}” cannot be read: {error.strerror}.",
            "It was left untouched.",
            "Ask for access, or choose another library.",
        ) from error
    if head or read_only or not create or backup.backups(path):
        _check_head(path, head)
    if not read_only and not os.access(path, os.W_OK):
        raise fault("SQLITE_READONLY", path.name) or damaged(path.name)


def _check_head(path: Path, head: bytes) -> None:
    if len(head) < 100 or not head.startswith(_HEADER):
        raise damaged(path.name)
    application, version = int.from_bytes(head[68:72]), int.from_bytes(head[60:64])
    if application not in {0, schema.APPLICATION_ID} or (not application and _is_foreign(path)):
        raise damaged(path.name)
    if application and version > int(schema.HEAD):
        raise newer(path.name)


def _is_foreign(path: Path) -> bool:
    """Whether an unmarked SQLite file holds tables of something else.

    One without any may be a library whose first writing was cut short: its log knows more than the file.
    """
    target = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(target, uri=True)) as connection:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError:
        return True
    return bool(tables) and "alembic_version" not in tables


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder “{path.parent}” cannot be made: {error.strerror}.", "", "Choose another folder."
        ) from error


def engine_for(url: URL, path: Path | None, *, read_only: bool, busy_ms: int) -> Engine:
    """The engine of a library; a writer that finds another one at work waits ``busy_ms`` at most."""
    if path is None:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        _tune_server(engine, busy_ms)
        return engine
    if read_only:
        target = f"{path.absolute().as_uri()}?mode=ro{'' if _has_log(path) else '&immutable=1'}"
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(target, uri=True, check_same_thread=False),
            poolclass=QueuePool,
        )
    else:
        engine = create_engine(url, connect_args={"check_same_thread": False})
    _tune_file(engine, busy_ms, read_only=read_only)
    return engine


def _has_log(path: Path) -> bool:
    """Whether SQLite must read a write-ahead log beside the library, or could make one.

    Where the folder cannot be written and there is no log, the file is read as one that does not change.
    """
    log = path.with_name(f"{path.name}-wal")
    probe = path.with_name(f".{path.name}.probe")
    try:
        if log.exists() and log.stat().st_size:
            return True
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _tune_file(engine: Engine, busy_ms: int, *, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        pragmas = [f"busy_timeout={busy_ms}", "foreign_keys=ON", "trusted_schema=OFF"]
        if not read_only:
            pragmas += ["journal_mode=WAL", "synchronous=FULL"]
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _tune_server(engine: Engine, busy_ms: int) -> None:
    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        if connection.get_execution_options().get(WRITES, False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {busy_ms}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_WRITER})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
