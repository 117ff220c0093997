"""The world's faults, in plain words: what went wrong, what was kept, what to do."""


class CharretteError(Exception):
    """A fault a person can understand and act on; anything else that is raised is our own fault.

    ``what`` went wrong, what was ``kept``, and the ``way_on``: each a plain sentence, the last two may be empty.
    """

    def __init__(self, what: str, kept: str = "", way_on: str = "") -> None:
        super().__init__(" ".join(part for part in (what, kept, way_on) if part))
        self.what, self.kept, self.way_on = what, kept, way_on


class InvalidInputError(CharretteError):
    """Something typed or read from a file cannot be taken; the sentence names the place."""


class BudgetTooSmallError(CharretteError):
    """The money does not cover what has to be paid; the sentence says what is missing."""


class NotFoundError(CharretteError):
    """What was asked for is not in the library."""


class StaleError(CharretteError):
    """A later step stands on what was to be changed or undone."""


class LibraryError(CharretteError):
    """The library cannot be opened, read or written."""


class NewerLibraryError(LibraryError):
    """The library was written by a newer version of Charrette; it was left untouched."""


class DamagedLibraryError(LibraryError):
    """The library's file is damaged or is not a library."""


class BusyLibraryError(LibraryError):
    """Another program holds the library."""


class ExportError(CharretteError):
    """A document could not be written; nothing was overwritten."""


class CancelledError(CharretteError):
    """The person cancelled; nothing was written."""
