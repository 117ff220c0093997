"""What the database driver reports, said in plain sentences."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from charrette.domain.errors import (
    BusyLibraryError,
    DamagedLibraryError,
    LibraryError,
    NewerLibraryError,
    StaleError,
)

_KEPT = "Everything acknowledged before is kept."


@contextmanager
def plain_faults(name: str) -> Generator[None]:
    """Turns the world's faults into ``LibraryError``; ``name`` is what people call the library."""
    try:
        yield
    except IntegrityError as error:
        raise StaleError(
            "The change does not fit what is in the library now.",
            "Nothing was changed.",
            "Look at the latest state and try again.",
        ) from error
    except UnicodeDecodeError as error:
        raise damaged(name) from error
    except PoolTimeoutError as error:
        raise busy(name) from error
    except DBAPIError as error:
        raise _plain(error, name) from error


def _plain(error: DBAPIError, name: str) -> Exception:
    if isinstance(error.orig, sqlite3.Error):
        return file_fault(error.orig, name) or error
    state = getattr(error.orig, "sqlstate", None)
    if state in _SERVER:
        return fault(_SERVER[state], name) or error
    if error.connection_invalidated or (state is None and isinstance(error, OperationalError)):
        return LibraryError(
            f"The database server that holds “{name}” does not answer, or does not let us in.",
            _KEPT,
            "Check the network, the address and the password, then open the library again.",
        )
    return error


_SERVER = {
    "25006": "SQLITE_READONLY",
    "42501": "SQLITE_READONLY",
    "53100": "SQLITE_FULL",
    "53300": "SQLITE_BUSY",
    "55P03": "SQLITE_BUSY",
    "40001": "SQLITE_BUSY",
    "40P01": "SQLITE_BUSY",
}
"""PostgreSQL's states by SQLite's names for the same: both are said in the same words."""


def file_fault(error: sqlite3.Error, name: str) -> LibraryError | None:
    """What SQLite reports, in plain words; None where it is our own fault. Text that is no text is damage."""
    code = str(getattr(error, "sqlite_errorname", ""))
    if not code and "decode" in str(error):
        return damaged(name)
    return fault("_".join(code.split("_")[:2]), name)


def fault(family: str, name: str) -> LibraryError | None:
    """The fault of a family of SQLite's result codes; None for those that are our own fault."""
    if family in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
        return damaged(name)
    if family in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return busy(name)
    if family not in _SENTENCES:
        return None
    what, way_on = _SENTENCES[family]
    return LibraryError(what.format(name=name), _KEPT, way_on)


_SENTENCES = {
    "SQLITE_FULL": (
        "The disk is full; the last change could not be kept.",
        "Free some space, then do it again.",
    ),
    "SQLITE_READONLY": (
        "“{name}” can be read but not written.",
        "Open it read-only, or copy it to a folder you may write to.",
    ),
    "SQLITE_CANTOPEN": (
        "“{name}” cannot be opened for writing in its folder.",
        "Open it read-only, or copy it to a folder you may write to.",
    ),
    "SQLITE_PERM": ("You may not open “{name}”.", "Ask for access, or copy it to a folder of your own."),
    "SQLITE_IOERR": (
        "The disk reported a fault while “{name}” was in use.",
        "Check the disk, then open the library again; a backup can be restored if it stays so.",
    ),
}


def damaged(name: str) -> DamagedLibraryError:
    """The file is damaged, or no library at all."""
    return DamagedLibraryError(
        f"“{name}” is damaged or is not a Charrette library.",
        "It was left untouched.",
        "Restore a backup (charrette backup list), or choose another file.",
    )


def busy(name: str) -> BusyLibraryError:
    """Another program holds the library."""
    return BusyLibraryError(
        f"Another program is using “{name}”.", _KEPT, "Close the other program, or try again in a moment."
    )


def newer(name: str) -> NewerLibraryError:
    """The file was written by a newer Charrette."""
    return NewerLibraryError(
        f"“{name}” was written by a newer version of Charrette.",
        "It was left untouched.",
        "Install the newer version on this computer, or open a copy there and export a needs file.",
    )
