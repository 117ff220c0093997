"""Tables as files hold them: CSV in any dress, XLSX, and plain lists with one entry a line."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from charrette.domain.cards import entries
from charrette.domain.errors import InvalidInputError
from charrette.exchange.text_files import NO_DELIMITER, find_delimiter, read_text

LIST_HEADER = "Text"
_MOST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row with its number in the file (the header counts); ``cells`` are as many as the header's."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the file's name, its header, and its rows without the empty ones, which are counted in ``skipped``."""

    name: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    skipped: int = 0
    plain_list: bool = False
    how: str = ""
    """How it was read, in words: the encoding and the delimiter, or the sheet."""


def open_table(path: Path, sheet: str = "", known: Iterable[str] = ()) -> Table:
    """Reads ``.csv``, ``.tsv``, ``.xlsx`` or a plain list (``.txt``, ``.md``).

    ``sheet`` is the sheet to prefer in a workbook; ``known`` are header names that tell a header from a first row.
    Raises ``InvalidInputError`` for an empty, damaged, protected or unknown file.
    """
    from charrette.exchange.workbooks import is_workbook, read_sheet

    if is_workbook(path):
        title, rows = read_sheet(path, sheet)
        return _table(path.name, rows, known, f"sheet “{title}”")
    text, encoding = read_text(path)
    delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else find_delimiter(text)
    if path.suffix.lower() in {".txt", ".md", ".text"} and delimiter != "\t":
        return _list(path.name, text, encoding)
    words = {NO_DELIMITER: "one column", "\t": "tabs"}.get(delimiter, f"“{delimiter}”")
    return _table(path.name, _records(path.name, text, delimiter), known, f"{encoding}, {words}")


def pasted_table(text: str, known: Iterable[str] = ()) -> Table:
    """Rows as a spreadsheet puts them on the clipboard: cells between tabs.

    The first row is the header where it holds one of the ``known`` names; nothing is guessed. Raises
    ``InvalidInputError`` where there are no rows.
    """
    name, names = "What was copied", {plain(each) for each in known}
    rows = [row for row in _records(name, text, "\t") if any(cell.strip() for cell in row.cells)]
    if not rows:
        raise InvalidInputError(
            "There are no rows to paste.", "Nothing was changed.", "Copy rows in a spreadsheet first."
        )
    if len(rows) > 1 and any(plain(cell) in names for cell in rows[0].cells if cell.strip()):
        header, body = named_columns(rows[0].cells), rows[1:]
    else:
        header = tuple(f"Column {number}" for number in range(1, max(len(row.cells) for row in rows) + 1))
        body = rows
    fitted = tuple(TableRow(row.number, _fitted(name, row, header)) for row in body)
    return Table(name, header, fitted, how="pasted")


def columns_called(table: Table, names: Iterable[str]) -> list[int]:
    """The columns whose header is one of ``names``, whatever its case, spaces, dashes or accents."""
    wanted = [plain(name) for name in names]
    plain_header = [plain(name) for name in table.header]
    return [plain_header.index(name) for name in wanted if name in plain_header]


def plain(name: str) -> str:
    """A header name without case, accents, spaces and punctuation: ``"Short name "`` is ``"shortname"``."""
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if char.isalnum())


def _records(name: str, text: str, delimiter: str) -> list[TableRow]:
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[TableRow] = []
    try:
        rows.extend(TableRow(number, tuple(cells)) for number, cells in enumerate(reader, start=1))
    except csv.Error as fault:
        raise InvalidInputError(
            f"{name}: row {len(rows) + 1} (line {reader.line_num}) cannot be read: a quotation mark is opened and "
            "not closed, or stands inside a quoted text.",
            "Nothing was imported.",
            "Double the quotation marks inside a text, or save the file as XLSX.",
        ) from fault
    return rows


def _list(name: str, text: str, encoding: str) -> Table:
    lines = re.split(r"\r\n|\n|\r", text)
    rows = [
        TableRow(number, (entry,))
        for number, line in enumerate(lines, start=1)
        for entry in entries(line)[:1]
    ]
    if not rows:
        raise InvalidInputError(f"{name} is empty.", way_on="Choose a file with at least one line.")
    skipped = len(lines) - len(rows) - (not lines[-1])
    return Table(name, (LIST_HEADER,), tuple(rows), skipped, True, f"{encoding}, one a line")


def _table(name: str, records: Sequence[TableRow], known: Iterable[str], how: str) -> Table:
    filled = [row for row in records if any(not cell.isspace() and cell for cell in row.cells)]
    if not filled:
        raise InvalidInputError(f"{name} is empty.", way_on="Choose a file with at least one row.")
    first, body = filled[0], filled
    if _is_header(filled, {plain(each) for each in known}):
        header, body = named_columns(first.cells), filled[1:]
        if not body:
            raise InvalidInputError(
                f"{name} has a header but no rows.", way_on="Choose a file with at least one row."
            )
    else:
        header = tuple(f"Column {number}" for number in range(1, max(len(row.cells) for row in filled) + 1))
    rows = tuple(TableRow(row.number, _fitted(name, row, header)) for row in body)
    return Table(name, header, rows, len(records) - len(filled), how=how)


def named_columns(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of a header row: without empty ones at its end, a column without a name by its number."""
    names = [" ".join(cell.split()) for cell in cells]
    while len(names) > 1 and not names[-1]:
        names.pop()
    return tuple(cell or f"Column {number}" for number, cell in enumerate(names, start=1))


def _fitted(name: str, row: TableRow, header: Sequence[str]) -> tuple[str, ...]:
    """The row with as many cells as the header: short rows are filled up; a longer one is refused, not cut."""
    extra = len(row.cells) - len(header)
    if extra <= 0:
        return row.cells + ("",) * -extra
    if any(cell.strip() for cell in row.cells[len(header) :]):
        raise InvalidInputError(
            f"{name}: row {row.number} has {len(row.cells)} cells; the header has {len(header)}.",
            "Nothing was imported.",
            "Put a text that holds the delimiter in quotation marks, or save the file as XLSX.",
        )
    return row.cells[: len(header)]


def _is_header(rows: Sequence[TableRow], known: set[str]) -> bool:
    """A first row with a known name; or short, different, wordy names over a column of numbers or longer texts."""
    first = [cell.strip() for cell in rows[0].cells]
    if any(plain(cell) in known for cell in first if cell):
        return True
    named = [cell for cell in first if cell]
    wordy = all(len(cell) <= 30 and not cell[0].isdigit() for cell in named)
    if len(named) < 2 or len(set(named)) < len(named) or not wordy or len(rows) < 2:
        return False
    return any(_stands_over(cell, rows[1:51], column) for column, cell in enumerate(first) if cell)


def _stands_over(name: str, rows: Sequence[TableRow], column: int) -> bool:
    below = [
        row.cells[column].strip() for row in rows if column < len(row.cells) and row.cells[column].strip()
    ]
    if not below:
        return False
    numbers = all(re.fullmatch(r"[-+]?[\d.,/]+", cell) for cell in below)
    return numbers or sum(map(len, below)) > 2 * len(name) * len(below)
