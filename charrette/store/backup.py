"""Rotating backups of a SQLite library by SQLite's online backup.

Kept: the last ten, then the last of each day for thirty days. A backup is checked before it takes its name, so that a
damaged library never pushes out a sound backup.
"""

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from charrette.domain.errors import LibraryError, NotFoundError
from charrette.store import schema
from charrette.store.faults import busy, damaged, file_fault, newer
from charrette.system.files import whole_file

KEEP_LAST = 10
KEEP_DAYS = 30
LONGEST_WAIT = 12
"""Attempts, a quarter of a second apart, to copy a library that another program holds."""

_STAMP = "%Y%m%dT%H%M%S%f"
_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a library."""

    path: Path
    at: datetime
    reason: str
    size: int


def backup_folder(library: Path) -> Path:
    """Where the backups of a library are: a folder beside it."""
    return library.with_name(f"{library.stem}-backups")


def backups(library: Path) -> list[Backup]:
    """The backups of a library, newest first."""
    folder = backup_folder(library)
    try:
        found = [_read(path, library) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise LibraryError(f"The backups in “{folder}” cannot be read: {error.strerror}.") from error
    return sorted((each for each in found if each), key=lambda each: each.at, reverse=True)


def back_up(library: Path, now: datetime, reason: str) -> Backup:
    """Copies the library while it may be in use, checks the copy, then removes what is no longer kept.

    Raises ``DamagedLibraryError`` when the library or the copy is not sound, ``LibraryError`` when the copy cannot be
    written; the backups that are there stay.
    """
    target = backup_folder(library) / (
        f"{library.stem}.{now.astimezone(UTC).strftime(_STAMP)}.{reason}{library.suffix}"
    )
    with _plain("A backup could not be written"), whole_file(target) as beside:
        _copy(library, beside)
    _rotate(library)
    found = _read(target, library)
    assert found is not None
    return found


def restore(library: Path, chosen: Backup, now: datetime) -> Path | None:
    """Puts a backup in the library's place; what was there is kept beside it and its path returned.

    Nothing may have the library open. A backup that is damaged, no library or newer is refused.
    """
    if not chosen.path.exists():
        raise NotFoundError(f"The backup “{chosen.path.name}” is gone.")
    _check(chosen.path)
    with _plain("The backup could not be put back"):
        kept = _keep_aside(library, now)
        with whole_file(library) as beside:
            _copy(chosen.path, beside)
            for ending in _LOGS:
                library.with_name(library.name + ending).unlink(missing_ok=True)
    return kept


def _keep_aside(library: Path, now: datetime) -> Path | None:
    """Copies the library and its write-ahead log byte by byte, so that a damaged file too is kept as it is."""
    if not library.exists():
        return None
    kept = library.with_name(f"{library.stem}.kept-{now.astimezone(UTC).strftime(_STAMP)}{library.suffix}")
    for ending in (*_LOGS, ""):
        part = library.with_name(library.name + ending)
        if part.exists():
            with whole_file(kept.with_name(kept.name + ending)) as beside:
                shutil.copyfile(part, beside)
    return kept


@contextmanager
def _plain(what: str) -> Generator[None]:
    """Says in plain words why a copy could not be made."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            f"{what}: {error.strerror}.",
            "The library itself is not touched.",
            "Free some space, then try again.",
        ) from error


class _Patience:
    """Ends a copy that another program keeps waiting; SQLite itself would wait for ever."""

    def __init__(self, name: str) -> None:
        self._name, self._waited = name, 0

    def __call__(self, status: int, _remaining: int, _total: int) -> None:
        """Called after each attempt, a quarter of a second apart while the library is locked."""
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._waited += 1
            if self._waited > LONGEST_WAIT:
                raise busy(self._name)


def _copy(source: Path, target: Path) -> None:
    """A sound copy of a SQLite file that may be in use."""
    log = target.with_name(f"{target.name}-journal")
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy, progress=_Patience(source.name))
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(target, source.name)
    except sqlite3.Error as error:
        raise file_fault(error, source.name) or error from error
    finally:
        log.unlink(missing_ok=True)


def _check(path: Path, name: str = "") -> None:
    """Refuses a file that is not sound, no library, or of a newer version; ``name`` is what it is called."""
    name = name or path.name
    target = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(target, uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise file_fault(error, name) or error from error
    if not sound or application != schema.APPLICATION_ID:
        raise damaged(name)
    if version > int(schema.HEAD):
        raise newer(name)


def _rotate(library: Path) -> None:
    """Removes the backups that are neither among the last ten nor the last of one of thirty days."""
    found = backups(library)
    oldest = found[0].at - timedelta(days=KEEP_DAYS)
    days: set[str] = set()
    for place, each in enumerate(found):
        day = each.at.strftime("%Y-%m-%d")
        last_of_day = day not in days and each.at >= oldest
        days.add(day)
        if place >= KEEP_LAST and not last_of_day:
            each.path.unlink(missing_ok=True)


def _read(path: Path, library: Path) -> Backup | None:
    """The backup a file is, from its name; None for what is no backup of the library."""
    if not path.name.startswith(f"{library.stem}.") or path.suffix != library.suffix:
        return None
    parts = path.name.removeprefix(f"{library.stem}.").removesuffix(library.suffix).split(".")
    try:
        at = datetime.strptime(parts[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, parts[1] if len(parts) > 1 else "", path.stat().st_size)
