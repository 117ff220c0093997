"""A row of a file by the fields its columns hold; what cannot be read is noted with row and column."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table

T = TypeVar("T")


class ReadRow:
    """One row's cells by field; what cannot be read goes to ``problems``."""

    def __init__(self, table: Table, columns: Mapping[str, int], index: int, problems: Problems) -> None:
        self.row = table.rows[index]
        self._table, self._columns, self._problems = table, columns, problems

    def text(self, field: str) -> str:
        """The cell of a field; empty where the table has no such column."""
        column = self._columns.get(field)
        return "" if column is None else self.row.cells[column].replace("\r\n", "\n").strip()

    def refuse(self, field: str, what: str) -> None:
        """Notes what is wrong with the cell of a field, and what to do."""
        name = self._table.header[self._columns[field]] if field in self._columns else field
        self._problems.add(self.row.number, name, what)

    def read(self, field: str, reader: Callable[[str], T], default: T) -> T:
        """What ``reader`` makes of a cell; ``default`` for an empty one, and for one that raises ``ValueError``."""
        try:
            return reader(self.text(field)) if self.text(field) else default
        except ValueError as fault:
            self.refuse(field, str(fault))
            return default

    def several(self, field: str) -> tuple[str, ...]:
        """The values of a cell that holds several, separated by semicolons."""
        return tuple(words for part in self.text(field).split(";") if (words := " ".join(part.split())))
