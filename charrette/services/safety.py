"""Backups: at opening, hourly while in use, before a migration; and how to restore one."""

from datetime import timedelta
from pathlib import Path

from charrette.domain.errors import LibraryError, NotFoundError
from charrette.store import backup
from charrette.store.backup import Backup
from charrette.store.library import Library

EVERY = timedelta(hours=1)


def back_up_if_due(library: Library, reason: str) -> Backup | None:
    """Backs a file library up unless nothing was written since its last backup; None when there was no need.

    A library on a server is backed up there, by its keepers.
    """
    if library.path is None or library.read_only:
        return None
    with library.reading() as queries:
        minutes = queries.latest_minute()
    if minutes is None:
        return None
    found = backup.backups(library.path)
    if found and found[0].at >= minutes.at:
        return None
    return backup.back_up(library.path, library.clock.now(), reason)


def list_backups(path: Path) -> list[Backup]:
    """The backups of the library at ``path``, newest first."""
    return backup.backups(path)


def restore_backup(library: Library, name: str) -> Path | None:
    """Puts a backup (its file name, or ``latest``) in the library's place and closes the library.

    What was there is kept beside it; its path is returned.
    """
    if library.path is None:
        raise LibraryError("A library on a server is restored there, by its keepers.")
    return restore_at(library.path, name, library)


def restore_at(path: Path, name: str, library: Library | None = None) -> Path | None:
    """Restores the library at ``path``, which may be damaged and so not be opened."""
    found = backup.backups(path)
    chosen = (
        found[0]
        if name == "latest" and found
        else next((each for each in found if each.path.name == name), None)
    )
    if chosen is None:
        raise NotFoundError(
            f"There is no backup “{name}”.", "", "charrette backup list shows those there are."
        )
    if library is not None:
        library.close()
    from charrette.system.clock import SystemClock

    return backup.restore(path, chosen, (library.clock if library else SystemClock()).now())
