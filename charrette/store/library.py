"""A library: one SQLite file, or one PostgreSQL database that departments share."""

import getpass
import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from charrette.domain.errors import LibraryError, NewerLibraryError
from charrette.store import backup, schema, undo
from charrette.store.faults import damaged, plain_faults
from charrette.store.queries import Queries
from charrette.store.rows import StepRow
from charrette.store.unit_of_work import Changes, UnitOfWork
from charrette.system.clock import Clock, SystemClock
from charrette.system.ids import IdSource, TimeOrderedIds

_log = logging.getLogger(__name__)

Command = TypeVar("Command")
Done = TypeVar("Done")

BUSY_TIMEOUT_MS = 5000
_HEADER = b"SQLite format 3\x00"


class Library:
    """An opened library. Writes go through ``unit_of_work``, reads through ``reading``."""

    def __init__(
        self,
        where: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        actor: str = "",
        clock: Clock | None = None,
        ids: IdSource | None = None,
    ) -> None:
        """Opens ``where`` (a file or a PostgreSQL URL), making it when it is new and ``create`` is set.

        Raises ``LibraryError`` in plain words; a damaged, foreign or newer file is left untouched.
        """
        self.url = _url(where)
        self.path = Path(self.url.database or "") if self.url.drivername == "sqlite" else None
        self.name = self.path.name if self.path else str(self.url.database)
        self.read_only = read_only
        self.actor = actor or getpass.getuser()
        self.clock = clock or SystemClock()
        self.ids = ids or TimeOrderedIds(self.clock)
        self._listeners: list[Callable[[Changes], None]] = []
        if self.path:
            _look_at(self.path, create=create and not read_only)
        self.engine = _engine(self.url, self.path, read_only=read_only)
        self._writer = self.engine.execution_options(charrette_write=True)
        try:
            self._prepare()
        except BaseException:
            self.engine.dispose()
            raise

    def close(self) -> None:
        """Closes every connection."""
        self.engine.dispose()

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """Calls ``listener`` after every commit, on the thread that committed."""
        self._listeners.append(listener)

    @contextmanager
    def unit_of_work(self, action: str, *, kind: str = "do", actor: str = "") -> Iterator[UnitOfWork]:
        """One user action; ``action`` is its name in the journal (``keep_card``)."""
        if self.read_only:
            raise LibraryError(f"“{self.name}” is open read-only.", "Nothing was changed.")
        step = StepRow(
            seq=None, at=self.clock.now(), actor=actor or self.actor, action=action, sentence="", kind=kind
        )
        with UnitOfWork(self._writer, self.name, step, self._publish, self.clock, self.ids) as work:
            yield work

    def do(self, function: Callable[[UnitOfWork, Command], Done], command: Command) -> Done:
        """Runs one service function as one user action and keeps it; its name is the action in the journal."""
        with self.unit_of_work(function.__name__) as work:
            done = function(work, command)
            work.commit()
        return done

    def note(self, action: str, sentence: str, project_id: UUID | None = None) -> None:
        """Writes into the minutes something that changed no row; it cannot be undone."""
        with self.unit_of_work(action, kind="note") as work:
            work.describe(sentence, project_id)
            work.note()
            work.commit()

    @contextmanager
    def reading(self) -> Iterator[Queries]:
        """Queries in one consistent view of the library."""
        with plain_faults(self.name), Session(self.engine) as session:
            yield Queries(session)

    def undo(self) -> Changes:
        """Takes back this person's last step; raises ``StaleError`` when a later step stands on it."""
        with self.unit_of_work("undo", kind="undo") as work:
            return undo.undo(work)

    def redo(self) -> Changes:
        """Does again what this person undid last."""
        with self.unit_of_work("redo", kind="redo") as work:
            return undo.redo(work)

    def history(self) -> tuple[str | None, str | None]:
        """The sentences of the steps that undo and redo would touch; None where there is none."""
        with plain_faults(self.name), Session(self.engine) as session:
            steps = undo.undoable(session, self.actor), undo.redoable(session, self.actor)
            undo_step, redo_step = (step.sentence if step else None for step in steps)
        return undo_step, redo_step

    def check(self) -> list[str]:
        """What is wrong with the library, in words; an empty list when it is sound."""
        if self.path is None:
            return []
        try:
            with sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True) as connection:
                found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
                found += [
                    f"a {row[0]} row points at nothing"
                    for row in connection.execute("PRAGMA foreign_key_check")
                ]
        except sqlite3.DatabaseError as error:
            return [str(error)]
        finally:
            connection.close()
        return [line for line in found if line != "ok"]

    def _publish(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)

    def _prepare(self) -> None:
        with plain_faults(self.name):
            with self.engine.connect() as connection:
                found = schema.version(connection)
                if found is None:
                    self._refuse_foreign(connection)
            if found is None and not self.read_only:
                schema.create(self._writer)
            elif found is not None and found > schema.HEAD:
                raise newer(self.name)
            elif found != schema.HEAD:
                self._migrate(found)

    def _refuse_foreign(self, connection: Any) -> None:
        """A SQLite file with tables of something else is no library."""
        if self.path and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise damaged(self.name)

    def _migrate(self, found: str | None) -> None:
        if self.read_only:
            raise LibraryError(
                f"“{self.name}” is of an older version and must be brought up to date first.",
                "It was left untouched.",
                "Open it once for writing; a backup is made before.",
            )
        if self.path:
            backup.back_up(self.path, self.clock.now(), reason="before-migration")
        _log.info("migrating %s from %s", self.name, found)
        schema.migrate(self._writer)


