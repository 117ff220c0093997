"""A library: one SQLite file, or one PostgreSQL database that departments share."""

import getpass
import logging
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, inspect
from sqlalchemy.orm import Session

from charrette.domain.errors import LibraryError
from charrette.store import backup, schema, undo
from charrette.store.connections import WRITES, address, engine_for, look_at
from charrette.store.faults import damaged, newer, plain_faults
from charrette.store.queries import Queries
from charrette.store.rows import Row, StepRow
from charrette.store.unit_of_work import Changes, UnitOfWork
from charrette.system.clock import Clock, SystemClock
from charrette.system.ids import IdSource, TimeOrderedIds

_log = logging.getLogger(__name__)

Command = TypeVar("Command")
Done = TypeVar("Done")

BUSY_TIMEOUT_MS = 5000


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
        busy_ms: int = BUSY_TIMEOUT_MS,
    ) -> None:
        """Opens ``where`` (a file or a PostgreSQL URL), making it when it is new and ``create`` is set.

        A write waits ``busy_ms`` milliseconds at most while another program writes.
        Raises ``LibraryError`` in plain words; a damaged, foreign or newer file is left untouched.
        """
        self.url = address(where)
        self.path = Path(self.url.database or "") if self.url.drivername == "sqlite" else None
        self.name = self.path.name if self.path else str(self.url.database)
        self.read_only = read_only
        self.actor = actor or _person()
        self.clock = clock or SystemClock()
        self.ids = ids or TimeOrderedIds(self.clock)
        self._listeners: list[Callable[[Changes], None]] = []
        if self.path:
            look_at(self.path, create=create, read_only=read_only)
        self.engine = engine_for(self.url, self.path, read_only=read_only, busy_ms=busy_ms)
        self._writer = self.engine.execution_options(**{WRITES: True})
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
    def unit_of_work(self, action: str, *, kind: str = "do", actor: str = "") -> Generator[UnitOfWork]:
        """One user action; ``action`` is its name in the journal (``keep_card``)."""
        if self.read_only:
            raise LibraryError(f"“{self.name}” is open read-only.", "Nothing was changed.")
        step = StepRow(
            seq=None, at=self.clock.now(), actor=actor or self.actor, action=action, sentence="", kind=kind
        )
        with (
            plain_faults(self.name),
            UnitOfWork(self._writer, step, self._publish, self.clock, self.ids) as work,
        ):
            yield work

    def do(
        self, function: Callable[[UnitOfWork, Command], Done], command: Command, *, actor: str = ""
    ) -> Done:
        """Runs one service function as one user action and keeps it; its name is the action in the journal.

        ``actor`` is whom the minutes name; empty: the person who opened the library.
        """
        with self.unit_of_work(function.__name__, actor=actor) as work:
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
    def reading(self) -> Generator[Queries]:
        """Queries in one consistent view of the library."""
        with plain_faults(self.name), Session(self.engine) as session:
            yield Queries(session)

    def undo(self, project_id: UUID | None = None) -> Changes:
        """Takes back this person's last step, in one project or in all of them.

        Raises ``StaleError`` when a later step stands on it.
        """
        with self.unit_of_work("undo", kind="undo") as work:
            return undo.undo(work, project_id)

    def redo(self, project_id: UUID | None = None) -> Changes:
        """Does again what this person undid last."""
        with self.unit_of_work("redo", kind="redo") as work:
            return undo.redo(work, project_id)

    def history(self) -> tuple[str | None, str | None]:
        """The sentences of the steps that undo and redo would touch; None where there is none."""
        with plain_faults(self.name), Session(self.engine) as session:
            steps = undo.undoable(session, self.actor), undo.redoable(session, self.actor)
            undo_step, redo_step = (step.sentence if step else None for step in steps)
        return undo_step, redo_step

    def check(self) -> list[str]:
        """What is wrong with the library, in words; an empty list when it is sound."""
        found = self._check_file() if self.path else []
        if not found:
            try:
                found = self._check_content()
            except LibraryError as error:
                found = [error.what]
        return found

    def _check_file(self) -> list[str]:
        """SQLite's own check of pages, indexes and links; a fault is said once, with the first of its findings."""
        try:
            with closing(self.engine.raw_connection()) as connection:
                cursor = connection.cursor()
                found = [row[0] for row in cursor.execute("PRAGMA integrity_check(10)").fetchall()]
                links = [row[0] for row in cursor.execute("PRAGMA foreign_key_check").fetchall()]
        except sqlite3.DatabaseError as error:
            found, links = [str(error)], []
        wrong = [line for line in found if line != "ok"]
        if wrong:
            more = f" and {len(wrong) - 1} more findings" if len(wrong) > 1 else ""
            return [f"The file “{self.name}” is damaged ({' '.join(wrong[0].split())}{more})."]
        return [f"An entry of “{table}” points at another entry that is gone." for table in links]

    def _check_content(self) -> list[str]:
        """Reads everything once: what cannot be read as a value is damaged."""
        wrong: list[str] = []
        with self.reading() as queries:
            for project in queries.projects():
                try:
                    queries.snapshot(project.id)
                except LibraryError as error:
                    wrong.append(f"The project “{project.name}” cannot be read: {error.what}")
        return wrong

    def _publish(self, changes: Changes) -> None:
        """Tells every listener; what is on disk stays kept even where a listener fails."""
        for listener in self._listeners:
            try:
                listener(changes)
            except Exception:  # noqa: BLE001 - whatever it is: the work is kept, and it is logged
                _log.exception("a listener failed after a commit")

    def _prepare(self) -> None:
        with plain_faults(self.name):
            with self.engine.connect() as connection:
                found = schema.version(connection)
                if found is None:
                    self._refuse_foreign(connection)
            if found is None:
                self._create()
            elif found > schema.HEAD:
                raise newer(self.name)
            elif found < schema.HEAD:
                self._migrate(found)

    def _create(self) -> None:
        if self.read_only:
            raise LibraryError(
                f"“{self.name}” is empty; there is nothing to read.", "", "Open it once for writing."
            )
        schema.create(self._writer)

    def _refuse_foreign(self, connection: Connection) -> None:
        """A file with tables of something else is no library, nor is a database that has tables of our names."""
        tables = set(inspect(connection).get_table_names())
        if self.path and tables:
            raise damaged(self.name)
        if tables & set(Row.metadata.tables):
            raise LibraryError(
                f"The database “{self.name}” holds tables of another program.",
                "It was left untouched.",
                "Make an empty database for the library.",
            )

    def _migrate(self, found: str) -> None:
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


def _person() -> str:
    """The operating system's user; somebody where it has no name for them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
