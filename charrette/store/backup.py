"""Rotating backups of a SQLite library by SQLite's online backup.

Kept: the last ten, then the last of each day for thirty days. A backup is checked before it takes its name, so that a
damaged library never pushes out a sound backup.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from charrette.domain.errors import LibraryError, NotFoundError
from charrette.store.faults import damaged
from charrette.system.files import whole_file

KEEP_LAST = 10
KEEP_DAYS = 30
_STAMP = "%Y%m%dT%H%M%S%f"


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
    found = [
        _read(path, library) for path in backup_folder(library).glob(f"{library.stem}.*{library.suffix}")
    ]
    return sorted((each for each in found if each), key=lambda each: each.at, reverse=True)


def back_up(library: Path, now: datetime, reason: str) -> Backup:
    """Copies the library while it may be in use, checks the copy, then removes what is no longer kept.

    Raises ``DamagedLibraryError`` when the copy is not sound, ``LibraryError`` when it cannot be written.
    """
    folder = backup_folder(library)
    target = folder / f"{library.stem}.{now.astimezone(UTC).strftime(_STAMP)}.{reason}{library.suffix}"
    try:
        with whole_file(target) as beside:
            _copy(library, beside)
    except OSError as error:
        raise LibraryError(
            f"A backup could not be written: {error.strerror}.",
            "The library itself is not touched.",
            "Free some space.",
        ) from error
    _rotate(library)
    found = _read(target, library)
    assert found is not None
    return found


def restore(library: Path, chosen: Backup, now: datetime) -> Path | None:
    """Puts a backup in the library's place; what was there is kept beside it and its path returned.

    Nothing may have the library open.
    """
    if not chosen.path.exists():
        raise NotFoundError(f"The backup “{chosen.path.name}” is gone.")
    _check(chosen.path)
    kept = None
    if library.exists():
        kept = library.with_name(
            f"{library.stem}.kept-{now.astimezone(UTC).strftime(_STAMP)}{library.suffix}"
        )
        _set_aside(library, kept)
    with whole_file(library) as beside:
        _copy(chosen.path, beside)
    return kept


def _set_aside(library: Path, kept: Path) -> None:
    """Moves the library with its write-ahead log, so that a damaged file is kept as it is."""
    for ending in ("-wal", "-shm", ""):
        part = library.with_name(library.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ending))


def _copy(source: Path, target: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _check(target)
    except sqlite3.DatabaseError as error:
        if str(getattr(error, "sqlite_errorname", "")) == "SQLITE_FULL":
            raise LibraryError(
                "The disk is full; the copy could not be written.", "The library is untouched."
            ) from error
        raise damaged(source.name) from error


def _check(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        except sqlite3.DatabaseError as error:
            raise damaged(path.name) from error
    if not sound:
        raise damaged(path.name)


def _rotate(library: Path) -> None:
    for each in backups(library)[KEEP_LAST:]:
        if each not in _kept_daily(backups(library)):
            each.path.unlink(missing_ok=True)


def _kept_daily(found: list[Backup]) -> list[Backup]:
    """The last backup of each day, for thirty days back from the newest."""
    oldest = found[0].at - timedelta(days=KEEP_DAYS)
    last_of_day: dict[str, Backup] = {}
    for each in found:
        if each.at >= oldest:
            last_of_day.setdefault(each.at.strftime("%Y-%m-%d"), each)
    return list(last_of_day.values())


def _read(path: Path, library: Path) -> Backup | None:
    parts = path.name.removeprefix(f"{library.stem}.").removesuffix(library.suffix).split(".")
    try:
        at = datetime.strptime(parts[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, parts[1] if len(parts) > 1 else "", path.stat().st_size)