def newer(name: str) -> NewerLibraryError:
    """The file was written by a newer Charrette."""
    return NewerLibraryError(
        f"“{name}” was written by a newer version of Charrette.",
        "It was left untouched.",
        "Install the newer version on this computer, or open a copy there and export a needs file.",
    )


def _url(where: str | Path) -> URL:
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    url = make_url(text)
    if url.drivername in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise LibraryError(
            f"“{url.get_backend_name()}” libraries are not known.",
            "",
            "Name a file, or a postgresql:// address.",
        )
    return url


def _look_at(path: Path, *, create: bool) -> None:
    """Refuses what is no library before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        if not create:
            raise LibraryError(f"There is no library “{path}”.") from None
        _make_folder(path)
        return
    except IsADirectoryError:
        raise LibraryError(f"“{path}” is a folder, not a library.") from None
    except OSError as error:
        raise LibraryError(
            f"“{path.name}” cannot be read: {error.strerror}.", "It was left untouched."
        ) from error
    if not head:
        return
    if len(head) < 100 or not head.startswith(_HEADER):
        raise damaged(path.name)
    application, version = int.from_bytes(head[68:72]), int.from_bytes(head[60:64])
    if application not in {0, schema.APPLICATION_ID}:
        raise damaged(path.name)
    if application and version > int(schema.HEAD):
        raise newer(path.name)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder “{path.parent}” cannot be made: {error.strerror}.", "", "Choose another folder."
        ) from error


def _engine(url: URL, path: Path | None, *, read_only: bool) -> Engine:
    if path is None:
        return create_engine(url, pool_pre_ping=True)
    if read_only:
        unwritable = "&immutable=1" if not _can_write_beside(path) else ""
        target = f"{path.absolute().as_uri()}?mode=ro{unwritable}"
        engine = create_engine(
            "sqlite://", creator=lambda: sqlite3.connect(target, uri=True, check_same_thread=False)
        )
    else:
        engine = create_engine(
            url, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000}
        )
    _listen_for_connections(engine, read_only=read_only)
    return engine


def _can_write_beside(path: Path) -> bool:
    """Whether SQLite could make its shared-memory file (WAL) beside the library."""
    probe = path.with_name(f".{path.name}.probe")
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def _listen_for_connections(engine: Engine, *, read_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        pragmas = ["foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "trusted_schema=OFF"]
        if not read_only:
            pragmas += ["journal_mode=WAL", "synchronous=FULL"]
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        writes = connection.get_execution_options().get("charrette_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
