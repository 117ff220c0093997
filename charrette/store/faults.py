"""What the database driver reports, said in plain sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from charrette.domain.errors import BusyLibraryError, DamagedLibraryError, LibraryError, StaleError

_KEPT = "Everything acknowledged before is kept."


@contextmanager
def plain_faults(name: str) -> Iterator[None]:
    """Turns the world's faults into ``LibraryError``; ``name`` is what people call the library."""
    try:
        yield
    except IntegrityError as error:
        raise StaleError(
            "The change does not fit what is in the library now.",
            "Nothing was changed.",
            "Look at the latest state and try again.",
        ) from error
    except PoolTimeoutError as error:
        raise _busy(name) from error
    except DBAPIError as error:
        raise _plain(error, name) from error


def _plain(error: DBAPIError, name: str) -> Exception:
    code = str(getattr(error.orig, "sqlite_errorname", ""))
    family = "_".join(code.split("_")[:2])
    if family in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
        return damaged(name)
    if family in _SENTENCES:
        what, way_on = _SENTENCES[family]
        return LibraryError(what.format(name=name), _KEPT, way_on)
    if family in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        return _busy(name)
    if not code and (error.connection_invalidated or isinstance(error, OperationalError)):
        return LibraryError(
            "The database server that holds this library does not answer.",
            _KEPT,
            "Check the network and the address, then open the library again.",
        )
    return error


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


def _busy(name: str) -> BusyLibraryError:
    return BusyLibraryError(
        f"Another program is using “{name}”.", _KEPT, "Close the other program, or try again in a moment."
    )
