"""What is wrong with a file, collected by row and column, said once: all of it is taken or nothing."""

import re

from charrette.domain.errors import InvalidInputError

MOST_SHOWN = 10
_ENDLESS = re.compile(r"(\S{60})\S{20,}")


class Problems:
    """Collects what cannot be read in the file ``name``, of which a ``place`` is a row of a sheet or a line of text."""

    def __init__(self, name: str, place: str = "row") -> None:
        self.name = name
        self.place = place
        self.count = 0
        self._lines: list[str] = []

    def add(self, row: int, column: str, what: str) -> None:
        """Notes one fault; ``what`` says what is wrong and what to do. Rows count from 1, the header included.

        A number of four hundred digits is told by the first of them.
        """
        self.count += 1
        if len(self._lines) < MOST_SHOWN:
            place = f"{self.place} {row}, column “{column}”" if column else f"{self.place} {row}"
            self._lines.append(f"{place}: {_ENDLESS.sub(_cut, what)}")

    def stop_if_any(self) -> None:
        """Raises ``InvalidInputError`` with up to ten of the faults, one a line, and how many there are."""
        if not self.count:
            return
        places = "1 place" if self.count == 1 else f"{self.count} places"
        more = self.count - len(self._lines)
        lines = [
            f"{self.name}: {places} cannot be read.",
            *self._lines,
            *([f"and {more} more."] if more else []),
        ]
        raise InvalidInputError(
            "\n".join(lines), "\nNothing was taken from it.", "Mend the file and try again."
        )


def _cut(found: re.Match[str]) -> str:
    return f"{found[1]}…{'”' if '”' in found[0][60:] else ''}"
