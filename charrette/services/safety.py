"""Backups: at opening, hourly while in use, before a migration; and how to restore one."""

from pathlib import Path

from charrette.domain.errors import NotFoundError
from charrette.store import backup
from charrette.store.backup import Backup
from charrette.store.library import Library
from charrette.system.clock import SystemClock


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


def restore_at(path: Path, name: str) -> Path | None:
    """Puts a backup (its file name, or ``latest``) in the place of the library at ``path``, which is not open.

    What was there, damaged or not, is kept beside it; its path is returned. Raises ``NotFoundError``.
    """
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
    return backup.restore(path, chosen, SystemClock().now())
