"""``charrette check`` and ``charrette backup``."""

import argparse
from pathlib import Path

from charrette.cli.projects import library_to_read
from charrette.cli.run import library_place, print_json
from charrette.domain.errors import DamagedLibraryError, LibraryError
from charrette.domain.wording import counted
from charrette.services import safety
from charrette.store.library import Library


def check(chosen: argparse.Namespace) -> None:
    """Says whether the library is sound (``DamagedLibraryError`` when not), or whether the room is ready."""
    if chosen.room:
        from charrette.cli.checking_room import check_the_room

        check_the_room(chosen)
        return
    library = library_to_read(chosen)
    try:
        found = library.check()
        with library.reading() as queries:
            projects = len(queries.projects())
            steps = queries.last_step()
    finally:
        library.close()
    if chosen.json:
        print_json(
            {
                "library": library.name,
                "sound": not found,
                "faults": found,
                "projects": projects,
                "steps": steps,
            }
        )
    elif not found:
        print(
            f"“{library.name}” is sound: {counted(projects, 'project')}, {counted(steps, 'step')} in its minutes."
        )
    if found:
        raise DamagedLibraryError(
            f"“{library.name}” is damaged: {'; '.join(found[:5])}.", "", "Restore a backup."
        )


def backup(chosen: argparse.Namespace) -> None:
    """Lists the backups, restores one, or makes one now."""
    place = library_place(chosen)
    if "://" in str(place):
        raise LibraryError("A library on a server is backed up there, by its keepers.")
    path = Path(place)
    if chosen.what == "list":
        _list(path, as_json=chosen.json)
    elif chosen.what == "restore":
        kept = safety.restore_at(path, chosen.name)
        print(
            f"Restored {path.name} from {chosen.name}."
            + (f" What was there is kept as {kept.name}." if kept else "")
        )
    else:
        library = Library(path, create=False)
        try:
            done = safety.back_up_if_due(library, "by-hand")
        finally:
            library.close()
        print(done.path if done else "Nothing was written since the last backup.")


def _list(path: Path, *, as_json: bool) -> None:
    found = safety.list_backups(path)
    if as_json:
        print_json(
            [
                {"name": each.path.name, "at": each.at.isoformat(), "reason": each.reason, "bytes": each.size}
                for each in found
            ]
        )
        return
    for each in found:
        print(f"{each.path.name}  {each.at:%Y-%m-%d %H:%M} UTC  {each.size // 1024:,} kB")
    if not found:
        print("There is no backup yet.")
